from itertools import combinations

from flexml.template.choices import explore

BOTH = ("yes", "no")


def asking(keys):
    return lambda choices: tuple(choices.take(key, BOTH) for key in keys)


def test_all_ways_are_taken_while_they_are_few():
    explored = explore(asking("abc"))
    assert explored.exact
    assert len({result for _, result in explored.ways}) == len(explored.ways) == 8


def test_a_choice_that_is_not_asked_on_a_way_takes_no_part_in_it():
    def run(choices):
        return choices.take("a", BOTH) == 0 and choices.take("b", BOTH) == 0

    assert [[choice.key for choice in made] for made, _ in explore(run).ways] == [["a", "b"], ["a", "b"], ["a"]]


def test_where_there_are_too_many_ways_every_two_outcomes_meet():
    keys = "abcdefghij"
    explored = explore(asking(keys), most=64)
    assert not explored.exact
    assert len(explored.ways) <= 64
    met = {
        (left.key, left.taken, right.key, right.taken)
        for made, _ in explored.ways
        for left, right in combinations(made, 2)
    }
    assert len(met) == len(list(combinations(keys, 2))) * 4


def test_the_words_of_a_choice_are_those_of_its_outcome():
    (made, _), *_ = explore(lambda choices: choices.take("a", ("`a` is true", "`a` is false"))).ways
    assert [choice.words for choice in made] == ["`a` is true"]


def test_hundreds_of_choices_are_paired_in_no_time_of_their_cube():
    taken = 0

    def run(choices):
        nonlocal taken
        for number in range(400):
            choices.take(str(number), BOTH)
            taken += 1

    assert not explore(run).exact
    assert taken < 400 * 1000  # the cube is 160 times that


def test_pairs_of_hundreds_of_choices_meet_in_a_few_ways():
    keys = [str(number) for number in range(200)]
    explored = explore(asking(keys), more=True)
    assert not explored.exact
    assert len(explored.ways) <= 2 + 2 * len(keys).bit_length()
    columns = list(zip(*(result for _, result in explored.ways), strict=True))
    assert all(len(set(zip(*pair, strict=True))) == 4 for pair in combinations(columns, 2))

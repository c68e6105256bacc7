import pytest

from flexml.template.binding import bind, rounds_of
from flexml.template.choices import Choices
from flexml.template.facts import Facts
from flexml.template.scope import Scope
from flexml.template.value import Items, Known, Printed, Record, Unknown

ITEMS = Unknown("items", "items")


def bound(targets, value, *, renames=False, **known):
    scope = Scope(values=known)
    bind(targets, value, scope, renames=renames)
    return scope.values


class TestRounds:
    @pytest.mark.parametrize(
        ("size", "expected"),
        [
            (0, ([], 0)),
            (1, ([Unknown("items#0", "items")], 1)),
            (
                2,
                (
                    [Unknown("items#0", "items", " in round 1"), Unknown("items#1", "items", " in round 2")],
                    None,
                ),
            ),
        ],
    )
    def test_a_list_that_nobody_knows_has_no_item_one_or_two_for_several(self, size, expected):
        assert rounds_of(ITEMS, Facts(Choices([size]))) == expected

    def test_a_round_of_a_round_says_both(self):
        (first, _), _ = rounds_of(Unknown("x", "x", " in round 2"), Facts(Choices([2])))
        assert first == Unknown("x#0", "x", " in round 2 in round 1")

    @pytest.mark.parametrize(
        ("iterable", "expected"),
        [
            (Known((1, 2, 3)), ([Known(1), Known(2), Known(3)], 3)),
            (Known({"a": 1}), ([Known("a")], 1)),
            (Known(None), ([], 0)),
            (Known(7), ([], 0)),
            (Items((Known(1), ITEMS)), ([Known(1), ITEMS], 2)),
        ],
    )
    def test_a_list_that_is_known_has_its_items(self, iterable, expected):
        facts = Facts(Choices())
        assert rounds_of(iterable, facts) == expected

    @pytest.mark.parametrize("iterable", [Known(tuple(range(101))), Items((Known(0),) * 101)])
    def test_no_more_than_a_hundred_rounds_are_taken(self, iterable):
        assert len(rounds_of(iterable, Facts(Choices()))[0]) == 100

    def test_what_is_no_list_has_one_item_that_nobody_knows(self):
        assert rounds_of(Printed(()), Facts(Choices())) == ([Unknown("items#0", "…")], None)


class TestNames:
    def test_one_name_gets_the_value(self):
        assert bound(("a",), ITEMS) == {"a": ITEMS}

    def test_an_item_of_a_loop_is_called_by_its_name(self):
        assert bound(("item",), Unknown("items#0", "items"), renames=True) == {"item": Unknown("items#0", "item")}
        assert bound(("item",), Known(1), renames=True) == {"item": Known(1)}

    def test_several_names_get_the_items(self):
        for value in (Known((1, 2)), Known([1, 2]), Items((Known(1), Known(2)))):
            assert bound(("a", "b"), value) == {"a": Known(1), "b": Known(2)}

    def test_names_without_an_item_are_unknown_and_items_without_a_name_are_left(self):
        assert bound(("a", "b"), Known((1,))) == {"a": Known(1), "b": Unknown("b", "b")}
        assert bound(("a", "b"), Known((1, 2, 3))) == {"a": Known(1), "b": Known(2)}
        assert bound(("a", "b"), Known("ab")) == {"a": Unknown("a", "a"), "b": Unknown("b", "b")}

    def test_parts_of_what_nobody_knows_are_told_apart(self):
        value = Unknown("pairs#0", "pairs", " in round 1")
        assert bound(("k", "v"), value) == {
            "k": Unknown("pairs#0[0]", "k", " in round 1"),
            "v": Unknown("pairs#0[1]", "v", " in round 1"),
        }

    def test_a_name_in_a_namespace_is_set_there(self):
        space = Record({"x": Known(1)})
        assert bound(("space.x",), Known(2), space=space) == {"space": space}
        assert space.values == {"x": Known(2)}

    def test_a_name_in_what_is_no_namespace_is_set_nowhere(self):
        assert bound(("space.x",), Known(2), space=Known(1)) == {"space": Known(1)}
        assert bound(("space.x",), Known(2)) == {}

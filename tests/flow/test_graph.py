"""Which verbs run, and what comes after them."""

from __future__ import annotations

import pytest


def names(steps):
    return [step.node.name for step in steps]


@pytest.mark.parametrize(
    ("content", "reached"),
    [
        ("", []),
        ("<Talk/><Mark/>", ["Talk", "Mark"]),
        ("<Go>/menu</Go><Talk/>", ["Go"]),
        ("<End/><Talk/>", ["End"]),
        ("<Loop/><Talk/>", ["Loop"]),
        ("<Ask/><Talk/>", ["Ask", "Talk"]),
        ('<Fetch action="/menu"/><Talk/>', ["Fetch"]),
        ("<Fetch/><Talk/>", ["Fetch", "Talk"]),
        ("<Talk/><!-- a note --><Nobody/><Talk/>", ["Talk", "Nobody", "Talk"]),
    ],
)
def test_verbs_are_reached_until_one_does_not_fall_through(flow_of, content, reached):
    flow = flow_of(content)
    assert reached == names(step for step in flow.steps if flow.reaches(step))


def test_steps_are_the_elements_below_the_root_in_order(flow_of):
    flow = flow_of('<Fork><Line name="a"/></Fork>text<Talk/>')
    assert [(step.index, step.node.name) for step in flow.steps] == [(0, "Fork"), (1, "Talk")]


def test_after_are_the_verbs_that_may_still_run(flow_of):
    flow = flow_of("<Talk/><Mark/><End/><Talk/>")
    assert names(flow.after(flow.steps[0])) == ["Mark", "End"]


def test_nothing_comes_after_a_verb_that_is_never_reached(flow_of):
    flow = flow_of("<End/><Talk/><Mark/>")
    assert list(flow.after(flow.steps[1])) == []


@pytest.mark.parametrize(
    ("content", "holds"),
    [
        ("<Mark/>", False),
        ("<Mark/><Talk/>", True),
        ("<Mark/><Mark/><End/>", False),
        ("<Mark/><End/><Talk/>", False),
        ("<Mark/><Go>/menu</Go>", True),
        ("<Mark/><Nobody/>", True),
    ],
)
def test_tells_whether_anything_holds_the_call_after_a_verb(flow_of, content, holds):
    flow = flow_of(content)
    assert holds == flow.holds_after(flow.steps[0])


def test_finds_the_verb_that_an_element_belongs_to(flow_of):
    flow = flow_of('<Talk/><Fork><Line name="a"/></Fork>')
    line = flow.streams[0].node
    assert flow.steps[1] is flow.step_of(line)
    assert flow.step(line) is None


def test_the_root_belongs_to_no_verb(flow_of):
    flow = flow_of("<Talk/>")
    root = flow.steps[0].node.parent
    assert flow.step_of(root) is None


def dead_ends(flow):
    """What never runs, by the name of the verb that it is due to."""
    return [
        (end.cause.node.name, names(end.steps))
        for step in flow.steps
        for inner in (step, *step.nested)
        for end in flow.dead_ends_at(inner.node)
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<Talk/><End/><Nobody/><Mark/><Line/><Talk/>", [("End", ["Mark", "Talk"])]),
        ("<End/><End/><End/>", [("End", ["End", "End"])]),
        ('<Fetch action="/menu"/><Talk/>', [("Fetch", ["Talk"])]),
        ("<Loop/><Talk/>", [("Loop", ["Talk"])]),
        ("<Ask><Talk/><Loop/><Talk/></Ask>", [("Loop", ["Talk"])]),
        ("<Ask><Loop/><Talk/></Ask><Mark/>", [("Loop", ["Talk"]), ("Loop", ["Mark"])]),
        ("<Ask><Loop/></Ask><Mark/>", [("Loop", ["Mark"])]),
        ("<Listen><Loop/></Listen><Mark/>", []),
        ("<End/><Ask><Loop/><Talk/></Ask>", [("End", ["Ask"])]),
        ("", []),
        ("<Talk/>", []),
        ("<Talk/><End/>", []),
        ("<End/><Nobody/>", []),
        ("<Ask/><Talk/>", []),
    ],
)
def test_dead_ends_are_known_by_the_verb_that_makes_them(flow_of, content, expected):
    assert expected == dead_ends(flow_of(content))


@pytest.mark.parametrize("mark", ["{% else %}", "${rest}", "&lt;% else %>", "{{ more }}"])
def test_where_the_marks_of_a_template_stand_between_verbs_any_of_them_may_run(flow_of, mark):
    flow = flow_of(f"<Talk/><End/>{mark}<Talk/>")
    assert flow.branched
    assert [flow.reaches(step) for step in flow.steps] == [True, True, True]
    assert dead_ends(flow) == []
    assert [flow.is_last(step) for step in flow.steps] == [False, False, False]
    assert [flow.following(step) for step in flow.steps] == [None, None, None]
    assert [list(flow.after(step)) for step in flow.steps] == [[], [], []]
    assert flow.holds_after(flow.steps[2])
    assert flow.answered_before(flow.steps[2]) is None


def test_other_text_between_verbs_changes_nothing(flow_of):
    assert not flow_of("<Talk/>{ text }<Talk/>").branched


@pytest.mark.parametrize(
    ("content", "last"),
    [("<Talk/>", [True]), ("<Talk/><Nobody/>", [False, True]), ("<End/><Talk/>", [False, False])],
)
def test_last_is_what_runs_and_has_nothing_below(flow_of, content, last):
    flow = flow_of(content)
    assert last == [flow.is_last(step) for step in flow.steps]


def test_following_is_the_next_verb_that_may_run(flow_of):
    flow = flow_of("<Talk/><End/><Mark/><Talk/>")
    assert [flow.steps[1], None, None, None] == [flow.following(step) for step in flow.steps]


def test_call_is_answered_by_the_first_verb_that_surely_does(flow_of):
    flow = flow_of('<Mark/><Talk quiet="{{ shy }}"/><Talk/><Talk/><Mark/><End/><Mark/>')
    third = flow.steps[2]
    assert [None, None, None, third, third, third, None] == [flow.answered_before(step) for step in flow.steps]


def test_call_waits_at_the_first_verb_that_blocks(flow_of):
    flow = flow_of('<Mark/><Talk behind="true"/><Lobby/><Mark/><Talk/>')
    third = flow.steps[2]
    assert [None, None, None, third, third] == [flow.waited_before(step) for step in flow.steps]

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

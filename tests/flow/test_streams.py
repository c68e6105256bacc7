"""Which streams may be open where."""

from __future__ import annotations

import pytest

from tests.growth import grows_in_step


def live(flow):
    """The names that are live before each verb."""
    return [[use.name for use in flow.live_before(step)] for step in flow.steps]


def test_uses_are_read_in_order_with_what_they_do(flow_of):
    flow = flow_of('<Fork><Line name="a"/><Line/></Fork><Join><Line name="b"/></Join><Unfork><Line name="a"/></Unfork>')
    expected = [("opens", "a"), ("opens", None), ("opens-bidirectional", "b"), ("closes", "a")]
    assert expected == [(use.effect, use.name) for use in flow.streams]


def test_element_without_an_effect_here_is_no_use(flow_of):
    assert flow_of('<Line name="a"/><Talk><Line name="b"/></Talk>').streams == ()


def test_names_of_elements_are_matched_without_their_case(flow_of):
    (use,) = flow_of('<fork><LINE Name="a"/></fork>').streams
    assert (use.kind, use.effect, use.name) == ("Line", "opens", "a")


def test_stream_lives_on_until_it_is_closed_by_name(flow_of):
    flow = flow_of('<Fork><Line name="a"/></Fork><Talk/><Unfork><Line name="a"/></Unfork><Talk/>')
    assert live(flow) == [[], ["a"], ["a"], []]


def test_closing_another_name_closes_nothing(flow_of):
    flow = flow_of('<Fork><Line name="a"/></Fork><Unfork><Line name="b"/></Unfork><Talk/>')
    assert live(flow) == [[], ["a"], ["a"]]


@pytest.mark.parametrize("line", ["<Line/>", '<Line name=""/>'])
def test_stream_without_a_name_lives_on_to_the_end(flow_of, line):
    flow = flow_of(f"<Fork>{line}</Fork><Unfork>{line}</Unfork><Talk/>")
    assert live(flow) == [[], [None], [None]]


def test_one_closing_ends_all_streams_of_the_name(flow_of):
    flow = flow_of('<Fork><Line name="a"/><Line name="a"/></Fork><Unfork><Line name="a"/></Unfork><Talk/>')
    assert live(flow) == [[], ["a", "a"], []]


def test_name_may_be_used_again_after_it_was_closed(flow_of):
    flow = flow_of('<Fork><Line name="a"/></Fork><Unfork><Line name="a"/></Unfork><Fork><Line name="a"/></Fork><Talk/>')
    first, _, second = flow.streams
    assert [flow.streams[2]] == list(flow.live_before(flow.steps[3]))
    assert (flow.closed_by(first), flow.closed_by(second)) == (2, None)


def test_closing_by_name_leaves_a_bidirectional_stream_alone(flow_of):
    flow = flow_of('<Side><Line name="a"/></Side><Unfork><Line name="a"/></Unfork><Mark/>')
    assert live(flow) == [[], ["a"], ["a"]]


def test_two_bidirectional_streams_of_one_verb_are_open_at_once(flow_of):
    first, second = flow_of('<Join><Line name="a"/><Line name="b"/></Join>').streams
    assert first.beside is None
    assert first is second.beside


def test_verb_that_waits_closes_its_bidirectional_stream(flow_of):
    flow = flow_of('<Join><Line name="a"/></Join><Join><Line name="b"/></Join><Talk/>')
    assert [use.beside for use in flow.streams] == [None, None]
    assert live(flow) == [[], [], []]


def test_verb_that_does_not_wait_leaves_its_bidirectional_stream_open(flow_of):
    flow = flow_of('<Side><Line name="a"/></Side><Join><Line name="b"/></Join>')
    first, second = flow.streams
    assert first is second.beside


def test_unidirectional_stream_is_never_beside(flow_of):
    flow = flow_of('<Fork><Line name="a"/></Fork><Join><Line name="b"/></Join>')
    assert [use.beside for use in flow.streams] == [None, None]
    assert live(flow) == [[], ["a"]]


def test_nothing_is_live_where_control_never_comes(flow_of):
    flow = flow_of('<Fork><Line name="a"/></Fork><End/><Fork><Line name="b"/></Fork><Talk/>')
    assert live(flow) == [[], ["a"], [], []]


def test_closing_that_is_never_reached_closes_nothing(flow_of):
    flow = flow_of('<Fork><Line name="a"/></Fork><Loop/><Unfork><Line name="a"/></Unfork>')
    assert flow.closed_by(flow.streams[0]) is None


def test_openings_are_found_by_name_reached_or_not(flow_of):
    flow = flow_of('<Fork><Line name="a"/></Fork><End/><Join><Line name="a"/></Join>')
    assert list(flow.streams) == list(flow.opened("Line", "a"))
    assert list(flow.opened("Line", "b")) == []


def test_started_are_the_unidirectional_ones(flow_of):
    flow = flow_of('<Join><Line name="b"/></Join><Fork><Line name="a"/></Fork><Unfork><Line name="a"/></Unfork>')
    assert [flow.streams[1]] == list(flow.started)


def test_stream_is_called_by_its_name(flow_of):
    named, unnamed = flow_of('<Fork><Line name="a"/><Line/></Fork>').streams
    assert [named.called, unnamed.called] == ["`a`", "a stream without a name"]


def test_many_streams_take_time_in_proportion(flow_of):
    def document(size):
        return '<Fork><Line name="a"/></Fork><Side><Line name="b"/></Side>' * size

    assert grows_in_step(document, lambda text: flow_of(text).streams, 4_000)


def test_name_is_shown_without_what_would_break_a_message(flow_of):
    (use,) = flow_of('<Fork><Line name="a`b&#10;c"/></Fork>').streams
    assert use.called == "`a b c`"

"""Ways on from a verb."""

from __future__ import annotations

import pytest

from flexml.flow import Exit, Way

NEXT = Exit(Way.NEXT)


@pytest.mark.parametrize(
    ("verb", "exits"),
    [
        ("<Talk/>", (NEXT,)),
        ("<Mark/>", (NEXT,)),
        ("<Nobody/>", (NEXT,)),
        ("<Loop/>", ()),
        ("<End/>", (Exit(Way.CALL_ENDS),)),
        ("<Leave/>", (Exit(Way.DOCUMENT_ENDS),)),
        ("<Go>/menu</Go>", (Exit(Way.DOCUMENT, "/menu"),)),
        ("<Go/>", (Exit(Way.DOCUMENT, None),)),
        ("<Fetch/>", (NEXT,)),
        ('<Fetch action="/menu"/>', (Exit(Way.DOCUMENT, "/menu"),)),
        ('<Fetch ACTION="/menu"/>', (Exit(Way.DOCUMENT, "/menu"),)),
        ('<Fetch action=""/>', (Exit(Way.DOCUMENT, None),)),
        ('<Fetch action=" "/>', (Exit(Way.DOCUMENT, None),)),
        ("<Keep/>", (Exit(Way.DOCUMENT, None),)),
        ("<Ask/>", (Exit(Way.DOCUMENT, None, on_input=True), NEXT)),
        ('<Ask action="/menu"/>', (Exit(Way.DOCUMENT, "/menu", on_input=True), NEXT)),
        ('<Ask action="/menu" always="true"/>', (Exit(Way.DOCUMENT, "/menu"),)),
    ],
)
def test_verb_leads_where_its_behaviour_says(flow_of, verb, exits):
    (step,) = flow_of(verb).steps
    assert exits == step.exits


@pytest.mark.parametrize(
    ("verb", "blocks"),
    [("<Talk/>", True), ("<talk/>", True), ('<Talk behind="true"/>', False), ('<Talk Behind="true"/>', False)],
)
def test_attributes_and_names_are_read_as_the_vendor_reads_them(flow_of, verb, blocks):
    (step,) = flow_of(verb).steps
    assert blocks == step.blocks


@pytest.mark.parametrize(
    ("verb", "holds"),
    [
        ("<Talk/>", True),
        ("<Loop/>", True),
        ("<Go>/menu</Go>", True),
        ("<Leave/>", True),
        ("<Nobody/>", True),
        ("<End/>", False),
        ("<Mark/>", False),
        ('<Talk behind="true"/>', False),
    ],
)
def test_verb_holds_the_call_when_it_waits_or_leads_away_or_is_unknown(flow_of, verb, holds):
    (step,) = flow_of(verb).steps
    assert holds == step.holds


@pytest.mark.parametrize(
    "value", ["{{ always }}", "{% if a %}true{% endif %}", "${always}", "#{always}", "perhaps", ""]
)
def test_where_a_value_is_not_known_each_way_is_possible(flow_of, value):
    (step,) = flow_of(f'<Ask action="/menu" always="{value}"/>').steps
    assert step.exits == (Exit(Way.DOCUMENT, "/menu", on_input=True), NEXT)
    assert len(step.possible) == 2


@pytest.mark.parametrize("value", ["false", "true"])
def test_where_a_value_is_known_one_behaviour_is_possible(flow_of, value):
    (step,) = flow_of(f'<Ask action="/menu" always="{value}"/>').steps
    assert len(step.possible) == 1


def test_whether_an_attribute_is_there_is_known_whatever_its_value(flow_of):
    one, other = flow_of('<Talk rounds="0" action="{{ next }}"/><Talk rounds="0"/>').steps
    assert (one.endless, other.endless) == (None, other)


@pytest.mark.parametrize(
    ("verb", "answers"),
    [
        ("<Talk/>", True),
        ('<Talk quiet="false"/>', True),
        ('<Talk quiet="true"/>', False),
        ('<Talk quiet="{{ shy }}"/>', False),
        ("<Mark/>", False),
        ("<Nobody/>", False),
    ],
)
def test_verb_answers_only_where_that_is_sure(flow_of, verb, answers):
    (step,) = flow_of(verb).steps
    assert answers == step.answers


@pytest.mark.parametrize(
    ("verb", "exits"),
    [
        ("<Lobby><Talk/></Lobby>", (NEXT,)),
        ("<Lobby><Talk/><Loop/></Lobby>", ()),
        ('<Lobby><Talk rounds="0"/></Lobby>', ()),
        ('<Lobby><Talk rounds="{{ count }}"/></Lobby>', (NEXT,)),
        ("<Lobby>{% if a %}<Loop/>{% endif %}</Lobby>", (NEXT,)),
        ('<Ask action="/menu"><Loop/></Ask>', (Exit(Way.DOCUMENT, "/menu", on_input=True),)),
        ('<Ask action="/menu" always="true"><Loop/></Ask>', (Exit(Way.DOCUMENT, "/menu"),)),
        ("<Listen><Loop/></Listen>", (NEXT,)),
        ("<Fork><Loop/></Fork>", (NEXT,)),
    ],
)
def test_verb_waits_for_an_endless_one_inside_unless_there_is_input(flow_of, verb, exits):
    (step,) = flow_of(verb).steps
    assert exits == step.exits


def test_nested_are_the_verbs_that_may_stand_inside(flow_of):
    (step,) = flow_of('<Ask><Talk/><Line name="a"/><Mark/>text<Loop/></Ask>').steps
    assert [(inner.index, inner.node.name) for inner in step.nested] == [(0, "Talk"), (1, "Loop")]


@pytest.mark.parametrize(
    ("verb", "ends"), [("<End/>", True), ("<Leave/>", False), ("<Talk/>", False), ("<Loop/>", False)]
)
def test_verb_that_only_ends_the_call_is_known(flow_of, verb, ends):
    (step,) = flow_of(verb).steps
    assert ends == step.ends_call

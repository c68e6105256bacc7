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
        ("<Keep/>", (Exit(Way.DOCUMENT, None),)),
        ("<Ask/>", (Exit(Way.DOCUMENT, None, on_input=True), NEXT)),
        ('<Ask action="/menu"/>', (Exit(Way.DOCUMENT, "/menu", on_input=True), NEXT)),
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

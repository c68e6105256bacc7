"""A call on its way through several documents."""

from __future__ import annotations

import pytest

from flexml.flow.project import Journey

ROUTES = {"/here": "here.xml", "/a": "a.xml", "/b": "b.xml"}
FORK = '<Fork><Line name="x"/></Fork>'
UNFORK = '<Unfork><Line name="x"/></Unfork>'


def names(streams):
    return sorted((one.page.path, one.use.name) for one in streams)


@pytest.mark.parametrize(
    ("here", "a", "circle"),
    [
        ("<Go>/here</Go>", "", ["here.xml"]),
        ("<Talk/><Go>/a</Go>", "<Go>/here</Go>", ["here.xml", "a.xml"]),
        ('<Fetch action="/here"/>', "", ["here.xml"]),
        ("<Go>/a</Go>", "<Go>/a</Go>", []),
        ("<Go>/a</Go>", '<Ask action="/b"/><Go>/here</Go>', []),
        ("<Go>/a</Go>", "<End/><Go>/here</Go>", []),
        ("<Go>/here?again=1</Go>", "", []),
        ("<Nobody/><Go>/here</Go>", "", []),
        ("<Loop/><Go>/here</Go>", "", []),
    ],
)
def test_finds_the_circle_that_asks_nobody(among, here, a, circle):
    journey = Journey(among(here, {"a.xml": a}, ROUTES))
    assert circle == [passage.page.path for passage in journey.circle]


@pytest.mark.parametrize(
    ("a", "arriving"),
    [
        (f"{FORK}<Go>/here</Go>", [("a.xml", "x")]),
        (f"{FORK}{UNFORK}<Go>/here</Go>", []),
        (f"{FORK}<Go>/elsewhere</Go>", []),
        (f"<End/>{FORK}<Go>/here</Go>", []),
        ('<Side><Line name="x"/></Side><Go>/here</Go>', []),
    ],
)
def test_a_stream_comes_along_until_it_is_closed(among, a, arriving):
    assert arriving == names(Journey(among("<Talk/>", {"a.xml": a}, ROUTES)).arriving)


def test_a_stream_comes_along_over_several_documents(among):
    journey = Journey(among("<Talk/>", {"a.xml": f"{FORK}<Go>/b</Go>", "b.xml": "<Go>/here</Go>"}, ROUTES))
    assert names(journey.arriving) == [("a.xml", "x")]
    assert journey.started_before("Line", "x")
    assert not journey.started_before("Line", "y")


def test_a_document_that_comes_again_finds_its_own_stream(among):
    journey = Journey(among(f"{FORK}<Go>/here</Go>", {}, ROUTES))
    assert names(journey.arriving) == [("here.xml", "x")]


def test_what_comes_on_one_way_alone_is_not_sure(among):
    others = {"a.xml": f"{FORK}<Go>/here</Go>", "b.xml": "<Go>/here</Go>"}
    journey = Journey(among("<Talk/>", others, ROUTES))
    assert names(journey.arriving) == [("a.xml", "x")]
    assert names(journey.surely_arriving) == []


def test_what_comes_on_every_way_is_sure(among):
    journey = Journey(among("<Talk/>", {"a.xml": f'{FORK}<Ask action="/here"/><Go>/here</Go>'}, ROUTES))
    assert names(journey.surely_arriving) == [("a.xml", "x")]


def test_is_settled_when_all_that_leads_here_is_known(among):
    assert Journey(among("<Talk/>", {"a.xml": "<Go>/here</Go>", "b.xml": ""}, ROUTES)).settled
    assert not Journey(among("<Talk/>", {"a.xml": "", "b.xml": ""}, ROUTES)).settled
    assert not Journey(among("<Talk/>", {"a.xml": "<Go>/here</Go>"}, ROUTES)).settled

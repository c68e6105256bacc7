"""What answers the links of a document."""

from __future__ import annotations

from pathlib import Path

import pytest

from flexml.flow.project import Answer, Neighbours, Project
from flexml.source import parse

ROUTES = {"/here": "here.xml", "/calls/{name}": "calls/{name}.xml", "/lost": "lost.xml", "/program": ""}
OTHERS = {"calls/menu.xml": "<Talk/>", "calls/broken.xml": "<Talk>"}


def answers(neighbours):
    return [neighbours.follow(link) for link in neighbours.here.flow.links]


@pytest.mark.parametrize(
    ("url", "answer", "file"),
    [
        ("", Answer.SAME, "here.xml"),
        ("/here", Answer.SAME, "here.xml"),
        ("here", Answer.SAME, "here.xml"),
        ("/calls/menu", Answer.OTHER, "calls/menu.xml"),
        ("calls/menu?digit=1", Answer.OTHER, "calls/menu.xml"),
        ("/calls/broken", Answer.UNKNOWN, None),
        ("/calls/none", Answer.MISSING, None),
        ("/lost", Answer.MISSING, None),
        ("/nowhere", Answer.MISSING, None),
        ("/program", Answer.UNKNOWN, None),
        ("https://other.example/here", Answer.UNKNOWN, None),
        ("/calls/{{ name }}", Answer.UNKNOWN, None),
    ],
)
def test_routes_tell_what_answers(among, url, answer, file):
    neighbours = among(f"<Go>{url}</Go>", OTHERS, ROUTES)
    (target,) = answers(neighbours)
    assert (answer, file) == (target.answer, None if target.page is None else target.page.path)


@pytest.mark.parametrize(
    ("url", "exact"), [("/here", True), ("/here?again=1", False), ("?again=1", False), ("/calls/menu?a=1", False)]
)
def test_a_query_may_make_another_document_of_it(among, url, exact):
    (target,) = answers(among(f"<Go>{url}</Go>", OTHERS, ROUTES))
    assert exact == target.exact


@pytest.mark.parametrize(
    ("url", "answer"),
    [
        ("https://shop.example/ivr/here", Answer.SAME),
        ("https://SHOP.example/ivr/calls/menu", Answer.OTHER),
        ("/ivr/nowhere", Answer.MISSING),
        ("/elsewhere", Answer.UNKNOWN),
        ("https://other.example/ivr/here", Answer.UNKNOWN),
    ],
)
def test_routes_stand_below_the_base_url(among, url, answer):
    (target,) = answers(among(f"<Go>{url}</Go>", OTHERS, ROUTES, base_url="https://shop.example/ivr"))
    assert answer == target.answer


@pytest.mark.parametrize(
    ("url", "answer"),
    [
        ("here.xml", Answer.SAME),
        ("./here.xml?again=1", Answer.SAME),
        ("menu.xml", Answer.OTHER),
        ("sub/menu.xml", Answer.OTHER),
        ("none.xml", Answer.UNKNOWN),
        ("/menu.xml", Answer.UNKNOWN),
    ],
)
def test_without_routes_a_relative_url_is_a_file_beside(among, url, answer):
    (target,) = answers(among(f"<Go>{url}</Go>", {"menu.xml": "<Talk/>", "sub/menu.xml": "<Talk/>"}))
    assert answer == target.answer


def test_the_url_of_a_document_may_be_said_by_itself(among):
    neighbours = among(
        "<!-- flexml: url=https://shop.example/start --><Go>/start</Go><Go>https://shop.example/start</Go>"
    )
    assert [target.answer for target in answers(neighbours)] == [Answer.SAME, Answer.SAME]


def test_a_document_that_a_template_decides_is_unknown(among):
    (target,) = answers(among("<Go>/calls/menu</Go>", {"calls/menu.xml": "{% if a %}<Talk/>{% endif %}"}, ROUTES))
    assert target.answer is Answer.UNKNOWN


def test_knows_what_leads_here(among):
    others = {
        "calls/a.xml": "<Go>/here</Go>",
        "calls/b.xml": "<End/><Go>/here</Go>",
        "calls/c.xml": '<Ask action="/here"/>',
    }
    neighbours = among("<Talk/>", others, ROUTES)
    assert [page.path for page, _ in neighbours.leading_to(neighbours.here)] == ["calls/a.xml", "calls/c.xml"]


@pytest.mark.parametrize(
    ("routes", "menu", "complete"),
    [
        ({"/here": "here.xml", "/menu": "menu.xml"}, "<Go>/here</Go>", True),
        ({"/here": "here.xml", "/menu": "menu.xml"}, "<Go>https://other.example/</Go>", False),
        ({"/here": "here.xml", "/menu": "menu.xml"}, "<Go>", False),
        (None, "<Go>here.xml</Go>", False),
    ],
)
def test_knows_whether_all_is_known(among, routes, menu, complete):
    assert complete == among("<Talk/>", {"menu.xml": menu}, routes).complete


def test_reads_files_of_the_disk(tmp_path: Path, mini):
    (tmp_path / "calls").mkdir()
    (tmp_path / "calls" / "menu.xml").write_text("<Response><Go>/here</Go></Response>")
    (tmp_path / "calls" / "note.txt").write_text("no document")
    here = tmp_path / "here.xml"
    here.write_text("<Response><Go>/calls/menu</Go></Response>")
    project = Project.of(ROUTES, tmp_path, "https://shop.example")
    neighbours = Neighbours(parse(here.read_bytes(), str(here)), mini, project)
    (target,) = answers(neighbours)
    assert target.answer is Answer.OTHER
    assert [str(tmp_path / "calls" / "menu.xml")] == [page.path for page, _ in neighbours.leading_to(neighbours.here)]

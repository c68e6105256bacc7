"""Which file answers which path."""

from __future__ import annotations

import pytest

from flexml.errors import UsageError
from flexml.flow.project.routes import Route, Routes

ROUTES = Routes(
    {
        "/calls/{name}": "calls/{name}.xml",
        "/calls/menu": "menu.xml",
        "/{shop}/{name}": "shops/{shop}/{name}-{shop}.xml",
        "/api/v1/{rest}": "",
    }
)


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/calls/menu", "menu.xml"),
        ("/calls/hold", "calls/hold.xml"),
        ("/paris/menu", "shops/paris/menu-paris.xml"),
        ("/api/v1/x", ""),
        ("/calls/", None),
        ("/calls/..", None),
        ("/other", None),
        ("/a/b/c/d", None),
    ],
)
def test_a_path_is_answered_by_a_file(path, file):
    assert file == ROUTES.answer(path)


@pytest.mark.parametrize(
    ("file", "path"),
    [
        ("menu.xml", "/calls/menu"),
        ("calls/hold.xml", "/calls/hold"),
        ("shops/paris/menu-paris.xml", "/paris/menu"),
        ("shops/paris/menu-rome.xml", None),
        ("other.xml", None),
    ],
)
def test_a_file_tells_its_path(file, path):
    assert path == ROUTES.path_of(file)


def test_a_file_that_answers_two_paths_tells_none():
    assert Routes({"/a": "same.xml", "/b": "same.xml"}).path_of("same.xml") is None


def test_a_file_that_does_not_say_all_names_tells_no_path():
    assert Route("/calls/{name}", "calls.xml").path_of("calls.xml") is None


@pytest.mark.parametrize(
    ("pattern", "file", "reason"),
    [
        ("menu", "menu.xml", "begins with `/`"),
        ("/{a}/{a}", "{a}.xml", "has a name twice"),
        ("/menu", "{name}.xml", "the route does not"),
        ("/menu/{", "menu.xml", "a brace that is no"),
        ("/menu/{a}", "menu/{a.xml", "a brace that is no"),
    ],
)
def test_a_route_that_makes_no_sense_is_refused(pattern, file, reason):
    with pytest.raises(UsageError, match=reason):
        Routes({pattern: file})

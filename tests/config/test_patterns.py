from __future__ import annotations

import pytest

from flexml.config.patterns import Pattern, Patterns


@pytest.mark.parametrize(
    ("text", "path", "matches"),
    [
        ("*.xml", "/p/a.xml", True),
        ("*.xml", "/p/d/a.xml", True),
        ("d/*.xml", "/p/d/a.xml", True),
        ("d/*.xml", "/p/d/e/a.xml", False),
        ("d/**", "/p/d/e/a.xml", True),
        ("d", "/p/d/a.xml", True),
        ("/a.xml", "/p/d/a.xml", False),
        ("*.xml", "/elsewhere/a.xml", True),
        ("d/**", "/elsewhere/d/a.xml", False),
        ("d/**", "/pd/a.xml", False),
        ("!d/**", "/p/d/a.xml", False),
        ("!d/**", "/p/a.xml", True),
    ],
)
def test_a_pattern_is_one_of_gitignore(text, path, matches):
    assert Pattern("/p", text).matches(path) is matches


@pytest.mark.parametrize("text", ["", " ", "/", "!", "# a.xml", "a\\", "[z-a].xml", "![z-a].xml"])
def test_what_is_no_pattern_is_known(text):
    assert not Pattern("/p", text).is_valid


@pytest.mark.parametrize("text", ["a.xml", "!a.xml", "[ab].xml", "\\#a.xml", "**/x"])
def test_what_is_a_pattern_is_known(text):
    assert Pattern("/p", text).is_valid


def test_patterns_are_equal_by_folder_and_text():
    assert Pattern("/p", "a") == Pattern("/p", "a")
    assert len({Pattern("/p", "a"), Pattern("/p", "b"), Pattern("/q", "a"), Pattern("/p", "a")}) == 3
    assert repr(Pattern("/p", "a")) == "Pattern('/p', 'a')"


def test_the_last_pattern_decides():
    patterns = Patterns([Pattern("/p", "gen/*"), Pattern("/p", "!gen/keep.xml"), Pattern("/p/q", "/keep.xml")])
    assert [patterns.match(path) for path in ("/p/gen/a.xml", "/p/gen/keep.xml", "/p/q/keep.xml", "/p/a.xml")] == [
        True,
        False,
        True,
        False,
    ]


def test_a_folder_is_meant_by_a_pattern_for_folders():
    patterns = Patterns([Pattern("/p", "build/")])
    assert (patterns.match("/p/build", folder=True), patterns.match("/p/build")) == (True, False)


def test_a_plain_name_holds_in_every_folder_and_within():
    patterns = Patterns([Pattern("", ".git"), Pattern("", "node_modules")])
    assert patterns.match("/p/.git", folder=True)
    assert not patterns.match("/p/.git/a.xml")
    assert patterns.match_within("/p/.git/a.xml")
    assert not patterns.match_within("/p/a.xml")


def test_a_name_may_be_taken_out_again():
    patterns = Patterns([Pattern("", ".venv"), Pattern("/p", "!.venv")])
    assert not patterns.match("/p/.venv", folder=True)

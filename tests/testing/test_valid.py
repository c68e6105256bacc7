from __future__ import annotations

from pathlib import Path

import pytest

import flexml
from flexml.errors import CheckFailed
from flexml.testing import assert_valid, assert_valid_template

GOOD = "<Response><Say>Hello</Say><Redirect>/next</Redirect></Response>"
BAD = "<Response>\n  <Sya>Hello</Sya>\n</Response>"


def test_the_message_shows_the_finding_in_its_line():
    with pytest.raises(AssertionError) as caught:
        assert_valid(BAD, "twiml")
    assert str(caught.value).startswith(
        "error[FX102]: `Sya` is not an element of TwiML Voice (unknown-element)\n"
        " --> <string>:2:4\n"
        "  |\n"
        "2 |   <Sya>Hello</Sya>\n"
        "  |    ^^^\n"
    )


def test_a_path_is_read(tmp_path: Path):
    path = tmp_path / "a.xml"
    path.write_text(BAD)
    with pytest.raises(CheckFailed, match=r"a\.xml:2:4"):
        assert_valid(path)


def test_an_element_of_the_builder_is_checked_as_its_dialect():
    assert_valid(flexml.Response().say("Hello").redirect("/next"))


def test_a_warning_fails_unless_ignored():
    document = '<Response><Start><Stream url="wss://example.org/a" name="a"/></Start></Response>'
    with pytest.raises(CheckFailed, match="start-is-last-verb"):
        assert_valid(document)
    assert_valid(document, ignore=["start-is-last-verb"])


class TestTemplates:
    @pytest.fixture
    def template(self, tmp_path: Path) -> Path:
        path = tmp_path / "page.xml"
        path.write_text("<Response>\n  <Say>Hello {{ name|e }}</Say>\n  <Hangup/>\n</Response>\n")
        return path

    def test_a_template_that_renders_to_a_valid_document_passes(self, template):
        assert_valid_template(template, {"name": "Ada <3"})
        assert_valid_template(str(template), {"name": "Ada"}, "twiml")

    def test_a_name_without_a_value_fails_with_its_place(self, template):
        with pytest.raises(CheckFailed, match=r"page\.xml:2:17"):
            assert_valid_template(template, {})

    def test_a_finding_stands_where_it_is_written(self, tmp_path):
        path = tmp_path / "page.xml.j2"
        path.write_text("<Response><{{ verb }}/></Response>")
        with pytest.raises(CheckFailed, match=r"page\.xml\.j2:1:12\n"):
            assert_valid_template(path, {"verb": "Sya"})

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from flexml.source import SourceText
from flexml.template.jinja import render_template


def rendered(text: str, context: Mapping[str, object] | None = None) -> str:
    document = render_template(SourceText(text), context or {}).variants[0].document
    assert document.fault is None
    return document.source.text


def fault(text: str, context: Mapping[str, object] | None = None, path: str | None = None) -> tuple[str, str, int, str]:
    """Kind, marked text, line and file of why a template does not render."""
    document = render_template(SourceText(text, path), context or {}).variants[0].document
    assert document.fault is not None
    span = document.fault.span
    return (
        document.fault.kind,
        span.cut(document.source.text),
        document.source.position(span.start).line,
        document.source.path or "",
    )


class TestRendering:
    def test_escapes_values(self):
        assert rendered("<a b='{{ x }}'>{{ x }}</a>", {"x": "<&'\">"}) == (
            "<a b='&lt;&amp;&#39;&#34;&gt;'>&lt;&amp;&#39;&#34;&gt;</a>"
        )

    def test_keeps_line_breaks_as_jinja_does(self):
        assert rendered("<a>\r\n{% if true %}\n</a>{% endif %}\n\n") == "<a>\n\n</a>\n"

    def test_reads_other_templates_of_its_folder(self, tmp_path: Path):
        (tmp_path / "base.xml").write_text("<a>{% block b %}{% endblock %}</a>")
        (tmp_path / "part.xml").write_text("<b>{{ x }}</b>")
        text = "{% extends 'base.xml' %}{% block b %}{% include 'part.xml' %}{% endblock %}"
        document = render_template(SourceText(text, str(tmp_path / "page.xml")), {"x": 1}).variants[0].document
        assert document.source.text == "<a><b>1</b></a>"

    def test_escapes_by_the_name_of_each_template(self, tmp_path: Path):
        (tmp_path / "part.html").write_text("{{ x }}")
        template = SourceText("<a>{{ x }}{% include 'part.html' %}</a>", str(tmp_path / "page.j2"))
        assert render_template(template, {"x": "&"}).variants[0].document.source.text == "<a>&&amp;</a>"

    def test_does_not_change_the_context(self):
        context = {"x": [1]}
        rendered("<a>{% set x = 2 %}{{ x }}</a>", context)
        assert context == {"x": [1]}

    def test_stops_where_a_document_would_be_too_large(self):
        text = f"<a>{{% for a in range(9999) %}}{{% for b in range(9999) %}}{'x' * 50}{{% endfor %}}{{% endfor %}}</a>"
        assert fault(text)[0] == "too-large"


class TestFaults:
    @pytest.mark.parametrize(
        ("text", "context", "expected"),
        [
            ("<a>\n{{ nmae }}</a>", {"name": 1}, ("template-undefined", "nmae", 2, "")),
            ("<a>{{ name.first }}</a>", {"name": {}}, ("template-undefined", "first", 1, "")),
            ("<a>{{ name['first'] }}</a>", {"name": {}}, ("template-undefined", "first", 1, "")),
            ("<a>{% if x %}b{% endif %}</a>", {}, ("template-undefined", "x", 1, "")),
            ("<a>{% for x in y %}{% endfor %}</a>", {}, ("template-undefined", "y", 1, "")),
            ("<a>\n\n  {% if %}</a>", {}, ("template-syntax", "{% if %}", 3, "")),
            ("<a>{% if true %}\n</a>", {}, ("template-syntax", "{% if true %}", 1, "")),
            ("<a>{{ x|nofilter }}</a>", {"x": 1}, ("template-syntax", "nofilter", 1, "")),
            ("<a>\n{{ 1 // 0 }}</a>", {}, ("template-failure", "{{ 1 // 0 }}", 2, "")),
            (
                "<a>{{ x.__class__.__mro__ }}</a>",
                {"x": ""},
                ("template-failure", "{{ x.__class__.__mro__ }}", 1, ""),
            ),
            ("<a>{% include 'no.xml' %}</a>", {}, ("template-failure", "{% include 'no.xml' %}", 1, "")),
            (
                "<a>{% for x in range(10**9) %}{% endfor %}</a>",
                {},
                ("template-failure", "{% for x in range(10**9) %}", 1, ""),
            ),
        ],
    )
    def test_stand_where_the_template_is_wrong(self, text, context, expected):
        assert fault(text, context) == expected

    def test_of_an_included_template_stand_in_that_one(self, tmp_path: Path):
        part = tmp_path / "part.xml"
        page = str(tmp_path / "page.xml")
        part.write_text("<b>\n{{ x }}</b>")
        assert fault("<a>{% include 'part.xml' %}</a>", path=page) == ("template-undefined", "x", 2, str(part))
        part.write_text("<b>\n{% if %}</b>")
        assert fault("<a>{% include 'part.xml' %}</a>", path=page) == ("template-syntax", "{% if %}", 2, str(part))

    def test_reads_no_file_outside_of_its_folder(self, tmp_path: Path):
        (tmp_path / "secret.xml").write_text("<secret/>")
        (tmp_path / "templates").mkdir()
        page = str(tmp_path / "templates" / "page.xml")
        assert fault("{% include '../secret.xml' %}", path=page)[0] == "template-failure"

    def test_of_a_template_that_includes_itself_are_told(self, tmp_path: Path):
        page = tmp_path / "page.xml"
        page.write_text("{% include 'page.xml' %}")
        assert fault(page.read_text(), path=str(page))[0] == "template-failure"

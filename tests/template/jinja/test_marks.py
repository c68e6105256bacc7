"""Remarks of templates, carried over to what they render to."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from flexml.source import Document, SourceText
from flexml.template.jinja import render_template

MARKS = "\U000f0e5a\U000f0e5b"


def rendered(template: str, path: Path | None = None, **context: object) -> Document:
    return render_template(SourceText(template, None if path is None else str(path)), context).variants[0].document


def remarks(document: Document) -> list[tuple[str, int]]:
    return [(remark.text, remark.span.start) for remark in document.remarks]


class TestCarrying:
    @pytest.mark.parametrize(
        ("comment", "text"),
        [
            ("{# {} #}", "<a>  <b/></a>"),
            ("{#- {} #}", "<a> <b/></a>"),
            ("{# {} -#}", "<a> <b/></a>"),
            ("{#-{}-#}", "<a><b/></a>"),
        ],
    )
    def test_changes_nothing_of_what_is_rendered(self, comment, text):
        document = rendered("<a> " + comment.replace("{}", "flexml: ignore[x]") + " <b/></a>")
        assert (
            document.source.text == rendered("<a> " + comment.replace("{}", "other") + " <b/></a>").source.text == text
        )
        assert [remark.text for remark in document.remarks] == ["ignore[x]"]

    def test_keeps_the_place(self):
        document = rendered("<a>{{ x }}{# flexml: ignore[x] #}<b/></a>", x="12")
        assert remarks(document) == [("ignore[x]", 5)]

    def test_is_done_as_often_as_the_comment_is_rendered(self):
        template = "<a>{% for x in range(n) %}{# flexml: ignore[x] #}<b/>{% endfor %}</a>"
        assert remarks(rendered(template, n=2)) == [("ignore[x]", 3), ("ignore[x]", 7)]
        assert remarks(rendered(template, n=0)) == []

    def test_reaches_included_templates(self, tmp_path):
        (tmp_path / "part.xml").write_text("{# flexml: ignore[x] #}<b/>")
        document = rendered("<a>{% include 'part.xml' %}</a>", tmp_path / "page.xml")
        assert remarks(document) == [("ignore[x]", 3)]

    def test_of_the_whole_file_is_done_also_where_nothing_is_rendered_of_it(self, tmp_path):
        (tmp_path / "base.xml").write_text("<a>{% block b %}{% endblock %}</a>")
        template = "{% extends 'base.xml' %}{# flexml: ignore-file[x] #}{# flexml: role=wait #}{# flexml: ignore[y] #}"
        document = rendered(template, tmp_path / "page.xml")
        assert remarks(document) == [("ignore-file[x]", 0), ("role=wait", 0)]

    def test_leaves_raw_text_and_strings_alone(self):
        template = "<a>{% raw %}{# flexml: ignore[x] #}{% endraw %}{{ '{# flexml: ignore[y] #}' }}{{ \"}}\" }}</a>"
        assert rendered(template).source.text == "<a>{# flexml: ignore[x] #}{# flexml: ignore[y] #}}}</a>"

    def test_keeps_the_lines_of_what_fails(self):
        document = rendered("<a>{# flexml: ignore[x]:\n\n#}\n{{ y }}</a>")
        assert document.fault is not None
        assert document.source.position(document.fault.span.start).line == 4

    def test_is_done_where_the_template_fails(self):
        document = rendered("{# flexml: ignore-file[x] #}<a>{{ y }}</a>")
        assert {text for text, _ in remarks(document)} == {"ignore-file[x]"}

    def test_leaves_no_mark(self):
        document = rendered("<a b='{# flexml: ignore[x] #}c'>{# flexml: ignore[y] #}</a>")
        assert not set(MARKS) & set(document.source.text)

    @pytest.mark.parametrize("part", ["{{ '", "{% raw %}", "{#", "{# flexml: a", "{{", "{%", "{# flexml: ignore[a] #}"])
    def test_takes_linear_time(self, part):
        start = time.process_time()
        rendered("<a>" + part * (300_000 // len(part)) + "flexml:")
        assert time.process_time() - start < 5

from __future__ import annotations

from pathlib import Path

import pytest

from flexml.source import MAX_BYTES, SourceText
from flexml.template.engine import Engine
from flexml.template.loading import Loader, extended_by, named_by
from flexml.template.tree import Template


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    (tmp_path / "secret.xml").write_text("<secret/>")
    folder = tmp_path / "templates"
    (folder / "voice").mkdir(parents=True)
    (folder / "base.xml").write_text("<Response>{% block a %}{% endblock %}</Response>")
    (folder / "voice" / "part.xml").write_text("<Say>{{ x }}</Say>")
    (folder / "voice" / "page.xml").write_text("{% extends 'base.xml' %}")
    return folder


@pytest.fixture
def loader(templates: Path) -> Loader:
    return Loader(Engine(), str(templates / "voice" / "page.xml"))


@pytest.fixture
def page(templates: Path) -> Template:
    template = Engine().read(SourceText("", str(templates / "voice" / "page.xml")), "voice/page.xml")
    assert isinstance(template, Template)
    return template


@pytest.mark.parametrize(
    ("name", "found"),
    [
        *(("part.xml", "voice/part.xml"), ("voice/part.xml", "voice/part.xml"), ("base.xml", "base.xml")),
        *(("./part.xml", "voice/part.xml"), ("../base.xml", "base.xml")),
    ],
)
def test_finds_a_template_in_its_folders(loader, page, templates, name, found):
    template = loader(name, page)
    assert template.source.path == str(templates / found)


@pytest.mark.parametrize(
    "name", ["../secret.xml", "../../secret.xml", "a/../../secret.xml", "voice", "", "a\0b", "x" * 9999]
)
def test_never_leaves_them(loader, page, templates, name):
    assert loader(name, page) is None
    assert loader(str(templates.parent / "secret.xml"), page) is None


def test_never_leaves_them_by_a_link(loader, page, templates):
    (templates / "link.xml").symlink_to(templates.parent / "secret.xml")
    assert loader("link.xml", page) is None


def test_reads_a_template_once(loader, page, templates):
    first = loader("part.xml", page)
    (templates / "voice" / "part.xml").write_text("<b/>")
    assert loader("part.xml", page) is first


def test_remembers_what_cannot_be_read(loader, page, templates):
    (templates / "broken.xml").write_text("{% if %}")
    assert (loader("broken.xml", page), loader("none.xml", page)) == (None, None)
    ((source, fault),) = loader.faults
    assert (source.path, fault.kind, loader.missing) == (str(templates / "broken.xml"), "template-syntax", ["none.xml"])


def test_reads_nothing_that_is_too_large(loader, page, templates):
    (templates / "large.xml").write_bytes(b" " * (MAX_BYTES + 1))
    assert loader("large.xml", page) is None


def test_knows_what_a_template_extends(templates):
    folders = (templates / "voice", templates)
    assert list(extended_by(b"{%- extends 'page.xml' %}", folders)) == [
        b"{% extends 'base.xml' %}",
        b"<Response>{% block a %}{% endblock %}</Response>",
    ]
    (templates / "self.xml").write_text("{% extends 'self.xml' %}")
    assert len(list(extended_by(b"{% extends 'self.xml' %}", folders))) == 8
    assert list(extended_by(b"{% extends name %}", folders)) == []


class TestNamed:
    def test_are_all_that_a_template_leads_to_each_once(self, tmp_path: Path):
        texts = {
            "page.xml": "{% extends 'base.xml' %}{% include \"part.xml\" if vip else 'none.xml' %}",
            "base.xml": "{%- from 'voice/macros.xml' import say -%}{% include 'base.xml' %}",
            "voice/macros.xml": "{% import './more.xml' as more %}",
            "more.xml": "<Response/>",
            "part.xml": "{% set name = 'late.xml' %}{% include name %}",
            "late.xml": "{{ 'other.xml' }}{% if x == 'other.xml' %}{% endif %}",
            "other.xml": "",
        }
        for name, text in texts.items():
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(text)
        names = {text.encode(): name for name, text in texts.items()}
        found = [names[data] for data in named_by(texts["page.xml"].encode(), (tmp_path,))]
        assert sorted(found) == ["base.xml", "late.xml", "more.xml", "part.xml", "voice/macros.xml"]

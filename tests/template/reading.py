"""Reads templates that a test knows to be ones."""

from __future__ import annotations

from collections.abc import Mapping

from flexml.source import SourceText
from flexml.template import django, jinja
from flexml.template.family import Family, family_of
from flexml.template.tree import Template

LANGUAGES = ("django", "jinja2")


def read(text: str, language: str = "jinja2", name: str = "answer.xml", *, escapes: bool = True) -> Template:
    source = SourceText(text, name)
    template = {"django": django.read_template, "jinja2": jinja.read_template}[language](source, name, escapes=escapes)
    assert isinstance(template, Template), template
    return template


def family(
    text: str,
    language: str = "jinja2",
    name: str = "answer.xml",
    *,
    escapes: bool = True,
    files: Mapping[str, str] | None = None,
    context: Mapping[str, object] | None = None,
) -> Family:
    others = {file: read(other, language, file, escapes=escapes) for file, other in (files or {}).items()}
    return family_of(read(text, language, name, escapes=escapes), lambda file, _here: others.get(file), context)

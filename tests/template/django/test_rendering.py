from __future__ import annotations

from collections.abc import Mapping
from itertools import product

from hypothesis import assume, given, settings

from flexml.source import SourceText, SyntaxFault
from flexml.template.django import read_template
from flexml.template.family import Family, family_of
from flexml.template.tree import Template
from tests.template.django.made import CONTEXT, FLAGS, OF_FLAGS, TEMPLATES
from tests.template.django.oracle import rendered


def family(template: str, context: Mapping[str, object], others: Mapping[str, str] | None = None) -> Family:
    def load(name: str, _: Template) -> Template | None:
        text = (others or {}).get(name)
        return None if text is None else read(text, name)

    return family_of(read(template, "main.xml"), load, context)


def read(text: str, name: str) -> Template:
    template = read_template(SourceText(text, name), name)
    assert not isinstance(template, SyntaxFault), template
    return template


def texts(found: Family) -> set[str]:
    return {variant.document.source.text for variant in found.variants}


@settings(max_examples=500)
@given(TEMPLATES, CONTEXT)
def test_where_all_is_known_a_template_prints_what_django_prints(template, context):
    wanted = rendered(template, context)
    assume(wanted is not None)
    printed = texts(family(template, context))
    assert wanted in printed
    assert len(printed) == 1 or "ifchanged" in template


@settings(max_examples=200)
@given(OF_FLAGS)
def test_the_variants_of_a_template_are_what_django_prints_for_all_flags(template):
    concrete = {
        rendered(template, dict(zip(FLAGS, values, strict=True)))
        for values in product((True, False), repeat=len(FLAGS))
    }
    assert texts(family(template, {})) == concrete

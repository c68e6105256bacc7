"""What the languages have in common when they render; each is tried by itself beside its reader."""

import pytest

from flexml.source import Span
from tests.template.reading import LANGUAGES, family


@pytest.fixture(params=LANGUAGES)
def render(request):
    def rendered(text, context=None, **files):
        others = {f"{name}.xml": other for name, other in files.items()}
        made = family(text, request.param, "a.xml", files=others, context=context)
        return made, [variant.document.source.text for variant in made.variants]

    return rendered


def test_blocks_replace_those_of_the_template_that_is_extended(render):
    base = "<R>{% block one %}1{% endblock %}{% block two %}2{% endblock %}</R>"
    _, texts = render('{% extends "base.xml" %} ignored {% block two %}zwei{% endblock %}', base=base)
    assert texts == ["<R>1zwei</R>"]


def test_an_included_template_knows_the_names_around_it(render):
    _, texts = render('<R>{% include "part.xml" %}</R>', {"name": "Ada & Bob"}, part="{{ name }}")
    assert texts == ["<R>Ada &amp; Bob</R>"]


def test_a_template_that_is_not_found_is_remembered_with_its_tag(render):
    text = '<R>{% if a %}{% include "gone.xml" %}{% endif %}{% include chosen %}</R>'
    family, _ = render(text)
    assert [(name, span.cut(text)) for name, span in family.missing] == [("gone.xml", '{% include "gone.xml" %}')]


def test_a_missing_template_of_a_template_that_is_there_is_told_with_that_one(render):
    family, _ = render('<R>{% include "part.xml" %}</R>', part='{% include "gone.xml" %}')
    assert family.missing == ()


def test_a_known_value_is_printed_escaped_and_comes_from_its_expression(render):
    family, texts = render("<R>{{ name|upper }}{{ n }}</R>", {"name": "a & b", "n": 7})
    assert texts == ["<R>A &amp; B7</R>"]
    document = family.variants[0].document
    at = document.source.text.index("7")
    source, span = document.origins.place(Span(at, at + 1))
    assert span.cut(source.text) == "{{ n }}"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("jinja2", '{{ "%1000000000s"|format(1) }}'),
        ("jinja2", '{{ "%.1000000000f"|format(1) }}'),
        ("jinja2", '{{ "x"|center(1000000000) }}'),
        ("jinja2", "{% set a = a ~ a %}" * 40 + "{{ a }}"),
        ("jinja2", "{% set a = [a, a] %}" * 40 + "{% if a == b %}{% endif %}"),
        ("jinja2", "{% set a = a|replace(a, a) %}" * 40 + "{{ a }}"),
        ("jinja2", "{% set a = '' ~ '' %}" + "{% set a = a ~ a %}" * 40 + "{% if a %}{% endif %}{{ a }}"),
        ("django", '{{ 1|stringformat:"1000000000d" }}'),
        ("django", '{{ "x"|ljust:1000000000 }}'),
        ("django", '{{ "x"|rjust:"1000000000" }}'),
        ("django", '{{ "x"|center:1000000000 }}'),
        ("django", '{{ "\\\\\\\\"' + "|addslashes" * 40 + " }}"),
        ("django", "{% with a='xxxxxxxx' %}" + "{% with a=a|add:a %}" * 40 + "{{ a }}" + "{% endwith %}" * 41),
    ],
)
def test_what_takes_much_memory_is_not_computed(language, text):
    found = family(f"<R>{text}</R>", language)
    assert all(len(variant.document.source.text) < 100 for variant in found.variants)

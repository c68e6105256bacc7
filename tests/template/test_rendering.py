"""What the languages have in common when they render; each is tried by itself beside its reader."""

import pytest

from flexml.source import SourceText, Span
from flexml.template import django, jinja
from flexml.template.family import family_of

READERS = {"django": django.read_template, "jinja2": jinja.read_template}


@pytest.fixture(params=READERS)
def render(request):
    def rendered(text, context=None, **files):
        read = READERS[request.param]
        sources = {name: read(SourceText(other, f"{name}.xml"), f"{name}.xml") for name, other in files.items()}
        family = family_of(
            read(SourceText(text, "a.xml"), "a.xml"), lambda name, _: sources.get(name.removesuffix(".xml")), context
        )
        return family, [family.variants[0].document.origins.unmasked(v.document.source.text) for v in family.variants]

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

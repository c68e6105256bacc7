from __future__ import annotations

import pytest

from flexml.template.languages import language_of
from tests.growth import grows_in_step


@pytest.mark.parametrize(
    "text",
    [
        *(
            "{% load x %}",
            "{{ a|default:'x' }}",
            "{% include 'a' with b=c only %}",
            "{% csrf_token %}",
            "{% trans 'x' %}",
        ),
        *("{% url 'x' %}", "{% for a in b %}{% empty %}{% endfor %}", "{{ forloop.counter }}", "{% with a as b %}"),
        *("{{ block.super }}", "{% comment %}x{% endcomment %}", "{% blocktranslate %}x{% endblocktranslate %}"),
    ],
)
def test_tells_django(text):
    assert language_of(f"<a>{text}</a>{{{{ x }}}}") == "django"


@pytest.mark.parametrize(
    "text",
    [
        *("{% set a = 1 %}", "{{ a|default('x') }}", "{{- a }}", "{{ a -}}", "{%+ if a %}", "{{ a if b else c }}"),
        *("{% if not (a) %}", "{% trans %}x{% endtrans %}", "{% include 'x' with context %}"),
        *("{% if a is defined %}", "{{ a ~ b }}", "{{ a[0] }}", "{% macro a() %}", "{% import 'a' as b %}"),
        *(
            "{% if a and (b or c) %}",
            "{{ loop.index }}",
        ),
    ],
)
def test_tells_jinja(text):
    assert language_of(f"<a>{text}</a>") == "jinja2"


@pytest.mark.parametrize(
    "text", ["{% elif a %}", "{{ a }}", "{{ 'a|b:c' }}", "", "{# {% load x %} #}", "{% load", "{% load x %}{{ a[0] }}"]
)
def test_tells_nothing_where_both_languages_fit(text):
    assert language_of(f"<a>{text}</a>") is None


def test_the_more_tags_decide():
    assert language_of("{% load x %}{% url 'y' %}{{ a[0] }}") == "django"
    assert language_of("{% load x %}{{ b(1) }}{{ a[0] }}") == "jinja2"


@pytest.mark.parametrize(
    "text",
    [
        "{%",
        "{{ a|",
        "{% if ",
        "{{ a is not }}",
        "{{ (",
    ],
)
def test_takes_linear_time(text):
    assert grows_in_step(lambda size: text * (size // len(text)), language_of, 300_000)


@pytest.mark.parametrize(("start", "word"), [("{% include ", "x "), ("{%", " with")])
def test_takes_linear_time_for_many_words(start, word):
    assert grows_in_step(lambda size: start + word * size + "%}", language_of, 100_000)

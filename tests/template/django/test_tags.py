"""What each construct of Django's templates leads to, with values that nobody knows: `[name]` stands for one."""

from __future__ import annotations

import re

import pytest

from flexml.source import Escaping, Hole, SourceText, Span, SyntaxFault
from flexml.source.mark import MARK_CLASS
from flexml.template.django import read_template
from flexml.template.family import family_of
from flexml.template.tree import Template
from flexml.template.variant import Variant

OTHERS = {
    "base.xml": "<Response>{% block body %}<Hangup/>{% endblock %}</Response>",
    "calls/part.xml": "<Say>{{ name }}</Say>",
}


def load(name: str, _: Template) -> Template | None:
    text = OTHERS.get(name)
    return None if text is None else read(text, name)


def read(text: str, name: str = "calls/main.xml") -> Template:
    template = read_template(SourceText(text, name), name)
    assert not isinstance(template, SyntaxFault), template
    return template


def shown(variant: Variant) -> str:
    """The text of a variant, with each hole as the expression that fills it."""
    origins = variant.document.origins
    assert origins is not None

    def named(mark: re.Match[str]) -> str:
        (hole,) = origins.holes(Span(*mark.span()))
        return f"[{hole.expression}]"

    return re.sub(f"[{MARK_CLASS}]", named, variant.document.source.text)


def variants(text: str) -> list[str]:
    return [shown(variant) for variant in family_of(read(text), load).variants]


def hole(text: str) -> Hole:
    (variant,) = family_of(read(text), load).variants
    origins = variant.document.origins
    assert origins is not None
    (found,) = origins.holes(Span(0, len(variant.document.source.text)))
    return found


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ caller.name.0|upper }}", ["[caller.name.0|upper]"]),
        ('{{ name|default:"you" }}', ["[name]", "you"]),
        ("{{ rec|yesno:'on,off' }}", ["on", "off"]),
        ('{{ "wss://"|add:host }}', ["wss://[host]"]),
        ("{{ 'Tom & Jerry' }}", ["Tom & Jerry"]),
        ("{% if a %}1{% elif b %}2{% else %}3{% endif %}", ["1", "2", "3"]),
        ("{% if a %}1{% endif %}{% if not a %}2{% endif %}", ["1", "2"]),
        ("{% if a == 'x' %}{{ a }}{% elif a == 'y' %}2{% endif %}", ["x", "2", ""]),
        ("{% for call in calls %}{{ call }}{% empty %}none{% endfor %}", ["none", "[call]", "[call][call]"]),
        ("{% for a in b %}{{ forloop.counter }}{% if forloop.last %}.{% endif %}{% endfor %}", ["", "1.", "12."]),
        ("{% for a in b %}{% cycle 'x' 'y' %}{% endfor %}", ["", "x", "xy"]),
        ("{% for a in b %}{% cycle 'x' 'y' %}{% resetcycle %}{% endfor %}", ["", "x", "xx"]),
        ("{% for k, v in d.items %}{{ k }}={{ v }};{% endfor %}", ["", "[k]=[v];", "[k]=[v];[k]=[v];"]),
        ("{% for a in b %}{% ifchanged a %}x{% else %}y{% endifchanged %}{% endfor %}", ["", "x", "xx", "xy"]),
        ("{% with a='x' b=c %}{{ a }}{{ b }}{% endwith %}{{ a }}", ["x[c][a]"]),
        ("{% with c as a %}{{ a }}{% endwith %}", ["[c]"]),
        ("{% include './part.xml' with name='Ada' only %}", ["<Say>Ada</Say>"]),
        ("{% include 'calls/part.xml' %}", ["<Say>[name]</Say>"]),
        (
            "{% extends 'base.xml' %}no{% block body %}{{ block.super }}<Pause/>{% endblock %}no",
            ["<Response><Hangup/><Pause/></Response>"],
        ),
        ("{% load i18n %}{% comment %}{{ x {% endcomment %}{# x #}", [""]),
        ("{% verbatim %}{{ x }}{% endverbatim %}", ["{{ x }}"]),
        ("{% spaceless %}\n <a> {{ b }} </a>\n <c/> {% endspaceless %}", ["<a> [b] </a><c/>"]),
        ("{% firstof a 'x' %}", ["[a]", "x"]),
        ("{% url 'menu' id as there %}{{ there }}", ["[url 'menu' id as there]"]),
        ("{% static 'a.mp3' %}", ["[static 'a.mp3']"]),
        ("{% now 'Y' %}", ["[now 'Y']"]),
        ("{% trans 'Hello there' %}", ["Hello there"]),
        ("{% trans 'greeting.key' %}", ["[trans 'greeting.key']"]),
        ("{% blocktrans with n=name trimmed %}\n Hello\n {{ n }} \n{% endblocktrans %}", ["Hello [name]"]),
        ("{% blocktrans count n=calls %}one{% plural %}many{% endblocktrans %}", ["one", "many"]),
        ("{% widthratio 1 2 10 %}{% templatetag openblock %}", ["5{%"]),
        ("{% regroup a by b as c %}{% for d in c %}x{% endfor %}", ["", "x", "xx"]),
        ("{% filter upper %}a{% endfilter %}", ["A"]),
        ("{% language 'de' %}{% cache 5 a %}x{% endcache %}{% endlanguage %}", ["x"]),
        ("{% greet %}", ["[{% greet %}]"]),
        ("{% greet name as words %}{{ words }}", ["[greet name as words]"]),
        ("{% guarded %}<a/>{% endguarded %}", ["<a/>"]),
        ("{% allowed 'x' %}1{% else %}2{% endallowed %}", ["1", "2"]),
        ("{% raw %}{{ |x }}{% endraw %}!", ["[{% raw %}]!"]),
        ("{% endpoint %}", ["[{% endpoint %}]"]),
    ],
)
def test_a_construct_leads_to_these_variants(template, expected):
    assert sorted(variants(template)) == sorted(expected)


@pytest.mark.parametrize(
    ("template", "escaping", "safe"),
    [
        ("{{ a }}", Escaping.FULL, False),
        ("{{ a|safe }}", Escaping.NONE, True),
        ("{{ a|safe|lower }}", Escaping.NONE, True),
        ("{{ a|safe|upper }}", Escaping.FULL, False),
        ("{{ a|safe|custom }}", Escaping.FULL, False),
        ("{% autoescape off %}{{ a }}{% endautoescape %}", Escaping.NONE, False),
        ("{% autoescape off %}{{ a|escape }}{% endautoescape %}", Escaping.FULL, False),
        ("{% autoescape off %}{{ a|force_escape }}{% endautoescape %}", Escaping.FULL, False),
        ("{% autoescape off %}{{ a|urlencode }}{% endautoescape %}", Escaping.FULL, False),
        ("{% autoescape off %}{{ a|iriencode }}{% endautoescape %}", Escaping.NONE, False),
        ("{% greet %}", Escaping.UNKNOWN, True),
    ],
)
def test_a_value_is_escaped_as_django_does(template, escaping, safe):
    found = hole(template)
    assert (found.escaping, found.safe, found.language) == (escaping, safe, "django")


@pytest.mark.parametrize(
    ("template", "marked", "words"),
    [
        ("<a>{{ }}</a>", "{{ }}", "the tag is empty"),
        ("{{ a|lower:1 }}", "lower", "the filter `lower` takes no argument"),
        ("{{ a b }}", " b", "` b` is neither a filter nor the end of the expression"),
        ("x{% if a %}y", "{% if a %}", "`{% if %}` is never closed: `{% endif %}` is missing"),
        ("{% if a = b %}{% endif %}", "=", "`=` follows the end of the condition"),
        ("{% if a and %}{% endif %}", "{% if a and %}", "the condition ends where a value is wanted"),
        ("{% for a of b %}{% endfor %}", "{% for a of b %}", "a loop is written `{% for item in items %}`"),
        ("{% endif %}", "{% endif %}", "`{% endif %}` stands outside of a `{% if %}`"),
        ("{{ a._b }}", "a._b", "`a._b` has a part that begins with `_`, which Django keeps from templates"),
        ("{% block a %}{% endblock b %}", "{% endblock b %}", "`{% endblock b %}` ends another block than `a`"),
        ("{% load x %}{% extends 'a' %}", "{% extends 'a' %}", "`{% extends %}` is not the first tag of the template"),
    ],
)
def test_a_mistake_is_told_where_it_stands(template, marked, words):
    fault = read_template(SourceText(template))
    assert isinstance(fault, SyntaxFault)
    assert (fault.kind, fault.span.cut(template), fault.reason) == ("template-syntax", marked, words)


def test_a_template_that_is_nested_without_end_is_a_mistake_and_no_crash():
    fault = read_template(SourceText("{% if a %}" * 5000 + "{% endif %}" * 5000))
    assert isinstance(fault, SyntaxFault)
    assert fault.reason == "the tags are nested more than 60 deep"

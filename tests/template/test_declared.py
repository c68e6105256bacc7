from __future__ import annotations

import pytest

from flexml.source import SourceText
from flexml.template.engine import Engine
from flexml.template.family import family_of
from flexml.template.opening import open_with_sample
from tests.template.reading import read

SAMPLE = {"name": "Ada", "caller": {"number": "+15550100", "home": {"city": "Ulm"}}, "agents": [], "vip": False}


def missing(text, language="jinja2", files=None, sample=SAMPLE):
    """The names without a value, in the order of their places, each as the template has it there."""
    others = {name: read(other, language, name) for name, other in (files or {}).items()}
    family = family_of(read(text, language), lambda name, _: others.get(name), declared=sample)
    found = sorted(family.faults, key=lambda pair: (pair[0].path or "", pair[1].span))
    assert all(fault.span.cut(source.text) == fault.name for source, fault in found)
    return [fault.name for _, fault in found]


@pytest.mark.parametrize("language", ["jinja2", "django"])
class TestBothLanguages:
    @pytest.mark.parametrize(
        ("text", "names"),
        [
            ("{{ name }} {{ nmae }} {{ nmae }}", ["nmae", "nmae"]),
            ("{{ nmae|upper }}{{ name|upper }}", ["nmae"]),
            ("{{ caller.number }} {{ caller.nubmer }}", ["nubmer"]),
            ("{{ caller.home.city }} {{ caller.home.ctiy }} {{ caller.hmoe.city }}", ["ctiy", "hmoe"]),
            ("{% if vip %}{{ a }}{% elif b %}{{ c }}{% else %}{{ d }}{% endif %}", ["a", "b", "c", "d"]),
            ("{% if not vip and late %}{% endif %}", ["late"]),
            ("{% if a == b or a in c %}{% endif %}", ["a", "b", "a", "c"]),
            ("{% for one in agents %}{{ one.name }}{{ two }}{% endfor %}{{ one }}", ["two", "one"]),
            ("{% for key, value in items %}{{ key }}{{ value }}{% endfor %}", ["items"]),
            ("{% with x=nmae %}{{ x }}{% endwith %}{{ x }}", ["nmae", "x"]),
            ('{% include "part" %}', ["who"]),
            ('{% extends "base" %}{% block a %}{{ a }}{{ name }}{% endblock %}', ["a", "around"]),
            ("{{ request.path }}{{ csrf_token }}", []),
            ("{{ name.first }}{{ agents.0 }}", []),
        ],
    )
    def test_names_are_missed_where_they_are_asked_for(self, language, text, names):
        files = {"part": "{{ who }}{{ name }}", "base": "{{ around }}{% block a %}{{ replaced }}{% endblock %}"}
        assert missing(text, language, files) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('{{ a|default("x") }}{{ b|d }}{{ a.b|default(c) }}', ["a", "c"]),
        ("{% if a is defined %}{{ a }}{% else %}{{ a }}{% endif %}", ["a"]),
        ("{% if a is undefined %}{{ b }}{% else %}{{ a }}{% endif %}", ["b"]),
        ("{% if caller.nick is defined %}{{ caller.nick }}{% endif %}{{ caller.nick }}", ["nick"]),
        ("{{ a if a is defined else b }}", ["b"]),
        ("{{ a is defined and a }}{{ a is not defined or a }}{{ a is defined or a }}", ["a"]),
        ("{{ (not (a is undefined or b is undefined)) and a ~ b }}", []),
        ("{% if a %}{{ a }}{% endif %}", ["a", "a"]),
        ("{% set a = 1 %}{% set b %}x{% endset %}{{ a }}{{ b }}", []),
        ("{% if vip %}{% set a = 1 %}{% endif %}{{ a }}", []),
        ("{% if a is not defined %}{% set a = 1 %}{% endif %}{{ a }}", []),
        ("{% macro m(x, y=z) %}{{ x }}{{ q }}{% endmacro %}{{ m(1) }}{{ m(r) }}", ["q", "r"]),
        ('{% import "part" as p %}{{ p.m(s) }}{% from "part" import m as k %}{{ k() }}', ["s"]),
        ('{% import "none" as p %}{{ p.m() }}{% from "none" import k %}{{ k() }}', []),
        ("{{ range(3) }}{{ url_for('x', step=b) }}{{ session.a }}{{ g.b }}{{ config.C }}", ["b"]),
        ("{% for a in agents %}{{ loop.index }}{% endfor %}{{ _('x') }}", []),
        ("{{ caller.items() }}{{ caller['number'] }}{{ caller['nubmer'] }}{{ caller[key] }}", ["nubmer", "key"]),
        ("{{ [a, {'b': b}] }}{{ name[c:d] }}{{ -e }}{{ 'f' ~ 'a' }}", ["a", "b", "c", "d", "e"]),
        ("{{ 'a' }}{{ name.a }}{{ x(a=1).a }}{{ name|f(a=2) }}", ["x"]),
    ],
)
def test_jinja2_has_ways_to_ask_whether_a_name_is_there(text, names):
    assert missing(text, files={"part": "{% macro m() %}{% endmacro %}"}) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('{{ a|default:"x" }}{{ a|default:b }}{% firstof a b "c" %}', ["b"]),
        ("{{ a|default_if_none:1 }}{{ a|yesno }}", ["a", "a"]),
        ('{% url "menu" step=nmae as link %}{{ link }}{% cycle name other as row %}{{ row }}', ["nmae", "other"]),
        (
            "{% for a in agents %}{{ forloop.counter }}{{ forloop.parentloop.first }}{% empty %}{{ b }}{% endfor %}",
            ["b"],
        ),
        ("{% filter cut:nmae %}x{% endfilter %}", ["nmae"]),
        ("{% block a %}{{ block.super }}{% endblock %}{{ True }}{{ user.name }}{{ perms }}", []),
        ("{% ours nmae %}{% ours nmae as x %}{{ x }}", ["nmae"]),
    ],
)
def test_django_has_its_own(text, names):
    assert missing(text, "django") == names


def test_the_nearest_name_is_known_of_the_context_and_of_what_the_template_sets():
    family = family_of(
        read("{% set greeting = 1 %}{{ greting }}{{ nmae }}{{ caller.nubmer }}{{ xyz }}"),
        lambda _name, _here: None,
        declared=SAMPLE,
    )
    assert [fault.reason for _, fault in family.faults] == [
        "did you mean `greeting`",
        "did you mean `name`",
        "did you mean `number`",
        "",
    ]


class TestSample:
    @pytest.mark.parametrize("language", ["jinja2", "django"])
    def test_is_one_document_besides_all_others(self, language):
        text = "<Response>{% if vip %}<Hangup/>{% endif %}<Say>{{ name }}</Say></Response>"
        family = open_with_sample(SourceText(text, "a.xml"), SAMPLE, Engine(language))
        assert family.sample is not None
        assert len(family.variants) == 2
        assert [each.document.source.text for each in family.sample.variants] == ["<Response><Say>Ada</Say></Response>"]

    def test_what_jinja2_stumbles_over_is_told_once(self):
        text = "<Response>{{ nmae }}{{ agents[0] }}</Response>"
        family = open_with_sample(SourceText(text, "a.xml"), SAMPLE)
        assert ([fault.name for _, fault in family.faults], family.sample) == (["nmae"], None)
        (fault,) = [fault for _, fault in open_with_sample(SourceText(text.replace("nmae", "name")), SAMPLE).faults]
        assert (fault.kind, fault.name, fault.reason) == (
            "template-undefined",
            "",
            "list object has no element 0",
        )

    def test_what_a_framework_gives_is_not_missed_where_it_is_not_there(self):
        family = open_with_sample(SourceText("<Response><Say>{{ g.name }}</Say></Response>"), SAMPLE)
        assert (family.faults, family.sample) == ((), None)

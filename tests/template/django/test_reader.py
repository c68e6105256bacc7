from __future__ import annotations

import django
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flexml.source import SourceText, SyntaxFault
from flexml.template.django import read_template
from flexml.template.tree import Template
from tests.template.django.oracle import reads

EXPRESSIONS = (
    *("a", "a.b", "a.0", "1", "-1.5", "1e3", "1.", "+2", '"x"', "'x y'", r'"a\"b"', '_("x")', "_('x y')", "a|upper"),
    *("a|default:b", 'a|default:"x"|lower', "a | upper", "a|cut:' '", "a|add:-1", "True", "None.x", "block.super"),
    *(
        "",
        "|upper",
        "a|",
        "a|upper:",
        "a|upper:1",
        "a|default",
        "_a",
        "a._b",
        "a b",
        "a-b",
        "a|default: b",
        '"x',
        "a|a:b:c",
    ),
)
WORDS = (
    *(
        "a",
        "b",
        '"x"',
        "1",
        "as",
        "and",
        "or",
        "not",
        "in",
        "is",
        "==",
        "<",
        "!=",
        "with",
        "only",
        "by",
        "a=1",
        'b="x y"',
    ),
    *(
        "count",
        "context",
        "trimmed",
        "asvar",
        "noop",
        "silent",
        "reversed",
        "a,b",
        ",",
        "on",
        "off",
        "=",
        "a|upper",
        "a=",
    ),
)
NAMES = (
    *("if", "elif", "else", "endif", "for", "empty", "endfor", "with", "endwith", "autoescape", "endautoescape"),
    *("block", "endblock", "extends", "include", "comment", "endcomment", "verbatim"),
    *("endverbatim", "spaceless", "endspaceless", "firstof", "cycle", "resetcycle", "ifchanged", "endifchanged", "now"),
    *("url", "static", "csrf_token", "trans", "translate", "blocktrans", "blocktranslate", "endblocktrans", "plural"),
    *("endblocktranslate", "widthratio", "templatetag", "regroup", "lorem", "debug", "language", "endlanguage"),
)
LINES = (
    *("{% if a %}", "{% elif not a and b == 1 %}", "{% else %}", "{% endif %}", "{% if a in b or c is not None %}"),
    *("{% for a in b %}", "{% for a, b in c.items reversed %}", "{% for a,b in c %}", "{% empty %}", "{% endfor %}"),
    *("{% for a in %}", "{% for a b in c %}", "{% for in in c %}", "{% for a in reversed %}", "{% endif a %}"),
    *("{% with a=1 b=c|upper %}", "{% with a as b and c as d %}", "{% endwith %}", "{% with %}", "{% with a %}"),
    *(
        "{% autoescape off %}",
        "{% endautoescape %}",
        "{% filter upper|cut:'x' %}",
        "{% filter safe %}",
        "{% endfilter %}",
    ),
    *("{% block a %}", "{% endblock %}", "{% endblock a %}", "{% block b %}", "{% endblock b %}", "{% extends 'a' %}"),
    *("{% include 'a' with b=1 only %}", "{% include a %}", "{% include a with %}", "{% include a only only %}"),
    *("{% cycle a 'b' %}", "{% cycle a b as c %}", "{% cycle a b as c silent %}", "{% cycle c %}", "{% resetcycle %}"),
    *(
        "{% cycle a as b %}",
        "{% cycle a as b silent %}",
        "{% cycle a b as c loud %}",
        "{% resetcycle c %}",
        "{% cycle %}",
    ),
    *(
        "{% ifchanged %}",
        "{% ifchanged a b %}",
        "{% endifchanged %}",
        "{% now 'Y' %}",
        "{% now 'Y' as a %}",
        "{% now %}",
    ),
    *("{% comment %}", "{% endcomment %}", "{% comment 'why' %}", "{% verbatim %}", "{% endverbatim %}", "{# a #}"),
    *(
        "{% trans 'a' %}",
        "{% trans 'a' as b %}",
        "{% trans 'a' noop context 'b' %}",
        "{% trans a context %}",
        "{% trans %}",
    ),
    *(
        "{% blocktrans %}",
        "{% endblocktrans %}",
        "{% blocktrans count a=b %}",
        "{% plural %}",
        "{% blocktranslate trimmed %}",
    ),
    *("{% endblocktranslate %}", "{% blocktrans with a=b c=d %}", "{% blocktrans with a as b asvar c %}"),
    *("{% url 'a' b c=d as e %}", "{% url %}", "{% static 'a' %}", "{% static %}", "{% csrf_token %}", "{% debug %}"),
    *("{% widthratio a b c %}", "{% widthratio a b c as d %}", "{% widthratio a b %}", "{% templatetag openblock %}"),
    *(
        "{% templatetag a %}",
        "{% regroup a by b as c %}",
        "{% regroup a by b %}",
        "{% firstof a b 'c' %}",
        "{% firstof %}",
    ),
    *("{% firstof a as b %}", "{% load i18n %}", "{% spaceless %}", "{% endspaceless %}", "{% language 'de' %}"),
    *("{% endlanguage %}", "{% localize on %}", "{% endlocalize %}", "{% get_current_language as a %}", "{%%}", "{{}}"),
    *("{% get_static_prefix as a %}", "{{ a }}", "{{ a|upper }}", "text", " ", "\n"),
)
MADE = st.builds(
    lambda name, words: f"{{% {' '.join((name, *words))} %}}",
    st.sampled_from(NAMES),
    st.lists(st.sampled_from(WORDS), max_size=5),
)


def read(template: str) -> Template | SyntaxFault:
    return read_template(SourceText(template), "main.xml")


@pytest.mark.parametrize("expression", EXPRESSIONS)
@pytest.mark.parametrize(
    "form", ["{{{{ {} }}}}", "{{% if {} %}}{{% endif %}}", "{{% firstof {} b %}}", "{{% with a={} %}}{{% endwith %}}"]
)
def test_an_expression_is_one_where_django_takes_it_for_one(expression, form):
    template = form.format(expression)
    assert isinstance(read(template), Template) == reads(template), template


SINCE_6 = pytest.mark.skipif(django.VERSION < (6,), reason="takes several tables since Django 6")


@pytest.mark.parametrize(
    "tag",
    [
        *("firstof", "url", "static", "now", "cycle", "trans", "get_static_prefix"),
        pytest.param("querystring", marks=SINCE_6),
    ],
)
@pytest.mark.parametrize("words", ["", "as", "as a", "as as a", "a as", "'a' as a", "a as as", "as as"])
def test_a_name_behind_as_is_one_where_django_takes_it_for_one(tag, words):
    template = f"{{% {tag} {words} %}}"
    assert isinstance(read(template), Template) == reads(template), template


@settings(max_examples=1000)
@given(st.lists(st.sampled_from(LINES), max_size=8).map("".join))
def test_a_text_is_a_template_where_django_takes_it_for_one(template):
    assert isinstance(read(template), Template) == reads(template)


@settings(max_examples=1000)
@given(MADE)
def test_a_tag_is_well_written_where_django_says_so(tag):
    end = f"end{tag[3:].split(' ')[0]}"
    for template in (tag, f"{tag}{{% {end} %}}") if end in NAMES else (tag,):
        assert isinstance(read(template), Template) == reads(template), template

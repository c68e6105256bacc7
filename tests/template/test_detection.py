from __future__ import annotations

import pytest

from flexml.template import is_template
from flexml.template.languages import has_statement
from tests.growth import grows_in_step


@pytest.mark.parametrize("text", ["<a>{{ x }}</a>", "{% if x %}", "{# a word #}", "{{x}}", "<a>{{ '{' }}</a>"])
def test_recognises_a_tag(text):
    assert is_template(text.encode())


@pytest.mark.parametrize("text", ["", "<a/>", '<a b=\'{"c": {"d": 1}}\'/>', "{ {", "}} {{", "<a>{{</a>"])
def test_takes_a_plain_document_for_one(text):
    assert not is_template(text.encode())


@pytest.mark.parametrize("text", ["{% if x %}", "{%- endfor -%}", "{%set a = 1%}", "{%\nblock body\n%}"])
def test_recognises_a_statement(text):
    assert has_statement(text)


@pytest.mark.parametrize("text", ["<a>{{ x }}</a>", "{% %}", "{% 100 %}", "{% if x", "{# if #}", ""])
def test_takes_other_braces_for_no_statement(text):
    assert not has_statement(text)


@pytest.mark.parametrize("unit", [b"{{", b"{%", b"{#", b"{% a"])
def test_takes_time_linear_in_the_text(unit):
    assert grows_in_step(lambda size: unit * size, is_template, 2_000_000)
    assert grows_in_step(lambda size: unit.decode() * size, has_statement, 2_000_000)

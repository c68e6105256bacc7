from __future__ import annotations

import time

import pytest

from flexml.template import is_template


@pytest.mark.parametrize("text", ["<a>{{ x }}</a>", "{% if x %}", "{# a word #}", "{{x}}", "<a>{{ '{' }}</a>"])
def test_recognises_a_tag(text):
    assert is_template(text.encode())


@pytest.mark.parametrize("text", ["", "<a/>", '<a b=\'{"c": {"d": 1}}\'/>', "{ {", "}} {{", "<a>{{</a>"])
def test_takes_a_plain_document_for_one(text):
    assert not is_template(text.encode())


@pytest.mark.parametrize("unit", [b"{{", b"{%", b"{#"])
def test_takes_time_linear_in_the_text(unit):
    start = time.perf_counter()
    assert not is_template(unit * 2_000_000)
    assert time.perf_counter() - start < 0.5

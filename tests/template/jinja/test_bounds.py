import pytest

from flexml.source import SourceText
from flexml.template.jinja import render_template


def fault(template):
    (variant,) = render_template(SourceText(template, "answer.xml"), {}).variants
    return variant.document.fault


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        (f"{'{% for a in range(1000) %}' * 3}{'{% endfor %}' * 3}<a/>", "more than 200,000 rounds"),
        (
            "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(40) }}",
            "more than 200,000 rounds",
        ),
        ("{% set a = 'xxxx' %}" + "{% set a = a ~ a %}" * 40 + "<a/>", "more than 4,194,304 characters"),
    ],
)
def test_what_has_no_end_is_ended(template, reason):
    found = fault(template)
    assert found is not None
    assert (found.kind, reason in found.reason) == ("template-failure", True)


def test_what_has_an_end_is_rendered():
    template = "{% macro m(n) %}<b>{{ n }}</b>{% endmacro %}<a>{% for n in range(300) %}{{ m(n) }}{% endfor %}</a>"
    (variant,) = render_template(SourceText(template, "answer.xml"), {}).variants
    assert variant.document.source.text.count("<b>") == 300

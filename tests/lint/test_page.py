"""What the page of a rule shows of its examples."""

from __future__ import annotations

import pytest

from flexml.diagnostics import WARNING
from flexml.lint import Bad, ElementRule, Good
from flexml.lint.option import Option
from flexml.lint.page import rule_page


def page(*examples, **members):
    """The page of a rule that has these examples."""
    fields = {
        "__module__": "rules.verbs.says_foo",
        "__doc__": "It says `Foo`.",
        "code": "FX499",
        "severity": WARNING,
        "elements": ("Foo",),
        "examples": examples,
        **members,
    }
    return rule_page(type("SaysFoo", (ElementRule,), {"check": lambda self, node, ctx: iter(()), **fields}))


def shown(text, heading):
    """What stands in the code blocks of a section."""
    section = text.partition(f"## {heading}\n\n")[2].partition("\n\n## ")[0]
    return [block.partition("\n")[2].rstrip("\n") for block in section.split("```")[1::2]]


def test_three_bad_and_two_good_examples_are_shown():
    text = page(*(Bad(f"<b{number}/>") for number in "12345"), *(Good(f"<g{number}/>") for number in "1234"))
    assert shown(text, "Example") == ["<b1/>", "<b2/>", "<b3/>"]
    assert shown(text, "Use instead") == ["<g1/>", "<g2/>"]


def test_a_hidden_example_makes_room_for_the_next():
    assert shown(page(Good("<g1/>", hidden=True), Good("<g2/>"), Good("<g3/>")), "Use instead") == ["<g2/>", "<g3/>"]


@pytest.mark.parametrize(
    ("fixes", "examples"),
    [
        ([None, "<f2/>", "<f3/>", "<f4/>"], ["<b1/>", "<b2/>", "<b3/>"]),
        ([None, None, None, None, "<f5/>"], ["<b1/>", "<b2/>", "<b5/>"]),
        ([None, "<f2/>"], ["<b1/>", "<b2/>"]),
    ],
)
def test_one_that_is_fixed_is_among_them(fixes, examples):
    bad = (Bad(f"<b{number}/>", fixed) for number, fixed in enumerate(fixes, 1))
    assert shown(page(*bad), "Example") == examples


def test_options_are_shown_as_a_configuration_has_them():
    text = page(least=Option(5, "The least."), hosts=Option((), "The hosts."), strict=Option(True, "How strict."))
    assert "\n| `least` | `5` | The least. |\n| `hosts` | `[]` | The hosts. |\n| `strict` | `true` |" in text
    assert shown(text, "Options") == ["[rules.says-foo]\nleast = 5\nhosts = []\nstrict = true"]


def test_says_what_an_example_is_about():
    text = page(
        Good(
            "<g/>",
            dialect="twiml",
            role="wait",
            url="/hold",
            options={"hosts": ("a.example",)},
            files={"next.xml": "<n/>"},
            routes={"/hold": "hold.xml", "/next": "next.xml", "/api": ""},
        )
    )
    assert (
        'In `twiml`, with the role `wait`, served at `/hold`, with the route `"/api" = ""`, '
        'with `hosts = ["a.example"]`:\n\n```xml\n<g/>\n```\n\nWith `next.xml`, which answers `/next`:\n'
    ) in text

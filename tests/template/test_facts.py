import pytest

from flexml.source import SourceText
from flexml.template import jinja
from flexml.template.family import family_of


def printed(text, **context):
    """What each variant prints, in order."""
    family = family_of(jinja.read_template(SourceText(text)), lambda _name, _here: None, context)
    return [variant.document.source.text for variant in family.variants]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a", "not a"),
        ("x == 1", "x == 2"),
        ("x == 'a'", "not x"),
        ("n > 3", "n < 2"),
        ("n >= 3", "n < 3"),
        ("n > 3", "n == 3"),
        ("a is defined", "a is not defined"),
        ("a", "a is not defined"),
        ("items", "not items"),
        ("items|length > 0", "not items"),
        ("x in ('a', 'b')", "x == 'c'"),
        ("a == b", "a != b"),
    ],
)
def test_conditions_that_exclude_each_other_never_hold_together(first, second):
    variants = printed(f"<R>{{% if {first} %}}1{{% endif %}}{{% if {second} %}}2{{% endif %}}</R>")
    assert "<R>12</R>" not in variants
    assert {"<R>1</R>", "<R>2</R>"} <= set(variants)


@pytest.mark.parametrize(
    ("first", "second"),
    [("n > 3", "n > 2"), ("x == 1", "x"), ("a and b", "b"), ("n >= 3", "n > 2.5"), ("x == 1", "x is defined")],
)
def test_what_follows_from_a_condition_holds_with_it(first, second):
    variants = printed(f"<R>{{% if {first} %}}1{{% endif %}}{{% if {second} %}}2{{% endif %}}</R>")
    assert "<R>12</R>" in variants
    assert "<R>1</R>" not in variants


def test_conditions_that_say_nothing_of_each_other_meet_in_all_ways():
    variants = printed("<R>{% if n > 3 %}1{% endif %}{% if n < 5 %}2{% endif %}{% if b %}3{% endif %}</R>")
    assert {"<R>12</R>", "<R>123</R>", "<R>1</R>", "<R>2</R>"} <= set(variants)


def test_an_elif_comes_where_the_first_condition_is_false():
    variants = printed("<R>{% if a %}1{% elif b %}2{% elif a %}3{% else %}4{% endif %}</R>")
    assert sorted(variants) == ["<R>1</R>", "<R>2</R>", "<R>4</R>"]


def test_a_loop_has_rounds_where_its_items_count_as_true():
    variants = printed("<R>{% if items %}{% for each in items %}1{% endfor %}{% else %}none{% endif %}</R>")
    assert sorted(variants) == ["<R>11</R>", "<R>1</R>", "<R>none</R>"]


def test_a_value_that_is_taken_to_be_a_constant_is_printed_as_it():
    assert "<R>open</R>" in printed("<R>{% if state == 'open' %}{{ state }}{% endif %}</R>")


def test_what_the_context_gives_is_no_choice():
    assert printed("<R>{% if a %}1{% endif %}{% if n > 3 %}2{% endif %}</R>", a=True, n=3) == ["<R>1</R>"]

"""The classes of a dialect know each other; a dialect of the user's own gets classes too."""

from __future__ import annotations

import inspect

import pytest

from flexml import Response, Say, twiml
from flexml.builder.family import class_name, family_of, method_name
from flexml.codegen.outputs import ROOT
from flexml.dialects import dialect_names, get_dialect
from flexml.dialects.loader import load_dialect


@pytest.mark.parametrize("name", dialect_names())
def test_every_element_has_a_class_and_every_child_a_method(name: str):
    dialect = get_dialect(name)
    family = family_of(dialect)
    assert list(family.classes) == list(dialect.names)
    missing = [
        (spec.name, child)
        for spec in dialect.elements.values()
        for child in spec.children
        if not callable(getattr(family.classes[spec.name], method_name(child), None))
    ]
    assert missing == []


@pytest.mark.parametrize("name", dialect_names())
def test_no_method_hides_one_of_the_base_class(name: str):
    hidden = [
        (cls.__name__, word)
        for cls in family_of(get_dialect(name)).classes.values()
        for word in vars(cls)
        if not word.startswith("_") and word in dir(cls.__base__)
    ]
    assert hidden == []


def test_a_dialect_of_the_users_own_has_classes():
    family = family_of(load_dialect(ROOT / "tests" / "codegen" / "mini.toml"))
    response = family.classes["Response"](family.classes["Say"]("Hello", voice="man"))
    assert str(response).endswith('<Response><Say voice="man">Hello</Say></Response>')


@pytest.mark.parametrize(
    ("name", "cls", "method"),
    [("PreAnswer", "PreAnswer", "pre_answer"), ("say-as", "SayAs", "say_as"), ("break", "Break", "break_")],
)
def test_names_of_classes_and_methods_are_python_s(name: str, cls: str, method: str):
    assert (class_name(name), method_name(name)) == (cls, method)


def test_help_shows_the_keywords_of_a_class_and_of_a_method():
    assert str(inspect.signature(Say)).startswith("(*children, voice=None")
    assert inspect.signature(Response().say) == inspect.signature(Say)


def test_a_class_is_documented():
    assert "num_digits: " in (twiml.Gather.__doc__ or "")

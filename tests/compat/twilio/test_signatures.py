"""The classes, methods and parameters of the stand-in are those of the installed twilio."""

from __future__ import annotations

import inspect
from importlib.metadata import version

import pytest
import twilio.twiml

import flexml.compat.twilio

from .twins import MODULES, classes


def shape(function: object) -> object:
    """The parameters of a function, without the types, which twilio does not say."""
    if not callable(function):
        return function
    parameters = inspect.signature(function).parameters.values()
    return [(parameter.name, parameter.kind, parameter.default) for parameter in parameters]


def members(cls: type) -> dict[str, object]:
    return {
        name: shape(member)
        for name, member in vars(cls).items()
        if not name.startswith("_") or name in ("__init__", "__str__", "__enter__", "__exit__")
    }


def test_the_tables_are_of_this_twilio():
    assert version("twilio").startswith("9.13.")


@pytest.mark.parametrize("module", MODULES)
def test_a_module_has_the_classes_of_twilio(module):
    theirs, ours = MODULES[module]
    assert list(classes(ours)) == list(classes(theirs))
    assert ours.__all__ == sorted(classes(theirs))


@pytest.mark.parametrize("module", MODULES)
def test_a_class_has_the_methods_of_twilio_in_their_order(module):
    theirs, ours = MODULES[module]
    expected = {name: members(cls) for name, cls in classes(theirs).items() if name != "TwiML"}
    actual = {name: members(cls) for name, cls in classes(ours).items() if name != "TwiML"}
    assert actual == expected
    assert [list(members) for members in actual.values()] == [list(members) for members in expected.values()]


@pytest.mark.parametrize("name", ["TwiML", "GenericNode"])
def test_the_bases_have_the_members_of_twilio_and_their_dialect(name):
    ours = members(getattr(flexml.compat.twilio, name))
    ours.pop("dialect", None)
    assert ours == members(getattr(twilio.twiml, name))


@pytest.mark.parametrize("name", ["lower_camel", "format_language"])
def test_the_functions_take_what_those_of_twilio_take(name):
    assert shape(getattr(flexml.compat.twilio, name)) == shape(getattr(twilio.twiml, name))


def test_nothing_public_of_twilio_is_missing():
    theirs = {name for name, value in vars(twilio.twiml).items() if getattr(value, "__module__", "") == "twilio.twiml"}
    assert theirs <= set(flexml.compat.twilio.__all__)


@pytest.mark.parametrize("module", MODULES)
def test_every_class_is_also_a_name_of_the_package(module):
    _, ours = MODULES[module]
    # Two modules have a `Redirect`, and they are the same but for their module.
    homes = {
        getattr(flexml.compat.twilio, name).__module__ for name in classes(ours) if name not in ("Redirect", "TwiML")
    }
    assert homes == {ours.__name__}
    assert flexml.compat.twilio.Redirect is MODULES["voice_response"][1].Redirect


@pytest.mark.parametrize("name", ["Sya", "__wrapped__", "Comment"])
def test_an_unknown_name_is_an_attribute_error(name):
    with pytest.raises(AttributeError, match=f"module 'flexml.compat.twilio' has no attribute '{name}'"):
        getattr(flexml.compat.twilio, name)

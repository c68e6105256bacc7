"""What `import flexml` offers."""

from __future__ import annotations

import ast
import importlib
import re
from pathlib import Path

import pytest

import flexml
from flexml.builder import dialect_flexml

SOURCE = ast.parse(Path(flexml.__file__).read_text(encoding="utf-8"))
IMPORTS = [node for node in ast.walk(SOURCE) if isinstance(node, ast.ImportFrom) and node.level]


def test_type_checkers_see_the_names_that_are_resolved():
    typed = {alias.name for node in IMPORTS for alias in node.names} - {"*", "__all__"}
    assert typed == set(flexml._HOME_OF)


@pytest.mark.parametrize("name", sorted(flexml._HOME_OF))
def test_a_name_is_that_of_its_home(name: str):
    home = importlib.import_module(f"flexml.{flexml._HOME_OF[name]}")
    assert getattr(flexml, name) is getattr(home, name)


def test_the_guide_names_them_all():
    guide = (Path(__file__).parent.parent / "docs/python.md").read_text(encoding="utf-8")
    assert {*flexml._HOME_OF} - {"__version__"} <= set(re.findall(r"`(\w+)`", guide.replace("```", "")))


def test_every_element_of_flexml_is_a_public_name():
    assert [name for name in dialect_flexml.__all__ if getattr(flexml, name) is not getattr(dialect_flexml, name)] == []


def test_no_element_has_the_name_of_something_else():
    assert set(dialect_flexml.__all__).isdisjoint(flexml._HOME_OF)


def test_dir_and_star_give_the_public_names():
    names: dict[str, object] = {}
    exec("from flexml import *", names)
    public = {*flexml._HOME_OF, *dialect_flexml.__all__} - {"__version__"}
    assert public <= set(names)
    assert public <= set(dir(flexml))


@pytest.mark.parametrize("name", ["Sya", "DIALECT", "FAMILY", "__wrapped__"])
def test_an_unknown_name_is_an_attribute_error(name: str):
    with pytest.raises(AttributeError, match=f"module 'flexml' has no attribute '{name}'"):
        getattr(flexml, name)


@pytest.mark.parametrize("module", ["twiml", "twiml_messaging", "twiml_fax"])
def test_a_module_for_building_has_the_elements_of_its_dialect(module: str):
    public = importlib.import_module(f"flexml.{module}")
    generated = importlib.import_module(f"flexml.builder.dialect_{module}")
    assert [name for name in generated.__all__ if getattr(public, name) is not getattr(generated, name)] == []

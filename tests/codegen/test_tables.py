"""A compiled table says what its TOML file says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from flexml.codegen.outputs import PACKAGE
from flexml.codegen.tables import table_module, tables_init
from flexml.dialects import dialect_names, get_dialect
from flexml.dialects.behaviour import Behaviour, Variant
from flexml.dialects.loader import load_dialect
from flexml.dialects.relatives import Difference, ForeignAttribute
from flexml.dialects.role import RoleSpec
from flexml.dialects.spec import AttributeSpec, Dialect, ElementSpec, TextSpec
from flexml.dialects.values import ValueType

MINI = load_dialect(Path(__file__).parent / "mini.toml")
SLOTTED = (
    AttributeSpec,
    Behaviour,
    Dialect,
    Difference,
    ElementSpec,
    ForeignAttribute,
    RoleSpec,
    TextSpec,
    Variant,
    ValueType,
)


def slots(value: object) -> list[str]:
    """The fields of an object, without what it only remembers of its work."""
    names = (name for cls in type(value).__mro__ for name in getattr(cls, "__slots__", ()))
    return sorted(name for name in names if not name.startswith("_"))


def plain(value: object) -> object:
    """Everything that an object says, as dicts and tuples that compare."""
    if isinstance(value, SLOTTED):
        return {"class": type(value).__name__} | {name: plain(getattr(value, name)) for name in slots(value)}
    if isinstance(value, tuple):
        return tuple(plain(item) for item in value)
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value


def compiled(dialect: Dialect) -> Dialect:
    space: dict[str, object] = {"__name__": "flexml.dialects.tables.mini", "__package__": "flexml.dialects.tables"}
    exec(compile(table_module(dialect), "mini", "exec"), space)
    made = space["DIALECT"]
    assert isinstance(made, Dialect)
    return made


@pytest.mark.parametrize("name", dialect_names())
def test_table_says_what_its_toml_file_says(name):
    loaded = load_dialect(PACKAGE / "dialects" / f"{name}.toml")
    assert plain(get_dialect(name)) == plain(loaded)


def test_table_carries_every_field():
    assert plain(compiled(MINI)) == plain(MINI)


def test_a_type_that_several_rows_share_is_one_object():
    stream = compiled(MINI).elements["Stream"]
    assert stream.attributes["track"].type is stream.attributes["audio_track"].type


def test_every_toml_file_has_a_table():
    files = sorted(path.stem for path in (PACKAGE / "dialects").glob("*.toml"))
    assert list(dialect_names()) == files


def test_a_single_name_is_still_a_tuple():
    space: dict[str, object] = {}
    exec(tables_init(("mini",)), space)
    assert space["NAMES"] == ("mini",)


def test_a_table_is_read_without_toml_and_third_parties():
    code = (
        "import sys; from flexml.dialects.registry import get_dialect, dialect_names;"
        "[get_dialect(name) for name in dialect_names()];"
        "print(sorted({'tomllib', 'pydantic', 'lxml', 'xmlschema', 'dataclasses'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PACKAGE.parent)
    assert run.stdout == "[]\n"

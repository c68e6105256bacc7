"""The dialects that come with the package, by name; a table is imported when it is asked for."""

from __future__ import annotations

from ..errors import UsageError
from .spec import Dialect
from .tables import NAMES
from .words import nearest, one_of


def dialect_names() -> tuple[str, ...]:
    """Return the names of the dialects that come with the package."""
    return NAMES


_KNOWN: dict[str, Dialect] = {}  # the builder comes past this file, and does without `functools`


def get_dialect(name: str) -> Dialect:
    """Return the compiled dialect of that name.

    Raises:
        UsageError: there is none; the message names those that exist.
    """
    known = _KNOWN.get(name)
    if known is not None:
        return known
    if name not in NAMES:
        near = nearest(name, NAMES)
        hint = f"did you mean `{near}`" if near else f"known are {one_of(NAMES)}"
        raise UsageError(f"there is no dialect `{name}`; {hint}")
    from importlib import import_module  # nor does it need more than its own table

    dialect = import_module(f".tables.{name.replace('-', '_')}", __package__).DIALECT
    assert isinstance(dialect, Dialect)
    return _KNOWN.setdefault(name, dialect)

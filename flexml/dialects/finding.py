"""Finds a dialect by what a user calls it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ..errors import UsageError
from .registry import get_dialect
from .spec import Dialect
from .words import kind_of

if TYPE_CHECKING:
    from pathlib import Path


def find_dialect(dialect: str | Path | Dialect) -> Dialect:
    """Return a dialect by its name, or the one that a TOML file describes.

    Raises:
        UsageError: there is no dialect of that name.
        DialectError: the file is no dialect's table.
    """
    if isinstance(dialect, Dialect):
        return dialect
    if isinstance(dialect, os.PathLike) or (isinstance(dialect, str) and dialect.endswith(".toml")):
        from .loader import load_dialect  # pydantic, for tables of the user's own alone

        return load_dialect(dialect)
    if not isinstance(dialect, str):
        raise UsageError(f"a dialect is a name, a path or a `Dialect`, not {kind_of(dialect)}")
    return get_dialect(dialect)

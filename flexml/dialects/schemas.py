"""Finds the schemas: beside the package in a checkout, inside it in a wheel."""

# ruff: noqa: PTH110, PTH118, PTH120
# A check asks for its schema, and `pathlib` costs a start 3 ms
from __future__ import annotations

import os
from typing import TYPE_CHECKING

from .registry import get_dialect

if TYPE_CHECKING:
    from pathlib import Path


def schema_path(dialect: str) -> Path:
    """Return the XSD file of a dialect.

    Raises:
        UsageError: there is no such dialect.
    """
    return shipped(f"{get_dialect(dialect).name}.xsd")


def shipped(name: str) -> Path:
    """Return one of the files in `schemas/`."""
    from pathlib import Path

    return Path(shipped_file(name))


def shipped_file(name: str) -> str:
    """Return the same as a text."""
    package = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
    inside = os.path.join(package, "schemas", name)
    return inside if os.path.exists(inside) else os.path.join(os.path.dirname(package), "schemas", name)

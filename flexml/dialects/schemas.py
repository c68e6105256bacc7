"""Finds the schemas: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path

from .registry import get_dialect

_PACKAGE = Path(__file__).resolve().parent.parent


def schema_path(dialect: str) -> Path:
    """Return the XSD file of a dialect.

    Raises:
        UsageError: there is no such dialect.
    """
    return shipped(f"{get_dialect(dialect).name}.xsd")


def shipped(name: str) -> Path:
    """Return one of the files in `schemas/`."""
    inside = _PACKAGE / "schemas" / name
    return inside if inside.exists() else _PACKAGE.parent / "schemas" / name

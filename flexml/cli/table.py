"""Prints rows in columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..diagnostics.visible import width


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return the rows below their heads, each column as wide as its widest cell."""
    lines = [tuple(heads), *(tuple(row) for row in rows)]
    widths = [max(width(cell) for cell in column) for column in zip(*lines, strict=True)]
    return "".join(
        "  ".join(cell + " " * (wide - width(cell)) for cell, wide in zip(line, widths, strict=True)).rstrip() + "\n"
        for line in lines
    )

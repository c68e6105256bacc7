"""Output formats, one module each: `render` in it makes the text of a run's findings.

A format is added by adding its module; nothing lists them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from importlib import import_module
from typing import Protocol

from ...errors import UsageError
from ..description import Describe
from ..diagnostic import Diagnostic
from ..summary import Summary

__all__ = ["Renderer", "format_names", "renderer"]


class Renderer(Protocol):
    """Makes the text of findings, with a line break at its end unless it is empty.

    `describe` is asked by formats that also tell what the rules are.
    """

    def __call__(
        self,
        diagnostics: Iterable[Diagnostic],
        summary: Summary | None = None,
        *,
        color: bool = False,
        describe: Describe | None = None,
    ) -> str: ...


def format_names() -> tuple[str, ...]:
    """Return the names of the formats."""
    # `pkgutil` knows other ways to keep a package, and costs more than all the rest of a format.
    files = os.listdir(os.path.dirname(__file__))  # noqa: PTH120, PTH208 - `pathlib` costs a start 3 ms
    return tuple(sorted(name.removesuffix(".py") for name in files if name.endswith(".py") and name[0] != "_"))


def renderer(name: str) -> Renderer:
    """Return the function that renders a format.

    Raises:
        UsageError: there is no such format.
    """
    names = format_names()
    if name not in names:
        raise UsageError(f"there is no output format `{name}`; known are {', '.join(f'`{known}`' for known in names)}")
    render: Renderer = import_module(f".{name}", __name__).render
    return render

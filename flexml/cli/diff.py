"""Shows what a run would change."""

from __future__ import annotations

import re
import sys

from ..diagnostics.visible import visible
from .console import write

_LINES = re.compile("[^\n]*\n|[^\n]+")


def unified_diff(before: str, after: str, name: str) -> str:
    """Return the difference of two texts as `patch` reads it; a line ends as it does in its file."""
    from difflib import unified_diff as lines_of  # only for those who ask

    name = visible(name)  # a line break in it would be read as part of the difference
    lines = lines_of(_LINES.findall(before), _LINES.findall(after), name, name)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def write_diff(diff: str) -> None:
    """Write a difference to standard output; what would move a terminal's cursor is shown there by a sign."""
    if sys.stdout.isatty():
        diff = "\n".join(visible(line.removesuffix("\r")) for line in diff.split("\n"))
    write(diff)

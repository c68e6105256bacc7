"""The place of a finding as other programs read it: a URI or a path, and lines that exist in the file."""

from __future__ import annotations

import os

from .diagnostic import Diagnostic


def file_uri(path: str) -> str:
    """Return a path as a URI reference: relative where the path is, with `/` between its parts."""
    from pathlib import Path
    from urllib.parse import quote

    name = os.fsencode(path)  # a name that is not UTF-8 keeps its bytes
    if Path(path).is_absolute():
        return Path(path).as_uri()
    return quote(name.replace(os.sep.encode(), b"/").removeprefix(b"./"), safe="/")


def relative_path(path: str) -> str:
    """Return a path below the working folder relative to it, with `/` between its parts; any other as it is."""
    from pathlib import Path

    absolute, here = Path(path).absolute(), Path.cwd()
    return (absolute.relative_to(here) if absolute.is_relative_to(here) else Path(path)).as_posix()


def has_place(diagnostic: Diagnostic) -> bool:
    """Tell whether the place of a finding is one in the file, and not in a text made from it."""
    return diagnostic.source.note is None


def told(diagnostic: Diagnostic) -> str:
    """Return the message, with the place where it is not one in the file."""
    if has_place(diagnostic):
        return diagnostic.message
    start = diagnostic.start
    return f"{diagnostic.message} (line {start.line}, column {start.column} {diagnostic.source.note})"

"""What the program is that fills a cache: another one must not believe it."""

# ruff: noqa: PTH118, PTH120, PTH123 - as for all of the cache
from __future__ import annotations

import os
import sys
from importlib.machinery import PathFinder

from ...version import __version__

_PACKAGE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))  # noqa: PTH100
_CODE = (".py", ".toml", ".xsd")


def identity() -> str:
    """Return the versions of this package, of Python and of lxml; in a checkout, where code changes, also that."""
    return f"{__version__} {sys.version} {_version_of_lxml()!r} {_code() if _is_checkout() else ''}"


def _version_of_lxml() -> bytes:
    """The module that says it; importing it would cost more than all the rest of a run that finds nothing new."""
    spec = PathFinder.find_spec("lxml")
    if spec is None or spec.origin is None:
        return b""
    with open(spec.origin, "rb") as file:
        return file.read()


def _is_checkout() -> bool:
    return os.path.isfile(os.path.join(os.path.dirname(_PACKAGE), "pyproject.toml"))  # noqa: PTH113


def _code() -> str:
    """The state of all files of the package."""
    state: list[str] = []
    folders = [_PACKAGE]
    while folders:
        with os.scandir(folders.pop()) as listing:
            for entry in listing:
                if entry.is_dir(follow_symlinks=False):
                    folders += [entry.path] if entry.name != "__pycache__" else []
                elif entry.name.endswith(_CODE):
                    status = entry.stat()
                    state.append(f"{entry.path} {status.st_size} {status.st_mtime_ns}")
    return "\n".join(sorted(state))

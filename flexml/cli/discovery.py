"""Finds the files that a command line means: files, folders and patterns."""

# ruff: noqa: PTH100, PTH112, PTH116, PTH118, PTH122
# A tree may hold a hundred thousand files, which `os` walks several times faster than `pathlib`
from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..dialects import dialect_names
from ..template import TEMPLATE_SUFFIXES

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that may hold a document; a `named` one stands on the command line itself."""

    path: str
    named: bool


@dataclass(slots=True)
class Discovery:
    """The candidates, each file once, and the paths that could not be read, each with the reason."""

    candidates: list[Candidate] = field(default_factory=list)
    failures: list[tuple[str, str]] = field(default_factory=list)


def discover(paths: Iterable[str]) -> Discovery:
    """Return what the paths mean.

    Links inside a folder are not followed, so that no file is met twice and no loop is endless. In a
    folder, the file's suffix counts: `.xml`, the name of a dialect, or that of a template. A pattern
    (`calls/**/*.xml`) is for shells that leave it as it is, and takes every suffix.
    """
    discovery = Discovery()
    seen: set[str] = set()
    for path in paths:
        for candidate in _expand(path, discovery):
            key = path if candidate.path == STDIN else os.path.abspath(candidate.path)
            if key not in seen:
                seen.add(key)
                discovery.candidates.append(candidate)
    return discovery


def _expand(path: str, discovery: Discovery) -> Iterator[Candidate]:
    if path == STDIN:
        yield Candidate(path, named=True)
        return
    try:
        is_folder = stat.S_ISDIR(os.stat(path).st_mode)
    except (OSError, ValueError) as error:
        if any(sign in path for sign in "*?["):
            yield from _matching(path, discovery)
        else:
            discovery.failures.append((path, _reason(error)))
        return
    if not is_folder:
        yield Candidate(path, named=True)
        return
    suffixes = _suffixes()
    for found, _ in _walk(path, discovery):
        if os.path.splitext(found)[1].lower() in suffixes:
            yield Candidate(found, named=False)


def _matching(pattern: str, discovery: Discovery) -> Iterator[Candidate]:
    """Yield the files below the pattern's fixed part that it matches."""
    import pathspec  # for folders and patterns alone; a single file starts faster without

    parts = pattern.split("/")
    fixed = next(index for index, part in enumerate(parts) if any(sign in part for sign in "*?["))
    base = "/".join(parts[:fixed]) or ("/" if fixed else ".")
    spec = pathspec.GitIgnoreSpec.from_lines(["/" + "/".join(parts[fixed:])])
    matched = False
    if os.path.isdir(base):
        for found, relative in _walk(base, discovery):
            if spec.match_file(relative):
                matched = True
                yield Candidate(found, named=False)
    if not matched:
        discovery.failures.append((pattern, "no file matches"))


def _walk(folder: str, discovery: Discovery) -> Iterator[tuple[str, str]]:
    """Yield the regular files below a folder in the order of their names, each also relative to it."""
    from .ignored import Ignored  # pathspec again

    absolute = os.path.abspath(folder)
    pending = [(folder, absolute, Ignored.around(absolute))]
    while pending:
        shown, absolute_folder, outer = pending.pop()
        try:
            with os.scandir(shown) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            discovery.failures.append((shown, _reason(error)))
            continue
        ignored = outer.inside(absolute_folder)
        folders: list[tuple[str, str, Ignored]] = []
        for entry in entries:
            path, whole = _joined(shown, entry.name), os.path.join(absolute_folder, entry.name)
            if entry.is_dir(follow_symlinks=False):
                if not ignored.covers(whole, folder=True):
                    folders.append((path, whole, ignored))
            elif entry.is_file(follow_symlinks=False) and not ignored.covers(whole):
                yield path, whole[len(absolute) :].lstrip(os.sep).replace(os.sep, "/")
        pending.extend(reversed(folders))


def _suffixes() -> frozenset[str]:
    return frozenset({".xml", *(f".{name}" for name in dialect_names()), *TEMPLATE_SUFFIXES})


def _joined(folder: str, name: str) -> str:
    return name if folder == "." else os.path.join(folder, name)


def _reason(error: Exception) -> str:
    return (isinstance(error, OSError) and error.strerror) or str(error)

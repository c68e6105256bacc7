"""What `.gitignore` files keep out of a folder."""

# ruff: noqa: PTH113, PTH118, PTH120, PTH123
# A tree may hold a hundred thousand files, which `os` walks several times faster than `pathlib`
from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..record import Record
from .wildcards import without_return

if TYPE_CHECKING:
    import pathspec

_NAME_OF_GROUP = re.compile(r"\(\?P<\w+>")


class Ignored(Record):
    """The patterns that hold inside one folder: its own, and those of the folders around it.

    `specs` has a folder and its patterns, the innermost first; the first that says something decides. The
    expression beside them matches what any of these patterns matches: it is asked for each file of a tree, and
    `pathspec` itself, which takes many times longer, for the few that it finds.
    """

    specs: tuple[tuple[str, pathspec.GitIgnoreSpec, re.Pattern[str]], ...] = ()

    @classmethod
    def around(cls, folder: str) -> Ignored:
        """Return the patterns of the folders above `folder`, an absolute path, up to the root of the git repository.

        A folder that they ignore was named on purpose: then they say nothing about what is in it.
        """
        around, inner = list[str](), folder
        while not os.path.lexists(os.path.join(inner, ".git")):
            outer = os.path.dirname(inner)
            if outer == inner:
                return cls()
            around.append(outer)
            inner = outer
        above = cls(_exclude(inner))
        for outer in reversed(around):
            above = above.inside(outer)
        return cls() if around and above.covers(folder, folder=True) else above

    def inside(self, folder: str) -> Ignored:
        """Return the patterns that hold in a folder: these and its own."""
        own = _read(os.path.join(folder, ".gitignore"))
        return self if own is None else Ignored(((folder, own, _any_of(own)), *self.specs))

    def covers(self, path: str, *, folder: bool = False) -> bool:
        """Tell whether an absolute path inside the folder is to be left out."""
        for base, spec, anything in self.specs:
            relative = path[len(base) :].lstrip(os.sep).replace(os.sep, "/") + ("/" if folder else "")
            if anything.search(relative) is None:
                continue
            verdict = spec.check_file(relative).include
            if verdict is not None:
                return verdict
        return False


def _exclude(repository: str) -> tuple[tuple[str, pathspec.GitIgnoreSpec, re.Pattern[str]], ...]:
    spec = _read(os.path.join(repository, ".git", "info", "exclude"))
    return () if spec is None else ((repository, spec, _any_of(spec)),)


def _any_of(spec: pathspec.GitIgnoreSpec) -> re.Pattern[str]:
    """One expression for all patterns, without the names of their groups, which may not occur twice."""
    expressions = (pattern.regex.pattern for pattern in spec.patterns if pattern.regex is not None)
    return re.compile("|".join(f"(?:{_NAME_OF_GROUP.sub('(', str(each))})" for each in expressions) or "(?!)")


def _read(file: str) -> pathspec.GitIgnoreSpec | None:
    if not os.path.isfile(file):  # what somebody else packed may have a pipe there, or a link to a device
        return None
    try:
        with open(file, encoding="utf-8", errors="surrogateescape") as lines:
            return _spec(lines)
    except OSError:
        return None


def _spec(lines: Iterable[str]) -> pathspec.GitIgnoreSpec:
    """Return what lines say, with expressions that no path keeps busy."""
    import pathspec  # a tree without such a file is walked sooner

    spec = pathspec.GitIgnoreSpec.from_lines(_valid(lines))
    for pattern in spec.patterns:
        written = "" if pattern.regex is None else str(pattern.regex.pattern)
        if (rewritten := without_return(written)) != written:
            pattern.regex = re.compile(rewritten)
    return spec


def _valid(lines: Iterable[str]) -> Iterator[str]:
    """The lines that are patterns; git, too, passes over what is none."""
    import pathspec  # as above

    for line in lines:
        try:
            pathspec.GitIgnoreSpec.from_lines([line])
        except ValueError:
            continue
        yield line

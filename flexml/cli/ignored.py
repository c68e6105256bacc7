"""What `.gitignore` files keep out of a folder."""

# ruff: noqa: PTH113, PTH118, PTH123
# A tree may hold a hundred thousand files, which `os` walks several times faster than `pathlib`
from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pathspec


@dataclass(frozen=True, slots=True)
class Ignored:
    """The patterns that hold inside one folder: its own, and those of the folders around it.

    `specs` has a folder and its patterns, the innermost first; the first that says something decides.
    """

    specs: tuple[tuple[str, pathspec.GitIgnoreSpec], ...] = ()

    @classmethod
    def around(cls, folder: str) -> Ignored:
        """Return the patterns of the folders above `folder`, an absolute path, up to the root of the git repository.

        A folder that they ignore was named on purpose: then they say nothing about what is in it.
        """
        path = Path(folder)
        repository = next((outer for outer in (path, *path.parents) if os.path.lexists(outer / ".git")), None)
        if repository is None or repository == path:
            return cls(_exclude(repository))
        above = cls(_exclude(repository))
        inner = path.relative_to(repository).parts[:-1]
        for outer in (repository, *(repository.joinpath(*inner[: depth + 1]) for depth in range(len(inner)))):
            above = above.inside(str(outer))
        return cls() if above.covers(str(path), folder=True) else above

    def inside(self, folder: str) -> Ignored:
        """Return the patterns that hold in a folder: these and its own."""
        own = _read(os.path.join(folder, ".gitignore"))
        return self if own is None else Ignored(((folder, own), *self.specs))

    def covers(self, path: str, *, folder: bool = False) -> bool:
        """Tell whether an absolute path inside the folder is to be left out."""
        for base, spec in self.specs:
            relative = path[len(base) :].lstrip(os.sep).replace(os.sep, "/")
            verdict = spec.check_file(relative + "/" if folder else relative).include
            if verdict is not None:
                return verdict
        return False


def _exclude(repository: Path | None) -> tuple[tuple[str, pathspec.GitIgnoreSpec], ...]:
    if repository is None:
        return ()
    spec = _read(str(repository / ".git" / "info" / "exclude"))
    return () if spec is None else ((str(repository), spec),)


def _read(file: str) -> pathspec.GitIgnoreSpec | None:
    if not os.path.isfile(file):  # what somebody else packed may have a pipe there, or a link to a device
        return None
    try:
        with open(file, encoding="utf-8", errors="surrogateescape") as lines:
            return pathspec.GitIgnoreSpec.from_lines(_valid(lines))
    except OSError:
        return None


def _valid(lines: Iterable[str]) -> Iterator[str]:
    """The lines that are patterns; git, too, passes over what is none."""
    for line in lines:
        try:
            pathspec.GitIgnoreSpec.from_lines([line])
        except ValueError:
            continue
        yield line

"""Patterns for paths, as `.gitignore` has them."""

# Asked for every file of a tree, which may hold a hundred thousand: `os` is several times faster than `pathlib`
from __future__ import annotations

import os
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pathspec


class Pattern:
    """A pattern and the absolute folder that it is relative to; with an empty folder it holds everywhere."""

    __slots__ = ("folder", "text")  # a plain class: each `flexml check` would pay for a dataclass

    def __init__(self, folder: str, text: str) -> None:
        self.folder = folder
        self.text = text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pattern) and (self.folder, self.text) == (other.folder, other.text)

    def __hash__(self) -> int:
        return hash((self.folder, self.text))

    def __repr__(self) -> str:
        return f"Pattern({self.folder!r}, {self.text!r})"

    @property
    def is_valid(self) -> bool:
        """Whether the text is a pattern at all."""
        if not self.text.strip("!/ ") or self.text.startswith("#"):
            return False
        if not set(self.text) & set("[\\"):
            return True  # nothing else can be wrong, and `pathspec` need not be imported for it
        try:
            return bool(_spec((self.text.removeprefix("!"),)))
        except (ValueError, re.error):
            return False

    def matches(self, path: str) -> bool:
        """Tell whether an absolute path of a file is meant; a `!` before the pattern means all others."""
        negated = self.text.startswith("!")
        return _spec((self.text[negated:],)).match_file(_relative(path, self.folder)) is not negated


class Patterns:
    """A list of patterns: the last one that matches a path decides, and one with a `!` takes it out again."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._names: set[str] = set()
        self._groups: list[tuple[str, list[str]]] = []
        for pattern in patterns:
            if not self._groups and not pattern.folder and not set(pattern.text) & set("*?[]!/\\"):
                self._names.add(pattern.text)  # plain names, such as the default ones, need no `pathspec`
            elif self._groups and self._groups[-1][0] == pattern.folder:
                self._groups[-1][1].append(pattern.text)
            else:
                self._groups.append((pattern.folder, [pattern.text]))

    def match(self, path: str, *, folder: bool = False) -> bool:
        """Tell whether an absolute path is meant; the folders around it are not looked at for plain names."""
        for base, texts in reversed(self._groups):
            relative = _relative(path, base)
            verdict = _spec(tuple(texts)).check_file(relative + "/" if folder else relative).include
            if verdict is not None:
                return verdict
        return path.rpartition(os.sep)[2] in self._names

    def match_within(self, path: str, *, folder: bool = False) -> bool:
        """Tell whether an absolute path or one of the folders around it is meant."""
        return self.match(path, folder=folder) or not self._names.isdisjoint(path.replace(os.sep, "/").split("/"))


@lru_cache(maxsize=256)
def _spec(texts: tuple[str, ...]) -> pathspec.GitIgnoreSpec:
    import pathspec  # a run without patterns starts faster

    return pathspec.GitIgnoreSpec.from_lines(texts)


def _relative(path: str, folder: str) -> str:
    """A path as patterns of a folder see it; one outside of the folder keeps its whole name."""
    root = folder.rstrip(os.sep) + os.sep
    return path.removeprefix(root).lstrip(os.sep).replace(os.sep, "/")

"""The files of a project: those of the disk, or texts that somebody gives."""

# ruff: noqa: PTH100, PTH113, PTH118, PTH123 - paths are compared as text, and most of them are never opened
from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Protocol

from ...source import MAX_BYTES
from ...source.elsewhere import Elsewhere

_MOST_SEEN = 5_000  # entries that one search looks at


class Files(Protocol):
    """Where documents come from; paths are text, and equal where they are the same file."""

    def whole(self, path: str, folder: str = "") -> str:
        """Return a path that is the same wherever it is written."""
        ...

    def read(self, path: str) -> bytes | None:
        """Return what a file holds, or `None` where there is none that can be read."""
        ...

    def below(self, folder: str) -> Iterator[str]:
        """Yield the files in a folder and in those inside it."""
        ...


class Disk:
    """The files of the disk."""

    def whole(self, path: str, folder: str = "") -> str:
        """Return the absolute path."""
        Elsewhere.asked += 1  # whoever looks for files begins with their paths
        return os.path.abspath(os.path.join(folder, path))

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a regular file, one more than a document may have where there are more."""
        try:
            if not os.path.isfile(path):
                return None
            with open(path, "rb") as file:
                return file.read(MAX_BYTES + 1)
        except (OSError, ValueError):
            return None

    def below(self, folder: str) -> Iterator[str]:
        """Yield the regular files, in the order of their names; a search ends after some thousand."""
        seen = 0
        for at, folders, names in os.walk(folder):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                yield os.path.join(at, name)
            seen += len(names) + len(folders)
            if seen > _MOST_SEEN:
                return


class Texts:
    """Files that are given as texts; without any, no other document is ever read."""

    def __init__(self, texts: Mapping[str, str] | None = None) -> None:
        self._texts = {self.whole(path): text for path, text in (texts or {}).items()}

    def whole(self, path: str, folder: str = "") -> str:
        """Return the path without detours."""
        return os.path.normpath(os.path.join(folder, path))

    def read(self, path: str) -> bytes | None:
        """Return the text as bytes."""
        text = self._texts.get(path)
        return None if text is None else text.encode()

    def below(self, folder: str) -> Iterator[str]:
        """Yield all of them that lie there."""
        inside = "" if folder in ("", ".") else folder + os.sep
        return (path for path in self._texts if path.startswith(inside))

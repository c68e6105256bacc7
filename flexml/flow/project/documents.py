"""The documents of a project, and which of them answers which URL."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from ...source import SourceText, parse
from .address import Address
from .files import Disk, Files, Texts
from .page import Page, shown_path
from .routes import Routes

if TYPE_CHECKING:
    from ...dialects import Dialect

MOST_FILES = 300  # that are read to answer for one project; nobody writes that many documents by hand


class Project:
    """What is known of the documents beside one document.

    `routes` maps paths to files below `folder`; `base_url` says on which host they are. Without routes, a
    relative URL is a file beside the document. Files are read when they are first needed, and only once.
    """

    def __init__(self, routes: Routes, folder: str, base: Address | None, files: Files) -> None:
        self.routes = routes
        self.folder = folder
        self.base = base
        self.files = files
        self._pages: dict[tuple[str, str], Page | None] = {}

    @classmethod
    def of(cls, routes: Mapping[str, str], folder: Path | None = None, base_url: str | None = None) -> Project:
        """Return the project whose files are on the disk, below `folder` where the routes name relative ones.

        Raises:
            UsageError: a route makes no sense.
        """
        disk = Disk()
        base = None if base_url is None else Address.of(base_url)
        return cls(Routes(routes), "" if folder is None else disk.whole(str(folder)), base, disk)

    @classmethod
    def of_texts(
        cls, texts: Mapping[str, str], routes: Mapping[str, str] | None = None, base_url: str | None = None
    ) -> Project:
        """Return the project of files that are given; without any, a project of the one document that is checked."""
        base = None if base_url is None else Address.of(base_url)
        return cls(Routes(routes or {}), "", base, Texts(texts))

    def load(self, path: str, dialect: Dialect) -> Page | None:
        """Return the document in a file, or `None` where the file holds none that can be understood."""
        key = path, dialect.name
        if key not in self._pages:
            self._pages[key] = self._read(path, dialect) if len(self._pages) < MOST_FILES else None
        return self._pages[key]

    def all_files(self) -> Iterator[str]:
        """Yield the files that the routes name, as far as they exist or are named in full."""
        seen: set[str] = set()
        for route in self.routes:
            for path in self._files_of(route.file, route.files.fullmatch if route.names else None):
                if path not in seen:
                    seen.add(path)
                    yield path

    def files_beside(self, path: str) -> Iterator[str]:
        """Yield the files in the folder of a file that have its suffix."""
        folder, suffix = os.path.dirname(path), os.path.splitext(path)[1]  # noqa: PTH120, PTH122 - paths are text here
        beside = (
            other
            for other in self.files.below(folder)
            if os.path.dirname(other) == folder and other.endswith(suffix)  # noqa: PTH120
        )
        return islice(beside, MOST_FILES)

    def address_of(self, path: str) -> Address | None:
        """Return where a file is served, where the routes tell."""
        relative = os.path.relpath(path, self.folder) if self.folder else path
        found = self.routes.path_of(relative.replace(os.sep, "/"))
        return None if found is None else Address(self.origin, self._below + found)

    def answer(self, address: Address) -> str | None:
        """Return the file that answers an address of this project: empty where nobody knows, `None` for nothing."""
        if not address.path.startswith(self._below):
            return ""
        return self.routes.answer(address.path.removeprefix(self._below))

    @cached_property
    def origin(self) -> str:
        """Scheme and host of the project, empty where nobody said them."""
        return "" if self.base is None else self.base.origin

    @cached_property
    def _below(self) -> str:
        """The path that all routes stand below."""
        return "" if self.base is None else self.base.path.rstrip("/")

    def _files_of(self, file: str, matches: object) -> Iterator[str]:
        if not file:
            return
        if not callable(matches):
            yield self.files.whole(file, self.folder)
            return
        fixed = file[: file.index("{")].rpartition("/")[0] if "{" in file else ""
        start = self.files.whole(fixed, self.folder) if fixed or self.folder else ""
        for path in self.files.below(start):
            relative = os.path.relpath(path, self.folder) if self.folder else path
            if matches(relative.replace(os.sep, "/")):
                yield path

    def _read(self, path: str, dialect: Dialect) -> Page | None:
        data = self.files.read(path)
        if data is None:
            return None
        document = parse(SourceText(data, shown_path(path)))
        if not document.well_formed or dialect.resolve(document.root.name) is not dialect.element(dialect.root):
            return None
        page = Page(path, document, dialect, self.address_of(path))
        return page if page.certain else None

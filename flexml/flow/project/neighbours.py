"""One document among the others of its project: where its links lead, and what leads to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from .address import Address, is_knowable, is_relative
from .documents import MOST_FILES, Project
from .page import Page, shown_path

if TYPE_CHECKING:
    from ...dialects import Dialect
    from ...source import Document
    from ..graph import Flow
    from ..link import Link


class Answer(Enum):
    """What answers a URL."""

    SAME = "same"  # the document in which it stands
    OTHER = "other"  # another document
    MISSING = "missing"  # the project has no answer to it
    UNKNOWN = "unknown"  # another host, a program, or a value that is filled in later


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads; `page` is the document that answers, where it is one that can be read.

    `exact` is false where the request differs by its query, which may make another document of it.
    `file` is the path, as people write it, of what the routes name for it, also where there is no such file.
    """

    answer: Answer
    page: Page | None = None
    exact: bool = True
    file: str | None = None


_UNKNOWN = Target(Answer.UNKNOWN)


class Neighbours:
    """A document, and the others that it leads to or that lead to it.

    `project` is what is known of the others. The document itself is the one given, whatever its file holds.
    """

    def __init__(
        self,
        document: Document,
        dialect: Dialect,
        project: Project,
        url: str | None = None,
        flow: Flow | None = None,
    ) -> None:
        self.project = project
        path = None if document.path is None else project.files.whole(document.path)
        address = Address.of(url) if url else None
        if address is None and path is not None:
            address = project.address_of(path)
        if path is None and address is not None and (file := project.answer(address)):
            path = project.files.whole(file, project.folder)
        self.here = Page(path, document, dialect, address, flow)

    def follow(self, link: Link, page: Page | None = None) -> Target:
        """Return where a link of a page leads, of this one where none is given."""
        return self.resolve(link.url, page or self.here)

    def resolve(self, url: str, page: Page) -> Target:
        """Return what answers a URL that stands in a page."""
        if not url.strip():
            return Target(Answer.SAME, page)
        own = page.address
        if not self.project.routes and is_knowable(url) and is_relative(url):
            beside = self._beside(url.strip(), page)
            if beside is not None:
                return beside
        if own is None and is_relative(url):
            return _UNKNOWN  # from where, nobody knows
        address = (own or Address(self.project.origin, "/")).joined(url)
        if address is None or (address.origin and address.origin not in self._origins(page)):
            return _UNKNOWN
        if own is not None and address.path == own.path:
            return Target(Answer.SAME, page, exact=address.query == own.query)
        if not self.project.routes:
            return _UNKNOWN
        return self._routed(address, page)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """The documents of the project that can be read, this one first: those of the routes, else those beside it."""
        others = (self._load(file) for file in self._files())
        return (self.here, *(page for page in others if page is not None and page is not self.here))

    @cached_property
    def complete(self) -> bool:
        """Whether all is known that can lead to a document: routes say so, and each link and file is understood."""
        files = list(self._files())
        if not self.project.routes or not self.here.certain or len(files) >= MOST_FILES:
            return False
        if any(self._load(file) is None for file in files):
            return False
        return all(
            self.follow(link, page).answer is not Answer.UNKNOWN
            for page in self.pages
            for link in page.links
            if link.role is None
        )

    def leading_to(self, page: Page) -> Iterator[tuple[Page, Link]]:
        """Yield the links that lead to a page, each with the page in which it stands."""
        return iter(self._back.get(page, ()))

    @cached_property
    def _back(self) -> dict[Page, list[tuple[Page, Link]]]:
        back: dict[Page, list[tuple[Page, Link]]] = {}
        for page in self.pages:
            for link in page.links if page.certain else ():
                target = self.follow(link, page)
                if target.page is not None:
                    back.setdefault(target.page, []).append((page, link))
        return back

    def _files(self) -> Iterator[str]:
        if self.project.routes:
            return islice(self.project.all_files(), MOST_FILES)
        return iter(()) if self.here.path is None else self.project.files_beside(self.here.path)

    def _origins(self, page: Page) -> set[str]:
        own = "" if page.address is None else page.address.origin
        return {own, self.project.origin} - {""}

    def _load(self, path: str) -> Page | None:
        return self.here if path == self.here.path else self.project.load(path, self.here.dialect)

    def _beside(self, url: str, page: Page) -> Target | None:
        """What a relative URL is when documents are files that are served as they lie there."""
        if page.path is None:
            return None
        name, _, query = url.partition("#")[0].partition("?")
        path = self.project.files.whole(f"{page.path}/../{name}")
        if path == page.path:
            return Target(Answer.SAME, page, exact=not query)
        other = self._load(path)
        return None if other is None else Target(Answer.OTHER, other, exact=not query)

    def _routed(self, address: Address, page: Page) -> Target:
        file = self.project.answer(address)
        if file is None:
            return Target(Answer.MISSING)
        if not file:
            return _UNKNOWN
        path = self.project.files.whole(file, self.project.folder)
        shown = shown_path(path)
        if path == page.path:
            return Target(Answer.SAME, page, exact=not address.query, file=shown)
        other = self._load(path)
        if other is not None:
            return Target(Answer.OTHER, other, exact=not address.query, file=shown)
        return Target(Answer.UNKNOWN if self.project.files.read(path) is not None else Answer.MISSING, file=shown)

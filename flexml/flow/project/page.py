"""One document of a project."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from ..graph import Flow
from .address import Address

if TYPE_CHECKING:
    from ...dialects import Dialect
    from ...source import Document
    from ..link import Link

# What decides at run time which verbs there are; what only fills in a value is seen at the value.
_DECIDING = (b"{%", b"<%", b"<?php", b"{{#", b"{{/")


class Page:
    """A document with the file that it is in and the address where it is served, where these are known."""

    def __init__(
        self,
        path: str | None,
        document: Document,
        dialect: Dialect,
        address: Address | None,
        flow: Flow | None = None,
    ) -> None:
        self.path = path
        self._flow = flow
        self.document = document
        self.dialect = dialect
        url = document.pragma("url")
        said = None if url is None or url.value is None else Address.of(url.value)
        self.address = said or address

    @property
    def name(self) -> str:
        """What people call it: its file, or its address."""
        if self.document.path is not None:
            return shown_path(self.path or self.document.path)
        return "this document" if self.address is None else self.address.path

    @cached_property
    def certain(self) -> bool:
        """Whether the verbs that stand there are those that will run."""
        data = self.document.source.data
        return not any(sign in data for sign in _DECIDING)

    @cached_property
    def flow(self) -> Flow:
        """Its control flow."""
        return self._flow or Flow.of(self.document.root, self.dialect)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links that may be followed."""
        return tuple(link for link in self.flow.links if self.flow.reaches(link.step))


def shown_path(path: str) -> str:
    """Return a path as people write it: from the working folder where it lies below."""
    return path.removeprefix(os.getcwd() + os.sep)  # noqa: PTH109 - paths are text here

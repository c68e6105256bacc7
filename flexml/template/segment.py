"""What a variant of a document is put together from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from ..source import Hole, SourceText, Span


@dataclass(frozen=True, slots=True)
class Copied:
    """Text that stands in a source as it stands in the document."""

    source: SourceText
    span: Span

    @property
    def text(self) -> str:
        return self.span.cut(self.source.text)


@dataclass(frozen=True, slots=True)
class Computed:
    """Text that is known, and that the document gets for a span of a source: the value of an expression, an escape."""

    text: str
    source: SourceText
    span: Span


@dataclass(frozen=True, slots=True)
class Filled:
    """A value that nobody knows; those with the same `key` are surely equal."""

    key: str
    hole: Hole


@dataclass(frozen=True, slots=True)
class Said:
    """A comment of the template that speaks to flexml; the document gets nothing for it."""

    text: str


Segment: TypeAlias = Copied | Computed | Filled | Said

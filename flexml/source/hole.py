"""A value in a document that is filled in later."""

from __future__ import annotations

from enum import Enum

from ..record import Record
from .span import Span
from .text import SourceText


class Escaping(Enum):
    """What becomes of markup in a value before it stands in the document."""

    FULL = "markup and quotes are escaped"
    TEXT = "markup is escaped, quotes are not"
    NONE = "nothing is escaped"
    UNKNOWN = "nobody knows"


class Hole(Record, apart=("source",)):
    """One place of a template or a program where a value goes: `{{ name|upper }}`.

    `span` is the whole of it in `source`, `expression` what computes the value, without delimiters,
    `filters` the names of what it goes through, in order, and `language` that of the template or program:
    `jinja2`, `django`, `f-string`, `format`, `percent`, `concatenation`. `safe` says that it is meant
    to be markup: the author marked it so, or it is no value but a tag that only the application knows.
    """

    source: SourceText
    span: Span
    expression: str
    language: str
    escaping: Escaping = Escaping.UNKNOWN
    filters: tuple[str, ...] = ()
    safe: bool = False

    @property
    def written(self) -> str:
        """The hole as it is written."""
        return self.span.cut(self.source.text)

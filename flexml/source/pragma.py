"""Comments that tell what a document itself cannot: `<!-- flexml: dialect=twiml, role=wait, url=/hold -->`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..late import late_pattern
from ..record import Record
from .remark import Remark
from .span import Span

KEYS = ("context", "dialect", "role", "url")
# What can ask for a document, where it is not a call that comes in; the tables say what each may hold.
ROLES = ("conference-wait", "inline", "queue-wait", "queue-whisper", "sole-whisper", "wait", "whisper")

_WORD = late_pattern(r"([^\s,=]++)(?:\s*+=\s*+([^\s,]*+))?")


class Pragma(Record):
    """One word of such a comment: a key, with a value where an equals sign follows it."""

    key: str
    value: str | None
    key_span: Span
    value_span: Span

    @property
    def span(self) -> Span:
        """The key with its value."""
        return Span(self.key_span.start, self.value_span.end)


def read_pragmas(remarks: Iterable[Remark]) -> tuple[Pragma, ...]:
    """Return the pragmas of remarks, in order; nothing is claimed about keys or values."""
    return tuple(pragma for remark in remarks for pragma in pragmas_of(remark))


def pragmas_of(remark: Remark) -> Iterator[Pragma]:
    """Yield the pragmas of one remark; those that begin with `ignore` have a grammar of their own."""
    if remark.text.startswith("ignore"):
        return
    for word in _WORD.finditer(remark.text):
        key_span = remark.part(*word.span(1))
        value_span = Span(key_span.end, key_span.end) if word[2] is None else remark.part(*word.span(2))
        yield Pragma(word[1], word[2], key_span, value_span)

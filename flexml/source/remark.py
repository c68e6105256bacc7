"""Comments that speak to this tool: `<!-- flexml: … -->`, and `{# flexml: … #}` of a template."""

from __future__ import annotations

from collections.abc import Iterator

from ..late import late_pattern
from ..record import Record
from .blank import strip_span
from .doctype import OPENING, read_doctype
from .span import Span

ADDRESS = "flexml:"

_MARKUP = late_pattern(r"<!--|<!\[CDATA\[|<\?|<!DOCTYPE|\{#(?=-?[ \t\r\n]*+flexml:)")
_CLOSING = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>", "{#": "#}"}


class Remark(Record):
    """One such comment: `text` is what follows `flexml:`, `words` where that stands, `span` the whole of it.

    Both spans are empty where the comment stood in a template, and the rendered text has nothing of it.
    """

    text: str
    span: Span
    words: Span

    @property
    def written(self) -> bool:
        """Whether the comment stands in the text."""
        return len(self.span) > 0

    def moved(self, by: int) -> Remark:
        """Return the remark so many characters further on."""
        span, words = self.span, self.words
        return Remark(self.text, Span(span.start + by, span.end + by), Span(words.start + by, words.end + by))

    def part(self, start: int, end: int) -> Span:
        """Return where `text[start:end]` stands."""
        return Span(self.words.start + start, self.words.start + end) if self.written else self.span


def find_remarks(text: str) -> tuple[Remark, ...]:
    """Return the remarks of a text, in order; what looks like one in a CDATA section or in a comment is none."""
    return tuple(remark for whole, inside in _comments(text) if (remark := _remark(text, whole, inside)) is not None)


def read_remark(comment: str) -> Remark | None:
    """Return what the comment of a template says, where it is a remark."""
    return next(iter(find_remarks(comment)), None)


def _remark(text: str, whole: Span, inside: Span) -> Remark | None:
    start, end = strip_span(text, inside.start, inside.end)
    if not text.startswith(ADDRESS, start, end):
        return None
    words = Span(*strip_span(text, start + len(ADDRESS), end))
    return Remark(words.cut(text), whole, words)


def _comments(text: str) -> Iterator[tuple[Span, Span]]:
    """Each comment as a whole, and what is inside of it."""
    position = 0
    unclosed = False  # a `{#` that nothing closes is text, and so are those after it
    while markup := _MARKUP.search(text, position):
        at, mark = markup.start(), markup[0]
        if mark == OPENING:
            end = read_doctype(text, at).end
        elif mark == "{#" and unclosed:
            end = None
        else:
            closing = text.find(_CLOSING[mark], markup.end())
            end = None if closing < 0 else closing + len(_CLOSING[mark])
        if end is None and mark != "{#":
            return
        if end is None:
            unclosed, position = True, markup.end()
            continue
        position = end
        if mark == "<!--":
            yield Span(at, end), Span(at + 4, end - 3)
        elif mark == "{#":
            yield Span(at, end), Span(at + 2 + text.startswith("-", at + 2), end - 2 - text.endswith("-", at, end - 2))

"""Writes a document in the one form that `flexml format` knows.

Two blanks for each level, a verb on a line of its own, double quotes, `<Hangup/>` where nothing is
inside, attributes on lines of their own where one line is too long for them. What somebody may hear
stays as it is, byte for byte: text, references and CDATA sections, and all white space in elements that
take text. Comments stay beside what they stand beside now; one empty line between two verbs is kept.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..dialects import Dialect
from ..dialects.detect import choose_dialects
from ..source import Document, Node, Place, parse
from ..source.blank import SPACE
from ..source.doctype import OPENING
from .content import Content, contents
from .pieces import LINE_BREAK, read_gap
from .tag import start_tag, wrapped_start_tag

WIDTH = 100  # columns that a start tag may fill before its attributes get lines of their own

_INDENT = "  "
_ALONE = (*(f"<?xml{blank}" for blank in SPACE), OPENING)  # the XML declaration and the DOCTYPE


def format_document(document: Document, dialect: Dialect | None = None) -> str:
    """Return the text of a document in its one form; formatting that again changes nothing.

    Without a dialect, the document decides as for `check_document`.

    Raises:
        ReadError: the text is not well-formed.
    """
    document.root  # noqa: B018 - raises where there is none
    dialects = (dialect,) if dialect is not None else choose_dialects(document)
    text = _Writer(document, dialects).text()
    assert _outline(parse(text)) == _outline(document), "formatting changed what the document says"
    return text


class _Writer:
    def __init__(self, document: Document, dialects: tuple[Dialect, ...]) -> None:
        self.document = document
        self.source = document.source.text
        self.contents = contents(document, dialects)
        self.line_break = _line_break(self.source)
        self.opened: list[Node] = []
        self.written: list[str] = []
        self.begins = True  # nothing stands in this block yet

    def text(self) -> str:
        position = 0
        for node, is_end in _tags(self.document):
            if is_end and (not self.opened or self.opened[-1] is not node):
                continue  # it was written as an empty one
            place = self.document.place(node)
            tag = place.end_tag if is_end and place.end_tag is not None else place.tag
            breaks = self._gap(position, tag.start)
            position = tag.end
            if is_end:
                self._end(place)
            elif self._start(node, place, breaks):
                position = place.element.end
        self._gap(position, len(self.source))
        return "".join((*self.written, self.line_break))

    @property
    def inside(self) -> Content:
        """What may be done where the next thing is written."""
        return self.contents[self.opened[-1]] if self.opened else Content.BLOCK

    def _gap(self, start: int, end: int) -> int:
        """Write what stands between two tags; return how many line breaks are left before the second one."""
        if self.inside is not Content.BLOCK:
            self.written.append(self.source[start:end])
            return 0
        gap = read_gap(self.source, start, end)
        for piece in gap.pieces:
            words = piece.span.cut(self.source)
            if piece.breaks == 0 and piece.ends_line and self._takes_company():
                self.written += (" ", words)
            else:
                self._line(words, piece.breaks)
        return gap.breaks

    def _takes_company(self) -> bool:
        """Whether a comment may stand behind what was written last, on its line."""
        return bool(self.written) and not self.written[-1].startswith(_ALONE)

    def _line(self, words: str, breaks: int) -> None:
        """Write a line of a block; an empty one before it is kept, unless it is the first."""
        if self.written:
            empty = self.line_break if breaks > 1 and not self.begins else ""
            self.written.append(empty + self._line_start())
        self.written.append(words)
        self.begins = False

    def _line_start(self) -> str:
        return self.line_break + _INDENT * len(self.opened)

    def _start(self, node: Node, place: Place, breaks: int) -> bool:
        """Write a start tag; return whether the element ends with it."""
        empty = self._is_empty(node, place)
        match self.inside:
            case Content.RAW:
                empty = place.end_tag is None
                self.written.append(place.tag.cut(self.source))
            case Content.INLINE:
                self.written.append(start_tag(self.source, place, empty=empty))
            case Content.BLOCK:
                tag = start_tag(self.source, place, empty=empty)
                if len(_INDENT) * len(self.opened) + len(tag) > WIDTH and len(place.attributes) > 1:
                    tag = wrapped_start_tag(self.source, place, self._line_start(), empty=empty)
                self._line(tag, breaks)
        if not empty:
            self.opened.append(node)
            self.begins = True
        return empty

    def _is_empty(self, node: Node, place: Place) -> bool:
        content = place.content.cut(self.source)
        return not (content.strip(SPACE) if self.contents[node] is Content.BLOCK else content)

    def _end(self, place: Place) -> None:
        inside = self.inside
        self.opened.pop()
        if inside is Content.BLOCK:
            self.written.append(self._line_start())
        raw = place.end_tag if self.inside is Content.RAW else None
        self.written.append(f"</{place.name.cut(self.source)}>" if raw is None else raw.cut(self.source))
        self.begins = False


def _line_break(text: str) -> str:
    """The line break at the end, which formatting writes again, else the first one."""
    end = len(text.rstrip(SPACE))
    found = LINE_BREAK.search(text, end) or LINE_BREAK.search(text)
    return "\n" if found is None else found[0]


def _tags(document: Document) -> Iterator[tuple[Node, bool]]:
    """Yield the elements as their start tags and, with true, as their end tags stand in the text."""
    opened: list[Node] = []
    for node in document.nodes:
        while opened and opened[-1] is not node.parent:
            yield opened.pop(), True
        yield node, False
        if document.place(node).end_tag is not None:
            opened.append(node)
    while opened:
        yield opened.pop(), True


def _outline(document: Document) -> list[tuple[object, ...]]:
    """What a reader of the document gets, without the white space between tags."""
    return [
        (node.tag, node.attributes if isinstance(node, Node) else None, _kept(node.text), _kept(node.tail))
        for node in document.root.iter()
    ]


def _kept(text: str | None) -> str:
    return text if text is not None and text.strip(SPACE) else ""

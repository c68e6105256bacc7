"""A text as it came: bytes, their encoding and, when somebody asks, characters and lines."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right

from ..late import late_pattern
from ..record import Record
from .lazy import lazy
from .span import Span

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that one's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_DECLARED = late_pattern(r"""\s*<\?xml\s[^<>]{0,200}?\sencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']""", re.ASCII)
_PLAINLY_UTF8 = late_pattern(
    rb"""(?:<\?xml version=["']1\.0["'](?: encoding=["'][Uu][Tt][Ff]-8["'])? ?\?>\s*)?<[A-Za-z!]"""
)
_HEAD = 400  # characters that an XML declaration fits into
# Codecs for text whose ASCII is ASCII, so that a parser can read the declaration; Python has others.
_CODECS = late_pattern(
    "utf-8|ascii|iso8859-[0-9]+|cp125[0-8]|cp874|koi8-[ru]|mac-roman|gb2312|gbk|gb18030|big5|shift_jis|cp932|euc_jp|euc_kr"
)
_LINE_BREAK = late_pattern("\r\n|\r|\n")


class Position(Record):
    """A line and a column, both from 1; the column counts characters, a tab as one."""

    line: int
    column: int


class SourceText:
    """Bytes or text with a name; decoded, and cut into lines, only when positions are asked for.

    `note` is a word for the reader of positions that are not those of the file: "in the rendered text".
    """

    def __init__(self, data: bytes | str, path: str | None = None, note: str | None = None) -> None:
        self.path = path
        self.note = note
        self.given = data

    @lazy
    def data(self) -> bytes:
        """The bytes; a text that was given is UTF-8, with lone surrogates kept apart."""
        if isinstance(self.given, bytes):
            return self.given
        return self.given.encode("utf-8", "surrogatepass")

    @lazy
    def bom(self) -> bytes:
        """The byte-order mark at the start, or nothing."""
        if self.data[:1] == b"<":  # nearly always
            return b""
        return next((mark for mark, _ in _BOMS if self.data.startswith(mark)), b"")

    @lazy
    def is_plainly_utf8(self) -> bool:
        """Whether the first bytes leave no doubt that the rest is UTF-8; nearly every document says so."""
        return _PLAINLY_UTF8.match(self.data) is not None

    @lazy
    def is_utf8(self) -> bool:
        """Whether all bytes are UTF-8, whatever they claim to be."""
        try:
            self.data.decode("utf-8")
        except UnicodeDecodeError:
            return False
        return True

    @lazy
    def declared_encoding(self) -> str | None:
        """What the XML declaration says, in lower case, where it can be read."""
        head = self.text[:_HEAD] if isinstance(self.given, str) or self.encoding in _WIDE else self._head
        match = _DECLARED.match(head)
        return None if match is None else match[1].lower()

    @lazy
    def declared_encoding_span(self) -> Span | None:
        """Where the XML declaration names the encoding."""
        match = _DECLARED.match(self.text[:_HEAD])
        return None if match is None else Span(*match.span(1))

    @lazy
    def _head(self) -> str:
        return self.data[len(self.bom) : len(self.bom) + _HEAD].decode("latin-1")

    @lazy
    def encoding(self) -> str:
        """The encoding that the bytes are read in: the mark's, the declared one, or UTF-8."""
        if isinstance(self.given, str) or self.is_plainly_utf8:
            return "utf-8"
        for mark, name in _BOMS:
            if self.bom == mark:
                return name
        if self.data[:2] == b"<\0":
            return "utf-16-le"
        if self.data[:2] == b"\0<":
            return "utf-16-be"
        match = _DECLARED.match(self._head)
        if match is None:
            return "utf-8"
        try:
            name = codecs.lookup(match[1]).name
        except LookupError:
            return "utf-8"
        return name if _CODECS.fullmatch(name) and name != "ascii" else "utf-8"

    @lazy
    def text(self) -> str:
        """The characters without the byte-order mark; bytes that are none become lone surrogates or U+FFFD."""
        if isinstance(self.given, str):
            return self.given.removeprefix("\ufeff")
        data = self.data[len(self.bom) :]
        errors = "surrogateescape" if self.encoding == "utf-8" else "replace"
        return data.decode(self.encoding, errors)

    def with_text(self, text: str) -> SourceText:
        """Return another text under the same name, in the same encoding and with the same byte-order mark.

        Raises:
            UnicodeEncodeError: the encoding has no such character.
        """
        if isinstance(self.given, str):
            mark = "\ufeff" if self.given.startswith("\ufeff") else ""
            return SourceText(mark + text, self.path, self.note)
        errors = "surrogateescape" if self.encoding == "utf-8" else "strict"
        return SourceText(self.bom + text.encode(self.encoding, errors), self.path, self.note)

    @property
    def is_lossless(self) -> bool:
        """Whether all bytes are characters of the encoding, so that the text makes the same bytes again."""
        try:
            return self.with_text(self.text).data == self.data
        except UnicodeEncodeError:
            return False

    def head(self, size: int) -> SourceText:
        """Return the beginning of the same source, for one that is too long to be read."""
        return SourceText(self.given[:size], self.path, self.note)

    @lazy
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_BREAK.finditer(self.text))]

    def position(self, offset: int) -> Position:
        """Return line and column of a character offset."""
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1)

    def offset(self, line: int, column: int) -> int:
        """Return the character offset of a line and column, both from 1, moved into the text where outside."""
        starts = self._line_starts
        line = min(max(line, 1), len(starts))
        return min(starts[line - 1] + max(column, 1) - 1, len(self.text))

    def line(self, number: int) -> str:
        """Return a line, counted from 1, without its line break."""
        starts = self._line_starts
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

    @property
    def line_count(self) -> int:
        """How many lines the text has."""
        return len(self._line_starts)

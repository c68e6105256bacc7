"""Tells call-control XML from other files, by their text alone: a broken document is recognised too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum

from ..late import late_pattern
from ..record import Record
from ..source import SourceText
from .spec import Dialect

_MARKUP = late_pattern(rb"<!--|<\?|<!\[CDATA\[|\{#|\{%|<([A-Za-z_][^\s/<>\"']*)")
_BEGINNING = late_pattern(
    rb"\s*+(?:<\?xml\s[^<>?]*+\?>\s*+)?<([A-Za-z_][^\s/<>\"']*+)[^<>{]*+>[^<{]*+<([A-Za-z_][^\s/<>\"']*+)"
)
_CLOSERS = {b"<!--": b"-->", b"<?": b"?>", b"<![CDATA[": b"]]>", b"{#": b"#}", b"{%": b"%}"}
_PRAGMA = late_pattern(rb"<!--\s*flexml:\s*dialect\s*=")


class Kind(Enum):
    """What a file holds."""

    CALL_CONTROL = "call-control XML"
    OTHER_XML = "another kind of XML"
    NO_XML = "no XML"


class Sniffer(Record):
    """Knows the names that make a document one of some dialects: the roots, and what stands in them.

    Names are kept without regard to case; without any `names`, the root alone decides.
    """

    roots: frozenset[str]
    names: frozenset[str]

    @classmethod
    def of(cls, dialects: Iterable[Dialect]) -> Sniffer:
        """Return the sniffer for these dialects and for what they call foreign, which is told better than skipped."""
        dialects = tuple(dialects)
        names = {name.casefold() for dialect in dialects for name in (*dialect.names, *dialect.foreign)}
        return cls(frozenset(dialect.root.casefold() for dialect in dialects), frozenset(names))

    def kind(self, data: bytes) -> Kind:
        """Return what bytes hold.

        Call-control XML has the root of a dialect with at least one name in it that a dialect knows or
        nearly knows, or with nothing in it; or it has the comment `flexml: dialect=…`.
        """
        beginning = _BEGINNING.match(data)
        if beginning is not None:  # nearly always, and faster than what is right for any text
            root, name = (tag.decode("utf-8", "replace") for tag in beginning.groups())
            if root.casefold() in self.roots and name.casefold() in self.names and name != root:
                return Kind.CALL_CONTROL
        text = _ascii(data)
        tags = _tags(text)
        root = next(tags, None)
        if root is None:
            return Kind.NO_XML
        if (root.casefold() in self.roots and self._fit(root, tags)) or _PRAGMA.search(text):
            return Kind.CALL_CONTROL
        return Kind.OTHER_XML

    def may_hold_document(self, data: bytes) -> bool:
        """Tell whether a root's tag begins anywhere in bytes, or a comment names a dialect; a quick look."""
        text = _ascii(data)
        if _PRAGMA.search(text):
            return True
        text = text.lower()
        return any(b"<" + root.encode() in text for root in self.roots)

    def _fit(self, root: str, names: Iterable[str]) -> bool:
        """Tell whether names stand in such a root."""
        others = set[str]()
        for name in names:
            if name.casefold() in self.names and name != root:
                return True  # nearly always the first
            others.add(name)
        others.discard(root)
        return not self.names or not others or any(map(self._resembles, others))

    def _resembles(self, name: str) -> bool:
        """Tell whether a name that is not known is a slip of the pen away from one that is."""
        folded = name.casefold()
        from difflib import get_close_matches  # only for a document without one known name

        letters = sorted(folded)
        return any(sorted(known) == letters for known in self.names) or bool(
            get_close_matches(folded, self.names, n=1, cutoff=0.8)
        )


def _tags(text: bytes) -> Iterator[str]:
    """Yield the names of all start tags outside of comments and the like, in time linear in the text."""
    position = 0
    unclosed: set[bytes] = set()
    while match := _MARKUP.search(text, position):
        position = match.end()
        if match[1]:
            yield match[1].decode("utf-8", "replace")
        elif match[0] not in unclosed:
            closer = _CLOSERS[match[0]]
            end = text.find(closer, position)
            if end < 0:
                unclosed.add(match[0])
            else:
                position = end + len(closer)


def _ascii(data: bytes) -> bytes:
    """The bytes in an encoding that writes tags as ASCII does."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:4]:
        return SourceText(data).text.encode("utf-8", "replace")
    return data

"""A parsed document: bytes at C speed first, exact places when something is to be said."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from ..errors import ReadError
from .fault import SyntaxFault
from .lazy import lazy
from .locator import Place, Places, locate
from .pragma import Pragma, read_pragmas
from .remark import ADDRESS, Remark, find_remarks
from .span import Span
from .text import SourceText

if TYPE_CHECKING:
    from .hole import Hole
    from .node import Node
    from .origins import Origins

MAX_BYTES = 4 * 1024 * 1024  # sixty times what any vendor takes; a larger file is not read into a tree

_ADDRESS = ADDRESS.encode()
_SHOWN_OF_TOO_LARGE = 4096


class Document:
    """One document: its source, and its tree or the fault that keeps it from having one, when somebody asks.

    `carried` are remarks of the template that it was made of, and `origins` says where its characters come from.
    What comes with a `fault` is not read.
    """

    def __init__(
        self,
        source: SourceText,
        fault: SyntaxFault | None = None,
        carried: tuple[Remark, ...] = (),
        origins: Origins | None = None,
    ) -> None:
        self.source = source
        self.origins = origins
        self.carried = carried
        self._known_fault = fault

    @lazy
    def _tree(self) -> Node | SyntaxFault:
        from .tree import read_tree  # lxml, for documents that are not known already

        return self._known_fault or read_tree(self.source)

    @property
    def fault(self) -> SyntaxFault | None:
        """What keeps the text from being well-formed XML."""
        return self._tree if isinstance(self._tree, SyntaxFault) else None

    @property
    def path(self) -> str | None:
        """The name of the file, where there is one."""
        return self.source.path

    @property
    def is_written(self) -> bool:
        """Whether the text is that of a file, and was not made of a template or a program."""
        return self.origins is None and self.source.note is None

    @property
    def well_formed(self) -> bool:
        """Whether the text is well-formed XML."""
        return not isinstance(self._tree, SyntaxFault)

    @property
    def root(self) -> Node:
        """The root element.

        Raises:
            ReadError: the text is not well-formed; `fault` says why.
        """
        tree = self._tree
        if isinstance(tree, SyntaxFault):
            raise ReadError(f"not well-formed XML: {tree.reason or tree.kind}")
        return tree

    @lazy
    def nodes(self) -> list[Node]:
        """All elements in document order."""
        from .tree import elements

        return list(elements(self.root))

    @lazy
    def remarks(self) -> tuple[Remark, ...]:
        """The comments `<!-- flexml: … -->` and `{# flexml: … #}`, in order."""
        data = self.source.data
        # Most documents are not decoded for this; the second look is for UTF-16.
        if _ADDRESS not in data and (b"\0" not in data or _ADDRESS not in data.replace(b"\0", b"")):
            return self.carried
        found = (*self.carried, *find_remarks(self.source.text))
        return tuple(sorted(found, key=lambda remark: remark.span))

    @lazy
    def pragmas(self) -> tuple[Pragma, ...]:
        """What comments `<!-- flexml: key=value -->` say, in order."""
        return read_pragmas(self.remarks)

    def pragma(self, key: str) -> Pragma | None:
        """Return the first of them that has the key and a value."""
        return next((pragma for pragma in self.pragmas if pragma.key == key and pragma.value), None)

    @lazy
    def _places(self) -> Places | list[Place]:
        places = locate(self.source.text)
        if len(places) == len(self.nodes):
            return places
        # Only a text that the scanner and the parser read differently comes here; lines are still right.
        offsets = [self.source.offset(node.line, 1) for node in self.nodes]
        return [Place(Span(at, at), Span(at, at)) for at in offsets]

    @lazy
    def _numbers(self) -> dict[Node, int]:
        return {node: number for number, node in enumerate(self.nodes)}

    def place(self, node: Node) -> Place:
        """Return where an element stands in the text; the text is scanned at the first call."""
        return self._places[self._numbers[node]]

    def holes(self, span: Span) -> list[Hole]:
        """Return the values in a span that are filled in later, in the order of their places."""
        return [] if self.origins is None else self.origins.holes(span)

    def unmasked(self, words: str) -> str:
        """Return words of the document or about it, with values that are filled in later as they are written."""
        return words if self.origins is None else self.origins.unmasked(words)

    def around(self, span: Span) -> Node | None:
        """Return the innermost element that holds all of a span."""
        before = bisect_right(self._starts, span.start) - 1
        node = self.nodes[before] if before >= 0 else None
        end = max(span.end, span.start + 1)
        while node is not None and self.place(node).element.end < end:
            node = node.parent
        return node

    def next_element(self, span: Span) -> Node | None:
        """Return the first element after a span, in the same parent."""
        following = bisect_left(self._starts, span.end)
        if following == len(self.nodes):
            return None
        parent = self.around(span)
        inside = parent is None or self._starts[following] < self.place(parent).element.end
        return self.nodes[following] if inside else None

    @lazy
    def _starts(self) -> list[int]:
        places = self._places
        return places.starts if isinstance(places, Places) else [place.tag.start for place in places]


def parse(
    source: bytes | str | SourceText,
    path: str | None = None,
    *,
    carried: tuple[Remark, ...] = (),
    origins: Origins | None = None,
) -> Document:
    """Return the document of a text; never raises for what the text holds.

    A `str` is read as it is, whatever encoding its declaration names. `carried` and
    `origins` are as in `Document`.
    """
    if not isinstance(source, SourceText):
        source = SourceText(source, path)
    if len(source.given) > MAX_BYTES or len(source.data) > MAX_BYTES:
        reason = f"the document has more than {MAX_BYTES:,} bytes"  # a reader stops there, so how many is not known
        too_large = SyntaxFault("too-large", Span(0, 0), reason)
        return Document(source.head(_SHOWN_OF_TOO_LARGE), too_large, carried, origins)
    return Document(source, None, carried, origins)

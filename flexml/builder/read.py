"""Reads XML back into builder objects."""

from __future__ import annotations

from collections.abc import Iterator

from ..dialects import Dialect, ElementSpec, get_dialect
from ..dialects.detect import choose_dialects
from ..dialects.words import nearest
from ..errors import BuildError, ConflictError, ReadError
from ..source import Document, Node, parse
from .custom import Custom
from .element import Element
from .escape import attribute_piece
from .family import Family, family_of
from .form import Form
from .making import add
from .parts import ATTRIBUTES, TAG


def load(source: bytes | str | Document, dialect: str | Dialect | None = None) -> Element:
    """Return the builder's element for the root of an XML document.

    Comments and processing instructions are left out, and so is white space where no text may stand.
    What the vendor's incomplete documentation leaves open is kept as it is written. Without a dialect, a
    comment or the names that the document uses decide.

    Raises:
        ReadError: the text is not well-formed, or the builder would not make such a document; the message
            begins with line and column.
        UsageError: there is no dialect of that name.
    """
    document = source if isinstance(source, Document) else parse(source)
    if not document.well_formed:
        fault = document.fault
        assert fault is not None, "a document without a tree has a fault"
        reason = fault.reason or fault.kind.replace("-", " ")
        raise ReadError(f"{_position(document, fault.span.start)}: not well-formed XML: {reason}")
    if dialect is None:
        dialect = choose_dialects(document)[0]
    elif isinstance(dialect, str):
        dialect = get_dialect(dialect)
    return _Reader(document, family_of(dialect)).element(document.root, None)


def _position(document: Document, offset: int) -> str:
    position = document.source.position(offset)
    return f"line {position.line}, column {position.column}"


class _Reader:
    def __init__(self, document: Document, family: Family) -> None:
        self.document = document
        self.family = family
        self.dialect = family.dialect

    def element(self, node: Node, outer: ElementSpec | None) -> Element:
        """Return the element of a node; `outer` is the entry of its parent, where that one is checked."""
        parent = None if outer is None else outer.name
        find = self.dialect.resolve if self.dialect.ignores_case else self.dialect.element
        spec = find(node.name, parent)
        if spec is None:
            near = nearest(node.name, self.dialect.names)
            if outer is not None and outer.uncertain and near is None:
                return self.custom(node)
            hint = f"; did you mean `{near}`" if near else ""
            raise self.fail(node, f"{self.dialect.title} has no element `{node.name}`{hint}")
        if outer is not None and outer.uncertain and spec.name not in outer.children:
            return self.custom(node)
        cls = self.family.classes[spec.name]
        element = cls()
        try:
            parts = element._parts
            parts[TAG] += self.attributes(node, element._form, parts[ATTRIBUTES])
            add(parts, self.children(node, spec))
        except BuildError as error:
            raise self.fail(node, str(error)) from error
        return element

    def attributes(self, node: Node, form: Form, taken: dict[str, str | int]) -> str:
        """Return the attributes as the start tag holds them.

        Each is put into `taken` by its keyword, or by its name where the table has none.
        """
        rows = {row.name: row.python_name for entry in form.entries for row in entry.attributes.values()}
        lenient = form.spec.open_content or not form.spec.complete
        pieces: list[str] = []
        for name, text in node.attributes.items():
            keyword = rows.get(self.dialect.spelling(name, rows) or "")
            if (keyword or name) in taken:  # in a dialect that takes any case
                raise ConflictError(f"`{form.slots[keyword or name].name}` of {form.owner} is written twice")
            if keyword is not None:
                slot = form.slots[keyword]
                taken[keyword] = slot.text(text, written=True)
                pieces.append(attribute_piece(slot.name, text))
            elif lenient or name.startswith("xml:"):
                taken[name] = text
                pieces.append(attribute_piece(name, text))
            else:
                form.slots[name]  # there is none, and the error says which was probably meant
        form.check_conflicts(taken)
        return "".join(pieces)

    def children(self, node: Node, spec: ElementSpec) -> Iterator[str | Element]:
        """Yield what stands in a node, without white space where no text may stand."""
        says_all = spec.open_content or (
            spec.text is not None and not (spec.text.alone and next(node.elements, None) is not None)
        )
        text = node.text or ""
        for child in node:
            if isinstance(child, Node):
                if text and (says_all or not text.isspace()):
                    yield text
                yield self.custom(child) if spec.open_content else self.element(child, spec)
                text = ""
            text += child.tail or ""
        if text and (says_all or not text.isspace()):
            yield text

    def custom(self, node: Node) -> Element:
        """Return a node that no table describes."""
        parts: list[str | Element] = [node.text or ""]
        for child in node:
            if isinstance(child, Node):
                parts.append(self.custom(child))
            parts.append(child.tail or "")
        try:
            return Custom(node.name, *parts, **node.attributes)
        except BuildError as error:
            raise self.fail(node, str(error)) from error

    def fail(self, node: Node, reason: str) -> ReadError:
        return ReadError(f"{_position(self.document, self.document.place(node).element.start)}: {reason}")

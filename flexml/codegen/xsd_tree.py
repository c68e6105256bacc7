"""A small tree of XSD tags, printed with one tag to a line."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from ..source.characters import FORBIDDEN


class Tag:
    """One tag of the schema: its name without prefix, its attributes and its children or text."""

    __slots__ = ("attributes", "children", "name", "text")

    def __init__(self, name: str, children: tuple[Tag, ...], attributes: dict[str, str], text: str = "") -> None:
        self.name = name
        self.children = children
        self.attributes = attributes
        self.text = text

    def named(self, name: str, documentation: Tag | None = None) -> Tag:
        """Return this type under a name, with words about it."""
        first = () if documentation is None else (documentation,)
        return Tag(self.name, (*first, *self.children), {"name": name, **self.attributes})

    def lines(self, depth: int = 0) -> Iterator[str]:
        """Yield the tag's lines, indented."""
        indent = "  " * depth
        attributes = "".join(f" {key}={quoteattr(_allowed(value))}" for key, value in self.attributes.items())
        start = f"{indent}<xs:{self.name}{attributes}"
        if self.text:
            yield f"{start}>{escape(_allowed(self.text))}</xs:{self.name}>"
        elif not self.children:
            yield f"{start}/>"
        else:
            yield f"{start}>"
            for child in self.children:
                yield from child.lines(depth + 1)
            yield f"{indent}</xs:{self.name}>"

    def __str__(self) -> str:
        return "\n".join(self.lines())


def xs(name: str, /, *children: Tag, **attributes: str) -> Tag:
    """Return a tag; an attribute named `type_` or the like loses its underscore."""
    return Tag(name, children, {key.rstrip("_"): value for key, value in attributes.items()})


def documentation(*texts: str, source: str | None = None) -> Tag:
    """Return an annotation: editors show it when the pointer rests on a name."""
    attributes = {} if source is None else {"source": source}
    return xs("annotation", *(Tag("documentation", (), attributes, text) for text in texts))


def _allowed(text: str) -> str:
    """A text of a table with a sign for what TOML takes and XML does not."""
    return FORBIDDEN.sub("\ufffd", text)

"""Text with positions: what stands where in a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .document import MAX_BYTES, Document, parse
from .fault import FAULT_KINDS, SyntaxFault
from .locator import AttributePlace, Place
from .mark import has_hole, is_hole
from .placeholder import has_placeholder, in_placeholder
from .pragma import Pragma
from .remark import Remark
from .span import Span, Spans
from .text import Position, SourceText

if TYPE_CHECKING:
    from .hole import Escaping as Escaping
    from .hole import Hole as Hole
    from .node import Node as Node
    from .origins import Origins as Origins
    from .origins import Piece as Piece

__all__ = [
    "FAULT_KINDS",
    "MAX_BYTES",
    "AttributePlace",
    "Document",
    "Escaping",
    "Hole",
    "Node",
    "Origins",
    "Piece",
    "Place",
    "Position",
    "Pragma",
    "Remark",
    "SourceText",
    "Span",
    "Spans",
    "SyntaxFault",
    "has_hole",
    "has_placeholder",
    "in_placeholder",
    "is_hole",
    "parse",
]

# lxml's elements, for those who ask for a tree; and what only a document has that was made of a template or a program.
_HOMES = {"Node": "node", "Escaping": "hole", "Hole": "hole", "Origins": "origins", "Piece": "origins"}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = globals()[name] = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    return value

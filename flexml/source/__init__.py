"""Text with positions: what stands where in a document."""

from __future__ import annotations

from .document import MAX_BYTES, Document, parse
from .fault import FAULT_KINDS, SyntaxFault
from .hole import Escaping, Hole
from .locator import AttributePlace, Place
from .node import Node
from .origins import Origins, Piece
from .placeholder import has_hole, has_placeholder, in_placeholder, is_hole
from .pragma import Pragma
from .remark import Remark
from .span import Span, Spans
from .text import Position, SourceText

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

"""Text with positions: what stands where in a document."""

from __future__ import annotations

from .document import MAX_BYTES, Document, parse
from .fault import FAULT_KINDS, SyntaxFault
from .locator import AttributePlace, Place
from .node import Node
from .placeholder import has_placeholder, in_placeholder
from .pragma import Pragma
from .remark import Remark
from .span import Span, Spans
from .text import Position, SourceText

__all__ = [
    "FAULT_KINDS",
    "MAX_BYTES",
    "AttributePlace",
    "Document",
    "Node",
    "Place",
    "Position",
    "Pragma",
    "Remark",
    "SourceText",
    "Span",
    "Spans",
    "SyntaxFault",
    "has_placeholder",
    "in_placeholder",
    "parse",
]

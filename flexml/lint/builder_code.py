"""The Python code of the builder that makes an element with the values that a program puts into it."""

from __future__ import annotations

import re

from ..dialects.keyword import python_name
from ..source import Document, Hole
from ..source.mark import MARK_CLASS
from .insertion import Insertion

_PARTS = re.compile(f"([{MARK_CLASS}])")
_ESCAPED = re.compile(r"[\w.]*escape\(([\w.]++(?:\[[^\[\]()]*+\])?+)(?:,[^()]*+)?+\)")
_LONGEST = 60  # characters of a value


def builder_code(insertion: Insertion, document: Document) -> str:
    """Return the code for the element of an insertion: `Response().connect(Stream(url=f'wss://{host}/ws'))`."""
    from ..builder.family import class_name, method_name  # the builder, for who needs its words

    node = insertion.node
    if insertion.attribute is None:
        code = _value(node.own_text.strip(), insertion, document)
    else:
        value = _value(node.attributes[insertion.attribute], insertion, document)
        code = f"{python_name(insertion.attribute)}={value}"
    parent = node.parent
    while parent is not None and parent.parent is not None:
        code = f"{class_name(node.name)}({code})"
        node, parent = parent, parent.parent
    if parent is None:
        return f"{class_name(node.name)}({code})"
    return f"{class_name(parent.name)}().{method_name(node.name)}({code})"


def _value(text: str, insertion: Insertion, document: Document) -> str:
    """The expression of an attribute's value or of a text: what is put in, between what stands there."""
    pieces = _PARTS.split(text)
    holes = {} if document.origins is None else document.origins.marks
    if len(pieces) == 3 and not pieces[0] and not pieces[2]:
        return _plain(insertion.hole)
    parts = [
        f"{{{_plain(holes[piece])}}}" if piece in holes else piece.replace("{", "{{").replace("}", "}}")
        for piece in pieces
    ]
    whole = "".join(parts)
    if len(whole) > _LONGEST or "\\" in whole or "\n" in whole:
        whole = f"…{{{_plain(insertion.hole)}}}…"
    quote = "'" if '"' in whole else '"'
    return f"f{quote}{whole}{quote}" if quote not in whole else _plain(insertion.hole)


def _plain(hole: Hole) -> str:
    """The expression on one line, without a call that escapes: the builder does."""
    expression = " ".join(hole.expression.replace("`", "'").split())
    escaped = _ESCAPED.fullmatch(expression)
    return expression if escaped is None else escaped[1]

"""An element as the Python expression that makes it."""

from __future__ import annotations

from .custom import Custom
from .element import Element
from .parts import ATTRIBUTES

_DEEPEST = 100  # elements inside each other; no document is as deep, and Python itself ends at ten times that


def expression_of(element: Element, depth: int = 0) -> str:
    """Return the expression: `Gather(Say('Press 1'), action='/menu', num_digits=1)`; what is too deep is `…`."""
    if depth > _DEEPEST:
        return "…"
    custom = isinstance(element, Custom)
    arguments = [repr(element.name)] if custom else []
    arguments += (
        repr(child) if isinstance(child, str) else expression_of(child, depth + 1) for child in element.children
    )
    others: dict[str, str] = {}
    for keyword, value in element._parts[ATTRIBUTES].items():
        text = str(value)
        if keyword.isidentifier():
            arguments.append(f"{keyword}={text!r}" if custom else f"{keyword}={_value(element, keyword, text)}")
        else:
            others[keyword] = text
    if others:
        arguments.append(f"**{others!r}")
    return f"{'Element.custom' if custom else type(element).__name__}({', '.join(arguments)})"


def _value(element: Element, keyword: str, text: str) -> str:
    kind = element._form.slots[keyword].rows[0].type.kind
    if kind == "integer" and text.isdecimal() and str(int(text)) == text:
        return text
    if kind == "boolean" and text in ("true", "false"):
        return text.title()
    return repr(text)

"""Prints elements, and checks on the way that nothing is missing."""

from __future__ import annotations

from .escape import escape_text

TYPE_CHECKING = False  # `typing` is not imported at run time: it costs more than the builder
if TYPE_CHECKING:
    from .element import Element
    from .form import Form

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
"""What a whole document begins with."""


def write(element: Element, form: Form) -> str:
    """Return an element on one line; `form` is what holds for it in its place."""
    attributes = element._attributes
    children = element._children
    if (
        len(children) < form.least
        or (form.needs_text and (type(children[0]) is not str or children[0].isspace()))
        or (form.required and not attributes.keys() >= form.required)
    ):
        form.check_complete(attributes, children)
    start = form.name + "".join(attributes.values())
    if not children:
        return f"<{start}/>"
    places = form.places
    inside = ""
    for child in children:
        if isinstance(child, str):
            if "&" in child or "<" in child or ">" in child or "\r" in child:
                child = escape_text(child)
            inside += child
        else:
            place = places[type(child)]
            if place is None:
                inside += write(child, child._form)
            else:
                place.judge(child)  # it may have been changed since it was put here
                inside += write(child, place)
    return f"<{start}>{inside}</{form.name}>"


def write_lines(element: Element, form: Form, indent: str = "") -> str:
    """Return an element on lines of its own; where an element stands beside text, nothing is moved."""
    children = element._children
    if not children or any(isinstance(child, str) for child in children):
        return f"{indent}{write(element, form)}\n"
    form.check_complete(element._attributes, children)
    lines = [f"{indent}<{form.name}{''.join(element._attributes.values())}>\n"]
    for child in children:
        assert not isinstance(child, str), "an element beside text is written as it is"
        place = form.places[type(child)]
        if place is not None:
            place.judge(child)
        lines.append(write_lines(child, place or child._form, indent + "  "))
    lines.append(f"{indent}</{form.name}>\n")
    return "".join(lines)

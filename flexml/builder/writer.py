"""Prints elements, and checks on the way that nothing is missing."""

from __future__ import annotations

from .escape import escape_text
from .form import ANYWHERE, CHANGED, MANY

TYPE_CHECKING = False  # `typing` is not imported at run time: it costs more than the builder
if TYPE_CHECKING:
    from collections.abc import Sequence

    from .element import Element
    from .form import Form

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
"""What a whole document begins with."""


def write(element: Element, form: Form, out: list[str]) -> None:
    """Add an element to `out`, on one line; `form` is what holds for it in its place.

    Raises:
        IncompleteError: a required attribute, child or text is missing.
    """
    attributes = element._attributes
    children = element._children
    if form.demands:
        lacking = len(children) < form.least or (
            form.needs_text and (type(children[0]) is not str or children[0].isspace())
        )
        for keyword in form.required:
            if keyword not in attributes:
                lacking = True
        for group in form.either:
            lacking = lacking or attributes.keys().isdisjoint(group)
        if lacking or (form.alone and not form.alone.isdisjoint(attributes)):
            form.check_complete(attributes, children)
    out.append(form.start)
    if attributes:
        out += attributes.values()
    if not children:
        out.append("/>")
        return
    if (form.unique and len(children) > 1) or len(children) > MANY:
        check_again(form, children)
    out.append(">")
    places = form.places
    for child in children:
        if isinstance(child, str):
            if "&" in child or "<" in child or ">" in child or "\r" in child:
                out.append(escape_text(child))
            else:
                out.append(child)
            continue
        place = places[type(child)]
        if place is ANYWHERE:
            write(child, child._form, out)
            continue
        if place.judges and child._place is not place:
            place.judge(child)
        write(child, place, out)
    out.append(form.end)


def check_again(form: Form, children: Sequence[str | Element]) -> None:
    """Check what may have been changed since the children were put there, and what was not checked then."""
    if len(children) > MANY:
        form.guard(children)
        return
    for child in children:
        if not isinstance(child, str) and child._place is CHANGED:
            form.check_unique(children)
            return


def write_lines(element: Element, form: Form, out: list[str], indent: str = "\n") -> None:
    """Add an element to `out`, on lines of its own; where an element stands beside text, nothing is moved.

    Raises:
        IncompleteError: a required attribute, child or text is missing.
    """
    if out:
        out.append(indent)
    children = element._children
    if not children or any(isinstance(child, str) for child in children):
        write(element, form, out)
        return
    form.check_complete(element._attributes, children)
    check_again(form, children)
    out += (form.start, *element._attributes.values(), ">")
    for child in children:
        assert not isinstance(child, str), "an element beside text is written as it is"
        place = form.places[type(child)]
        if place.judges and child._place is not place:
            place.judge(child)
        write_lines(child, child._form if place is ANYWHERE else place, out, indent + "  ")
    out += (indent, form.end)

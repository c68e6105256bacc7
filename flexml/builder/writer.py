"""Prints elements, and checks on the way that nothing is missing."""

from __future__ import annotations

from .escape import escape_text
from .form import ANYWHERE, CHANGED, MANY
from .parts import FORM, PLACE, parts_of

TYPE_CHECKING = False  # `typing` is not imported at run time: it costs more than the builder
if TYPE_CHECKING:
    from collections.abc import Sequence

    from .form import Form
    from .parts import Item, Parts

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
"""What a whole document begins with."""


def write(parts: Parts, form: Form, out: list[str]) -> None:
    """Add an element to `out`, on one line; `form` is what holds for it in its place.

    Raises:
        IncompleteError: a required attribute, child or text is missing.
    """
    _, attributes, tag, children, _ = parts
    if form.expected:
        for keyword in form.expected:
            if keyword not in attributes:
                form.check_complete(attributes, children)  # others may stand for it
                break
    if form.demands and (
        len(children) < form.least
        or (form.needs_text and (type(children[0]) is not str or children[0].isspace()))
        or (form.alone and not form.alone.isdisjoint(attributes))
    ):
        form.check_complete(attributes, children)
    out.append(tag)
    if not children:
        out.append("/>")
        return
    if len(children) >= form.again:
        check_again(form, children)
    out.append(">")
    for child in children:
        kind = type(child)
        if kind is list:
            place = child[PLACE]
            write(child, child[FORM] if place is ANYWHERE else place, out)
        elif kind is str:
            if "&" in child or "<" in child or ">" in child or "\r" in child:
                out.append(escape_text(child))
            else:
                out.append(child)
        else:
            inner = child._parts
            place = form.places[kind]
            if place.judges and inner[PLACE] is not place:
                place.judge(inner)
            write(inner, inner[FORM] if place is ANYWHERE else place, out)
    out.append(form.end)


def check_again(form: Form, children: Sequence[Item]) -> None:
    """Check what may have been changed since the children were put there, and what was not checked then."""
    if len(children) > MANY:
        form.guard(children)
        return
    for child in children:
        if not isinstance(child, (str, list)) and child._parts[PLACE] is CHANGED:  # what nobody saw, nobody changed
            form.check_unique(children)
            return


def write_lines(parts: Parts, form: Form, out: list[str], indent: str = "\n") -> None:
    """Add an element to `out`, on lines of its own; where an element stands beside text, nothing is moved.

    Raises:
        IncompleteError: a required attribute, child or text is missing.
    """
    if out:
        out.append(indent)
    _, attributes, tag, children, _ = parts
    if not children or any(isinstance(child, str) for child in children):
        write(parts, form, out)
        return
    form.check_complete(attributes, children)
    check_again(form, children)
    out += (tag, ">")
    for child in children:
        assert not isinstance(child, str), "an element beside text is written as it is"
        inner = parts_of(child)
        place = inner[PLACE] if inner is child else form.places[type(child)]
        if place.judges and inner[PLACE] is not place:
            place.judge(inner)
        write_lines(inner, inner[FORM] if place is ANYWHERE else place, out, indent + "  ")
    out += (indent, form.end)

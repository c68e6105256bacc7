"""The parts of an element, and the quick way to make them and to add to them.

`__getattr__` of `Element`, which explains unknown verbs, makes Python slow at finding any attribute of an
element. So an element has a single one, and all else is behind it: a list of its form; its attributes,
each as the piece of the start tag that it will be; its children; and its place.
"""

from __future__ import annotations

from .admission import adapt
from .form import MANY, PLACE, Form

TYPE_CHECKING = False  # `typing` is not imported at run time: it costs more than the builder
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from .element import Element
    from .form import Parts


def made(form: Form, children: tuple[Any, ...], attributes: dict[str, Any]) -> Parts:  # `Any`: they are judged here
    """Return the parts of a new element, after checking what it is made from."""
    if attributes:
        slots = form.slots
        for keyword, value in attributes.items():
            kind = type(value)
            if kind is str or kind is int:  # not `bool`: `True` equals 1
                attributes[keyword] = slots[keyword][value]
            else:
                form.fill(attributes, keyword)
                break
        if form.conflicts:
            form.check_conflicts(attributes)
    if children:
        places = form.places
        for child in children:
            kind = type(child)
            if kind in places:  # other elements of its class have stood here
                place = places[kind]
                if place.judges:
                    place.judge(child)
                parts = child._parts
                if parts[PLACE] is None:
                    parts[PLACE] = place
            elif kind is not str or not form.holds_text or not child.isprintable() or not child:
                parts = [form, attributes, [], None]
                add(parts, children)
                return parts
        if len(children) >= form.crowd:
            form.guard(children)
    return [form, attributes, children, None]


def add(parts: Parts, children: Iterable[Any]) -> None:  # `Any`: `adapt` judges what is neither text nor element
    """Add children after checking that they may stand here; where one may not, none is added."""
    form, _, own, _ = parts
    if type(own) is tuple:
        own = parts[2] = [*own]
    places = form.places
    before = len(own)
    try:
        for child in children:
            kind = type(child)
            if kind in places:
                place = places[kind]
                if place.judges:
                    place.judge(child)
                inner = child._parts
                if inner[PLACE] is None:
                    inner[PLACE] = place
                own.append(child)
            elif kind is str and form.holds_text and child.isprintable() and child:
                own.append(child)
            else:
                own += adapt(form, child)
        if len(own) >= form.crowd and (len(own) <= MANY or len(own).bit_length() != before.bit_length()):
            form.guard(own)
    except BaseException:
        del own[before:]
        raise


def holds(element: Element, wanted: Element) -> bool:
    """Tell whether `wanted` is `element` or stands somewhere inside it."""
    if element is wanted:
        return True
    if wanted._parts[PLACE] is None:
        return False  # it never stood anywhere
    waiting = [element]
    for outer in waiting:  # which grows meanwhile
        for child in outer._children:
            if child is wanted:
                return True
            if not isinstance(child, str) and child._children:
                waiting.append(child)
    return False

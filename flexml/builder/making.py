"""The quick way to make an element and to add to it: every document of a web handler goes through here.

So few questions are asked, and what is done in a loop is written there instead of called; what happens
when something is wrong is in `form.py`, `slot.py` and `admission.py`.
"""

from __future__ import annotations

from .admission import adapt
from .escape import attribute_piece
from .form import MANY, Form
from .parts import CHILDREN, PLACE

TYPE_CHECKING = False  # `typing` is not imported at run time: it costs more than the builder
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from .parts import Parts


def made(form: Form, children: tuple[Any, ...], attributes: dict[str, Any]) -> Parts:  # `Any`: they are judged here
    """Return the parts of a new element, after checking what it is made from; `attributes` become its own."""
    tag = form.start
    if attributes:
        slots = form.slots
        free = slots.free
        dropped = False
        for keyword, value in attributes.items():
            kind = type(value)
            if kind is str:
                if keyword in free and (
                    value.isalnum()  # most are one word
                    or (value.isprintable() and not ("&" in value or "<" in value or ">" in value or '"' in value))
                ):
                    tag = f'{tag}{free[keyword]}{value}"'
                else:
                    tag += slots[keyword][value]
            elif kind is int:  # not `bool`: `True` equals 1
                tag += slots[keyword][value]
            elif value is None:
                slots[keyword]  # a name that is wrong is wrong without a value too
                dropped = True
            else:
                slot = slots[keyword]
                text = attributes[keyword] = slot.text(value)
                tag += attribute_piece(slot.name, text)
        if dropped:
            attributes = {keyword: value for keyword, value in attributes.items() if value is not None}
        if form.conflicts:
            form.check_conflicts(attributes)
    if not children:
        return [form, attributes, tag, (), None]
    places = form.places
    for child in children:
        kind = type(child)
        if kind is str:
            if not form.holds_text or not child.isprintable() or not child:
                break
        elif kind in places:  # other elements of its class have stood here
            place = places[kind]
            inner = child._parts
            if place.judges:
                place.judge(inner)
            if inner[PLACE] is None:
                inner[PLACE] = place
        else:
            break
    else:
        if len(children) >= form.crowd:
            form.guard(children)
        return [form, attributes, tag, children, None]
    parts = [form, attributes, tag, [], None]
    add(parts, children)
    return parts


def add(parts: Parts, children: Iterable[Any]) -> None:  # `Any`: `adapt` judges what is neither text nor element
    """Add children after checking that they may stand here; where one may not, none is added."""
    form, _, _, own, _ = parts
    if type(own) is tuple:
        own = parts[CHILDREN] = [*own]
    places = form.places
    before = len(own)
    try:
        for child in children:
            kind = type(child)
            if kind in places:
                place = places[kind]
                inner = child._parts
                if place.judges:
                    place.judge(inner)
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


def judge_last(form: Form, children: list[Any]) -> None:
    """Check all children together after one was added, and take it away where it is too much."""
    count = len(children)
    if count > MANY and count & (count - 1):  # not a power of two
        return
    try:
        form.guard(children)
    except BaseException:
        children.pop()
        raise

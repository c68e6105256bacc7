"""The quick way to make an element and to add to it: every document of a web handler goes through here.

So few questions are asked, and what is done in a loop is written there instead of called; what happens
when something is wrong is in `form.py`, `slot.py` and `admission.py`.
"""

from __future__ import annotations

from ..errors import ChildError
from .admission import adapt, place_of
from .escape import attribute_piece
from .form import CHANGED, MANY, Form
from .parts import CHILDREN, FORM, PLACE, holds

TYPE_CHECKING = False  # `typing` is not imported at run time: it costs more than the builder
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from .element import Element
    from .parts import Parts


def made(form: Form, children: tuple[Any, ...], attributes: dict[str, Any]) -> Parts:  # `Any`: they are judged here
    """Return the parts of a new element, after checking what it is made from; `attributes` become its own."""
    tag = form.start
    if attributes:
        slots = form.slots
        dropped = False
        for keyword, value in attributes.items():
            slot = slots[keyword]
            kind = type(value)
            if kind is str:
                if slot.free and (
                    value.isalnum()  # most are one word
                    or (value.isprintable() and not ("&" in value or "<" in value or ">" in value or '"' in value))
                ):
                    tag += f'{slot.before}{value}"'
                else:
                    tag += slot[value]
            elif kind is int:  # not `bool`: `True` equals 1
                tag += slot[value]
            elif value is None:
                dropped = True
            else:
                text = attributes[keyword] = slot.text(value)
                tag += attribute_piece(slot.name, text)
        if dropped:
            attributes = {keyword: value for keyword, value in attributes.items() if value is not None}
        if form.conflicts:
            form.check_conflicts(attributes)
    if not children:
        return [form, attributes, tag, [], None]
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
        return [form, attributes, tag, [*children], None]
    parts = [form, attributes, tag, [], None]
    add(parts, children)
    return parts


def add(parts: Parts, children: Iterable[Any]) -> None:  # `Any`: `adapt` judges what is neither text nor element
    """Add children after checking that they may stand here; where one may not, none is added."""
    form, _, _, own, _ = parts
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


def add_made(parts: Parts, cls: type[Element], child: Parts) -> None:
    """Add what a verb made: the parts of an element of `cls` that nobody else has."""
    form, _, _, own, outer = parts
    if outer is not None:
        if child[CHILDREN] and holds(child, parts):
            raise ChildError(f"a `{child[FORM].name}` that holds this `{form.name}` cannot become a part of it")
        parts[PLACE] = CHANGED
    place = form.places[cls] if cls in form.places else place_of(form, cls)
    if place.judges:
        place.judge(child)
    child[PLACE] = place
    own.append(child)
    count = len(own)
    if count >= form.crowd and (count <= MANY or count & (count - 1) == 0):  # a power of two
        try:
            form.guard(own)
        except BaseException:
            own.pop()
            raise

"""Who may become a child: decides what the quick way in `element.py` does not know."""

from __future__ import annotations

from ..dialects.text import forbidden_character
from ..dialects.words import one_of
from ..errors import ChildError, TextError
from .form import ANYWHERE, Form
from .parts import PLACE
from .slot import shown

TYPE_CHECKING = False  # `typing` is not imported at run time: it costs more than the builder
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeGuard

    from .element import Element


def adapt(form: Form, child: object) -> Iterable[str | Element]:
    """Return what `child` adds to an element: a text, an element, several out of a list, or nothing for `None`.

    Raises:
        ChildError: an element, or a class of elements, that may not stand here.
        TextError: text that may not stand here, or something that is neither text nor an element.
    """
    if child is None:
        return ()
    if isinstance(child, str):
        return _text(form, str.__str__(child))
    if type(child) is int:
        return _text(form, str(child))
    if _is_element(child):
        return (_admitted(form, child),)
    if isinstance(child, type) and hasattr(child, "_form"):
        raise ChildError(f"`{child.__name__}` is a class and not an element; write `{child.__name__}(…)`")
    if isinstance(child, (list, tuple)) or hasattr(child, "__next__"):
        return list(_items(form, child))  # type: ignore[arg-type]  # what has `__next__` is an iterator
    kinds = "text and elements" if form.holds_text else "elements"
    raise TextError(f"{form.owner} takes {kinds}, not the {type(child).__name__} {shown(child)}")


def _items(form: Form, items: Iterable[object]) -> Iterator[Element]:
    """A list may hold elements: one with text in it is nearly always a value printed by mistake."""
    for item in items:
        if _is_element(item):
            yield _admitted(form, item)
        elif item is not None:
            raise TextError(
                f"a list in {form.owner} may hold elements only, not the {type(item).__name__} {shown(item)}"
            )


def _text(form: Form, text: str) -> tuple[str, ...]:
    if not text:
        return ()
    if not form.holds_text:
        inside = f"it holds {one_of(form.spec.children)}" if form.spec.children else "it is always empty"
        raise TextError(f"{form.owner} holds no text, and {shown(text)} is text; {inside}")
    at = forbidden_character(text)
    if at is not None:
        raise TextError(f"the text of {form.owner} holds {text[at]!r} at position {at}, which XML cannot carry")
    return (text,)


def _admitted(form: Form, child: Element) -> Element:
    """Return an element that may stand here, after remembering that elements of its class may."""
    place = place_of(form, child)
    parts = child._parts
    if place.judges:
        place.judge(parts)
    if parts[PLACE] is None:
        parts[PLACE] = place
    return child


def place_of(form: Form, child: Element | type[Element]) -> Form:
    """Return the form of a child in its place, and remember that elements of its class may stand there."""
    cls = child if isinstance(child, type) else type(child)
    if cls not in form.places:
        form.places[cls] = _place(form, child._form)
    return form.places[cls]


def _place(form: Form, child: Form) -> Form:
    if child.family is None or form.spec.open_content:
        return ANYWHERE
    if child.family is not form.family or not any(child.name in entry.children for entry in form.entries):
        raise ChildError(form.refusal(child))
    return child.family.place(child.name, form.name)


def _is_element(value: object) -> TypeGuard[Element]:
    return not isinstance(value, type) and isinstance(getattr(value, "_form", None), Form)

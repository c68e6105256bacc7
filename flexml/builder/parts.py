"""What an element is made of, as the builder works on it.

`__getattr__` of `Element`, which explains unknown verbs, makes Python slow at finding any attribute of an
element. So an element has a single one, and all else is in the list behind it:

- its form;
- its attributes by keyword, each as the text or whole number that was taken;
- its start tag, as it will be printed, without the end of it;
- its children: texts, elements, and the parts of what a verb made (`response.say(…)`), which nobody has
  seen yet and which become an element when somebody looks; the tuple that was given until one is added;
- its place: none yet, the form that holds in the first one that it was put into, or `CHANGED` once it was
  changed there.
"""

from __future__ import annotations

TYPE_CHECKING = False  # `typing` is not imported at run time: it costs more than the builder
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, TypeAlias

    from .element import Element

    Parts: TypeAlias = list[Any]  # a list is made several times as fast as an object
    Item: TypeAlias = str | Element | Parts

FORM, ATTRIBUTES, TAG, CHILDREN, PLACE = range(5)


def parts_of(child: Element | Parts) -> Parts:
    """Return the parts of a child that is no text."""
    return child if isinstance(child, list) else child._parts


def children_of(parts: Parts) -> Sequence[str | Element]:
    """Return the children as texts and elements; from now on they may change."""
    children: list[Any] = parts[CHILDREN]
    for index, child in enumerate(children):
        if type(child) is list:
            children[index] = element_of(child)
    return children


def element_of(parts: Parts) -> Element:
    """Return what a verb made as the element that it stands for."""
    form = parts[FORM]
    cls: type[Element] = form.family.classes[form.name]
    element = cls.__new__(cls)
    element._parts = parts
    return element


def holds(parts: Parts, wanted: Parts) -> bool:
    """Tell whether `wanted` is `parts` or stands somewhere inside."""
    if parts is wanted:
        return True
    if wanted[PLACE] is None:
        return False  # it never stood anywhere
    waiting = [parts]
    for outer in waiting:  # which grows meanwhile
        for child in outer[CHILDREN]:
            if isinstance(child, str):
                continue
            inner = parts_of(child)
            if inner is wanted:
                return True
            if inner[CHILDREN]:
                waiting.append(inner)
    return False

"""Says in a few words what an element does, from what its dialect's table tells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...diagnostics.visible import visible
from ...dialects.values import String
from ...source import Node

if TYPE_CHECKING:
    from ...dialects import AttributeSpec, ElementSpec
    from ...flow.project import Page

_LONGEST = 56
_SPOKEN = ("ssml",)


def gist(node: Node, spec: ElementSpec | None, page: Page) -> str:
    """Return the element's name, its text in short, and the attributes that its table counts among the gist."""
    if spec is None:
        return f"{shortened(page.document.unmasked(node.name))} (unknown)"
    written = {name: page.document.unmasked(value) for name, value in node.attributes.items()}
    values = page.dialect.values(spec, written)
    head = [spec.name, *_text(node, spec, page)]
    tail = list(_attributes(spec, values))
    if len(head) == 1:  # `Pause 1 s`, where a text would make it `Say "Hello", 2 times`
        head += tail[:1]
        del tail[:1]
    return ", ".join((" ".join(head), *tail))


def shortened(text: str, longest: int = _LONGEST) -> str:
    """Return a text on one line, cut where it is long."""
    line = visible(" ".join(text.split()))
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def _text(node: Node, spec: ElementSpec, page: Page) -> Iterator[str]:
    if spec.text is None or spec.behaviour.target == "text":
        return
    inside = (page.dialect.element(name, spec.name) for name in spec.children)
    marked = any(child is not None and child.kind in _SPOKEN for child in inside)
    spoken = "".join(str(run) for run in node.itertext("*")) if marked else node.own_text
    text = shortened(page.document.unmasked(spoken))
    if text:
        kind = spec.text.type
        yield f'"{text}"' if isinstance(kind, String) and kind.pattern is None else text


def _attributes(spec: ElementSpec, values: dict[str, str]) -> Iterator[str]:
    for name, words in spec.gist:
        row = spec.attributes[name]
        unit = getattr(row.type, "unit", None)
        value = values.get(name, row.default if unit else None)
        counts = words.endswith("s")  # a number of things
        if value is None or not value.strip() or (counts and value.strip() == "0"):
            continue
        said = words.replace("{}", _value(row, shortened(value)))
        yield said.removesuffix("s") if counts and value.strip() == "1" else said


def _value(row: AttributeSpec, value: str) -> str:
    unit = getattr(row.type, "unit", None)
    if unit is None or not value.isascii() or not value.isdigit() or len(value) > 9:
        return value
    if unit == "ms":
        return f"{value} ms"
    seconds = int(value)
    for size, name in ((3600, "h"), (60, "min")):
        if seconds and seconds % size == 0:
            return f"{seconds // size} {name}"
    return f"{seconds} s"

"""Which rules predict a code that a vendor logs at run time, and at which element or attribute of a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..dialects import AttributeSpec, Dialect, TextSpec, dialect_names, get_dialect
from ..dialects.values import String, ValueType
from .registry import all_rules, load_rule

# The rules that tell a wrong value, by what `Value.defect` calls it.
_TELLERS = {
    "boolean": ("invalid-boolean",),
    "integer": ("invalid-integer",),
    "decimal": ("invalid-value",),
    "string": ("invalid-value",),
    "enum": ("invalid-enum-value", "wrong-case-value"),
    "list": ("invalid-enum-value", "list-separator"),
    "url": ("wrong-url-scheme", "invalid-value"),
    "json": ("invalid-json",),
}


@dataclass(frozen=True, slots=True)
class Prediction:
    """Something in a document that leads to the code.

    `what` says what, as a phrase; it is empty where a rule predicts the code by itself. `rules` are the
    names of those that tell it, `dialects` those in which it holds.
    """

    what: str
    rules: tuple[str, ...]
    dialects: tuple[str, ...]


def predictions(code: int) -> tuple[Prediction, ...]:
    """Return what leads to a code: first what rules know by themselves, then the rows of the tables."""
    found: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for entry in all_rules():
        if code in entry.runtime:
            runtime = load_rule(entry.name).runtime
            found["", (entry.name,)] = [name for name, codes in runtime.items() if code in codes]
    for name in dialect_names():
        for what, rules, codes in _rows(get_dialect(name)):
            if code in codes:
                found.setdefault((what, rules), []).append(name)
    return tuple(Prediction(what, rules, tuple(dialects)) for (what, rules), dialects in found.items())


def predicted_codes() -> tuple[int, ...]:
    """Return every code that a rule or a table predicts, in order."""
    codes = {code for entry in all_rules() for code in entry.runtime}
    for name in dialect_names():
        codes.update(code for _, _, row in _rows(get_dialect(name)) for code in row)
    return tuple(sorted(codes))


_Row = tuple[str, tuple[str, ...], tuple[int, ...]]


def _rows(dialect: Dialect) -> Iterator[_Row]:
    """What the rows of a table lead to: what is wrong, the rules that tell it, and the codes."""
    for element in dialect.elements.values():
        name = f"`{element.name}`" + (f" in `{element.key.rpartition('/')[0]}`" if "/" in element.key else "")
        of_children = ("invalid-child", "unknown-element", *(("wrong-noun-count",) if element.min_children else ()))
        yield f"a wrong child of {name}", of_children, element.runtime
        for child, codes in element.limit_runtime:
            yield (
                f"a `{child}` in {name} that is one too many or not alone",
                ("repeated-child", "child-not-alone"),
                codes,
            )
        if element.text is not None:
            yield from _of_text(f"text of {name}", element.text)
        for row in element.attributes.values():
            yield from _of_attribute(f"`{row.name}` of {name}", row)


def _of_text(subject: str, text: TextSpec) -> Iterator[_Row]:
    if text.required:
        yield f"no {subject}", ("missing-text",), text.runtime
    if _takes_anything(text.type):
        return
    links = ("wrong-url-scheme",) if text.type.kind == "url" else ()
    form = "doubtful-value" if text.uncertain else "invalid-json" if text.type.kind == "json" else "invalid-text"
    yield f"a wrong {subject}", (form, *links), text.runtime


def _of_attribute(subject: str, row: AttributeSpec) -> Iterator[_Row]:
    if row.required:
        yield f"no {subject}", ("doubtful-omission" if row.uncertain else "missing-required-attribute",), row.runtime
    if not _takes_anything(row.type):
        yield f"a wrong {subject}", _tellers(row), row.runtime
    yield f"{subject} without what it needs", ("attribute-without-effect",), row.requires_runtime


def _tellers(row: AttributeSpec) -> tuple[str, ...]:
    if row.uncertain:
        return ("doubtful-value",)
    if row.type.name == "method":
        return ("invalid-http-method",)
    if getattr(row.type, "open", False):
        return ("unlisted-value", "wrong-case-value")
    return _TELLERS[row.type.kind]


def _takes_anything(type_: ValueType) -> bool:
    """Tell whether no text is wrong for a type, so that the codes of its row are left to rules of their own."""
    return isinstance(type_, String) and (type_.pattern, type_.min_length, type_.max_length) == (None, None, None)

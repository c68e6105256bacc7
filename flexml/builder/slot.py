"""Attributes as the builder takes them: a Python value goes in, a piece of a start tag comes out."""

from __future__ import annotations

from ..dialects.spec import AttributeSpec, ElementSpec, TextSpec
from ..dialects.text import forbidden_character
from ..dialects.values import Fault, String, Url, ValueType
from ..dialects.words import nearest, one_of
from ..errors import AttributeValueError, TextError, UnknownAttributeError
from .escape import attribute_piece

TYPE_CHECKING = False  # `typing` is not imported at run time: it costs more than the builder
if TYPE_CHECKING:
    from typing import Any

_PLAIN_KINDS = ("integer", "decimal", "boolean")
_MOST_KEPT = 256
_LONGEST_KEPT = 200


def shown(value: object) -> str:
    """Return a value as a message quotes it: on one line, and not too long."""
    text = value if isinstance(value, str) and value.isprintable() else repr(value)
    if len(text) > 60:
        text = f"{text[:59]}…"
    return f"`{text}`" if text else "the empty text"


def takes_anything(type: ValueType) -> bool:
    """Tell whether a type takes every text."""
    return isinstance(type, String) and not (type.pattern or type.min_length or type.max_length)


def certain_fault(type: ValueType, text: str, uncertain: str | None, *, written: bool = False) -> Fault | None:
    """Return why `text` is certainly wrong; the linter warns of what is only doubtful.

    What somebody writes has to be a number where the vendor's sources doubt the range of a number; what is
    `written` already is read as it stands.
    """
    fault = type.fault(text)
    if fault is None and not written and "?" in text and not getattr(type, "query", True):
        return Fault("query", "takes a URL without a query string")
    if uncertain is not None:
        malformed = fault is not None and fault.kind in ("form", "choice") and type.kind in _PLAIN_KINDS
        return fault if malformed and not written else None
    if fault is None or fault.kind == "unlisted" or (fault.kind == "case" and getattr(type, "open", False)):
        return None
    return fault


def explain(fault: Fault, text: str) -> str:
    """Return the second half of a message: what is taken, what was given, what was probably meant."""
    given = "" if fault.kind == "length" else f", not {shown(text)}"
    meant = f"; did you mean `{fault.nearest}`" if fault.nearest else ""
    return fault.reason + given + meant


class Slot(dict[str | int, str]):
    """One attribute of one element, and the memory of what it took before.

    A text or a whole number that was taken once is not judged again: `slot[value]` is then one look into
    a dictionary. `rows` are the table's entries for the attribute, several where parents differ; a value
    is taken that one of them takes, since the parent is not known yet. A slot is `free` where one of them
    takes any text.
    """

    __slots__ = ("free", "keyword", "name", "owner", "rows")

    def __init__(self, owner: str, rows: tuple[AttributeSpec, ...]) -> None:
        super().__init__()
        self.owner = owner
        self.rows = rows
        self.name = rows[0].name
        self.keyword = rows[0].python_name
        self.free = any(takes_anything(row.type) for row in rows)

    def __missing__(self, value: str | int) -> str:
        piece = attribute_piece(self.name, self.text(value))
        keep(self, value, piece)
        return piece

    def text(self, value: object, *, written: bool = False) -> str:
        """Return a value as the text of the attribute; `written` says that it stood in a document before.

        Raises:
            AttributeValueError: no row takes the value.
        """
        refusal = ""
        for row in self.rows:
            text = value if type(value) is str else row.type.text_of(value)
            if text is None:
                refusal = refusal or f"takes {row.type.describe()}, not the {type(value).__name__} {shown(value)}"
                continue
            at = forbidden_character(text)
            if at is not None:
                refusal = f"holds {text[at]!r} at position {at}, a character that XML cannot carry"
                break
            fault = certain_fault(row.type, text, row.uncertain, written=written)
            if fault is None:
                return text
            refusal = refusal or explain(fault, text)
        raise AttributeValueError(f"`{self.keyword}` of {self.owner} {refusal}")


class Texts(dict[str, str]):
    """The text of one element where the table says what it may be, and the memory of what it was before.

    Where `paths` may stand, what begins with a slash needs no judge.
    """

    __slots__ = ("owner", "paths", "rule")

    def __init__(self, owner: str, rule: TextSpec) -> None:
        super().__init__()
        self.owner = owner
        self.rule = rule
        self.paths = isinstance(rule.type, Url) and rule.type.relative and rule.type.query

    def __missing__(self, text: str) -> str:
        fault = certain_fault(self.rule.type, text, self.rule.uncertain)
        if fault is not None:
            raise TextError(f"the text of {self.owner} {explain(fault, text)}")
        keep(self, text, text)
        return text


class Slots(dict[str, Slot]):
    """The attributes of one element by keyword; each is made when it is first used.

    `owner` is what messages call the element. `free` has those that take any text, each with what stands
    before it.
    """

    __slots__ = ("entries", "free", "owner")

    def __init__(self, owner: str, entries: tuple[ElementSpec, ...]) -> None:
        super().__init__()
        self.owner = owner
        self.entries = entries
        self.free: dict[str, str] = {}

    def __missing__(self, keyword: str) -> Slot:
        rows: list[AttributeSpec] = []
        for entry in self.entries:
            row = entry.by_keyword.get(keyword)
            if row is not None and not any(_same_values(row, known) for known in rows):
                rows.append(row)
        if not rows:
            raise UnknownAttributeError(self._unknown(keyword))
        slot = self[keyword] = Slot(self.owner, tuple(rows))
        if slot.free:
            self.free[keyword] = f' {slot.name}="'
        return slot

    def _unknown(self, keyword: str) -> str:
        message = f"{self.owner} has no attribute `{keyword}`"
        known = {row.name: row.python_name for entry in self.entries for row in entry.attributes.values()}
        if not known:
            return f"{message}; it has none at all"
        near = nearest(keyword, tuple(known)) or nearest(keyword, tuple(known.values()))
        if near:
            return f"{message}; did you mean `{known.get(near, near)}`"
        return f"{message}; it has {one_of(tuple(known.values()))}"


def keep(memory: dict[Any, str], value: str | int, text: str) -> None:
    """Remember a value, unless it is long; a full memory begins anew."""
    if len(text) <= _LONGEST_KEPT:
        if len(memory) >= _MOST_KEPT:
            memory.clear()
        memory[value] = text


def _same_values(one: AttributeSpec, other: AttributeSpec) -> bool:
    """Tell whether two rows take the same values; the tables may hold equal types twice."""
    return one is other or (bool(one.uncertain) == bool(other.uncertain) and facts_of(one.type) == facts_of(other.type))


def facts_of(type: ValueType) -> tuple[object, ...]:
    """Return what makes a type take a value or not."""
    names = [name for cls in type.__class__.__mro__ for name in getattr(cls, "__slots__", ()) if name[0] != "_"]
    return (type.kind, *(getattr(type, name) for name in names))

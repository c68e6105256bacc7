"""What Django's filters make of values that are known."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from urllib.parse import quote

from ..size import LONGEST, is_small, prints_wide

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})
_IN_SCRIPTS = str.maketrans(
    {character: f"\\u{ord(character):04X}" for character in (*"\\'\"><&=-;`", "\u2028", "\u2029", *map(chr, range(32)))}
)
_LETTERS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "22233344455566677778889999")


def escape(text: str) -> str:
    """Return a text with its markup and quotes escaped."""
    return text.translate(_ENTITIES)


def apply(name: str, value: object, arguments: tuple[object, ...]) -> object:
    """Return what a filter makes of a value.

    Raises:
        LookupError: it is not known what the filter does, or what it does with this value.
    """
    if not all(is_small(each) for each in (value, *arguments) if not isinstance(each, int | float)):
        raise LookupError(name)  # a few of them double a text
    try:
        if name in _OF_TEXTS:
            return _OF_TEXTS[name](str(value), *arguments)
        return _OF_VALUES[name](value, *arguments)
    except (TypeError, ValueError, AttributeError, OverflowError) as error:
        raise LookupError(name) from error


def _whole(value: object) -> int:
    if not isinstance(value, int | float | str):
        raise TypeError(value)
    return int(value)


def _width(value: object) -> int:
    width = _whole(value)
    if width > LONGEST:
        raise ValueError(value)
    return width


def _title(text: str) -> str:
    words = re.sub("([a-z])'([A-Z])", lambda found: found[0].lower(), text.title())
    return re.sub(r"\d([A-Z])", lambda found: found[0].lower(), words)


def _slugify(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain.lower())).strip("-_")


def _truncated(text: str, most: object) -> str:
    length = _whole(most)
    return text if len(text) <= length else text[: max(length - 1, 0)] + "…"


def _cut_words(text: str, most: object) -> str:
    words = text.split()
    return " ".join(words) if len(words) <= _whole(most) else " ".join(words[: _whole(most)]) + " …"


def _slice(value: object, bounds: object) -> object:
    parts = [int(part) if part else None for part in str(bounds).split(":")]
    return value[slice(*parts)] if isinstance(value, str | list | tuple) else value


def _listed(value: object) -> Sequence[object]:
    if not isinstance(value, str | list | tuple):
        raise TypeError(value)
    return value


def _item(index: int) -> Callable[[object], object]:
    return lambda value: _listed(value)[index] if _listed(value) else ""


def _length(value: object) -> int:
    return len(value) if isinstance(value, str | list | tuple | dict) else 0


def _add(value: object, more: object) -> object:
    try:
        return _whole(value) + _whole(more)
    except (TypeError, ValueError):
        if isinstance(value, str) and isinstance(more, str):
            return value + more
        if isinstance(value, list | tuple) and isinstance(more, list | tuple):
            raise
        return ""


def _plural(value: object, endings: object = "s") -> str:
    one, _, many = str(endings).rpartition(",")
    if "," in one:
        return ""
    try:
        number = float(value) if isinstance(value, int | float | str) else len(_listed(value))
    except (TypeError, ValueError):
        return ""
    return one if number == 1 else many


def _formatted(value: object, form: object) -> str:
    if isinstance(value, tuple) or prints_wide(f"%{form}"):
        raise TypeError(value)
    return f"%{form}" % value


def _percent(text: str, safe: str = "/") -> str:
    return quote(text, safe=safe)


_OF_TEXTS: dict[str, Callable[..., object]] = {
    "addslashes": lambda text: text.replace("\\", "\\\\").replace('"', '\\"').replace("'", "\\'"),
    "capfirst": lambda text: text[:1].upper() + text[1:],
    "center": lambda text, width: text.center(_width(width)),
    "cut": lambda text, part: text.replace(part, ""),
    "escape": escape,
    "escapejs": lambda text: text.translate(_IN_SCRIPTS),
    "force_escape": escape,
    "iriencode": lambda text: quote(text, safe="/#%[]=:;$&()+,!?*@'~"),
    "ljust": lambda text, width: text.ljust(_width(width)),
    "lower": str.lower,
    "make_list": list,
    "phone2numeric": lambda text: text.lower().translate(_LETTERS),
    "rjust": lambda text, width: text.rjust(_width(width)),
    "safe": str,
    "slugify": _slugify,
    "title": _title,
    "truncatechars": _truncated,
    "truncatewords": _cut_words,
    "upper": str.upper,
    "urlencode": _percent,
    "wordcount": lambda text: len(text.split()),
}
_OF_VALUES: dict[str, Callable[..., object]] = {
    "add": _add,
    "default": lambda value, instead: value or instead,
    "default_if_none": lambda value, instead: instead if value is None else value,
    "divisibleby": lambda value, by: _whole(value) % _whole(by) == 0,
    "first": _item(0),
    "last": _item(-1),
    "length": _length,
    "pluralize": _plural,
    "slice": _slice,
    "stringformat": _formatted,
}

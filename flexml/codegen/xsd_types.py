"""Says in XSD 1.0 what `flexml.dialects.values` says: the same texts are values here and there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..dialects.values import Decimal, Enum, ItemList, Number, String, Url, ValueType
from .xsd_tree import Tag, xs

BLANK = "blank"
ANY = "xs:string"
SOMETHING = "something"


def simple_type(type_: ValueType) -> Tag | None:
    """Return the type's definition, or `None` where every text is a value or nothing is certain."""
    match type_:
        case Enum(open=True):
            # An open list is a hint for the editor's completion; the union takes whatever else is not blank.
            return xs("simpleType", xs("union", _enumeration(type_.values), memberTypes=SOMETHING))
        case Enum(ignore_case=True):
            # Completion knows enumerations, validation needs patterns: XSD has no flag for case.
            words = (*type_.values, *type_.aliases)
            patterns = (xs("pattern", value=any_case(word)) for word in words)
            other = xs("simpleType", xs("restriction", *patterns, base="xs:token"))
            return xs("simpleType", xs("union", _enumeration(type_.values), other))
        case Enum():
            return _enumeration((*type_.values, *type_.aliases))
        case Number():
            return _number(type_)
        case ItemList():
            return _list(type_)
        case Url(empty=False):
            # Not xs:anyURI: the judges differ on it, and whether a URL is a good one is for rules to say.
            return xs("simpleType", xs("restriction", xs("minLength", value="1"), base="xs:token"))
        case String():
            return _string(type_)
    return None


def any_case(word: str) -> str:
    """Return a pattern for the word in any case: `get` -> `[gG][eE][tT]`."""
    parts = []
    for letter in word:
        low, high = letter.lower(), letter.upper()
        if low != high and len(low) == len(high) == 1:
            parts.append(f"[{low}{high}]")
        else:
            parts.append(f"\\{letter}" if letter in r"\|.?*+(){}[]^-" else letter)
    return "".join(parts)


def blank_type() -> Tag:
    """White space alone: what may stand in an empty element that is written as a pair of tags.

    A pattern, because xmlschema takes a type of length 0 for one without any character data.
    """
    return xs("simpleType", xs("restriction", xs("pattern", value=r"\s*"), base=ANY), name=BLANK)


def something_type() -> Tag:
    """Text that is not only white space."""
    return xs("simpleType", xs("restriction", xs("minLength", value="1"), base="xs:token"), name=SOMETHING)


def _enumeration(words: tuple[str, ...]) -> Tag:
    rows = (xs("enumeration", value=word) for word in dict.fromkeys(words))
    return xs("simpleType", xs("restriction", *rows, base="xs:token"))


def _number(type_: Number) -> Tag:
    facets = [xs("pattern", value=type_.pattern())]
    facets += _range(type_.min, type_.max)
    base = "xs:decimal" if isinstance(type_, Decimal) else "xs:integer"
    number = xs("simpleType", xs("restriction", *facets, base=base))
    if not type_.words:
        return number
    return xs("simpleType", xs("union", number, _enumeration(type_.words)))


def _list(type_: ItemList) -> Tag:
    if type_.values:
        item = _enumeration(type_.values)
    else:
        facets = [xs("pattern", value="[0-9]{1,9}"), *_range(type_.min, type_.max)]
        item = xs("simpleType", xs("restriction", *facets, base="xs:integer"))
    items = xs("simpleType", xs("list", item))
    return xs("simpleType", xs("restriction", items, xs("minLength", value="1")))


def _range(low: float | None, high: float | None) -> Iterator[Tag]:
    if low is not None:
        yield xs("minInclusive", value=_digits(low))
    if high is not None:
        yield xs("maxInclusive", value=_digits(high))


def _digits(number: float) -> str:
    return str(int(number)) if number == int(number) else str(number)


def _string(type_: String) -> Tag | None:
    low, high = type_.min_length, type_.max_length
    facets = []
    if low is not None:
        facets.append(xs("minLength", value=str(low)))
    if high is not None:
        facets.append(xs("maxLength", value=str(high)))
    if type_.pattern is None and not facets:
        return None
    if type_.pattern is None:
        return xs("simpleType", xs("restriction", *facets, base="xs:token" if type_.trims else ANY))
    if facets:
        return xs("simpleType", xs("restriction", xs("pattern", value=type_.pattern), *facets, base="xs:token"))
    if re.fullmatch(type_.pattern, "") is not None:
        # Between blanks on both sides, nothing at all would let libxml2 try each way to share them out.
        return xs("simpleType", xs("restriction", xs("pattern", value=type_.pattern), base="xs:token"))
    # `xs:token` would also collapse white space inside, and the judges compare its values differently in xs:unique.
    pattern = rf"\s*({type_.pattern})\s*"
    return xs("simpleType", xs("restriction", xs("pattern", value=pattern), base=ANY))

"""What tells values of a template from each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from .segment import Filled
from .value import Items, Joint, Known, Printed, Unknown, Value

_MOST_PARTS = 1_000  # of one key; values that are put into each other double it with each step
_LONGEST = 1_000  # characters
_DEEPEST = 50


def key_of(value: Value) -> str:
    """Return a key that only equal values share."""
    key = "".join(islice(_parts(value, 0), _MOST_PARTS))
    if len(key) <= _LONGEST:
        return key
    from hashlib import sha256  # hardly a template needs it

    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def _parts(value: Value, depth: int) -> Iterator[str]:
    match value:
        case Known(value=known):
            yield repr(known)
        case Unknown(key=key):
            yield key
        case Items(values=values) | Joint(parts=values) if depth < _DEEPEST:
            yield "["
            for number, each in enumerate(values):
                yield "," if number else ""
                yield from _parts(each, depth + 1)
            yield "]"
        case Printed(segments=segments):
            for segment in segments:
                yield segment.key if isinstance(segment, Filled) else segment.text
        case _:
            yield type(value).__name__

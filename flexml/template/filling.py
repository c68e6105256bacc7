"""What is known of a value that nobody knows, in the place where it is printed."""

from __future__ import annotations

from ..source import Escaping, Hole, Span
from .tree import Template
from .value import Unknown


def hole_of(value: Unknown, span: Span, template: Template, escapes: bool | None, *, markup: bool = False) -> Hole:
    """Return the hole that a value leaves; whether the template `escapes` may be unknown too.

    What only the application knows as a whole, such as a tag of its own, may be `markup`.
    """
    language = template.language
    encoded = value.escaped or any(name in language.encoding for name in value.filters)
    if markup or (escapes is None and not encoded):
        escaping = Escaping.UNKNOWN
    elif encoded or (escapes and not value.safe):
        escaping = Escaping.FULL
    else:
        escaping = Escaping.NONE
    safe = value.safe or markup
    return Hole(template.source, span, value.words, language.name, escaping, value.filters, safe)

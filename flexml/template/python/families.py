"""Makes documents of what a program puts together."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from ...source import SourceText
from ..choices import Choice
from ..family import Families, Family
from ..segment import Computed, Copied
from ..unknown_markup import with_unknown_elements
from ..variant import Variant, make_variant
from .program import Program
from .recognition import root_of, root_openings, with_open_fields
from .scopes import Found, Scopes
from .values import Text, TooMuchError


def may_hold_documents(data: bytes) -> bool:
    """Tell whether a Python file is worth a closer look: a search in its bytes, for those who have ten thousand."""
    return any(opening in data for opening in root_openings())


def read_families(source: SourceText) -> Families:
    """Return the documents that a program puts together, in the order of their places.

    One family are the documents whose root stands in the same place of the program: what the branches around it,
    and the values that it is filled with, make of it.

    Raises:
        ReadError: the file is not written in the Python that runs this.
    """
    program = Program(source)
    by_place: dict[int, dict[Text, _Made]] = {}
    for found in Scopes(program).texts():
        with suppress(TooMuchError):  # a text that is too long is no document
            place = _place(found.text)
            if place is not None:
                made = by_place.setdefault(place, {})
                made[found.text] = made[found.text].or_else(found) if found.text in made else _Made.of(found)
    members = (_family(program.source, by_place[place].values()) for place in sorted(by_place))
    return Families(program.source, tuple(members))


@dataclass(frozen=True, slots=True)
class _Made:
    """A document with the choices that all ways to it have in common; an `open` one has fields that nothing fills."""

    text: Text
    choices: tuple[Choice, ...]
    exact: bool
    open: bool

    @classmethod
    def of(cls, found: Found) -> _Made:
        text, is_open = with_open_fields(found.text)
        return cls(text, found.choices, found.exact, is_open)

    def or_else(self, found: Found) -> _Made:
        """Return it as another way leads to it as well."""
        common = tuple(choice for choice in self.choices if choice in found.choices)
        return _Made(self.text, common, self.exact and found.exact, self.open)


def _place(text: Text) -> int | None:
    """Where the root of a document is written; nothing for any other text."""
    root = root_of(text)
    if root is None:
        return None
    segments = text.cut(root, root + 1).segments
    return next((segment.span.start for segment in segments if isinstance(segment, Copied | Computed)), None)


def _family(source: SourceText, made: Iterable[_Made]) -> Family:
    """The documents of one place; a template that is filled somewhere is none by itself."""
    made = list(made)
    kept = [each for each in made if not each.open] or made
    variants = tuple(_variant(source, each) for each in kept)
    return Family(source, variants, all(each.exact for each in made))


def _variant(source: SourceText, made: _Made) -> Variant:
    variant = make_variant(source, made.text.segments, made.choices)
    segments = with_unknown_elements(made.text.segments, variant.document)
    return variant if segments is None else make_variant(source, segments, made.choices)

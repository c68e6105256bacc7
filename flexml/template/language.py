"""What differs between template languages where a document is made of a template."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol


class Language(Protocol):
    """One template language.

    `name` is as in `Hole.language`. A filter of `marking` marks its value as markup on purpose, one of
    `escaping` escapes it, and what a filter of `encoding` returns holds no character of markup. Names that are `given`
    have values in templates whatever their context: by the language, or by the web framework around it.
    """

    name: str
    marking: frozenset[str]
    escaping: frozenset[str]
    encoding: frozenset[str]
    given: frozenset[str]

    def filtered(
        self, name: str, value: object, arguments: tuple[object, ...], keywords: Mapping[str, object]
    ) -> object:
        """Return what a filter makes of a value that is known.

        Raises:
            LookupError: it is not known what the filter does.
        """

    def tested(self, name: str, value: object, arguments: tuple[object, ...]) -> bool:
        """Return whether a value that is known passes a test.

        Raises:
            LookupError: it is not known what the test asks.
        """

    def loop(self, index: int, size: int | None) -> tuple[str, Mapping[str, object]]:
        """Return what a loop calls itself, and what it says in round `index`, from 0; `size` may be unknown."""

    def keeps_markup(self, name: str) -> bool:
        """Tell whether a filter leaves markup that is there on purpose what it is."""

    def part(self, value: object, key: object) -> object:
        """Return an attribute or item of a value that is known.

        Raises:
            LookupError: there is none.
        """

    def printed(self, value: object) -> str:
        """Return the text that a value is printed as."""

    def escaped(self, text: str) -> str:
        """Return a text with its markup escaped."""

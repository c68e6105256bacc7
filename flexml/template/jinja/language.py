"""What Jinja2 makes of values that are known."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import escape

from ..size import is_small, prints_wide
from .environment import plain_environment

_OF_CHANCE = frozenset({"random"})


class Jinja2:
    """Jinja2's template language, whose own filters and tests run in its sandbox; see `Language`."""

    name = "jinja2"
    marking = frozenset({"safe"})
    escaping = frozenset({"e", "escape", "forceescape"})
    encoding = frozenset(
        {"urlencode", "length", "count", "int", "float", "abs", "round", "wordcount", "filesizeformat"}
    )

    given = frozenset(
        {
            *("range", "dict", "lipsum", "cycler", "joiner", "namespace", "loop", "self", "super", "caller"),
            *("varargs", "kwargs", "_", "gettext", "ngettext", "pgettext", "npgettext"),
            *("url_for", "request", "session", "g", "config", "get_flashed_messages"),  # Flask's, some also Starlette's
            *("current_user", "csrf_token"),  # of its usual companions
        }
    )

    def filtered(
        self, name: str, value: object, arguments: tuple[object, ...], keywords: Mapping[str, object]
    ) -> object:
        """Return what one of Jinja2's own filters makes of a value that is known."""
        if name in _OF_CHANCE or not all(map(is_small, (value, *arguments, *keywords.values()))):
            raise LookupError(name)
        if name == "format" and prints_wide(str(value)):
            raise LookupError(name)
        environment = plain_environment()
        try:
            return _made(
                environment.call_filter(
                    name, value, arguments, keywords, context=environment.from_string("").new_context()
                )
            )
        except Exception as error:  # a filter may raise anything for a value that it does not take
            raise LookupError(name) from error

    def tested(self, name: str, value: object, arguments: tuple[object, ...]) -> bool:
        """Return whether a value that is known passes one of Jinja2's own tests."""
        try:
            return bool(plain_environment().call_test(name, value, arguments))
        except Exception as error:  # as above
            raise LookupError(name) from error

    def loop(self, index: int, size: int | None) -> tuple[str, Mapping[str, object]]:
        """Return `loop` and its variables; where nobody has counted, two rounds stand for the first and the last."""
        says = {"index": index + 1, "index0": index, "first": index == 0}
        if size is None:
            return "loop", says | {"last": index > 0}
        left = size - index
        return "loop", says | {"length": size, "revindex": left, "revindex0": left - 1, "last": left == 1}

    def keeps_markup(self, name: str) -> bool:  # noqa: ARG002 - as `Language`
        """Filters of texts keep markup; those that make something else of it are few."""
        return True

    def part(self, value: object, key: object) -> object:
        """Return an item, also of a table by a dot."""
        match value:
            case dict() if not (isinstance(key, str) and hasattr(value, key)):  # `value.items` is a method
                return value[key]
            case str() | list() | tuple() if isinstance(key, int):
                return value[key]
        raise LookupError(key)

    def printed(self, value: object) -> str:
        """Return the text of a value, which is Python's."""
        return str(value)

    def escaped(self, text: str) -> str:
        """Return a text with its markup escaped."""
        return str(escape(text))


JINJA2 = Jinja2()


def _made(value: object) -> object:
    """What a filter returned, if it is a value and no generator."""
    match value:
        case str() | int() | float() | list() | tuple() | dict() | None:
            return value
    raise LookupError("no value")

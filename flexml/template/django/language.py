"""What is Django's own where a document is made of a template."""

from __future__ import annotations

from collections.abc import Mapping

from .filters import apply, escape

_METHODS = frozenset(
    {"capitalize", "casefold", "isdigit", "lower", "lstrip", "rstrip", "split", "strip", "title", "upper"}
)
_KEEPING = frozenset(
    {
        *("addslashes", "capfirst", "center", "cut", "escape", "escapeseq", "floatformat", "force_escape", "iriencode"),
        *(
            "join",
            "json_script",
            "last",
            "linebreaks",
            "linebreaksbr",
            "linenumbers",
            "ljust",
            "lower",
            "phone2numeric",
        ),
        *("random", "rjust", "safe", "safeseq", "slice", "slugify", "stringformat", "striptags", "title"),
        *("truncatechars", "truncatechars_html", "truncatewords", "truncatewords_html", "unordered_list", "urlize"),
        *("urlizetrunc", "wordwrap"),
    }
)


class Django:
    """Django's template language; see `Language`."""

    name = "django"
    marking = frozenset({"safe", "safeseq"})
    escaping = frozenset({"escape", "escapeseq", "force_escape"})
    encoding = frozenset({"escapejs", "filesizeformat", "floatformat", "length", "slugify", "urlencode", "wordcount"})

    given = frozenset(
        {
            *("block", "forloop"),
            *("request", "user", "perms", "messages", "DEFAULT_MESSAGE_LEVELS", "csrf_token", "debug", "sql_queries"),
            *("LANGUAGES", "LANGUAGE_CODE", "LANGUAGE_BIDI", "STATIC_URL", "MEDIA_URL", "TIME_ZONE"),
        }
    )

    def filtered(
        self,
        name: str,
        value: object,
        arguments: tuple[object, ...],
        keywords: Mapping[str, object],  # noqa: ARG002 - Django has none
    ) -> object:
        """Return what a filter makes of a value that is known."""
        return apply(name, value, arguments)

    def tested(self, name: str, value: object, arguments: tuple[object, ...]) -> bool:  # noqa: ARG002 - as `Language`
        """Django has no tests."""
        raise LookupError(name)

    def loop(self, index: int, size: int | None) -> tuple[str, Mapping[str, object]]:
        """Return `forloop` and its variables; where nobody has counted, two rounds stand for the first and the last."""
        says = {"counter": index + 1, "counter0": index, "first": index == 0}
        if size is None:
            return "forloop", says | {"last": index > 0}
        left = size - index
        return "forloop", says | {"revcounter": left, "revcounter0": left - 1, "last": left == 1}

    def keeps_markup(self, name: str) -> bool:
        """Tell whether a filter leaves markup what it is: those of the application are taken not to."""
        return name in _KEEPING

    def part(self, value: object, key: object) -> object:
        """Return what a dot leads to: an item, a method's result, or an item by number."""
        name = str(key)
        if isinstance(value, dict):
            if name in value:
                return value[name]
            if name in ("items", "keys", "values"):
                return tuple(getattr(value, name)())
        if isinstance(value, str) and name in _METHODS:
            return getattr(value, name)()
        if isinstance(value, str | list | tuple) and name.isdecimal():
            return value[int(name)]
        raise LookupError(name)

    def printed(self, value: object) -> str:
        """Return the text that a value is printed as where the locale is English."""
        if isinstance(value, float) and value == value and abs(value) != float("inf"):
            from decimal import Decimal  # few templates print a fraction

            return f"{Decimal(str(value)):f}"
        return str(value)

    def escaped(self, text: str) -> str:
        """Return a text with its markup escaped."""
        return escape(text)


DJANGO = Django()

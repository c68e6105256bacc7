"""Value types: what an attribute or a text may hold, read from XML and written from Python.

One object serves the builder (a Python value becomes text), the linter (a text is judged) and the
code generator (a text is described). The module is on the builder's import path, so it holds plain
slotted classes and imports nothing of the standard library.
"""

from __future__ import annotations

from ..late import late_pattern
from .text import XML_SPACE, plain_text, plain_value, shortest, text_or_digits, time_text
from .words import nearest, one_of


class Fault:
    """Why a text is not a value of its type.

    `kind` is one of `empty`, `form` (not of the type at all), `range`, `length`, `unlisted` (an open
    list does not name it: a hint, not an error), `choice` (a closed list does not name it), `case`,
    `separator`, `scheme`. `nearest` is an allowed value that was probably meant.
    """

    __slots__ = ("kind", "nearest", "reason")

    def __init__(self, kind: str, reason: str, nearest: str | None = None) -> None:
        self.kind = kind
        self.reason = reason
        self.nearest = nearest

    def __repr__(self) -> str:
        return f"Fault({self.kind!r}, {self.reason!r}, {self.nearest!r})"


class ValueType:
    """A named kind of value; the subclasses are the closed set that a dialect's table may use.

    `says` are the words for a message ("a whole number of seconds").
    """

    __slots__ = ("name", "says")
    kind = "string"

    def __init__(self, name: str, says: str) -> None:
        self.name = name
        self.says = says

    def describe(self) -> str:
        """Return what is allowed, as a noun phrase for a message."""
        return self.says

    def fault(self, text: str) -> Fault | None:
        """Return why `text` is not a value of this type, or `None`."""
        raise NotImplementedError

    def text_of(self, value: object) -> str | None:
        """Return the text of a Python value, or `None` where a value of its class has none.

        The text is not judged yet: `fault` does that.
        """
        return value if type(value) is str else plain_text(plain_value(value))


class String(ValueType):
    """Any text, or text of one pattern and length (in characters)."""

    __slots__ = ("_regex", "max_length", "min_length", "pattern", "trims")

    def __init__(
        self,
        name: str,
        says: str,
        pattern: str | None = None,
        min_length: int | None = None,
        max_length: int | None = None,
        trims: bool = False,
    ) -> None:
        super().__init__(name, says)
        self.pattern = pattern
        self.min_length = min_length
        self.max_length = max_length
        self.trims = trims or pattern is not None
        self._regex = None if pattern is None else late_pattern(pattern)

    def describe(self) -> str:
        low, high = self.min_length, self.max_length
        if low is None and high is None:
            return self.says
        if low is None:
            return f"{self.says} of at most {high} characters"
        if high is None:
            return f"{self.says} of at least {low} character{'s' if low > 1 else ''}"
        return f"{self.says} of {low} to {high} characters"

    def fault(self, text: str) -> Fault | None:
        if self.trims:
            text = text.strip(XML_SPACE)
        if self._regex is not None and self._regex.fullmatch(text) is None:
            kind = "empty" if not text else "form"
            return Fault(kind, f"takes {self.describe()}")
        if self.min_length is not None and len(text) < self.min_length:
            return Fault("empty" if not text else "length", f"takes {self.describe()}")
        if self.max_length is not None and len(text) > self.max_length:
            return Fault("length", f"takes {self.describe()}, and this one has {len(text)}")
        return None

    def text_of(self, value: object) -> str | None:
        if type(value) is str:
            return value
        return text_or_digits(value)  # a name, a code or a key may happen to be a number


class Enum(ValueType):
    """One word of a list; `aliases` are other spellings that the vendor takes as well.

    In an `open` list a word that is not there is a hint (`unlisted`), not an error.
    """

    __slots__ = ("aliases", "ignore_case", "open", "values")
    kind = "enum"

    def __init__(
        self,
        name: str,
        says: str,
        values: tuple[str, ...],
        aliases: tuple[str, ...] = (),
        ignore_case: bool = False,
        open: bool = False,
    ) -> None:
        super().__init__(name, says)
        self.values = values
        self.aliases = aliases
        self.ignore_case = ignore_case
        self.open = open

    def describe(self) -> str:
        if self.open:
            return f"{self.says} such as {one_of(self.values[:6])}"
        return one_of(self.values)

    def fault(self, text: str) -> Fault | None:
        if text in self.values:
            return None
        text = text.strip(XML_SPACE)
        if text in self.values or text in self.aliases:
            return None
        folded = text.lower()
        for value in (*self.values, *self.aliases):
            if value.lower() == folded:
                return None if self.ignore_case else Fault("case", f"takes {self.describe()}", value)
        if not text:
            return Fault("empty", f"takes {self.describe()}")
        kind = "unlisted" if self.open else "choice"
        return Fault(kind, f"takes {self.describe()}", nearest(text, self.values))

    def text_of(self, value: object) -> str | None:
        if type(value) is str:
            return value
        value = plain_value(value)
        if isinstance(value, bool):
            return "true" if value else "false"
        return text_or_digits(value)  # a key such as `1` is a word, too


class Boolean(Enum):
    """`true` or `false`; Python's `True` and `False` are written so."""

    __slots__ = ()
    kind = "boolean"

    def __init__(self, name: str, says: str, ignore_case: bool = False) -> None:
        super().__init__(name, says, ("true", "false"), ignore_case=ignore_case)


class Number(ValueType):
    """A whole number from `min` to `max`, or one of a few `words` such as `auto`.

    `unit` is `s` or `ms` where the number is a time; a `timedelta` is then taken as well.
    """

    __slots__ = ("_regex", "max", "min", "unit", "words")
    kind = "integer"
    form = "[0-9]{1,18}"  # no judge agrees with another on longer ones
    signed_form = "-?[0-9]{1,18}"

    def __init__(
        self,
        name: str,
        says: str,
        min: float | None = None,
        max: float | None = None,
        unit: str | None = None,
        words: tuple[str, ...] = (),
    ) -> None:
        super().__init__(name, says)
        self.min = min
        self.max = max
        self.unit = unit
        self.words = words
        self._regex = late_pattern(self.pattern())

    def pattern(self) -> str:
        """Return the form of the number, in the syntax that Python and XML Schema share."""
        return self.form if self.min is not None and self.min >= 0 else self.signed_form

    def describe(self) -> str:
        says = self.says
        if self.min is not None and self.max is not None:
            says += f" from {self.min} to {self.max}"
        elif self.min is not None and self.min != 0:
            says += f" of at least {self.min}"
        elif self.max is not None:
            says += f" of at most {self.max}"
        if self.words:
            says += f", or {one_of(self.words)}"
        return says

    def fault(self, text: str) -> Fault | None:
        text = text.strip(XML_SPACE)
        if text in self.words:
            return None
        is_plain = text.isascii() and text.isdigit() and len(text) <= 12  # as most are, which is told without `re`
        if not is_plain and self._regex.fullmatch(text) is None:
            return Fault("form" if text else "empty", f"takes {self.describe()}", nearest(text, self.words))
        number = float(text) if "." in text else int(text)
        if (self.min is not None and number < self.min) or (self.max is not None and number > self.max):
            return Fault("range", f"takes {self.describe()}")
        return None

    def text_of(self, value: object) -> str | None:
        if type(value) is int or type(value) is str:
            return str(value)
        if self.unit is not None and hasattr(value, "total_seconds"):
            return time_text(value, 1000 if self.unit == "ms" else 1_000_000)
        return text_or_digits(value)


class Decimal(Number):
    """A number with an optional fraction, from `min` to `max`."""

    __slots__ = ()
    kind = "decimal"
    form = "[0-9]{1,12}(\\.[0-9]{1,6})?"
    signed_form = "-?[0-9]{1,12}(\\.[0-9]{1,6})?"

    def text_of(self, value: object) -> str | None:
        value = plain_value(value)
        if isinstance(value, float) or type(value).__name__ == "Decimal":  # without importing decimal
            return shortest(f"{value:f}")
        return super().text_of(value)


class Url(ValueType):
    """An absolute or relative URL; `schemes` are those that an absolute one may have.

    `empty` says that the empty text has a meaning of its own. Spaces, hosts and query strings are
    left to rules: what they do depends on the place.
    """

    __slots__ = ("empty", "query", "relative", "schemes")
    kind = "url"

    def __init__(
        self,
        name: str,
        says: str,
        schemes: tuple[str, ...] = (),
        relative: bool = True,
        empty: bool = False,
        query: bool = True,
    ) -> None:
        super().__init__(name, says)
        self.schemes = schemes
        self.relative = relative
        self.empty = empty
        self.query = query

    def describe(self) -> str:
        if self.schemes:
            return f"{self.says} that begins with {one_of(tuple(scheme + '://' for scheme in self.schemes))}"
        return self.says if self.relative else f"{self.says} that begins with its scheme"

    def fault(self, text: str) -> Fault | None:
        if self.relative and text.startswith("/"):
            return None  # as most do
        text = text.strip(XML_SPACE)
        if not text:
            return None if self.empty else Fault("empty", f"takes {self.describe()}")
        scheme = url_scheme(text)
        known = self.relative if scheme is None else not self.schemes or scheme.lower() in self.schemes
        return None if known else Fault("scheme", f"takes {self.describe()}")


def url_scheme(url: str) -> str | None:
    """Return the scheme of an absolute URL as written, or `None` for a relative one."""
    scheme, colon, _ = url.partition(":")
    if not (colon and scheme.isascii() and scheme[:1].isalpha()):
        return None
    letters = scheme.replace("+", "").replace(".", "").replace("-", "")
    return scheme if letters.isalnum() else None


_SEPARATORS = late_pattern("[\\s,;|\\[\\]()'\"]+")
_SPACE = late_pattern(f"[{XML_SPACE}]")


class ItemList(ValueType):
    """Several words of a list, separated by spaces; whole numbers where `min` or `max` is set."""

    __slots__ = ("max", "min", "values")
    kind = "list"

    def __init__(
        self,
        name: str,
        says: str,
        values: tuple[str, ...] = (),
        min: int | None = None,
        max: int | None = None,
    ) -> None:
        super().__init__(name, says)
        self.values = values
        self.min = min
        self.max = max

    def describe(self) -> str:
        if self.values:
            return f"{self.says} out of {one_of(self.values)}, separated by spaces"
        return f"{self.says} from {self.min} to {self.max}, separated by spaces"

    def fault(self, text: str) -> Fault | None:
        items = _items(text)
        if not items:
            return Fault("empty", f"takes {self.describe()}")
        wrong = [item for item in items if not self._allows(item)]
        if not wrong:
            return None
        parts = [part for part in _SEPARATORS.split(text) if part]
        if parts and all(self._allows(part) for part in parts):
            return Fault("separator", f"takes {self.describe()}", " ".join(parts))
        return Fault("choice", f"takes {self.describe()}", nearest(wrong[0], self.values))

    def _allows(self, item: str) -> bool:
        if self.values:
            return item in self.values
        if not (item.isascii() and item.isdigit() and len(item) <= 9):
            return False
        return (self.min is None or int(item) >= self.min) and (self.max is None or int(item) <= self.max)

    def text_of(self, value: object) -> str | None:
        if isinstance(value, (list, tuple)):
            return _joined([text_or_digits(item) for item in value])
        if isinstance(value, (set, frozenset)):  # in the order of the table, so that output is stable
            items = [text_or_digits(item) for item in value]
            order = {known: index for index, known in enumerate(self.values)}
            return _joined(
                sorted(items, key=lambda item: (order.get(item or "", len(order)), len(item or ""), item or ""))
            )
        return text_or_digits(value)


def _items(text: str) -> list[str]:
    """Return the items of a list as XML Schema splits it: a no-break space separates nothing."""
    return [item for item in _SPACE.split(text) if item]


def _joined(items: list[str | None]) -> str | None:
    """Return the items with spaces between them, or `None` where one of them has no text."""
    return None if None in items else " ".join(item for item in items if item)


class Json(ValueType):
    """A JSON object; a Python `dict` is written as one."""

    __slots__ = ()
    kind = "json"

    def fault(self, text: str) -> Fault | None:
        import json  # only where a table asks for it

        try:
            value = json.loads(text)
        except (ValueError, RecursionError) as error:
            return Fault("form", f"takes {self.describe()} ({error})")
        return None if isinstance(value, dict) else Fault("form", f"takes {self.describe()}")

    def text_of(self, value: object) -> str | None:
        if isinstance(value, dict):
            import json

            try:
                return json.dumps(value, allow_nan=False)
            except (TypeError, ValueError, RecursionError):
                return None
        return plain_text(plain_value(value))

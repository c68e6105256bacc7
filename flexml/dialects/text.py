"""Text in XML: which characters it carries, and what a value of Python is written as.

The module is on the builder's import path: it imports nothing of the standard library.
"""

from __future__ import annotations

from ..late import late_pattern

XML_SPACE = " \t\r\n"
_FORBIDDEN = late_pattern("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def forbidden_character(text: str) -> int | None:
    """Return the index of the first character that XML 1.0 cannot carry, or `None`.

    Control characters, lone surrogates, U+FFFE and U+FFFF; https://www.w3.org/TR/xml/#charsets.
    """
    if text.isprintable():  # true for nearly every text, and ten times faster than the search
        return None
    match = _FORBIDDEN.search(text)
    return None if match is None else match.start()


def plain_value(value: object) -> object:
    """Return the value of an `Enum` member, and any other object as it is."""
    return getattr(value, "_value_", value)  # without importing enum


def plain_text(value: object) -> str | None:
    """Return a `str`, or what a subclass of it holds, as a plain `str`."""
    return str.__str__(value) if isinstance(value, str) else None


def text_or_digits(value: object) -> str | None:
    """Return the text of a `str` or of a whole number; `True` is no number here."""
    value = plain_value(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(int(value))
    return plain_text(value)


def time_text(value: object, unit: int) -> str:
    """Return a `timedelta` in units of so many microseconds, exactly: a float would lose some."""
    microseconds = (value.days * 86_400 + value.seconds) * 1_000_000 + value.microseconds  # type: ignore[attr-defined]
    sign, rest = ("-", -microseconds) if microseconds < 0 else ("", microseconds)
    whole, rest = divmod(rest, unit)
    return shortest(f"{sign}{whole}.{rest:0{len(str(unit)) - 1}}")


def shortest(number: str) -> str:
    """Return a decimal number without the zeros that say nothing."""
    return number.rstrip("0").rstrip(".") if "." in number else number

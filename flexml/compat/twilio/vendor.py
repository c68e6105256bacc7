"""Twilio's own classes, where the program has loaded them: a program may change its imports one by one."""

from __future__ import annotations

import sys


def is_vendors(value: object) -> bool:
    """Tell whether a value is an element of the installed `twilio.twiml`; it is not loaded for that."""
    base = _vendors("TwiML")
    return base is not None and isinstance(value, base)


def as_vendors(error: Exception) -> Exception:
    """Return the exception, where twilio is loaded as one that `except` finds also by twilio's class of that name."""
    base, own = _vendors(type(error).__name__), type(error)
    if base is None:
        return error

    def reduce(self: Exception) -> tuple[type[Exception], tuple[object, ...]]:
        return own, self.args  # pickled as what is found under its name

    names = {"__module__": own.__module__, "__doc__": own.__doc__, "__reduce__": reduce}
    joined: type[Exception] = type(own.__name__, (own, base), names)
    return joined(*error.args)


def _vendors(name: str) -> type | None:
    found = getattr(sys.modules.get("twilio.twiml"), name, None)
    return found if isinstance(found, type) else None

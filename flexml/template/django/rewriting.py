"""Says in the language of all templates what some of Django's filters do: `x|default:y` is `x or y`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ..expression import Comparison, Conditional, Constant, Either, Expression, Filtered, Joined

_WORDS = Constant('"yes,no,maybe"', "yes,no,maybe", safe=True)


def as_computed(filtered: Filtered) -> Expression | None:
    """Return what a filter computes, where that can be said without it."""
    rewrite = _REWRITES.get(filtered.name)
    return None if rewrite is None else rewrite(filtered.written, filtered.operand, *filtered.arguments)


def _default(written: str, value: Expression, argument: Expression) -> Expression:
    return Either(written, value, argument, for_missing=True)


def _default_if_none(written: str, value: Expression, argument: Expression) -> Expression:
    return Conditional(written, _is_none(value), argument, value)


def _yesno(written: str, value: Expression, argument: Expression = _WORDS) -> Expression | None:
    if not isinstance(argument, Constant) or not isinstance(argument.value, str):
        return None
    words = [Constant(repr(word), word, argument.safe) for word in argument.value.split(",")]
    if len(words) < 2:
        return value
    either = Conditional(written, value, words[0], words[1])
    return Conditional(written, _is_none(value), words[2], either) if len(words) == 3 else either


def _add(written: str, value: Expression, argument: Expression) -> Expression | None:
    if not _is_words(value) and not _is_words(argument):
        return None
    both = isinstance(value, Constant) and isinstance(argument, Constant)
    return Joined(written, (value, argument) if both else (_bare(value), _bare(argument)))


def _bare(expression: Expression) -> Expression:
    """The expression as part of a text of which another part is escaped, and so all of it."""
    return replace(expression, safe=False) if isinstance(expression, Constant) else expression


def _is_none(value: Expression) -> Expression:
    return Comparison(f"{value.written} is None", "is", value, Constant("None", None))


def _is_words(expression: Expression) -> bool:
    """Tell whether an expression is a text, and not one that Django takes for a number."""
    if isinstance(expression, Joined):
        return True
    if not isinstance(expression, Constant) or not isinstance(expression.value, str):
        return False
    try:
        int(expression.value)
    except ValueError:
        return True
    return False


_REWRITES: dict[str, Callable[..., Expression | None]] = {
    "add": _add,
    "default": _default,
    "default_if_none": _default_if_none,
    "yesno": _yesno,
}

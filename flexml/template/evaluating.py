"""What an expression of a template comes to, as far as it can be known."""

from __future__ import annotations

import operator
from collections.abc import Callable as Function
from dataclasses import replace
from typing import Any, Protocol, TypeGuard

from .expression import (
    Both,
    Called,
    Comparison,
    Conditional,
    Constant,
    Either,
    Expression,
    Filtered,
    Joined,
    Name,
    Not,
    Part,
    Sequence,
    Tested,
)
from .facts import Facts
from .identity import key_of
from .language import Language
from .scope import Scope
from .segment import Computed as ComputedText
from .segment import Copied, Filled
from .size import has_few
from .value import Callable, Items, Joint, Known, Printed, Record, Unknown, Value

_OPERATORS: dict[str, Function[[Any, Any], object]] = {  # any: whatever a template compares
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "in": lambda left, right: left in right,
    "not in": lambda left, right: left not in right,
    "is": operator.is_,
    "is not": operator.is_not,
}
_FLIPPED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_LENGTHS = ("length", "count")
_MOST_MEMBERS = 8  # of a list that a value is looked for in; each is a choice
_MOST_PARTS = 1_000  # of a text
_MOST_ITEMS = 100  # of a list that the template counts itself


class Caller(Protocol):
    """Renders what an expression calls."""

    def call(self, callee: Callable, arguments: list[Value], keywords: dict[str, Value]) -> Value:
        """Return what a macro prints."""


class Evaluator:
    """Evaluates the expressions of one variant."""

    def __init__(self, facts: Facts, caller: Caller) -> None:
        self._facts = facts
        self._caller = caller

    def value(self, expression: Expression, scope: Scope, language: Language) -> Value:
        """Return what an expression comes to."""
        return _Evaluation(self._facts, self._caller, scope, language).value(expression)

    def true(self, expression: Expression, scope: Scope, language: Language) -> bool:
        """Tell whether a condition holds, by choice where nobody knows."""
        return _Evaluation(self._facts, self._caller, scope, language).true(expression)


class _Evaluation:
    def __init__(self, facts: Facts, caller: Caller, scope: Scope, language: Language) -> None:
        self.facts = facts
        self.caller = caller
        self.scope = scope
        self.language = language

    def value(self, expression: Expression) -> Value:
        match expression:
            case Constant(value=value, safe=safe):
                return Known(value, safe)
            case Name(name=name):
                return self._settled(self.scope.get(name))
            case Part(whole=whole, key=key):
                return self._settled(self._part(self.value(whole), self.value(key), expression.written))
            case Not(operand=operand):
                return Known(not self.true(operand))
            case Both(left=left, right=right):
                first = self.value(left)
                return self.value(right) if self.is_true(first) else first
            case Either(left=left, right=right):
                first = self.value(left)
                return first if self.is_true(first) else self.value(right)
            case Conditional(test=test, yes=yes, no=no):
                return self.value(yes if self.true(test) else no)
            case Comparison(operator=name, left=left, right=right):
                return Known(self._compare(name, self.value(left), self.value(right), expression.written))
            case Joined(parts=parts):
                return _joint([self.value(part) for part in parts], expression.written)
            case Sequence(items=items):
                return _sequence(tuple(self.value(item) for item in items))
            case Filtered():
                return self._settled(self._filtered(expression))
            case Tested():
                return Known(self._tested(expression))
            case Called():
                return self._called(expression)
        return self._computed(expression)

    def true(self, expression: Expression) -> bool:
        return self.is_true(self.value(expression))

    def is_true(self, value: Value) -> bool:
        """Tell whether a value counts as true."""
        match value:
            case Known(value=known):
                return bool(known)
            case Unknown():
                return self.facts.true(value)
            case Items(values=values):
                return bool(values)
            case Printed(segments=segments):
                return any(
                    isinstance(each, Filled) or (isinstance(each, Copied | ComputedText) and each.text)
                    for each in segments
                )
            case Joint(parts=parts):  # a text: that of `False` is not empty
                return any(str(part.value) if isinstance(part, Known) else self.is_true(part) for part in parts)
        return True

    def _settled(self, value: Value) -> Value:
        """The value, or the constant that it is taken to be equal to."""
        if isinstance(value, Unknown):
            for known in self.facts.known(value):
                return Known(known)
        return value

    def _part(self, whole: Value, key: Value, written: str) -> Value:
        name = _text_of(key)
        match whole:
            case Record(values=values):
                return values.get(name) or Unknown(written, written)
            case Items(values=values) if isinstance(key, Known) and isinstance(key.value, int):
                if -len(values) <= key.value < len(values):
                    return values[key.value]
            case Known(value=value) if isinstance(key, Known):
                try:
                    return Known(self.language.part(value, key.value))
                except LookupError:
                    return Unknown(f"{value!r}.{name}", written)
            case Unknown():
                part = whole.part(name, written)
                return replace(part, key=key_of(part))
        return Unknown(f"{key_of(whole)}[{name}]", written)

    def _compare(self, name: str, left: Value, right: Value, written: str) -> bool:
        known = (_constant(left), _constant(right))
        if known[0] is not None and known[1] is not None:
            try:
                return bool(_OPERATORS[name](known[0].value, known[1].value))
            except TypeError:
                return self.facts.holds(written, written)
        if name in ("!=", "not in", "is not"):
            return not self._compare({"!=": "==", "not in": "in", "is not": "is"}[name], left, right, written)
        if name in ("==", "is"):
            return self._equal(left, right, written)
        if name == "in":
            return self._contained(left, right, written)
        if isinstance(left, Known) and isinstance(right, Unknown):
            left, right, name = right, left, _FLIPPED[name]
        if isinstance(left, Unknown) and isinstance(right, Known) and _is_number(right.value):
            return self._ordered(left, name, right.value)
        return self._atom(name, left, right, written)

    def _equal(self, left: Value, right: Value, written: str) -> bool:
        if isinstance(left, Known):
            left, right = right, left
        if isinstance(left, Unknown) and isinstance(right, Known) and _is_scalar(right.value):
            counted = _counted(left)
            if counted is not None and right.value == 0:
                return not self.facts.true(counted)
            if counted is not None and self.facts.known_size(counted) in (0, 1):
                return self.facts.known_size(counted) == right.value
            return self.facts.equal(left, right.value)
        if isinstance(left, Unknown) and isinstance(right, Unknown) and left.key == right.key:
            return True
        return self._atom("==", left, right, written)

    def _contained(self, left: Value, right: Value, written: str) -> bool:
        members: tuple[Value, ...] | None = None
        if isinstance(right, Items):
            members = right.values
        elif isinstance(right, Known) and isinstance(right.value, list | tuple | set | frozenset | dict):
            members = tuple(Known(each) for each in right.value)
        if members is None or len(members) > _MOST_MEMBERS:
            return self._atom("in", left, right, written)
        return any(self._compare("==", left, member, written) for member in members)

    def _ordered(self, left: Unknown, order: str, number: float) -> bool:
        counted = _counted(left)
        if counted is None:
            return self.facts.ordered(left, order, number)
        size = self.facts.known_size(counted)
        if size in (0, 1):
            return bool(_OPERATORS[order](size, number))
        if (order, number) in ((">", 0), (">=", 1)):
            return self.facts.true(counted)
        if (order, number) in (("<", 1), ("<=", 0)):
            return not self.facts.true(counted)
        return self.facts.ordered(left, order, number)

    def _atom(self, name: str, left: Value, right: Value, written: str) -> bool:
        return self.facts.holds(f"{key_of(left)} {name} {key_of(right)}", written)

    def _filtered(self, expression: Filtered) -> Value:
        name, operand = expression.name, self.value(expression.operand)
        arguments = [self.value(argument) for argument in expression.arguments]
        keywords = {word: self.value(argument) for word, argument in expression.keywords}
        if name in ("default", "d"):
            return self._default(operand, arguments, keywords)
        if isinstance(operand, Known) and operand.safe and name in ("escape", "e"):
            return operand
        if isinstance(operand, Known) and name in self.language.marking:
            text = self.language.printed(operand.value) if _is_scalar(operand.value) else operand.value
            return Known(text, safe=True)
        markup = name in self.language.marking or (
            name in self.language.escaping and isinstance(operand, Printed) and operand.safe
        )
        if isinstance(operand, Printed) and markup:
            return Printed(operand.segments)
        if isinstance(operand, Items) and name in _LENGTHS:
            return Known(len(operand.values))
        given = [_constant(each) for each in (operand, *arguments, *keywords.values())]
        known = [each for each in given if each is not None]
        if len(known) == len(given):
            values = [each.value for each in known]
            try:
                made = self.language.filtered(
                    name,
                    values[0],
                    tuple(values[1 : len(arguments) + 1]),
                    dict(zip(keywords, values[len(arguments) + 1 :], strict=True)),
                )
            except LookupError:
                pass
            else:
                return Known(
                    made, safe=(known[0].safe and self.language.keeps_markup(name)) or name in self.language.escaping
                )
        key = f"{key_of(operand)}|{name}({','.join(map(key_of, (*arguments, *keywords.values())))})"
        base = operand if isinstance(operand, Unknown) else Unknown(key, expression.written)
        return base.through(
            name,
            expression.written,
            key,
            marks=name in self.language.marking,
            keeps=self.language.keeps_markup(name),
            escapes=name in self.language.escaping or name in self.language.encoding,
        )

    def _default(self, operand: Value, arguments: list[Value], keywords: dict[str, Value]) -> Value:
        """The filter `default`: also for what is false where its second argument says so."""
        instead = arguments[0] if arguments else keywords.get("default_value", Known(""))
        also_false = arguments[1] if len(arguments) > 1 else keywords.get("boolean", Known(value=False))
        if isinstance(operand, Unknown) and not self.facts.defined(operand):
            return instead
        return instead if self.is_true(also_false) and not self.is_true(operand) else operand

    def _tested(self, expression: Tested) -> bool:
        operand = self.value(expression.operand)
        arguments = [self.value(argument) for argument in expression.arguments]
        name = expression.name
        if name in ("defined", "undefined"):
            defined = not isinstance(operand, Unknown) or self.facts.defined(operand)
            return defined == (name == "defined")
        if name == "none":
            return self._compare("is", operand, Known(None), expression.written)
        if name in ("true", "false"):
            return self._compare("is", operand, Known(name == "true"), expression.written)
        if (
            name in ("eq", "equalto", "==", "ne", "!=", "lt", "lessthan", "<", "gt", "greaterthan", ">", "in")
            and arguments
        ):
            return self._compare(_AS_OPERATOR.get(name, name), operand, arguments[0], expression.written)
        known = [_constant(each) for each in (operand, *arguments)]
        values = [each.value for each in known if each is not None]
        if len(values) == len(known):
            try:
                return self.language.tested(name, values[0], tuple(values[1:]))
            except LookupError:
                pass
        key = f"{key_of(operand)} is {name}({','.join(map(key_of, arguments))})"
        return self.facts.holds(key, expression.written)

    def _called(self, expression: Called) -> Value:
        arguments = [self.value(argument) for argument in expression.arguments]
        keywords = {word: self.value(argument) for word, argument in expression.keywords}
        callee = expression.callee
        if isinstance(callee, Name) and self.scope.find(callee.name) is None:
            made = _made_here(callee.name, arguments, keywords)
            if made is not None:
                return made
        if isinstance(callee, Part) and isinstance(callee.key, Constant) and callee.key.value == "cycle" and arguments:
            index = self._part(self.value(callee.whole), Known("index0"), callee.written)
            if isinstance(index, Known) and isinstance(index.value, int):
                return arguments[index.value % len(arguments)]
        target = self.value(callee)
        if isinstance(target, Callable):
            return self.caller.call(target, arguments, keywords)
        if (
            isinstance(callee, Part)
            and isinstance(callee.key, Constant)
            and callee.key.value == "items"
            and not arguments
        ):
            whole = self.value(callee.whole)
            if isinstance(whole, Known) and isinstance(whole.value, dict):
                return Known(tuple(whole.value.items()))
            return Unknown(f"{key_of(whole)}.items()", callee.whole.written)
        key = f"{key_of(target)}({','.join(map(key_of, (*arguments, *keywords.values())))})"
        return Unknown(key, expression.written)

    def _computed(self, expression: Expression) -> Value:
        parts = getattr(expression, "parts", ())
        values = [self.value(part) for part in parts]
        return Unknown(f"{expression.written}<{','.join(map(key_of, values))}>", expression.written)


_AS_OPERATOR = {"eq": "==", "equalto": "==", "ne": "!=", "lt": "<", "lessthan": "<", "gt": ">", "greaterthan": ">"}


def _joint(parts: list[Value], written: str) -> Value:
    """Texts one after the other; nobody knows what they are where a template has put too many together."""
    flat = [each for part in parts for each in (part.parts if isinstance(part, Joint) else (part,))]
    return Joint(tuple(flat)) if len(flat) <= _MOST_PARTS else Unknown(f"{written}#{len(flat)}", written)


def _made_here(name: str, arguments: list[Value], keywords: dict[str, Value]) -> Value | None:
    """What the functions of a template language return that make values of what they are given."""
    if name in ("namespace", "dict") and not arguments:
        return Record(dict(keywords))
    numbers = [each.value for each in arguments if isinstance(each, Known) and isinstance(each.value, int)]
    if name == "range" and 0 < len(numbers) == len(arguments) <= 3 and 0 not in numbers[2:]:
        return Items(tuple(Known(number) for number in range(*numbers)[:_MOST_ITEMS]))
    return None


def _sequence(values: tuple[Value, ...]) -> Value:
    known = [_constant(value) for value in values]
    constants = [each.value for each in known if each is not None]
    return Known(tuple(constants)) if len(constants) == len(known) and has_few(constants) else Items(values)


def _constant(value: Value) -> Known | None:
    """The constant that a value is: also one that is put together of constants."""
    match value:
        case Known():
            return value
        case Printed(segments=segments, safe=safe) if all(isinstance(each, Copied | ComputedText) for each in segments):
            return Known("".join(each.text for each in segments if isinstance(each, Copied | ComputedText)), safe)
        case Joint(parts=parts):
            known = [_constant(part) for part in parts]
            if all(each is not None for each in known):
                return Known("".join(str(each.value) for each in known if each is not None))
    return None


def _counted(value: Unknown) -> Unknown | None:
    """The value whose items are counted."""
    for name in _LENGTHS:
        if value.key.endswith(f"|{name}()"):
            return replace(
                value, key=value.key.removesuffix(f"|{name}()"), words=value.words.partition("|")[0].rstrip()
            )
    return None


def _text_of(value: Value) -> str:
    known = _constant(value)
    return str(known.value) if known is not None else value.key if isinstance(value, Unknown) else "…"


def _is_number(value: object) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_scalar(value: object) -> bool:
    return value is None or isinstance(value, str | int | float | bool)

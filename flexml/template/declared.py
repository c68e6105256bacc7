"""Finds the names that a template asks for and that neither its declared context nor the template itself gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..dialects.words import nearest
from ..source import SourceText, Span, SyntaxFault
from .expression import (
    Both,
    Conditional,
    Constant,
    Either,
    Expression,
    Filtered,
    Name,
    Not,
    Part,
    Tested,
)
from .facts import Facts
from .scope import Scope
from .tree import Assign, Capture, Cycle, Import, Macro, Statement, Template

_DEFAULTS = ("default", "d")
_DEFINED = {"defined": True, "undefined": False}
_NOTHING = object()


@dataclass(frozen=True, slots=True)
class _Missing:
    """A name, or a part of a value, without a value; `known` are those beside it."""

    name: str
    known: tuple[str, ...]
    is_part: bool

    def fault(self, span: Span, also: set[str]) -> SyntaxFault:
        near = nearest(self.name, self.known if self.is_part else (*self.known, *sorted(also)))
        return SyntaxFault("template-undefined", span, f"did you mean `{near}`" if near else "", self.name)


class Declared:
    """What a declared context says of names, while all ways through a template are followed.

    The context is a sample: it says which names there are and which parts their values have, and nothing about the
    values themselves. `missing` are the places of names without a value.
    """

    def __init__(self, context: Mapping[str, object]) -> None:
        self.context = context
        self._set: set[str] = set()
        self.missing: dict[tuple[SourceText, Span], _Missing] = {}

    @property
    def faults(self) -> tuple[tuple[SourceText, SyntaxFault], ...]:
        """The places where a name has no value, each with its template; what the template sets on some way is known."""
        return tuple(
            (source, missing.fault(span, self._set))
            for (source, span), missing in self.missing.items()
            if missing.is_part or missing.name not in self._set
        )

    def passed(self, statement: Statement) -> None:
        """Learn which names a statement sets."""
        match statement:
            case Assign(targets=targets):
                self._set.update(targets)
            case Capture(target=name) | Macro(name=name):
                self._set.add(name)
            case Cycle(target=str() as name):
                self._set.add(name)
            case Import(alias=alias, names=names):
                self._set.update(ours for _, ours in names)
                self._set.update(() if alias is None else (alias,))

    def asked(self, expression: Expression, scope: Scope, facts: Facts, here: Template) -> None:
        """Look for names without a value in an expression, also in those parts of it that this way does not take."""
        _Search(self, scope, facts, here).look(expression, frozenset())


class _Search:
    def __init__(self, declared: Declared, scope: Scope, facts: Facts, here: Template) -> None:
        self._declared = declared
        self._scope = scope
        self._facts = facts
        self._here = here

    def look(self, expression: Expression, sure: frozenset[str]) -> None:
        """Look into an expression where some values are `sure` to be there."""
        match expression:
            case Name():
                self._name(expression, sure)
            case Part(whole=whole, key=key):
                self.look(whole, sure)
                self.look(key, sure)
                self._part(expression, sure)
            case Both(left=left, right=right):
                self.look(left, sure)
                self.look(right, sure | _sure(left, true=True))
            case Either(left=left, right=right, for_missing=for_missing):
                self._look_at(left, sure, may_be_missing=for_missing)
                self.look(right, sure | _sure(left, true=False))
            case Conditional(test=test, yes=yes, no=no):
                self.look(test, sure)
                self.look(yes, sure | _sure(test, true=True))
                self.look(no, sure | _sure(test, true=False))
            case Filtered(operand=operand, name=name, arguments=arguments, keywords=keywords):
                self._look_at(operand, sure, may_be_missing=name in _DEFAULTS)
                for each in (*arguments, *(value for _, value in keywords)):
                    self.look(each, sure)
            case Tested(operand=operand, name=name, arguments=arguments):
                self._look_at(operand, sure, may_be_missing=name in _DEFINED)
                for each in arguments:
                    self.look(each, sure)
            case _:
                for each in _inside(expression):
                    self.look(each, sure)

    def _look_at(self, expression: Expression, sure: frozenset[str], *, may_be_missing: bool) -> None:
        """Look into an operand; of one that may be missing, into what surrounds it."""
        if not may_be_missing:
            self.look(expression, sure)
        elif isinstance(expression, Part):
            self.look(expression.whole, sure)
            self.look(expression.key, sure)
        elif not isinstance(expression, Name):
            self.look(expression, sure)

    def _name(self, expression: Name, sure: frozenset[str]) -> None:
        name, context = expression.name, self._declared.context
        if name in context or name in self._here.language.given or self._scope.find(name) is not None:
            return
        self._tell(expression, expression.span, _Missing(name, tuple(context), is_part=False), sure)

    def _part(self, expression: Part, sure: frozenset[str]) -> None:
        whole, key, span = self._sample(expression.whole), _word(expression.key), expression.span
        if not isinstance(whole, dict) or key is None or span is None or key in whole or hasattr(whole, key):
            return
        written = span.cut(self._here.source.text)
        at = written.rfind(key)
        place = span if at < 0 else Span(span.start + at, span.start + at + len(key))
        self._tell(expression, place, _Missing(key, tuple(map(str, whole)), is_part=True), sure)

    def _tell(self, expression: Expression, place: Span | None, missing: _Missing, sure: frozenset[str]) -> None:
        key = _key(expression)
        if place is not None and key is not None and key not in sure and not self._facts.is_there(key):
            self._declared.missing.setdefault((self._here.source, place), missing)

    def _sample(self, expression: Expression) -> object:
        """The value that the context has for a name of its own, or for a part of one."""
        match expression:
            case Name(name=name) if self._scope.find(name) is None:
                return self._declared.context.get(name, _NOTHING)
            case Part(whole=whole, key=key):
                value, word = self._sample(whole), _word(key)
                return value.get(word, _NOTHING) if isinstance(value, dict) and word is not None else _NOTHING
        return _NOTHING


def _sure(test: Expression, *, true: bool) -> frozenset[str]:
    """What is surely there where a test is true, or false."""
    match test:
        case Tested(operand=operand, name="defined" | "undefined" as name) if _DEFINED[name] is true:
            key = _key(operand)
            return frozenset() if key is None else frozenset({key})
        case Not(operand=operand):
            return _sure(operand, true=not true)
        case Both(left=left, right=right) if true:
            return _sure(left, true=True) | _sure(right, true=True)
        case Either(left=left, right=right) if not true:
            return _sure(left, true=False) | _sure(right, true=False)
    return frozenset()


def _key(expression: Expression) -> str | None:
    """What tells the value of a name or a part from others, as in `Unknown.key`."""
    match expression:
        case Name(name=name):
            return name
        case Part(whole=whole, key=key):
            outer, word = _key(whole), _word(key)
            return None if outer is None or word is None else f"{outer}[{word}]"
    return None


def _word(key: Expression) -> str | None:
    return key.value if isinstance(key, Constant) and isinstance(key.value, str) else None


def _inside(expression: Expression) -> Iterator[Expression]:
    """The expressions that another one is made of."""
    for field in type(expression).__slots__:
        yield from _expressions(getattr(expression, field))


def _expressions(value: object) -> Iterator[Expression]:
    if isinstance(value, Expression):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _expressions(each)

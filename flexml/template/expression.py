"""What a template computes: expressions, whatever language they are written in."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..source import Span


@dataclass(frozen=True, slots=True)
class Expression:
    """`written` is how the template has it, for people; two that are written alike need not be equal in value.

    `span` says where names and their parts are written; others, and those that are written nowhere, have none.
    """

    written: str
    span: Span | None = field(default=None, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Constant(Expression):
    """A value that stands in the template: a text, a number, `true`, `none`, a list or table of constants.

    One that is `safe` is printed as it stands: what the author of a Django template writes is never escaped.
    """

    value: object
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Name(Expression):
    """A variable."""

    name: str


@dataclass(frozen=True, slots=True)
class Part(Expression):
    """An attribute or an item of a value: `caller.name`, `items[0]`."""

    whole: Expression
    key: Expression


@dataclass(frozen=True, slots=True)
class Not(Expression):
    """True where the operand is not."""

    operand: Expression


@dataclass(frozen=True, slots=True)
class Both(Expression):
    """`left and right`: the value of the left one where that is false, else that of the right one."""

    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Either(Expression):
    """`left or right`: the value of the left one where that is true, else that of the right one.

    Where it is `for_missing`, it is there for names that may have no value.
    """

    left: Expression
    right: Expression
    for_missing: bool = False


@dataclass(frozen=True, slots=True)
class Comparison(Expression):
    """`operator` is one of `==`, `!=`, `<`, `<=`, `>`, `>=`, `in`, `not in`, `is`, `is not`."""

    operator: str
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Conditional(Expression):
    """`yes if test else no`."""

    test: Expression
    yes: Expression
    no: Expression


@dataclass(frozen=True, slots=True)
class Joined(Expression):
    """Texts one after the other: `"wss://" ~ host`."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Filtered(Expression):
    """A value that goes through a filter: `name|default("you")`."""

    operand: Expression
    name: str
    arguments: tuple[Expression, ...] = ()
    keywords: tuple[tuple[str, Expression], ...] = ()


@dataclass(frozen=True, slots=True)
class Tested(Expression):
    """`operand is name(…)`: `caller is defined`."""

    operand: Expression
    name: str
    arguments: tuple[Expression, ...] = ()


@dataclass(frozen=True, slots=True)
class Called(Expression):
    """A call: of a macro, `super`, `caller`, or of something that only the application knows."""

    callee: Expression
    arguments: tuple[Expression, ...] = ()
    keywords: tuple[tuple[str, Expression], ...] = ()


@dataclass(frozen=True, slots=True)
class Sequence(Expression):
    """A list or tuple whose items are not all constant."""

    items: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Computed(Expression):
    """Anything else: `a + b`, a dictionary, a slice. `parts` are the expressions in it."""

    parts: tuple[Expression, ...] = ()

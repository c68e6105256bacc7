"""A template as a tree, whatever language it is written in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from ..source import SourceText, Span
from .expression import Called, Expression, Filtered

if TYPE_CHECKING:
    from .language import Language


@dataclass(frozen=True, slots=True)
class Statement:
    """`span` is the tag that it is, for one with a body the tag that opens it."""

    span: Span


Body: TypeAlias = tuple[Statement, ...]
Parameters: TypeAlias = tuple[tuple[str, Expression | None], ...]  # names, with defaults


@dataclass(frozen=True, slots=True)
class Text(Statement):
    """Text that is copied as it stands: without the white space that tags around it take away."""


@dataclass(frozen=True, slots=True)
class Output(Statement):
    """A value that is printed: `{{ name }}`."""

    expression: Expression


@dataclass(frozen=True, slots=True)
class Comment(Statement):
    """A comment of the template; those that speak to flexml are remarks of the document."""


@dataclass(frozen=True, slots=True)
class If(Statement):
    """The body of the first condition that is true, or `otherwise`."""

    branches: tuple[tuple[Expression, Body], ...]
    otherwise: Body = ()


@dataclass(frozen=True, slots=True)
class Loop(Statement):
    """`body` for each item, `otherwise` where there is none; `condition` leaves items out, `backwards` turns them."""

    targets: tuple[str, ...]
    iterable: Expression
    body: Body
    otherwise: Body = ()
    condition: Expression | None = None
    recursive: bool = False
    backwards: bool = False


@dataclass(frozen=True, slots=True)
class Leave(Statement):
    """`break`, or where it `continues`, `continue`."""

    continues: bool


@dataclass(frozen=True, slots=True)
class Cycle(Statement):
    """The next of the values each time, printed, or given to a name, or both; without values, the first comes again.

    Those of one `name` count together.
    """

    name: str
    values: tuple[Expression, ...]
    target: str | None = None
    prints: bool = True


@dataclass(frozen=True, slots=True)
class Assign(Statement):
    """`set`: one target gets the value, several get its items. A target `space.name` sets a name in a namespace."""

    targets: tuple[str, ...]
    value: Expression


@dataclass(frozen=True, slots=True)
class Capture(Statement):
    """What the body prints, through filters, becomes the value of a name."""

    target: str
    body: Body
    filters: tuple[Filtered, ...] = ()  # innermost operand is not used


@dataclass(frozen=True, slots=True)
class With(Statement):
    """Names that are known in the body alone."""

    bindings: tuple[tuple[str, Expression], ...]
    body: Body


@dataclass(frozen=True, slots=True)
class Escape(Statement):
    """Whether values in the body are escaped."""

    on: Expression
    body: Body


@dataclass(frozen=True, slots=True)
class Filter(Statement):
    """What the body prints goes through filters, in order."""

    filters: tuple[Filtered, ...]
    body: Body


@dataclass(frozen=True, slots=True)
class Squeeze(Statement):
    """What the body prints, without white space at its ends and between two tags."""

    body: Body


@dataclass(frozen=True, slots=True)
class Block(Statement):
    """A part that a template which extends this one may replace."""

    name: str
    body: Body
    scoped: bool = True


@dataclass(frozen=True, slots=True)
class Extends(Statement):
    """The template whose blocks this one replaces."""

    template: Expression


@dataclass(frozen=True, slots=True)
class Include(Statement):
    """Another template in this place; without `context` it knows nothing but `bindings`."""

    template: Expression
    ignore_missing: bool = False
    context: bool = True
    bindings: tuple[tuple[str, Expression], ...] = ()


@dataclass(frozen=True, slots=True)
class Import(Statement):
    """Macros and names of another template: all under one `alias`, or single `names` (theirs, ours)."""

    template: Expression
    alias: str | None = None
    names: tuple[tuple[str, str], ...] = ()
    context: bool = False


@dataclass(frozen=True, slots=True)
class Macro(Statement):
    """A part that is printed where it is called."""

    name: str
    parameters: Parameters
    body: Body


@dataclass(frozen=True, slots=True)
class CallBlock(Statement):
    """A call of a macro that gets the body as `caller`."""

    call: Called
    parameters: Parameters
    body: Body


@dataclass(frozen=True, slots=True)
class Unknown(Statement):
    """A tag that only the application knows; what it prints is `written` nowhere. A body may be printed in it."""

    body: Body = ()


@dataclass(frozen=True, slots=True)
class Template:
    """One template: `name` is what others call it, `escapes` whether its language escapes values in it by itself."""

    source: SourceText
    name: str
    language: Language
    body: Body
    escapes: bool = True
    blocks: Mapping[str, Block] = field(default_factory=dict)


Load: TypeAlias = Callable[[str, Template], Template | None]

"""Reads a Jinja2 template into our tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jinja2 import nodes

from ...source import SourceText, Span, SyntaxFault
from ..engine import Engine
from ..expression import Computed, Constant, Expression, Part
from ..tree import (
    Assign,
    Block,
    Body,
    CallBlock,
    Capture,
    Comment,
    Escape,
    Extends,
    Filter,
    If,
    Import,
    Include,
    Leave,
    Loop,
    Macro,
    Output,
    Parameters,
    Statement,
    Template,
    Text,
    Unknown,
    With,
)
from .environment import Malformed, parse_template, plain_environment
from .expressions import Translator
from .language import JINJA2
from .syntax import Syntax


def read_template(
    source: SourceText,
    name: str = "",
    *,
    escapes: bool = True,
    syntax: Syntax = Syntax(),  # noqa: B008 - it cannot be changed
) -> Template | SyntaxFault:
    """Return the tree of a template, or why it is none.

    `name` is what other templates call it, `escapes` says whether values are escaped by themselves. Tags and
    filters that Jinja2 does not have are the application's.
    """
    try:
        root, parser = parse_template(source.text, syntax, plain_environment(), lenient=True)
        reader = _Reader(Translator(parser))
        body = reader.body(root.body)
    except Malformed as error:
        return error.fault
    except RecursionError:
        return SyntaxFault("template-syntax", Span(0, 0), "it is nested too deeply")
    return Template(source, name, JINJA2, body, escapes, reader.blocks)


def read_body(source: SourceText, engine: Engine) -> Body:
    """Return what a template says; nothing where it is none."""
    template = read_template(source, syntax=Syntax(engine.trim_blocks, engine.lstrip_blocks))
    return template.body if isinstance(template, Template) else ()


class _Reader:
    def __init__(self, translator: Translator) -> None:
        self.blocks: dict[str, Block] = {}
        self._parser = translator.parser
        self._translator = translator
        self._expression = translator.translate

    def body(self, found: Iterable[nodes.Node]) -> Body:
        return tuple(statement for node in found for statement in self._statements(node))

    def _statements(self, node: nodes.Node) -> Iterator[Statement]:
        match node:
            case nodes.Output():
                yield from self._output(node)
            case nodes.For():
                yield self._loop(node)
            case nodes.Scope():
                yield self._scope(node)
            case nodes.Block():
                yield self._block(node)
            case nodes.ExprStmt():
                yield from self._done(node)
            case _:
                yield self._statement(node, self._tag(node.lineno))

    def _statement(self, node: nodes.Node, tag: Span) -> Statement:
        expression, body = self._expression, self.body
        match node:
            case nodes.If():
                branches = ((expression(part.test), body(part.body)) for part in (node, *node.elif_))
                return If(tag, tuple(branches), body(node.else_))
            case nodes.Assign():
                return self._assign(node, tag)
            case nodes.AssignBlock():
                return Capture(tag, _names(node.target)[0], body(node.body), self._translator.filters(node.filter))
            case nodes.With():
                return With(tag, tuple(self._bindings(node)), body(node.body))
            case nodes.FilterBlock():
                return Filter(tag, self._translator.filters(node.filter), body(node.body))
            case nodes.Extends():
                return Extends(tag, expression(node.template))
            case nodes.Include():
                return Include(tag, expression(node.template), node.ignore_missing, node.with_context)
            case nodes.Import():
                return Import(tag, expression(node.template), node.target, context=node.with_context)
            case nodes.FromImport():
                names = tuple(name if isinstance(name, tuple) else (name, name) for name in node.names)
                return Import(tag, expression(node.template), names=names, context=node.with_context)
            case nodes.Macro():
                return Macro(tag, node.name, self._parameters(node), body(node.body))
            case nodes.CallBlock():
                return CallBlock(tag, self._translator.call(node.call), self._parameters(node), body(node.body))
            case nodes.Break() | nodes.Continue():
                return Leave(tag, continues=isinstance(node, nodes.Continue))
        return Unknown(tag)

    def _tag(self, offset: int) -> Span:
        return self._parser.found.tag(offset)

    def _output(self, node: nodes.Output) -> Iterator[Statement]:
        for part in node.nodes:
            if not isinstance(part, nodes.TemplateData):
                yield Output(self._tag(self._parser.whole(part).start), self._expression(part))
            elif part.lineno in self._parser.found.comments:
                yield Comment(self._tag(part.lineno))
            else:
                yield Text(Span(part.lineno, self._parser.found.ends[part.lineno]))

    def _loop(self, node: nodes.For) -> Loop:
        iterable = self._expression(node.iter)
        if _is_nested(node.target):
            iterable = Computed(iterable.written, (iterable,))  # what falls to which name is nothing that a loop knows
        condition = None if node.test is None else self._expression(node.test)
        return Loop(
            self._tag(node.lineno),
            _names(node.target),
            iterable,
            self.body(node.body),
            self.body(node.else_),
            condition,
            node.recursive,
        )

    def _scope(self, node: nodes.Scope) -> Statement:
        """The switch of escaping, or a tag that Jinja2 does not know."""
        match node.body:
            case [nodes.ScopedEvalContextModifier() as switch]:
                return Escape(
                    self._tag(switch.lineno), self._expression(switch.options[0].value), self.body(switch.body)
                )
        return Unknown(self._tag(node.lineno), self.body(node.body))

    def _block(self, node: nodes.Block) -> Block:
        block = Block(self._tag(node.lineno), node.name, self.body(node.body), node.scoped)
        self.blocks[node.name] = block
        return block

    def _done(self, node: nodes.ExprStmt) -> Iterator[Assign]:
        """`do` prints nothing; a method that it calls may change the value of a name."""
        match node.node:
            case nodes.Call(node=nodes.Getattr(node=nodes.Name(name=name))):
                done = self._expression(node.node)
                yield Assign(self._tag(node.lineno), (name,), Computed(done.written, (done,)))

    def _assign(self, node: nodes.Assign, tag: Span) -> Assign:
        value = self._expression(node.node)
        if _is_nested(node.target):
            value = Computed(value.written, (value,))
        return Assign(tag, _names(node.target), value)

    def _bindings(self, node: nodes.With) -> Iterator[tuple[str, Expression]]:
        for target, value in zip(node.targets, node.values, strict=True):
            names, bound = _names(target), self._expression(value)
            if len(names) == 1 and isinstance(target, nodes.Name):
                yield names[0], bound
            else:
                for number, name in enumerate(names):
                    key = Constant(str(number), number)
                    yield name, Computed(bound.written) if _is_nested(target) else Part(bound.written, bound, key)

    def _parameters(self, node: nodes.Macro | nodes.CallBlock) -> Parameters:
        required = len(node.args) - len(node.defaults)
        defaults = (*[None] * required, *map(self._expression, node.defaults))
        return tuple((name.name, default) for name, default in zip(node.args, defaults, strict=True))


def _names(target: nodes.Node) -> tuple[str, ...]:
    """The names that a target gives values to; that of a namespace with its dot."""
    match target:
        case nodes.NSRef():
            return (f"{target.name}.{target.attr}",)
        case nodes.Tuple():
            return tuple(name for item in target.items for name in _names(item))
        case nodes.Name():
            return (target.name,)
    raise TypeError(f"not a target: {target!r}")


def _is_nested(target: nodes.Node) -> bool:
    return isinstance(target, nodes.Tuple) and any(isinstance(item, nodes.Tuple) for item in target.items)

"""Follows the expressions of a program: what text they make."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...source import Escaping, Hole, Span
from ...source.shown import shown
from ..segment import Computed, Copied, Filled, Segment
from .escaping import unknown_value
from .filling import Arguments, filled
from .formats import is_numeric, printed_as
from .literal import Escape, Field, Literal, NotReadError, Part, Run
from .methods import dedented, of_method
from .names import Imports
from .program import Program
from .remarks import Remarks
from .shapes import is_textual, targets
from .state import State
from .values import NOTHING, Items, Plain, Text, Unknown, Value, joined, text_of

_PASSING = frozenset({"str", "bytes", "markupsafe.Markup", "django.utils.safestring.mark_safe", "string.Template"})
_LOGS = frozenset({"debug", "info", "warning", "warn", "error", "exception", "critical", "log", "trace"})
_MOST_ITEMS = 1000


class Evaluator:
    """Follows expressions on one way through one scope."""

    def __init__(self, program: Program, imports: Imports, remarks: Remarks, state: State) -> None:
        self.state = state
        self._program = program
        self._imports = imports
        self._remarks = remarks

    def visit(self, node: ast.AST | None) -> None:
        """Follow an expression whose value goes somewhere: what text it makes may be a document."""
        if isinstance(node, ast.expr):
            self.state.offer(self.value(node))
        elif node is not None:
            for inner in ast.iter_child_nodes(node):
                self.visit(inner)

    def value(self, node: ast.expr) -> Value:
        """Return what an expression computes."""
        self.state.step()
        match node:
            case ast.Constant(value=str() | bytes()):
                return self._literal(node)
            case ast.Constant(value=int() | float() | None as constant):
                return Plain(constant, Computed(str(constant), self._program.source, self._program.span(node)))
            case ast.JoinedStr():
                return self._literal(node)
            case ast.Name(id=name):
                value = self.state.value(name)
                return self._unknown(node) if isinstance(value, Unknown) else value
            case ast.Attribute():
                return self._attribute(node)
            case ast.BinOp(op=ast.Add()):
                return self._sum(node)
            case ast.BinOp(left=left, op=ast.Mod(), right=right):
                return self._percent(node, left, right)
            case ast.Call():
                return self._call(node)
            case ast.IfExp(test=test, body=body, orelse=orelse):
                return self._either(node, test, body, orelse)
            case ast.BoolOp(op=ast.Or(), values=[left, right]):
                return self._or(node, left, right)
            case ast.List(elts=elements) | ast.Tuple(elts=elements):
                return self._items(elements)
            case ast.ListComp() | ast.GeneratorExp():
                return self._comprehension(node)
            case ast.NamedExpr(target=target, value=inner):
                value = self.value(inner)
                self.state.bind(target.id, value)
                return value
            case ast.Compare():
                with self.state.muted():
                    self._inside(node)
                return Unknown(Escaping.FULL)
            case ast.Lambda(args=arguments, body=body):
                self._lambda(arguments, body)
                return NOTHING
        self._inside(node)
        return self._unknown(node)

    def _unknown(self, node: ast.expr) -> Unknown:
        return unknown_value(node, self._imports, self.state.unknown)

    def _inside(self, node: ast.expr) -> None:
        for inner in ast.iter_child_nodes(node):
            self.visit(inner)

    def _literal(self, node: ast.Constant | ast.JoinedStr) -> Value:
        try:
            literals = self._program.literals(node)
            text = joined(Text(self._of_literal(literal)) for literal in literals)
        except NotReadError:
            return NOTHING
        if isinstance(node, ast.Constant):
            written = node.value if isinstance(node.value, str) else _characters(node.value)
            if text.plain.replace("\r\n", "\n").replace("\r", "\n") != written:
                return NOTHING  # read differently than Python reads it
        return text

    def _of_literal(self, literal: Literal) -> Iterator[Segment]:
        yield from self._remarks.said(literal.span.start)
        yield from self._of_parts(literal.parts)

    def _of_parts(self, parts: tuple[Part, ...]) -> Iterator[Segment]:
        source = self._program.source
        for part in parts:
            match part:
                case Run(span):
                    yield Copied(source, span)
                case Escape(span, text):
                    if text:
                        yield Computed(text, source, span)
                case Field():
                    yield from self._field(part)

    def _field(self, field: Field) -> Iterator[Segment]:
        node = self._program.expression(field.expression)
        value = self.value(node)
        specification = joined([Text(self._of_parts(field.specification))]).plain
        if field.conversion not in ("", "s"):
            self.state.offer(value)
            yield from self.hole(node, field.span, "f-string", Unknown())
        elif not specification and (text := text_of(value)) is not None:
            self.state.fate.use(value)
            yield from text.segments
        elif isinstance(value, Plain) and (printed := printed_as(value.value, specification)) is not None:
            yield Computed(printed, self._program.source, field.span)
        else:
            self.state.offer(value)
            unknown = value if isinstance(value, Unknown) else NOTHING
            if is_numeric(specification):
                unknown = Unknown(Escaping.FULL)
            yield from self.hole(node, field.span, "f-string", unknown)

    def written(self, node: ast.expr) -> str:
        """Return an expression as it is written."""
        return self._program.written(node)

    def hole(self, node: ast.expr, span: Span, language: str, unknown: Unknown, part: str = "") -> Iterator[Segment]:
        """Yield what stands in a text for a value that nobody knows, or for a `part` of it."""
        source = self._program.source
        key = (self.state.key(node) or f"{self._program.span(node).start}{self.state.round}") + part
        words = self._program.written(node) + part
        made = Filled(key, Hole(source, span, words, language, unknown.escaping, unknown.filters))
        if unknown.quoted:
            yield Computed('"', source, span)
        yield made
        if unknown.quoted:
            yield Computed('"', source, span)

    def printed(self, node: ast.expr, value: Value, span: Span, language: str) -> Text:
        """Return what an operand of a text becomes in it."""
        text = text_of(value)
        if text is not None:
            self.state.fate.use(value)
            return text
        return Text(self.hole(node, span, language, value if isinstance(value, Unknown) else NOTHING))

    def _sum(self, node: ast.BinOp) -> Value:
        operands: list[ast.expr] = []
        left: ast.expr = node
        while isinstance(left, ast.BinOp) and isinstance(left.op, ast.Add):
            operands.append(left.right)
            left = left.left
        nodes = [left, *reversed(operands)]
        return self.added(nodes, [self.value(operand) for operand in nodes]) or self._unknown(node)

    def added(self, nodes: list[ast.expr], values: list[Value]) -> Value | None:
        """Return a sum of texts or of lists; nothing where nobody knows what it is."""
        if any(isinstance(value, Items) for value in values):
            items = [item for value in values if isinstance(value, Items) for item in value.items]
            return Items(tuple(items)) if all(isinstance(value, Items) for value in values) else None
        if not any(isinstance(value, Text) for value in values):
            return None
        return joined(
            self.printed(operand, value, self._program.span(operand), "concatenation")
            for operand, value in zip(nodes, values, strict=True)
        )

    def _percent(self, node: ast.BinOp, left: ast.expr, right: ast.expr) -> Value:
        template = self.value(left)
        if not isinstance(template, Text):
            self.state.offer(self.value(right))
            return self._unknown(node)
        self.state.fate.use(template)
        return filled(template, Arguments.of_percent(right), "percent", self) or NOTHING

    def _either(self, node: ast.expr, test: ast.expr, body: ast.expr, orelse: ast.expr) -> Value:
        with self.state.muted():
            self.visit(test)
        if is_textual(body) or is_textual(orelse):
            return self.value(body if self.state.condition(test) else orelse)
        self.visit(body)
        self.visit(orelse)
        return self._unknown(node)

    def _or(self, node: ast.expr, left: ast.expr, right: ast.expr) -> Value:
        if not is_textual(right):
            self.visit(left)
            self.visit(right)
            return self._unknown(node)
        value = self.value(left)
        if isinstance(value, Plain):
            return value if value.value else self.value(right)
        return value if self.state.condition(left) else self.value(right)

    def _attribute(self, node: ast.Attribute) -> Value:
        known = self.state.surroundings.attribute(node)
        if known is not None and not isinstance(known, Unknown):
            return known
        if not isinstance(node.value, ast.Name):
            self.visit(node.value)
        return self._unknown(node)

    def _items(self, elements: list[ast.expr]) -> Value:
        if len(elements) > _MOST_ITEMS:
            for element in elements:
                self.visit(element)
            return NOTHING
        items: list[Value] = []
        for element in elements:
            if not isinstance(element, ast.Starred):
                items.append(self.item(element))
            elif isinstance(more := self.value(element.value), Items):
                items += more.items
            else:
                items.append(self._item(element.value, Unknown(Escaping.UNKNOWN)))
        return Items(tuple(items))

    def _item(self, node: ast.expr, value: Value) -> Value:
        """An item of a list, which remembers where it was written."""
        if isinstance(value, Unknown):
            return Text(self.hole(node, self._program.span(node), "concatenation", value))
        return value

    def item(self, node: ast.expr) -> Value:
        """Return an expression's value as an item of a list."""
        return self._item(node, self.value(node))

    def _comprehension(self, node: ast.ListComp | ast.GeneratorExp) -> Value:
        loop = node.generators[0]
        self.visit(loop.iter)
        if len(node.generators) > 1 or not is_textual(node.elt):
            return NOTHING
        items: list[Value] = []
        hidden = {name: self.state.values.get(name) for name in targets(loop.target)}
        for _ in self.rounds(loop.iter):
            for name in hidden:
                self.state.values[name] = NOTHING
                self.state.touch(name)
            items.append(self._item(node.elt, self.value(node.elt)))
        for name, value in hidden.items():
            self.state.values.pop(name, None)
            if value is not None:
                self.state.values[name] = value
            self.state.touch(name)
        return Items(tuple(items))

    def rounds(self, iterable: ast.expr) -> Iterator[int]:
        """Yield the number of each round of a loop: none, one or two of them; `range(3)` has two of its three."""
        words = shown(self._program.written(iterable))
        key = f"loop@{self._program.span(iterable).start}{self.state.round}"
        outer = self.state.round
        outcomes = (f"`{words}` is empty", f"`{words}` has one item", f"`{words}` has several items")
        try:
            known = _counted(iterable)
            for number in range(self.state.choose(key, outcomes) if known is None else min(known, len(outcomes) - 1)):
                self.state.round = f"{outer}.{number}"
                yield number
        finally:
            self.state.round = outer

    def _lambda(self, arguments: ast.arguments, body: ast.expr) -> None:
        for argument in ast.walk(arguments):
            if isinstance(argument, ast.arg):
                self.state.values.pop(argument.arg, None)
                self.state.touch(argument.arg)
        self.visit(arguments)
        self.visit(body)

    def _call(self, node: ast.Call) -> Value:
        name = self._imports.full_name(node.func)
        if name in ("textwrap.dedent", "inspect.cleandoc") and len(node.args) == 1:
            text = self.value(node.args[0])
            return dedented(text, self.state, whole=name == "inspect.cleandoc") if isinstance(text, Text) else NOTHING
        if name in _PASSING and node.args and isinstance(value := self.value(node.args[0]), Text):
            return value
        if name.rpartition(".")[2].lower().startswith("assert"):
            with self.state.muted():
                self._inside(node)
            return NOTHING
        if isinstance(node.func, ast.Attribute):
            return self._method(node, node.func)
        self.arguments(node)
        return self._unknown(node)

    def arguments(self, node: ast.Call) -> None:
        """Follow the arguments of a call that nothing is known of."""
        for argument in (*node.args, *node.keywords):
            self.visit(argument)
            inner = argument.value if isinstance(argument, ast.keyword | ast.Starred) else argument
            if isinstance(inner, ast.Name) and isinstance(self.state.value(inner.id), Items):
                self.state.bind(inner.id, NOTHING)  # who gets a list may change it

    def _method(self, node: ast.Call, method: ast.Attribute) -> Value:
        if method.attr in _LOGS and "log" in self._program.written(method.value).lower():
            with self.state.muted():
                self.arguments(node)
            return NOTHING
        text = self.value(method.value)
        if isinstance(text, Text):
            self.state.fate.use(text)
            result = of_method(text, node, method.attr, self)
            if result is not None:
                return result
            self.state.offer(text)
        self.arguments(node)
        return self._unknown(node)


def _counted(iterable: ast.expr) -> int | None:
    """How many rounds a `range` of constants has."""
    match iterable:
        case ast.Call(func=ast.Name(id="range"), args=[*bounds], keywords=[]) if 0 < len(bounds) <= 3:
            try:
                return len(range(*(ast.literal_eval(bound) for bound in bounds)))
            except (ValueError, TypeError, OverflowError):
                return None
    return None


def _characters(value: object) -> str | None:
    """The characters of bytes that are ASCII."""
    return value.decode("ascii") if isinstance(value, bytes) and value.isascii() else None

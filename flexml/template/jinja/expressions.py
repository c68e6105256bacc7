"""Makes our expressions of Jinja2's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jinja2 import nodes

from ..expression import (
    Both,
    Called,
    Comparison,
    Computed,
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
from .parser import OffsetParser

_OPERATORS = {
    "eq": "==",
    "ne": "!=",
    "lt": "<",
    "lteq": "<=",
    "gt": ">",
    "gteq": ">=",
    "in": "in",
    "notin": "not in",
}
_NOTHING = Constant("", "")


@dataclass(frozen=True, slots=True)
class Translator:
    """Translates what one parser has read."""

    parser: OffsetParser

    def translate(self, node: nodes.Node) -> Expression:
        """Return the expression that a node is."""
        written = self.parser.written(node)
        match node:
            case nodes.Const():
                return Constant(written, node.value)
            case nodes.Name():
                return Name(written, node.name, span=self.parser.whole(node))
            case nodes.Getattr():
                key = Constant(node.attr, node.attr)
                return Part(written, self.translate(node.node), key, span=self.parser.whole(node))
            case nodes.Getitem() if not isinstance(node.arg, nodes.Slice):
                return Part(written, self.translate(node.node), self.translate(node.arg), span=self.parser.whole(node))
            case nodes.Not():
                return Not(written, self.translate(node.node))
            case nodes.And():
                return Both(written, self.translate(node.left), self.translate(node.right))
            case nodes.Or():
                return Either(written, self.translate(node.left), self.translate(node.right))
            case nodes.Compare():
                return self._comparison(written, node)
            case nodes.CondExpr():
                otherwise = _NOTHING if node.expr2 is None else self.translate(node.expr2)
                return Conditional(written, self.translate(node.test), self.translate(node.expr1), otherwise)
            case nodes.Concat():
                return Joined(written, self._all(node.nodes))
            case nodes.Filter() | nodes.Test() | nodes.Call():
                return self._with_arguments(written, node)
            case nodes.Tuple() | nodes.List():
                return self._sequence(written, node)
            case nodes.Dict():
                return self._table(written, node)
            case nodes.Neg() | nodes.Pos():
                return self._signed(written, node)
        return Computed(written, self._parts(node))

    def filters(self, node: nodes.Node | None) -> tuple[Filtered, ...]:
        """Return the filters of a block, in the order in which its text goes through them."""
        found: list[Filtered] = []
        while isinstance(node, nodes.Filter):
            filtered = self._with_arguments(self.parser.written(node), node, _NOTHING)
            if not isinstance(filtered, Filtered):  # `*arguments`, which nobody knows
                filtered = Filtered(filtered.written, _NOTHING, node.name, (filtered,))
            found.append(filtered)
            node = node.node
        return tuple(reversed(found))

    def call(self, node: nodes.Call) -> Called:
        """Return a call; one with `*arguments` is of something that nobody knows."""
        called = self.translate(node)
        return called if isinstance(called, Called) else Called(self.parser.written(node), called)

    def _with_arguments(
        self, written: str, node: nodes.Filter | nodes.Test | nodes.Call, operand: Expression | None = None
    ) -> Expression:
        if operand is None:
            assert node.node is not None
            operand = self.translate(node.node)
        if node.dyn_args is not None or node.dyn_kwargs is not None or (isinstance(node, nodes.Test) and node.kwargs):
            return Computed(written, self._parts(node))
        arguments = self._all(node.args)
        keywords = tuple(
            (word.key, self.translate(word.value)) for word in node.kwargs if isinstance(word, nodes.Keyword)
        )
        match node:
            case nodes.Filter():
                return Filtered(written, operand, node.name, arguments, keywords)
            case nodes.Test():
                return Tested(written, operand, node.name, arguments)
        return Called(written, operand, arguments, keywords)

    def _comparison(self, written: str, node: nodes.Compare) -> Expression:
        """`a < b < c` is `a < b and b < c`."""
        left, found = self.translate(node.expr), list[Expression]()
        for operand in node.ops:
            right = self.translate(operand.expr)
            found.append(Comparison(written, _OPERATORS[operand.op], left, right))
            left = right
        whole = found.pop()
        while found:
            whole = Both(written, found.pop(), whole)
        return whole

    def _sequence(self, written: str, node: nodes.Tuple | nodes.List) -> Expression:
        items = self._all(node.items)
        values = [item.value for item in items if isinstance(item, Constant)]
        if len(values) < len(items):
            return Sequence(written, items)
        return Constant(written, tuple(values) if isinstance(node, nodes.Tuple) else values)

    def _table(self, written: str, node: nodes.Dict) -> Expression:
        pairs = [(self.translate(pair.key), self.translate(pair.value)) for pair in node.items]
        table: dict[object, object] = {}
        for key, value in pairs:
            if not (isinstance(key, Constant) and isinstance(value, Constant) and isinstance(key.value, str | int)):
                return Computed(written, tuple(part for pair in pairs for part in pair))
            table[key.value] = value.value
        return Constant(written, table)

    def _signed(self, written: str, node: nodes.Neg | nodes.Pos) -> Expression:
        operand = self.translate(node.node)
        if isinstance(operand, Constant) and isinstance(operand.value, int | float):
            return Constant(written, -operand.value if isinstance(node, nodes.Neg) else +operand.value)
        return Computed(written, (operand,))

    def _all(self, found: Iterable[nodes.Expr]) -> tuple[Expression, ...]:
        return tuple(self.translate(node) for node in found)

    def _parts(self, node: nodes.Node) -> tuple[Expression, ...]:
        """The expressions in one that is nothing to us."""
        found: list[Expression] = []
        for child in node.iter_child_nodes():
            if isinstance(child, nodes.Expr):
                found.append(self.translate(child))
            else:
                found += self._parts(child)
        return tuple(found)

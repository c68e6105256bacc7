"""Ends what a template would do without an end when it is rendered: loops in loops, texts that double."""

from __future__ import annotations

from jinja2 import nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ...source import MAX_BYTES

_MOST_ROUNDS = 200_000  # of all loops and macros together


class BoundedEnvironment(ImmutableSandboxedEnvironment):
    """The sandbox, in which a template has a bound on its rounds and on the size of what it gives names to."""

    rounds = 0

    def count_round(self) -> None:
        """Count a round of a loop, or a call of a macro."""
        self.rounds += 1
        if self.rounds > _MOST_ROUNDS:
            raise OverflowError(f"its loops and macros take more than {_MOST_ROUNDS:,} rounds")

    def bounded(self, value: object) -> object:
        """Return a value that a name is to get, unless it is too large."""
        if isinstance(value, str | list | tuple | dict) and len(value) > MAX_BYTES:
            raise OverflowError(f"a name gets a value of more than {MAX_BYTES:,} characters or items")
        return value

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return with_bounds(super()._parse(source, name, filename))


def with_bounds(template: nodes.Template) -> nodes.Template:
    """Return the nodes of a template, with calls that hold the bounds."""
    for each in template.find_all((nodes.For, nodes.Macro)):
        assert isinstance(each, nodes.For | nodes.Macro)
        each.body.insert(0, nodes.ExprStmt(_call("count_round", each), lineno=each.lineno))
    for assign in template.find_all(nodes.Assign):
        assert isinstance(assign.node, nodes.Expr), "what names get is a value"
        assign.node = _call("bounded", assign, assign.node)
    return template


def _call(name: str, where: nodes.Node, *arguments: nodes.Expr) -> nodes.Call:
    function = nodes.EnvironmentAttribute(name, lineno=where.lineno)
    return nodes.Call(function, [*arguments], [], None, None, lineno=where.lineno)

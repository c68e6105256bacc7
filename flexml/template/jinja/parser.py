"""Jinja2's own parser, on the tokens of our scanner: its nodes have offsets where they would have lines."""

from __future__ import annotations

from bisect import bisect_left
from typing import NoReturn

import jinja2
from jinja2 import nodes
from jinja2.ext import ExprStmtExtension, LoopControlExtension
from jinja2.lexer import Token, TokenStream
from jinja2.parser import Parser

from ...dialects.words import nearest
from ...source import Span
from .scanner import Scan
from .trans import read_translation

EXTENSIONS = (ExprStmtExtension, LoopControlExtension)
_TAGS = (
    *("if", "for", "set", "with", "block", "macro", "call", "filter", "autoescape", "raw", "trans", "pluralize"),
    *("elif", "else", "extends", "include", "import", "from", "print", "do", "break", "continue"),
)


class OffsetParser(Parser):
    """Notes where expressions stand; those that are written nowhere have `words`.

    Where `lenient`, a tag that Jinja2 does not know, and that resembles none it knows, becomes a `Scope` with what
    stands up to its end tag, if there is one.
    """

    def __init__(self, environment: jinja2.Environment, found: Scan, *, lenient: bool = False) -> None:
        super().__init__(environment, "")
        self.stream: _Tokens = _Tokens(found)
        self._offsets = [token.lineno for token in found.tokens]
        self.found = found
        self._lenient = lenient
        self._open: list[int] = []
        self.words: dict[nodes.Node, str] = {}
        self._written: dict[nodes.Node, Span] = {}
        self._whole: dict[nodes.Node, Span] = {}

    def written(self, node: nodes.Node) -> str:
        """Return an expression as it is written, without parentheses around it."""
        words = self.words.get(node)
        return (self._written.get(node) or self.whole(node)).cut(self.found.text) if words is None else words

    def whole(self, node: nodes.Node) -> Span:
        """Return where an expression is written, with parentheses around it."""
        span = self._whole.get(node)
        if span is None:  # operators, which stand between or before their operands
            inside = [self.whole(child) for child in node.iter_child_nodes()]
            if not inside or isinstance(node, nodes.UnaryExpr):
                inside.append(Span(node.lineno, self.found.ends.get(node.lineno, node.lineno)))
            span = self._whole[node] = Span(min(at.start for at in inside), max(at.end for at in inside))
        return span

    def parse_primary(self, with_namespace: bool = False) -> nodes.Expr:
        opening = self.stream.current
        node = super().parse_primary(with_namespace)
        if opening.type == "lparen" and not isinstance(node, nodes.Tuple):
            self._written[node] = self.whole(node)
        self._whole[node] = Span(opening.lineno, self.stream.end)
        return node

    def parse_subscript(self, node: nodes.Expr) -> nodes.Getattr | nodes.Getitem:
        found = super().parse_subscript(node)
        self._whole[found] = Span(self.whole(node).start, self.stream.end)
        return found

    def parse_call(self, node: nodes.Expr) -> nodes.Call:
        found = super().parse_call(node)
        self._whole[found] = Span(self.whole(node).start, self.stream.end)
        return found

    def parse_test(self, node: nodes.Expr) -> nodes.Expr:
        found = super().parse_test(node)
        self._whole[found] = Span(self.whole(node).start, self.stream.end)
        if isinstance(found, nodes.Not):
            self._whole[found.node] = self._whole[found]
        return found

    def parse_filter(self, node: nodes.Expr | None, start_inline: bool = False) -> nodes.Expr | None:
        found = super().parse_filter(node, start_inline)
        part, end = found, self.stream.end
        while isinstance(part, nodes.Filter) and part is not node:
            start = part.lineno if node is None else self.whole(node).start
            self._whole[part] = Span(start, end)
            before = bisect_left(self._offsets, part.lineno) - 2  # the name, and the bar before it
            end = self.found.ends[self._offsets[max(before, 0)]]
            part = part.node
        return found

    def parse_statement(self) -> nodes.Node | list[nodes.Node]:
        token = self.stream.current
        self._open.append(token.lineno)
        if self._lenient and token.type == "name" and self._is_foreign(token.value):
            found: nodes.Node | list[nodes.Node] = self._foreign()
        elif token.test("name:trans"):
            found = read_translation(self)
        else:
            found = super().parse_statement()
        self._open.pop()
        return found

    def fail_eof(self, end_tokens: tuple[str, ...] | None = None, lineno: int | None = None) -> NoReturn:
        """Blame the tag that nothing closes."""
        super().fail_eof(end_tokens, self._open[-1] if lineno is None and self._open else lineno)

    def _is_foreign(self, name: str) -> bool:
        if name in _TAGS or name in self.extensions or name.startswith("end"):
            return False
        return self._is_closed(name) or nearest(name, _TAGS) is None

    def _is_closed(self, name: str) -> bool:
        return self.found.words.get(f"end{name}", -1) > self.stream.current.lineno

    def _foreign(self) -> nodes.Scope:
        name = self.stream.current
        closed, body = self._is_closed(name.value), list[nodes.Node]()
        self._skip()
        while closed:
            body += self.parse_statements((f"name:end{name.value}", "name:else", "name:elif"))
            closed = self.stream.current.value != f"end{name.value}"
            self._skip()
        return nodes.Scope(body, lineno=name.lineno)

    def _skip(self) -> None:
        while self.stream.current.type not in ("block_end", "eof"):
            next(self.stream)


class _Tokens(TokenStream):
    """Knows where the last token ended that was taken."""

    def __init__(self, found: Scan) -> None:
        self._ends = found.ends
        self.end = 0
        super().__init__(found.tokens, None, None)

    def __next__(self) -> Token:
        token = super().__next__()
        self.end = self._ends.get(token.lineno, self.end)
        return token

    def look(self) -> Token:
        end = self.end
        token = super().look()
        self.end = end
        return token

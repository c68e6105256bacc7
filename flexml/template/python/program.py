"""A Python file as a tree with places."""

from __future__ import annotations

import ast
import io
import tokenize
import warnings
from bisect import bisect_right
from functools import cached_property
from threading import Lock

from ...errors import ReadError
from ...source import SourceText, Span
from .literal import Literal, NotReadError, read_literals

_warnings = Lock()  # what silences warnings is one for all threads


class Program:
    """One file of Python.

    Raises:
        ReadError: it is not written in the Python that runs this, or not in the encoding that it names.
    """

    def __init__(self, source: SourceText) -> None:
        self.source = _decoded(source)
        self.tree = self._parsed(self.source.text)

    def span(self, node: ast.expr | ast.stmt) -> Span:
        """Return where an expression or a statement stands."""
        start = self._offset(node.lineno, node.col_offset)
        if node.end_lineno is None or node.end_col_offset is None:
            return Span(start, start)
        return Span(start, self._offset(node.end_lineno, node.end_col_offset))

    def written(self, node: ast.expr) -> str:
        """Return an expression as it is written."""
        return self.span(node).cut(self.source.text)

    def literals(self, node: ast.expr) -> tuple[Literal, ...]:
        """Return the literals that a string is written as.

        Raises:
            NotReadError: it is a form of literal that this reader does not know.
        """
        return read_literals(self.source.text, self.span(node))

    def expression(self, span: Span) -> ast.expr:
        """Return the expression in a span, which Python's own tree gives no places for.

        Raises:
            NotReadError: it is none by itself.
        """
        try:
            tree = _parse(f"({span.cut(self.source.text)}\n)", "eval")
        except (SyntaxError, ValueError):
            raise NotReadError from None
        assert isinstance(tree, ast.Expression)
        line, column = self._line_and_column(span.start)
        for node in ast.walk(tree):
            if isinstance(node, ast.expr | ast.keyword):
                _move(node, line - 1, column - 1)
        return tree.body

    @cached_property
    def comments(self) -> dict[int, tuple[str, bool]]:
        """The comments by their lines, and whether one has its line to itself."""
        found: dict[int, tuple[str, bool]] = {}
        try:
            for token in tokenize.generate_tokens(io.StringIO(self.source.text).readline):
                if token.type == tokenize.COMMENT:
                    found[token.start[0]] = token.string, not token.line[: token.start[1]].strip()
        except (tokenize.TokenError, SyntaxError):  # what the parser takes and the tokenizer does not
            return found
        return found

    def line(self, offset: int) -> int:
        """Return the line of a character."""
        return bisect_right(self._starts, offset)

    def _parsed(self, text: str) -> ast.Module:
        try:
            tree = _parse(text, "exec")
        except SyntaxError as error:
            where = f"line {error.lineno}: " if error.lineno else ""
            raise ReadError(f"{where}not the Python that runs flexml: {error.msg}") from None
        except (ValueError, RecursionError, MemoryError) as error:
            raise ReadError(f"not Python: {str(error) or 'it is nested too deeply'}") from None
        assert isinstance(tree, ast.Module)
        return tree

    def _offset(self, line: int, column: int) -> int:
        start = self._starts[line - 1]
        if self._ascii:
            return start + column
        end = self._starts[line] if line < len(self._starts) else len(self.source.text)
        return start + len(self.source.text[start:end].encode()[:column].decode(errors="replace"))

    def _line_and_column(self, offset: int) -> tuple[int, int]:
        line = self.line(offset)
        return line, len(self.source.text[self._starts[line - 1] : offset].encode())

    @cached_property
    def _ascii(self) -> bool:
        return self.source.text.isascii()

    @cached_property
    def _starts(self) -> list[int]:
        return [self.source.offset(line, 1) for line in range(1, self.source.line_count + 1)]


def _decoded(source: SourceText) -> SourceText:
    """The source in the encoding that its first lines name."""
    if not isinstance(source.given, bytes):
        return source
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(source.given).readline)
        return SourceText(source.given.decode(encoding), source.path, source.note)
    except (SyntaxError, ValueError, LookupError) as error:
        reason = (
            error.msg if isinstance(error, SyntaxError) else "the bytes are not in the encoding that they should be"
        )
        raise ReadError(f"not Python: {reason}") from None


def _parse(text: str, mode: str) -> ast.AST:
    with _warnings, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about escapes that Python does not know
        return ast.parse(text, mode=mode)


def _move(node: ast.expr | ast.keyword, lines: int, columns: int) -> None:
    if node.lineno == 1:
        node.col_offset += columns
    if node.end_lineno == 1 and node.end_col_offset is not None:
        node.end_col_offset += columns
    node.lineno += lines
    if node.end_lineno is not None:
        node.end_lineno += lines

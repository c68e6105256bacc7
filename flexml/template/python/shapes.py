"""What an expression looks like, before anybody follows it."""

from __future__ import annotations

import ast


def is_textual(node: ast.expr) -> bool:
    """Tell whether an expression may make a text that stands in the program, at least in part."""
    match node:
        case ast.Constant(value=str() | bytes() | int() | float()) | ast.JoinedStr() | ast.List() | ast.Tuple():
            return True
        case ast.BinOp(left=left, op=ast.Add() | ast.Mod(), right=right):
            return is_textual(left) or is_textual(right)
        case ast.Call(func=ast.Attribute(value=inner)):
            return isinstance(inner, ast.Constant | ast.JoinedStr | ast.Call | ast.BinOp) and is_textual(inner)
        case ast.IfExp(body=one, orelse=other) | ast.BoolOp(values=[one, other]):
            return is_textual(one) or is_textual(other)
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name.isupper()
    return False


def holds_markup(node: ast.AST) -> bool:
    """Tell whether a text with markup stands somewhere in an expression."""
    return any(
        isinstance(inner, ast.Constant)
        and (
            (isinstance(inner.value, str) and "<" in inner.value)
            or (isinstance(inner.value, bytes) and b"<" in inner.value)
        )
        for inner in ast.walk(node)
    )


def constant_text(node: ast.expr) -> str | None:
    """Return the text that stands there alone."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def targets(node: ast.expr) -> list[str]:
    """Return the names that an assignment gives values to."""
    return [inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store)]

"""What names of a program stand for: modules and what is imported from them."""

from __future__ import annotations

import ast
from collections.abc import Sequence


class Imports:
    """What a file imports, wherever in it; a name that is imported twice stands for the last of them."""

    def __init__(self, tree: ast.Module) -> None:
        self._known: dict[str, str] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    self._known[alias.asname or alias.name.partition(".")[0]] = (
                        alias.name if alias.asname else alias.name.partition(".")[0]
                    )
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                for alias in node.names:
                    self._known[alias.asname or alias.name] = f"{node.module}.{alias.name}"

    def full_name(self, node: ast.expr) -> str:
        """Return the whole name of a function: `xml.sax.saxutils.escape`; empty where it is none."""
        name = dotted(node)
        first, dot, rest = name.partition(".")
        return self._known.get(first, first) + dot + rest


def dotted(node: ast.expr) -> str:
    """Return a name with its parts: `self.host`; empty where it is something else."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join([node.id, *reversed(parts)]) if isinstance(node, ast.Name) else ""


def bound_names(nodes: Sequence[ast.AST]) -> list[str]:
    """Return the names that statements give a value, once for each time, without those in functions and classes."""
    found: list[str] = []
    pending: list[ast.AST] = [*nodes]
    while pending:
        node = pending.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.append(node.name)
            continue
        if isinstance(node, ast.Lambda):
            continue
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store | ast.Del):
            found.append(node.id)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            found += (alias.asname or alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.Global | ast.Nonlocal):
            found += node.names
        elif isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar) and node.name:
            found.append(node.name)
        pending.extend(ast.iter_child_nodes(node))
    return found

"""What is printed in the place of a block that other templates replace."""

from __future__ import annotations

from .scope import Scope
from .tree import Block, Template
from .value import Callable, Record


def linked(chain: list[tuple[Template, Block]], scope: Scope) -> Callable:
    """Return the first of the blocks of one name, each with its template; `super` in it is the next one."""
    (template, block), *others = chain
    inside = scope.inside()
    if others:
        replaced = linked(others, scope)
        inside.values |= {"super": replaced, "block": Record({"super": replaced})}
    return Callable(template, block.body, inside, escapes=template.escapes)

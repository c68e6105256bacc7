"""What no two places of a document may share, as identity constraints: any editor then shows the conflict."""

from __future__ import annotations

from collections.abc import Iterator

from ..dialects.spec import Dialect, ElementSpec
from .xsd_tree import Tag, xs


def constraints(dialect: Dialect, spec: ElementSpec, path: str) -> Iterator[Tag]:
    """Yield the constraints of one element's declaration; `path` makes their names unique in the schema."""
    if spec.key == dialect.root:
        yield from _streams(dialect)
    yield from _siblings(dialect, spec, path)
    yield from _exclusive(spec, path)


def _streams(dialect: Dialect) -> Iterator[Tag]:
    """A stream's name is its own in the whole document; one that is being closed is a mention of it."""
    by_name: dict[str, list[str]] = {}
    for parent in dialect.elements.values():
        for name in parent.children:
            child = dialect.element(name, parent.name)
            if child is not None and (child.behaviour.stream or "").startswith("opens") and "name" in child.attributes:
                by_name.setdefault(name, []).append(f".//{parent.name}/{name}")
    for name, paths in by_name.items():
        yield _unique(f"{name}.name", "|".join(dict.fromkeys(paths)), "@name")


def _siblings(dialect: Dialect, spec: ElementSpec, path: str) -> Iterator[Tag]:
    for name in spec.children:
        child = dialect.element(name, spec.name)
        if child is not None and child.unique:
            yield _unique(f"{path}.{name}.{child.unique}", name, f"@{child.unique}")


def _exclusive(spec: ElementSpec, path: str) -> Iterator[Tag]:
    """Two attributes that exclude each other: a field that finds both at once is an error, which serves us."""
    rows = spec.attributes
    for first, second in ((row, rows[name]) for row in rows.values() for name in row.excludes if name in rows):
        certain = not (first.uncertain or second.uncertain)
        if certain and first.name in second.excludes and first.name < second.name:
            yield _unique(f"{path}.{first.name}-or-{second.name}", ".", f"@{first.name}|@{second.name}")


def _unique(name: str, selector: str, field: str) -> Tag:
    return xs("unique", xs("selector", xpath=selector), xs("field", xpath=field), name=name)

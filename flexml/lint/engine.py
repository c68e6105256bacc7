"""Runs the rules that a document calls for, and makes diagnostics of what they yield."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from ..diagnostics import Diagnostic, Problem, Report
from ..dialects import Dialect, detect, dialect_names, get_dialect
from ..dialects.detect import Shape
from ..source import Document, Node
from .context import Context
from .gate import schema_accepts
from .registry import RuleEntry, load_rule, rules
from .rule import DocumentRule, ElementRule, Rule, SyntaxRule
from .selection import Selection

_PRAGMA = re.compile(r"^\s*flexml:\s*dialect\s*=\s*([A-Za-z0-9-]+)\s*$")

Found = tuple[RuleEntry, Problem]


def check_document(document: Document, dialect: Dialect | None = None, selection: Selection | None = None) -> Report:
    """Return the findings in one document.

    Without a dialect, a comment `flexml: dialect=…` in the document decides, then its names. Where they
    fit several dialects equally, what is reported holds for each of them.
    """
    candidates = (dialect,) if dialect is not None else choose_dialects(document)
    selection = selection or Selection()
    names = tuple(candidate.name for candidate in candidates)
    runs = [list(_run(Context(document, candidate), selection)) for candidate in candidates]
    shared = runs[0]
    for other in runs[1:]:
        keys = {_key(found) for found in other}
        shared = [found for found in shared if _key(found) in keys]
    diagnostics = [
        _diagnostic(entry, problem, document, names) for entry, problem in shared if selection.reports(entry)
    ]
    diagnostics.sort(key=lambda diagnostic: (diagnostic.span, diagnostic.code))
    return Report(tuple(diagnostics), names)


def choose_dialects(document: Document) -> tuple[Dialect, ...]:
    """Return the dialects that a document says or seems to be written in; all of them where it has no tree."""
    if not document.well_formed:
        return tuple(get_dialect(name) for name in dialect_names())
    for comment in document.root.getroottree().iter(etree.Comment):
        match = _PRAGMA.match(comment.text or "")
        if match and match[1] in dialect_names():
            return (get_dialect(match[1]),)
    return detect(shapes(document)).candidates


def shapes(document: Document) -> Iterator[Shape]:
    """Yield what the detection of dialects reads: parent, name and attribute names of each element."""
    for node in document.nodes:
        parent = node.parent
        yield None if parent is None else parent.name, node.name, tuple(node.attributes)


def _run(ctx: Context, selection: Selection) -> Iterator[Found]:
    found = [
        (entry, problem) for entry in _called_for(ctx, selection) for problem in _problems(load_rule(entry.name), ctx)
    ]
    for entry, problem in found:
        if not any(
            entry.name in other.refines and problem.span.touches(special.span)
            for other, special in found
            if other is not entry
        ):
            yield entry, problem


def _called_for(ctx: Context, selection: Selection) -> list[RuleEntry]:
    """The rules that this document can break; those that only refine a wanted one take part unseen."""
    fits = [entry for entry in rules() if not entry.dialects or ctx.dialect.name in entry.dialects]
    wanted = {entry.name for entry in fits if selection.reports(entry)}
    fits = [entry for entry in fits if entry.name in wanted or wanted.intersection(entry.refines)]
    fault = ctx.document.fault
    if fault is not None:
        return [entry for entry in fits if entry.kind == "syntax" and fault.kind in entry.subjects]
    names = {"*", *(node.name for node in ctx.document.nodes)}
    if ctx.dialect.ignores_case:
        names.update(spec.name for node in ctx.document.nodes if (spec := ctx.spec(node)) is not None)
    accepted = schema_accepts(ctx.dialect, ctx.document.root)
    return [
        entry
        for entry in fits
        if (
            entry.kind == "document"
            or (entry.kind == "element" and any(s.rpartition("/")[2] in names for s in entry.subjects))
        )
        and not (accepted and entry.schema_decides)
    ]


def _problems(rule: Rule, ctx: Context) -> Iterable[Problem]:
    match rule:
        case SyntaxRule():
            assert ctx.document.fault is not None
            yield from rule.check(ctx.document.fault, ctx)
        case DocumentRule():
            yield from rule.check(ctx.document, ctx)
        case ElementRule():
            for node in _subjects(rule, ctx):
                yield from rule.check(node, ctx)


def _subjects(rule: ElementRule, ctx: Context) -> Iterator[Node]:
    if rule.elements == ("*",):
        yield from ctx.document.nodes
        return
    for node in ctx.document.nodes:
        name, parent = _name(node, ctx), node.parent
        if name in rule.elements or (parent is not None and f"{_name(parent, ctx)}/{name}" in rule.elements):
            yield node


def _name(node: Node, ctx: Context) -> str:
    if not ctx.dialect.ignores_case:
        return node.name
    spec = ctx.spec(node)
    return node.name if spec is None else spec.name


def _key(found: Found) -> tuple[str, int, int]:
    entry, problem = found
    return entry.code, problem.span.start, problem.span.end


def _diagnostic(entry: RuleEntry, problem: Problem, document: Document, dialects: tuple[str, ...]) -> Diagnostic:
    rule = load_rule(entry.name)
    runtime = problem.runtime
    if runtime is None:
        runtime = tuple(dict.fromkeys(code for name in dialects for code in rule.runtime.get(name, ())))
    return Diagnostic(
        code=entry.code,
        name=entry.name,
        severity=problem.severity or rule.severity,
        message=problem.message,
        span=problem.span,
        source=document.source,
        help=problem.help,
        fix=problem.fix,
        related=problem.related,
        dialects=dialects,
        runtime=runtime,
    )

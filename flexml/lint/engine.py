"""Runs the rules that a document calls for, and makes diagnostics of what they yield."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from ..diagnostics import ERROR, INFO, Diagnostic, Fix, Problem, Report, Severity
from ..dialects import Dialect
from ..dialects.detect import choose_dialects
from ..source import Document, Span, Spans
from .context import Context
from .gate import schema_accepts
from .policy import Policy
from .registry import RuleEntry, all_rules, load_rule
from .selection import Selection

Found = tuple[RuleEntry, Problem]

MOST_OF_A_KIND = 1000  # findings of one rule in one document: nobody reads more, and a hostile document has millions


def check_document(
    document: Document, dialect: Dialect | None = None, policy: Policy | None = None, *, gate: bool = True
) -> Report:
    """Return the findings in one document.

    Without a dialect, a comment `flexml: dialect=…` in the document decides, then its names. Where they
    fit several dialects equally, what is reported holds for each of them; a document that is wrong in
    each, but in different ways, is checked as the one that finds least. Without the gate, also those
    rules run that find nothing in a document that the XSD accepts: slower, and the same findings.
    """
    candidates = (dialect,) if dialect is not None else choose_dialects(document)
    policy = policy or Policy()
    selection = policy.selection
    runs = [list(_run(Context(document, candidate, candidates, policy), policy, gate)) for candidate in candidates]
    found = _wanted(_shared(runs), selection)
    if len(runs) > 1 and not _matters(found):
        alone = [_wanted(run, selection) for run in runs]
        if all(map(_matters, alone)):  # wrong in each of them, but nowhere in the same place
            best = min(range(len(alone)), key=lambda index: sum(map(_severity, alone[index])))
            return check_document(document, candidates[best], policy, gate=gate)
    names = tuple(candidate.name for candidate in candidates)
    diagnostics = [_diagnostic(entry, problem, document, names) for entry, problem in found]
    diagnostics.sort(key=lambda diagnostic: (diagnostic.span, diagnostic.code))
    return Report(tuple(diagnostics), names)


def _run(ctx: Context, policy: Policy, gate: bool) -> Iterator[Found]:
    """What the rules find, with severity and run-time codes as they are in this dialect."""
    for entry in _called_for(ctx, policy.selection, gate):
        rule, wanted = load_rule(entry.name), policy.severity_of(entry)
        codes = rule.runtime.get(ctx.dialect.name, ())
        for problem in _bounded(rule.run(ctx)):
            runtime = codes if problem.runtime is None else problem.runtime
            yield entry, replace(problem, severity=wanted or problem.severity or rule.severity, runtime=runtime)


def _bounded(problems: Iterable[Problem]) -> list[Problem]:
    """The first problems that one rule finds; where there are more, the last one says so."""
    kept = list(islice(problems, MOST_OF_A_KIND + 1))
    if len(kept) > MOST_OF_A_KIND:
        word = f"this is number {MOST_OF_A_KIND:,} of its kind in this document, and those after it are not listed"
        kept[-2:] = [replace(kept[-2], message=f"{kept[-2].message}; {word}")]
    return kept


def _shared(runs: list[list[Found]]) -> list[Found]:
    """What holds in each of several dialects: as mild as in the mildest, with the fix that serves them all.

    Where different rules speak of one place, the mildest one is told.
    """
    shared, *others = runs
    for other in others:
        by_key = {_key(found): found[1] for found in other}
        shared = [
            (entry, _both(problem, by_key[key]))
            for entry, problem in shared
            if (key := _key((entry, problem))) in by_key
        ]
    worst = [{found[1].span: found for found in sorted(run, key=_severity)} for run in runs]
    told = {problem.span for _, problem in shared}
    places = [span for span in worst[0] if span not in told and all(span in places for places in worst)]
    return shared + [min((places[span] for places in worst), key=_severity) for span in places]


def _severity(found: Found) -> Severity:
    return found[1].severity or ERROR


def _both(problem: Problem, other: Problem) -> Problem:
    return replace(
        problem,
        severity=min(problem.severity or ERROR, other.severity or ERROR),
        runtime=tuple(dict.fromkeys((*(problem.runtime or ()), *(other.runtime or ())))),
        fix=_fix_for_both(problem.fix, other.fix),
    )


def _fix_for_both(fix: Fix | None, other: Fix | None) -> Fix | None:
    """The fix where both dialects have the same edits; it is safe where it is so in both."""
    if fix is None or other is None or fix.edits != other.edits:
        return None
    return fix if fix.safe == other.safe else replace(fix, safe=False)


def _wanted(found: list[Found], selection: Selection) -> list[Found]:
    return [one for one in _told_once(found) if selection.reports(one[0])]


def _matters(found: list[Found]) -> bool:
    return any(_severity(one) > INFO for one in found)


def _told_once(found: list[Found]) -> Iterator[Found]:
    """The findings without those that a more special rule tells better at the same place."""
    special: dict[str, list[Span]] = {}
    for entry, problem in found:
        for general in entry.refines:
            special.setdefault(general, []).append(problem.span)
    told = {general: Spans(spans) for general, spans in special.items()}
    for entry, problem in found:
        if entry.name not in told or not told[entry.name].touch(problem.span):
            yield entry, problem


def _called_for(ctx: Context, selection: Selection, gate: bool) -> Iterable[RuleEntry]:
    """The rules that this document can break."""
    fits, fault = _taking_part(selection, ctx.dialect.name), ctx.document.fault
    if fault is not None:
        return [entry for entry in fits if entry.kind == "syntax" and fault.kind in entry.subjects]
    accepted = gate and schema_accepts(ctx.dialect, ctx.document.root)
    return _met(selection, ctx.dialect.name, ctx.names, accepted, bool(ctx.targets))


@lru_cache(maxsize=256)
def _met(
    selection: Selection, dialect: str, names: frozenset[str], accepted: bool, targeted: bool
) -> tuple[RuleEntry, ...]:
    """The rules that a document with elements of these names can break."""
    return tuple(
        entry
        for entry in _taking_part(selection, dialect)
        if not (accepted and entry.schema_decides)
        and (
            entry.kind == "document"
            or (entry.kind == "target" and targeted)
            or (entry.kind == "element" and (entry.subjects == ("*",) or not names.isdisjoint(_own(entry.subjects))))
        )
    )


def _own(subjects: tuple[str, ...]) -> Iterator[str]:
    return (name.rpartition("/")[2] for name in subjects)


@lru_cache(maxsize=64)
def _taking_part(selection: Selection, dialect: str) -> tuple[RuleEntry, ...]:
    """The rules that are wanted and true for a dialect; those that only refine a wanted one take part unseen."""
    fits = [entry for entry in all_rules() if not entry.dialects or dialect in entry.dialects]
    wanted = {entry.name for entry in fits if selection.reports(entry)}
    return tuple(entry for entry in fits if entry.name in wanted or wanted.intersection(entry.refines))


def _key(found: Found) -> tuple[str, int, int]:
    entry, problem = found
    return entry.code, problem.span.start, problem.span.end


def _diagnostic(entry: RuleEntry, problem: Problem, document: Document, dialects: tuple[str, ...]) -> Diagnostic:
    return Diagnostic(
        code=entry.code,
        name=entry.name,
        severity=problem.severity or ERROR,
        message=problem.message,
        span=problem.span,
        source=document.source,
        help=problem.help,
        fix=problem.fix,
        related=problem.related,
        dialects=dialects,
        runtime=problem.runtime or (),
    )

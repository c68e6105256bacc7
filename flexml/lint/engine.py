"""Runs the rules that a document calls for, and makes diagnostics of what they yield."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from ..diagnostics import ERROR, INFO, Diagnostic, Fix, Problem, Report, Severity
from ..dialects import Dialect
from ..dialects.detect import choose_dialects, other_language_of
from ..record import replace
from ..source import Document, SourceText, Span, Spans
from .calls import calls_for, taking_part
from .context import Context
from .forms import form_of
from .gate import schema_accepts
from .policy import Policy
from .registry import RuleEntry, load_rule
from .selection import Selection

if TYPE_CHECKING:
    from ..dialects.other_languages import OtherLanguage
    from ..template.family import Family
    from .paths import Paths
    from .suppressions import Suppressions

Found = tuple[RuleEntry, Problem]

_PLAIN = Policy()

MOST_FOR_GATE = 4000  # elements; libxml2 counts the siblings before each place that it complains of


def check_document(
    document: Document,
    dialect: Dialect | tuple[Dialect, ...] | None = None,
    policy: Policy | None = None,
    *,
    gate: bool = True,
) -> Report:
    """Return the findings in one document, of one dialect or of several that it may be in.

    Without any, a comment `flexml: dialect=…` in the document decides, then its names. Where they
    fit several dialects equally, what is reported holds for each of them; a document that is broken in
    each, but in different ways, is checked as the one that finds least. Of one that is plainly in the
    language of another vendor, only that is told. Without the gate, also those rules run that find nothing
    in a document that the XSD accepts, and in one of a form that is known: slower, and the same findings.
    """
    policy = policy or _PLAIN
    form = form_of(document, dialect, policy) if gate else None
    if form is not None and (known := form.clean_in()) is not None:
        return _clean(known)
    if dialect is None and (other := other_language_of(document)) is not None:
        return _report_of_other(document, other, policy)
    candidates = choose_dialects(document) if dialect is None else _several(dialect)
    suppressions = _suppressions(document)
    contexts = [Context(document, candidate, candidates, policy) for candidate in candidates]
    found, candidates, runs = _judged(contexts, policy, suppressions, gate)
    names = tuple([candidate.name for candidate in candidates])
    if not found and suppressions is None:
        if form is not None and not any(ctx.called for ctx in contexts):
            form.learn(contexts, policy)
        return _clean(names)
    shown, suppressed = _split(found, suppressions)
    if suppressions is not None and document.well_formed:
        for run in runs:  # a comment is of use also where only one of several dialects needs it
            _split(run, suppressions)
        about = list(_about_comments(document, candidates, policy, suppressions))
        more, silent = _split(_wanted(about, policy.selection), suppressions)
        shown, suppressed = shown + more, suppressed + silent
    paths = _paths(document) if shown or suppressed else None
    return Report(_diagnostics(shown, document, names, paths), names, _diagnostics(suppressed, document, names, paths))


@cache
def _clean(dialects: tuple[str, ...]) -> Report:
    """The report on any document without findings."""
    return Report((), dialects)


def _several(dialect: Dialect | tuple[Dialect, ...]) -> tuple[Dialect, ...]:
    return dialect if isinstance(dialect, tuple) else (dialect,)


def check_family_itself(
    family: Family, candidates: tuple[Dialect, ...] | None, policy: Policy | None = None
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """Return what rules say of a template and of those that it leads to as they are written, and what is silenced."""
    policy = policy or Policy()
    document = family.variants[0].document
    dialects = candidates or choose_dialects(document)
    ctx = Context(document, dialects[0], dialects, policy, family=family)
    found: list[Found] = []
    for entry in taking_part(policy.selection, ctx.dialect.name):
        if entry.kind == "template" and policy.selection.reports(entry):
            found += _found_by(entry, _first(load_rule(entry.name).run(ctx), policy.most), ctx, policy)
    by_document = [(Document(family.source), found)]
    for source, fault in family.faults:
        broken = Document(source, fault)
        told = _run(Context(broken, dialects[0], dialects, policy), policy, gate=False, suppressions=None)
        by_document.append((broken, _wanted(told, policy.selection)))
    names = tuple(dialect.name for dialect in candidates or ())
    shown, suppressed = list[Diagnostic](), list[Diagnostic]()
    for written, found in by_document:
        for one in found:
            where = suppressed if _is_silenced(one, written.source, family) else shown
            where += _diagnostics([one], written, names, None)
    return tuple(shown), tuple(suppressed)


def _is_silenced(found: Found, written: SourceText, family: Family) -> bool:
    """Whether a comment in one of the variants silences what is found in a template."""
    entry, problem = found
    for document in (variant.document for variant in family.variants):
        suppressions = _suppressions(document)
        if suppressions is None or document.origins is None:
            continue
        for span in document.origins.spans_from(written, problem.span.start):
            if suppressions.silences(entry.name, span):
                return True
        if suppressions.silences_file(entry.name):
            return True
    return False


def _report_of_other(document: Document, other: OtherLanguage, policy: Policy) -> Report:
    """The report on a document that none of the dialects is there for."""
    ctx = Context(document, choose_dialects(document)[0], policy=policy, other_language=other)
    found: list[Found] = []
    for entry in taking_part(policy.selection, ctx.dialect.name):
        if entry.kind == "language" and policy.selection.reports(entry):
            found += _found_by(entry, load_rule(entry.name).run(ctx), ctx, policy)
    shown, suppressed = _split(found, _suppressions(document))
    paths = _paths(document)
    return Report(_diagnostics(shown, document, (), paths), (), _diagnostics(suppressed, document, (), paths))


def _judged(
    contexts: list[Context], policy: Policy, suppressions: Suppressions | None, gate: bool
) -> tuple[list[Found], tuple[Dialect, ...], list[list[Found]]]:
    """What is found, the dialects that it holds for, and what each dialect by itself finds."""
    candidates = contexts[0].candidates
    runs = [_run(ctx, policy, gate, suppressions) for ctx in contexts]
    if not any(runs):
        return [], candidates, runs
    found = _wanted(_shared(runs), policy.selection)
    alone = [_wanted(run, policy.selection) for run in runs]
    if len(runs) > 1 and not _matters(found) and all(map(_breaks, alone)):
        # broken in each of them, but nowhere in the same place; a warning that does not hold for all may be none
        best = min(range(len(alone)), key=lambda index: sum(map(_severity, alone[index])))
        only = Context(contexts[best].document, candidates[best], policy=policy)
        found, candidates, again = _judged([only], policy, suppressions, gate)
        return found, candidates, [*alone, *again]
    return found, candidates, alone


def _suppressions(document: Document) -> Suppressions | None:
    if not document.remarks:
        return None
    from .suppressions import Suppressions  # few documents have any

    return Suppressions(document)


def _split(found: list[Found], suppressions: Suppressions | None) -> tuple[list[Found], list[Found]]:
    """What is told, and what a comment silences."""
    if suppressions is None:
        return found, []
    silent = [suppressions.silence(entry.name, problem.span) for entry, problem in found]
    return (
        [one for one, is_silent in zip(found, silent, strict=True) if not is_silent],
        [one for one, is_silent in zip(found, silent, strict=True) if is_silent],
    )


def _about_comments(
    document: Document, candidates: tuple[Dialect, ...], policy: Policy, suppressions: Suppressions
) -> Iterator[Found]:
    """What is wrong with the comments themselves, when it is known which of them are of use."""
    from .suppressions import Judgement

    suppressions.judgement = Judgement.of(candidates, policy)
    ctx = Context(document, candidates[0], candidates, policy, suppressions)
    for entry in taking_part(policy.selection, ctx.dialect.name):
        if entry.kind == "suppression":
            problems = _bounded(load_rule(entry.name).run(ctx), entry.name, None, policy.most)
            yield from _found_by(entry, problems, ctx, policy)


def _run(ctx: Context, policy: Policy, gate: bool, suppressions: Suppressions | None) -> list[Found]:
    """What the rules find, with severity and run-time codes as they are in this dialect."""
    found: list[Found] = []
    for entry in _called_for(ctx, policy, gate):
        problems = _bounded(load_rule(entry.name).run(ctx), entry.name, suppressions, policy.most)
        if problems:
            found += _found_by(entry, problems, ctx, policy)
    return found


def _found_by(entry: RuleEntry, problems: Iterable[Problem], ctx: Context, policy: Policy) -> Iterator[Found]:
    rule, wanted = load_rule(entry.name), policy.severity_of(entry)
    codes = rule.runtime.get(ctx.dialect.name, ())
    for problem in problems:
        runtime = codes if problem.runtime is None else problem.runtime
        yield entry, replace(problem, severity=wanted or problem.severity or rule.severity, runtime=runtime)


def _bounded(problems: Iterable[Problem], rule: str, suppressions: Suppressions | None, most: int) -> list[Problem]:
    """The first problems that one rule finds; where there are more, the last one says so.

    Those that a comment silences are bounded by themselves, so that they hide none of the others.
    """
    if suppressions is None:
        return _first(problems, most)
    loud: list[Problem] = []
    silent: list[Problem] = []
    for problem in problems:
        same = silent if suppressions.silences(rule, problem.span) else loud
        if len(same) <= most:
            same.append(problem)
        if len(loud) > most:
            break
    return _first(loud, most) + _first(silent, most)


def _first(problems: Iterable[Problem], most: int) -> list[Problem]:
    kept = list(islice(problems, most + 1))
    if len(kept) > most:
        word = f"this is number {most:,} of its kind in this document, and those after it are not listed"
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


def _breaks(found: list[Found]) -> bool:
    return any(_severity(one) is ERROR for one in found)


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


def _called_for(ctx: Context, policy: Policy, gate: bool) -> Iterable[RuleEntry]:
    """The rules that this document can break."""
    fault = ctx.document.fault
    if fault is not None:
        fits = taking_part(policy.selection, ctx.dialect.name)
        return [entry for entry in fits if entry.kind == "syntax" and fault.kind in entry.subjects]
    return calls_for(policy, ctx.dialect).of(ctx, _passes_gate if gate else _passes_no_gate)


def _passes_gate(ctx: Context) -> bool:
    document = ctx.document
    # No element takes less than `<a/>`, so that few documents must be counted.
    is_small = len(document.source.data) < 4 * MOST_FOR_GATE or len(document.nodes) <= MOST_FOR_GATE
    return is_small and schema_accepts(ctx.dialect, document.root)


def _passes_no_gate(ctx: Context) -> bool:  # noqa: ARG001 - every gate is asked about a document
    return False


def _key(found: Found) -> tuple[str, int, int]:
    entry, problem = found
    return entry.code, problem.span.start, problem.span.end


def _paths(document: Document) -> Paths:
    from .paths import Paths  # a document without findings has no use for it

    return Paths(document)


def _diagnostics(
    found: list[Found], document: Document, dialects: tuple[str, ...], paths: Paths | None
) -> tuple[Diagnostic, ...]:
    diagnostics = [
        Diagnostic(
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
            path="" if paths is None else paths.of(problem.span),
            secret=problem.secret,
        )
        for entry, problem in found
    ]
    return tuple(sorted(diagnostics, key=lambda diagnostic: (diagnostic.span, diagnostic.code)))

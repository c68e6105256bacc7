"""Checks all documents that a template can make, and tells each finding once, where it is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import NamedTuple, TypeAlias

from ..diagnostics import WARNING, Diagnostic, Related, Report
from ..dialects import Dialect
from ..dialects.detect import choose_dialects, other_language_of, said_dialect
from ..record import replace
from ..source import Document, Hole, Origins, SourceText, Span
from ..template.family import Family
from ..template.variant import Variant
from .alternatives import joined
from .conditions import Conditions
from .engine import check_document, check_family_itself
from .policy import Policy
from .reach import Reach
from .registry import find_rule
from .samples import with_sample
from .sharing import Sharers, Sharing
from .worlds import open_holes, other_worlds

_MOST_DOUBTS = 4  # variants in which a finding is looked at that was not sure before
_BALANCE = frozenset(  # kinds of faults that markup from elsewhere may mend
    {"empty", "no-root", "not-xml", "text-before-declaration", "text-before-root", "content-after-root"}
    | {"mismatched-tag", "unclosed-tag", "unopened-tag", "misplaced-declaration"}
)


def check_family(family: Family, dialect: Dialect | None = None, policy: Policy | None = None) -> Report:
    """Return the findings in all documents of a family, at the places where they are written.

    What several variants have in common is told once, with the choices that lead to it; so is what a sample has in
    common with them. The dialect is that
    of the variant with the most elements, so that one which leaves much out is not taken for another.
    """
    sample = family.sample
    leading = family if sample is None or family.fullest.well_formed else sample
    candidates = _candidates(leading, dialect)
    report = _report(family, candidates, policy)
    if sample is None:
        return report
    both = with_sample(report, _report(sample, candidates, policy))
    return Report(_sorted(both, family.source), both.dialects, _sorted(both.suppressed, family.source))


def _report(family: Family, candidates: tuple[Dialect, ...] | None, policy: Policy | None) -> Report:
    checked = _check_all(family, candidates, policy)
    itself, silent = check_family_itself(family, candidates, policy)
    shown = _merged(family.variants, checked.shown, checked.read)
    suppressed = _merged(family.variants, checked.suppressed, checked.read)
    loud = {_told(found) for found in shown}
    return Report(
        _sorted((*shown, *itself), family.source),
        tuple(checked.dialects),
        _sorted((*(found for found in suppressed if _told(found) not in loud), *silent), family.source),
    )


def _told(diagnostic: Diagnostic) -> tuple[object, ...]:
    return diagnostic.code, diagnostic.source.path, diagnostic.span, diagnostic.message.partition(", when ")[0]


def _candidates(family: Family, dialect: Dialect | None) -> tuple[Dialect, ...] | None:
    """The dialects to check as; none where the variants are in the language of another vendor."""
    if dialect is not None:
        return (dialect,)
    documents = [variant.document for variant in family.variants]
    said = next((found for found in map(said_dialect, documents) if found is not None), None)
    if said is not None:
        return (said,)
    return None if other_language_of(family.fullest) is not None else choose_dialects(family.fullest)


class _Told(NamedTuple):
    """A finding in one variant, and all variants that have it."""

    diagnostic: Diagnostic
    origins: Origins | None
    sharers: Sharers


@dataclass(slots=True)
class _Checked:
    """What is found in the variants of a family; `read` are those that are well-formed, as bits of a number."""

    read: int
    shown: list[_Told] = field(default_factory=list)
    suppressed: list[_Told] = field(default_factory=list)
    dialects: dict[str, None] = field(default_factory=dict)


def _check_all(family: Family, candidates: tuple[Dialect, ...] | None, policy: Policy | None) -> _Checked:
    """What is sure of each variant; those with the same text and the same remarks share one report."""
    known: dict[tuple[object, ...], Report] = {}
    judge = _Judge(candidates, policy)
    policy = policy or Policy()
    alone = candidates is None or len(candidates) > 1  # what holds in several dialects is told by whole documents
    sharing = None if candidates is None or alone else Sharing(candidates[0], policy)
    checked = _Checked((1 << len(family.variants)) - 1)
    for number, variant in enumerate(family.variants):
        bit = 1 << number
        if sharing is not None and sharing.takes(variant, bit):
            continue
        document = variant.document
        checked.read &= ~0 if document.well_formed else ~bit
        asked = policy if sharing is None else sharing.policy_for(variant)
        key = asked is policy, document.source.text, *(remark.text for remark in document.remarks)
        if key not in known:
            known[key] = judge.sure(check_document(document, candidates, asked), document)
        report, origins, own = known[key], document.origins, Sharers(bit)
        holder = sharing.learn(variant, bit, report) if sharing is not None else lambda _, own=own: own
        checked.shown += [_Told(found, origins, holder(found)) for found in report.diagnostics]
        checked.suppressed += [_Told(found, origins, holder(found)) for found in report.suppressed]
        checked.dialects.update(dict.fromkeys(report.dialects))
    return checked


class _Judge:
    """Keeps the findings that hold whatever it is that a template leaves open.

    What was sure in one variant is so in another one that leaves open the same elements and attributes, and what was
    doubtful in several is.
    """

    def __init__(self, candidates: tuple[Dialect, ...] | None, policy: Policy | None) -> None:
        self._candidates = candidates
        self._policy = policy
        self._holes: set[_Place] = set()
        self._open: set[_Place] = set()
        self._sure: set[tuple[object, ...]] = set()
        self._doubtful: Counter[tuple[object, ...]] = Counter()

    def sure(self, report: Report, document: Document) -> Report:
        """Return a report on a variant with what is sure."""
        if self._candidates is None or not (report.diagnostics or report.suppressed):
            return report
        if document.origins is None or not document.origins.marks:
            return report
        if document.fault is not None and document.fault.kind in _BALANCE and _has_markup(document):
            return Report((), report.dialects, ())
        holes = {_place_of(piece.hole) for piece in document.origins.pieces if piece.hole is not None}
        leaves = self._opened(holes, document, self._candidates)
        asked = [
            (leaves, *_identity(found, document.origins))
            for found in (*report.diagnostics, *report.suppressed)
            if not _about_values(found)
        ]
        settled = all(key in self._sure or self._doubtful[key] >= _MOST_DOUBTS for key in asked)
        held = {key for key in asked if not settled or key in self._sure or not holes}
        if holes and not settled:
            for world in other_worlds(document, self._candidates):
                other = check_document(world, self._candidates, self._policy)
                told = (*other.diagnostics, *other.suppressed)
                held &= {(leaves, *_identity(found, world.origins)) for found in told}
            self._sure |= held
            self._doubtful.update(set(asked) - held)

        def holds(found: Diagnostic) -> bool:
            return _about_values(found) or (leaves, *_identity(found, document.origins)) in held

        shown, suppressed = filter(holds, report.diagnostics), filter(holds, report.suppressed)
        return Report(tuple(shown), report.dialects, tuple(suppressed))

    def _opened(self, holes: set[_Place], document: Document, candidates: tuple[Dialect, ...]) -> frozenset[_Place]:
        """The holes of a document that may bring more than text; each is looked at in the first document with it."""
        if not holes <= self._holes:
            self._open.update(map(_place_of, open_holes(document, candidates)))
            self._holes |= holes
        return frozenset(holes & self._open)


_Place: TypeAlias = tuple[str | None, Span]


def _place_of(hole: Hole) -> _Place:
    return hole.source.path, hole.span


def _has_markup(document: Document) -> bool:
    """Whether something is printed that may hold tags without their counterparts."""
    return document.origins is not None and any(hole.safe for hole in document.origins.marks.values())


def _about_values(diagnostic: Diagnostic) -> bool:
    """Whether a finding is about the values themselves that are put in."""
    return diagnostic.name != "own-xsd" and find_rule(diagnostic.name).needs == "insertions"


@dataclass(slots=True)
class _Found:
    """A finding at its place, and the variants that have it, as bits of a number."""

    diagnostic: Diagnostic
    variants: int = 0


def _merged(variants: tuple[Variant, ...], told: list[_Told], read: int) -> list[Diagnostic]:
    """Each finding once, with the choices that lead to it beside those that lead to its place."""
    merged: dict[object, _Found] = {}
    for diagnostic, origins, sharers in told:
        identity = _identity(diagnostic, origins)
        found = merged.get(identity)
        if found is None:
            found = merged[identity] = _Found(_placed(diagnostic, origins))
        elif diagnostic.severity > found.diagnostic.severity:
            found.diagnostic = _placed(diagnostic, origins)
        found.variants |= sharers.variants
    if not merged:
        return []
    conditions, reach = Conditions(variants), Reach(variants)
    held = [found for found in merged.values() if _holds(found, variants)]
    return [_conditional(found, conditions, reach, read) for found in _alternatives(held)]


def _alternatives(held: list[_Found]) -> Iterator[_Found]:
    """The findings, with those as one that differ by what one expression prints."""
    by_place: dict[object, list[_Found]] = {}
    for found in held:
        diagnostic = found.diagnostic
        printed = diagnostic.source.text.startswith("{{", diagnostic.span.start)
        key = (diagnostic.code, diagnostic.source.path, diagnostic.span, diagnostic.help) if printed else id(found)
        by_place.setdefault(key, []).append(found)
    for those in by_place.values():
        message = joined([found.diagnostic.message for found in those]) if len(those) > 1 else None
        if message is None:
            yield from those
        else:
            bits = reduce(or_, (found.variants for found in those))
            yield _Found(replace(those[0].diagnostic, message=message), bits)


def _conditional(found: _Found, conditions: Conditions, reach: Reach, read: int) -> Diagnostic:
    """A finding with all that leads to it; with nothing where it is found wherever its place is, which people see.

    A document that cannot be read says nothing about what is found in others.
    """
    beside = reach.of(found.diagnostic.source, found.diagnostic.span.start) & ~found.variants
    others = read if found.variants & read else reach.all
    words = conditions.words(found.variants, others & ~found.variants) if beside & others else ""
    if not words:
        return found.diagnostic
    severity = found.diagnostic.severity
    if severity > WARNING and conditions.only_without_items(found.variants, others):
        severity = WARNING
    return replace(found.diagnostic, message=f"{found.diagnostic.message}, when {words}", severity=severity)


def _holds(found: _Found, variants: tuple[Variant, ...]) -> bool:
    """Whether a finding is one: of a comment that silences nothing only where no variant needs it."""
    if found.diagnostic.name == "own-xsd" or find_rule(found.diagnostic.name).kind != "suppression":
        return True
    place = found.diagnostic.source, found.diagnostic.span
    return all(
        found.variants >> number & 1
        for number, variant in enumerate(variants)
        if any(_place(remark.span, variant.document) == place for remark in variant.document.remarks)
    )


def _place(span: Span, document: Document) -> tuple[SourceText, Span]:
    return (document.source, span) if document.origins is None else document.origins.place(span)


def _placed(diagnostic: Diagnostic, origins: Origins | None) -> Diagnostic:
    """A finding where it is written, in the words of the template."""
    if origins is None:
        return diagnostic
    source, span = origins.place(diagnostic.span)
    return replace(
        diagnostic,
        message=origins.unmasked(diagnostic.message),
        help=None if diagnostic.help is None else origins.unmasked(diagnostic.help),
        path=origins.unmasked(diagnostic.path),
        source=source,
        span=span,
        fix=None,
        related=tuple(_related(each, origins, source) for each in diagnostic.related),
    )


def _related(related: Related, origins: Origins, home: SourceText) -> Related:
    if related.source is not None:
        return related
    source, span = origins.place(related.span)
    return Related(span, origins.unmasked(related.message), None if source is home else source)


def _identity(diagnostic: Diagnostic, origins: Origins | None) -> tuple[object, ...]:
    """What is the same where two variants have one finding."""
    source, span, words = diagnostic.source, diagnostic.span, diagnostic.message
    if origins is not None:
        (source, span), words = origins.place(span), origins.unmasked(words)
    return diagnostic.code, source.path, span.start, span.end, words


def _sorted(found: Iterable[Diagnostic], home: SourceText) -> tuple[Diagnostic, ...]:
    return tuple(sorted(found, key=lambda each: (each.source is not home, each.file, each.span, each.code)))

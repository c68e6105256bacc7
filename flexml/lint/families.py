"""Checks all documents that a template can make, and tells each finding once, where it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from ..diagnostics import Diagnostic, Related, Report
from ..dialects import Dialect
from ..dialects.detect import choose_dialects, other_language_of, said_dialect
from ..source import Document, Origins, SourceText, Span
from ..template.choices import Choice
from ..template.family import Family
from ..template.variant import Variant
from .engine import check_document, check_family_itself
from .policy import Policy
from .registry import find_rule

Check = Callable[[Document, Dialect | tuple[Dialect, ...] | None], Report]

_MOST_WORDS = 4  # conditions in a message


def check_family(family: Family, dialect: Dialect | None = None, policy: Policy | None = None) -> Report:
    """Return the findings in all documents of a family, at the places where they are written.

    What several variants have in common is told once, with the choices that lead to it. The dialect is that
    of the variant with the most elements, so that one which leaves much out is not taken for another.
    """
    candidates = _candidates(family, dialect)
    reports = _reports(family, candidates, policy)
    itself = check_family_itself(family, candidates, policy)
    shown = _merged(family.variants, [report.diagnostics for report in reports])
    suppressed = _merged(family.variants, [report.suppressed for report in reports])
    loud = {_identity(found) for found in shown}
    dialects = dict.fromkeys(name for report in reports for name in report.dialects)
    return Report(
        _sorted((*shown, *itself), family.source),
        tuple(dialects),
        _sorted((found for found in suppressed if _identity(found) not in loud), family.source),
    )


def _candidates(family: Family, dialect: Dialect | None) -> tuple[Dialect, ...] | None:
    """The dialects to check as; none where the variants are in the language of another vendor."""
    if dialect is not None:
        return (dialect,)
    documents = [variant.document for variant in family.variants]
    said = next((found for found in map(said_dialect, documents) if found is not None), None)
    if said is not None:
        return (said,)
    return None if other_language_of(family.fullest) is not None else choose_dialects(family.fullest)


def _reports(family: Family, candidates: tuple[Dialect, ...] | None, policy: Policy | None) -> list[Report]:
    """The report on each variant; those with the same text and the same remarks share one."""
    known: dict[tuple[str, tuple[str, ...]], Report] = {}
    reports = []
    for variant in family.variants:
        document = variant.document
        key = document.source.text, tuple(remark.text for remark in document.remarks)
        if key not in known:
            known[key] = check_document(document, candidates, policy)
        reports.append(known[key])
    return reports


@dataclass(slots=True)
class _Found:
    """A finding at its place, and the variants that have it, as bits of a number."""

    diagnostic: Diagnostic
    variants: int = 0
    reached: int = field(default=0)


def _merged(variants: tuple[Variant, ...], reports: list[tuple[Diagnostic, ...]]) -> list[Diagnostic]:
    """Each finding of the reports once, with the choices that lead to it."""
    merged: dict[object, _Found] = {}
    for number, (variant, report) in enumerate(zip(variants, reports, strict=True)):
        for diagnostic in report:
            placed = _placed(diagnostic, variant.document.origins)
            found = merged.setdefault(_identity(placed), _Found(placed))
            found.variants |= 1 << number
            if placed.severity > found.diagnostic.severity:
                found.diagnostic = placed
    conditions = _Conditions(variants)
    return [_conditional(found, conditions) for found in merged.values() if _holds(found, variants)]


def _conditional(found: _Found, conditions: _Conditions) -> Diagnostic:
    words = conditions.words(found.variants)
    if not words:
        return found.diagnostic
    return replace(found.diagnostic, message=f"{found.diagnostic.message}, when {words}")


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


def _identity(diagnostic: Diagnostic) -> tuple[object, ...]:
    words = diagnostic.message.partition(", when ")[0]
    return diagnostic.code, diagnostic.file, diagnostic.span, words


def _sorted(found: Iterable[Diagnostic], home: SourceText) -> tuple[Diagnostic, ...]:
    return tuple(sorted(found, key=lambda each: (each.source is not home, each.file, each.span, each.code)))


class _Conditions:
    """Says in words what tells some variants from all others."""

    def __init__(self, variants: tuple[Variant, ...]) -> None:
        self._choices = [{choice.key: choice for choice in variant.choices} for variant in variants]
        self._known: dict[int, str] = {}

    def words(self, those: int) -> str:
        """Return the conditions of a set of variants, given as the bits of a number; nothing where it is all."""
        if those not in self._known:
            self._known[those] = _said(list(self._telling(those)))
        return self._known[those]

    def _telling(self, those: int) -> Iterator[Choice]:
        """The fewest choices of one of the variants that no variant outside makes."""
        numbers = range(len(self._choices))
        others = [self._choices[number] for number in numbers if not those >> number & 1]
        mine = min((self._choices[number] for number in numbers if those >> number & 1), key=len)
        needed = dict(mine)
        for key in reversed(mine):
            fewer = {name: choice for name, choice in needed.items() if name != key}
            if not any(_agree(fewer, other) for other in others):
                needed = fewer
        return iter(needed.values())


def _agree(choices: dict[str, Choice], other: dict[str, Choice]) -> bool:
    """Whether two ways do not contradict each other: what only one of them asks may be so in the other."""
    return all(key not in other or other[key].taken == choice.taken for key, choice in choices.items())


def _said(choices: list[Choice]) -> str:
    words = [choice.words for choice in choices]
    if len(words) > _MOST_WORDS:
        words[_MOST_WORDS - 1 :] = [f"{len(words) - _MOST_WORDS + 1} more conditions hold"]
    return " and ".join(words)

"""Puts together what is found in all documents of a template, and in the one that it renders to with sample values."""

from __future__ import annotations

from collections.abc import Iterable

from ..diagnostics import Diagnostic, Report
from ..source import Spans
from .registry import find_rule


def with_sample(explored: Report, sample: Report) -> Report:
    """Return a report with each defect once: where both have it, in the words of the exploration, which say when.

    What the sample shows silences what is more general, and a comment that is of use in the sample is of use.
    """
    told = (*explored.diagnostics, *explored.suppressed)
    new = [found for found in sample if not _is_comment(found) and not _is_among(found, told)]
    silent = [found for found in sample.suppressed if not _is_among(found, told)]
    kept = [
        found
        for found in explored
        if not any(_refines(other, found) for other in new)
        and not (silent and _is_comment(found) and not _is_among(found, sample))
    ]
    dialects = dict.fromkeys((*explored.dialects, *sample.dialects))
    return Report((*kept, *new), tuple(dialects), (*explored.suppressed, *silent))


def _is_comment(found: Diagnostic) -> bool:
    """Whether a finding is about a comment that silences."""
    return find_rule(found.name).kind == "suppression"


def _is_among(found: Diagnostic, others: Iterable[Diagnostic]) -> bool:
    """Whether others have the same defect; where the sample stands in no template, words tell."""
    same = [other for other in others if other.code == found.code and other.file == found.file]
    return any(
        _touch(found, other) if other.source.text == found.source.text else _words(other) == _words(found)
        for other in same
    )


def _refines(found: Diagnostic, general: Diagnostic) -> bool:
    return (
        general.name in find_rule(found.name).refines
        and general.source.text == found.source.text
        and general.file == found.file
        and _touch(found, general)
    )


def _touch(found: Diagnostic, other: Diagnostic) -> bool:
    return Spans([found.span]).touch(other.span)


def _words(found: Diagnostic) -> str:
    return found.message.partition(", when ")[0]

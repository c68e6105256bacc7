"""Keeps secrets out of what is shown of a source: the log of a CI server is read by many."""

from __future__ import annotations

from collections.abc import Iterable

from ..late import late_pattern
from ..record import replace
from ..source import SourceText, Span
from .diagnostic import Diagnostic
from .problem import Related

_SEEN = late_pattern(r"[^\r\n]")


def concealed(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the findings with asterisks in their sources where one of them marks a secret; places stay the same.

    A secret is hidden from all findings in its file, and from those in others that point there.
    """
    found = list(diagnostics)
    secrets: dict[tuple[str | None, str], list[Span]] = {}
    for each in found:
        if each.secret:
            secrets.setdefault((each.source.path, each.source.text), []).append(each.span)
    if not secrets:
        return found
    masks = _Masks(secrets)
    return [_concealed(each, masks) for each in found]


class _Masks:
    """The sources without their secrets; a file that was read twice has two."""

    def __init__(self, secrets: dict[tuple[str | None, str], list[Span]]) -> None:
        self._secrets = secrets
        self._masked: dict[SourceText, SourceText] = {}

    def over(self, source: SourceText) -> SourceText:
        known = self._masked.get(source)
        if known is None:
            spans = self._secrets.get((source.path, source.text))
            known = self._masked[source] = source if spans is None else _masked(source, spans)
        return known


def _concealed(diagnostic: Diagnostic, masks: _Masks) -> Diagnostic:
    related = tuple(_pointing(each, masks) for each in diagnostic.related)
    return replace(diagnostic, source=masks.over(diagnostic.source), related=related)


def _pointing(related: Related, masks: _Masks) -> Related:
    return related if related.source is None else replace(related, source=masks.over(related.source))


def _masked(source: SourceText, spans: Iterable[Span]) -> SourceText:
    parts: list[str] = []
    position, text = 0, source.text
    for span in sorted(spans):
        start = max(position, span.start)
        parts += (text[position:start], _SEEN.sub("*", text[start : span.end]))
        position = max(start, span.end)
    # The mark is taken off a text that is given, and would be missed by the places after it.
    return SourceText("\ufeff" + "".join((*parts, text[position:])), source.path, source.note)

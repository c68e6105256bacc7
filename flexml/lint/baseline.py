"""Findings that are known: recorded once, so that old code stays quiet and new mistakes do not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..diagnostics import Diagnostic
from ..diagnostics.fingerprint import fingerprint, line_fingerprint


@dataclass(frozen=True, slots=True, order=True)
class Known:
    """Findings of one rule that share a fingerprint: how many there are, and on what kinds of lines.

    `rule` and `path` are for who reads the file; `lines` tell which ones are the known ones, where there are
    more by now.
    """

    rule: str
    path: str
    fingerprint: str
    count: int
    lines: tuple[str, ...] = ()


def known_of(findings: Iterable[Diagnostic]) -> tuple[Known, ...]:
    """Return what a baseline keeps of the findings of one file, in an order that tells differences well."""
    together: dict[str, list[Diagnostic]] = {}
    for finding in findings:
        together.setdefault(fingerprint(finding), []).append(finding)
    return tuple(
        sorted(
            Known(found[0].name, found[0].path, word, len(found), tuple(sorted(map(line_fingerprint, found))))
            for word, found in together.items()
        )
    )


@dataclass(frozen=True, slots=True)
class Sifted:
    """The findings of one file, told apart: `new` ones, `known` ones, and how many are `gone` of each entry."""

    new: tuple[Diagnostic, ...]
    known: tuple[Diagnostic, ...]
    gone: tuple[tuple[Known, int], ...] = ()

    @property
    def stale(self) -> int:
        """How many findings of the baseline are no longer there."""
        return sum(number for _, number in self.gone)


def sift(findings: Iterable[Diagnostic], known: Iterable[Known], asked: Callable[[str], bool]) -> Sifted:
    """Tell the new findings of a file from those that its baseline knows.

    Where there are more than it knows, those are new whose lines it does not know. `asked` says whether
    a rule took part: what was not looked for is not gone.
    """
    found = list(findings)
    together: dict[str, list[Diagnostic]] = {}
    for finding in found:
        together.setdefault(fingerprint(finding), []).append(finding)
    old: set[int] = set()
    gone: list[tuple[Known, int]] = []
    for entry in known:
        here = [finding for finding in together.get(entry.fingerprint, ()) if id(finding) not in old]
        old.update(id(finding) for finding in _chosen(here, entry))
        if len(here) < entry.count and asked(entry.rule):
            gone.append((entry, entry.count - len(here)))
    return Sifted(
        tuple(finding for finding in found if id(finding) not in old),
        tuple(finding for finding in found if id(finding) in old),
        tuple(gone),
    )


def _chosen(found: list[Diagnostic], entry: Known) -> list[Diagnostic]:
    """As many as the entry counts, those on lines that it knows first."""
    if len(found) <= entry.count:
        return found
    lines = Counter(entry.lines)
    first, rest = [], []
    for finding in found:
        line = line_fingerprint(finding)
        if lines[line] > 0:
            lines[line] -= 1
            first.append(finding)
        else:
            rest.append(finding)
    return [*first, *rest][: entry.count]

"""What a run looked at, and how it ended: counts, and the sentence that closes the output."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..record import Record
from .count import counted
from .diagnostic import Diagnostic
from .severity import Severity

_WORDS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "hint",
}
_UNKNOWN = "unknown"


class Skipped(Record):
    """Files that were looked at and not checked, by reason; templates that nothing here reads, by language."""

    other_xml: int = 0
    other_languages: int = 0
    without_xml: int = 0
    templates: int = 0
    foreign_templates: Mapping[str, int] = {}


class Summary(Record):
    """Counts of one run.

    `dialects` counts the checked files by the dialects that they were checked as: one name, several
    where the names do not tell them apart, none where the text is not well-formed. `unreadable` counts
    what could not be read or checked at all, `unwritten` the files that could not be changed. `fixed`
    counts the findings that are gone since they were fixed, `fixable` and `unsafely_fixable` those that are
    left and have a fix, safe or not. `known` counts the findings that a baseline holds back, `stale` those
    that it has and that are gone.
    """

    files: int
    findings: Mapping[Severity, int]
    files_with_findings: int
    dialects: Mapping[tuple[str, ...], int] = {}
    skipped: Skipped = Skipped()
    unreadable: int = 0
    unwritten: int = 0
    fixed: int = 0
    fixable: int = 0
    unsafely_fixable: int = 0
    known: int = 0
    stale: int = 0

    @classmethod
    def of(
        cls,
        diagnostics: Iterable[Diagnostic],
        checked: Iterable[tuple[str, ...]],
        skipped: Skipped | None = None,
        unreadable: int = 0,
        *,
        unwritten: int = 0,
        with_findings: int | None = None,
        fixed: int = 0,
        known: int = 0,
        stale: int = 0,
    ) -> Summary:
        """Count; `checked` has the dialects of each file that was checked.

        `with_findings` says in how many of those something was found, where that may stand in others: a template
        that includes a wrong one is no file more.
        """
        found = dict.fromkeys(sorted(Severity, reverse=True), 0)
        files: set[str] = set()
        safely = unsafely = 0
        for diagnostic in diagnostics:
            safely += diagnostic.is_fixable()
            unsafely += diagnostic.is_fixable(unsafe=True) and not diagnostic.is_fixable()
            found[diagnostic.severity] += 1
            files.add(diagnostic.file)
        dialects: dict[tuple[str, ...], int] = {}
        for names in checked:
            dialects[names] = dialects.get(names, 0) + 1
        ordered = dict(sorted(dialects.items(), key=lambda item: (not item[0], len(item[0]), item[0])))
        return cls(
            sum(dialects.values()),
            found,
            len(files) if with_findings is None else with_findings,
            ordered,
            skipped or Skipped(),
            unreadable,
            unwritten,
            fixed,
            safely,
            unsafely,
            known,
            stale,
        )

    @property
    def is_whole(self) -> bool:
        """Whether everything that was asked for could be done."""
        return not self.unreadable and not self.unwritten

    @property
    def sentence(self) -> str:
        """The line that closes the output, without a period."""
        found = [counted(number, _WORDS[severity]) for severity, number in self.findings.items() if number]
        files = counted(self.files, "file")
        if found:
            start = f"Found {_joined(found)} in {self.files_with_findings} of {files}"
        elif self.files:
            start = f"Found nothing wrong in {files}"
        else:
            start = "Found no call-control XML" if self.is_whole else ""  # who could not look has not found that
        parts = [start + self._dialect_words()] if start else []
        skipped = [
            counted(number, *words)
            for number, words in (
                (self.skipped.other_languages, ("document of another vendor", "documents of other vendors")),
                (self.skipped.other_xml, ("other XML file", "other XML files")),
                (self.skipped.without_xml, ("file without XML", "files without XML")),
                (self.skipped.templates, ("template", "templates")),
                *(
                    (number, (f"template in {language}", f"templates in {language}"))
                    for language, number in sorted(self.skipped.foreign_templates.items())
                ),
            )
            if number
        ]
        if skipped:
            parts.append(f"skipped {_joined(skipped)}")
        if self.unreadable:
            parts.append(f"could not check {counted(self.unreadable, 'path')}")
        if self.unwritten:
            parts.append(f"could not write {counted(self.unwritten, 'file')}")
        if self.fixed:
            parts.append(f"fixed {counted(self.fixed, 'finding')}")
        if self.fixable:
            more = f", {self.unsafely_fixable:,} more with `--unsafe-fixes`" if self.unsafely_fixable else ""
            parts.append(f"{self.fixable:,} can be fixed with `--fix`{more}")
        elif self.unsafely_fixable:
            parts.append(f"{self.unsafely_fixable:,} can be fixed with `--fix --unsafe-fixes`")
        if self.known:
            held = "finding of the baseline is" if self.known == 1 else "findings of the baseline are"
            parts.append(f"{self.known:,} known {held} not shown")
        if self.stale:
            gone = "finding of the baseline is" if self.stale == 1 else "findings of the baseline are"
            parts.append(f"{self.stale:,} {gone} gone, which `flexml baseline --update` removes")
        sentence = "; ".join(parts)
        return sentence[0].upper() + sentence[1:]

    def _dialect_words(self) -> str:
        if not any(self.dialects):
            return ""
        counts = [(" or ".join(names) or _UNKNOWN, number) for names, number in self.dialects.items()]
        if len(counts) == 1:
            return f" (dialect {counts[0][0]})"
        return f" (dialect {', '.join(f'{name}: {number}' for name, number in counts)})"


def _joined(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"

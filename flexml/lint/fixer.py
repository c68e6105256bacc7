"""Applies the fixes of findings until none is left."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from ..diagnostics import Diagnostic, Edit, Fix, Report, apply_edits
from ..errors import UsageError
from ..source import Document, SourceText, parse
from .policy import MOST_OF_A_KIND

MOST_ROUNDS = 100  # of fixes to one document; a fix may lay bare what another one mends

_MORE, _MOST_AT_ONCE = 4, 64_000  # findings of a kind: more in each round, so that many do not take many rounds

Check: TypeAlias = Callable[[Document, int], Report]
Batch: TypeAlias = tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Fixed:
    """A document after its fixes, its `source`, and the `report` of what is left to be mended by hand.

    `fixed` are the findings that are gone, each as it was found; where there are none, the source is the
    one that was given. `notes` say which fixes were not made, and why.
    """

    source: SourceText
    document: Document
    report: Report
    fixed: tuple[Diagnostic, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The characters, without a byte-order mark."""
        return self.source.text

    @property
    def data(self) -> bytes:
        """The bytes, in the encoding and with the byte-order mark of those that were given."""
        return self.source.data


def fix_source(source: SourceText, check: Check, *, unsafe: bool = False) -> Fixed:
    """Return the document with the fixes of its findings applied, the unsafe ones where these are wanted.

    `check` says what is wrong with a document, and gets told how much of a kind is enough. All bytes outside of the
    edits stay as they are. A fix that would break the document is not made, and of fixes that undo each other none is.

    Raises:
        UsageError: the text was rendered, so that its places are not those of a file.
    """
    if source.note is not None:
        raise UsageError(f"{source.path or 'a document'} is not fixed: the places are those {source.note}")
    return _Fixer(check, unsafe).fix(source)


@dataclass(frozen=True, slots=True)
class _State:
    """A document between two rounds, and the findings whose fixes made it of the one before."""

    source: SourceText
    document: Document
    report: Report
    batch: Batch = ()


class _Fixer:
    def __init__(self, check: Check, unsafe: bool) -> None:
        self.check = check
        self.unsafe = unsafe
        self.most = MOST_OF_A_KIND
        self.refused: set[object] = set()
        self.notes: list[str] = []

    def fix(self, source: SourceText) -> Fixed:
        document = parse(source)
        states = [_State(source, document, self.check(document, self.most))]
        batch = self._batch(states[-1])
        if batch and not source.is_lossless:
            self.notes.append(f"nothing was fixed: not all bytes are characters of `{source.encoding}`")
            batch = ()
        rounds = 0
        while batch and rounds < MOST_ROUNDS:
            rounds += 1
            self.most = min(self.most * _MORE, _MOST_AT_ONCE)
            applied = self._applied(states[-1], batch)
            if applied is not None:
                states = self._advanced(states, *applied)
            batch = self._batch(states[-1])
        if batch:
            self.notes.append(f"the fixes do not come to an end: stopped after {MOST_ROUNDS} rounds")
        fixed = tuple(finding for state in states for finding in state.batch)
        last = states[-1]
        report = last.report if len(last.report) <= MOST_OF_A_KIND else self.check(last.document, MOST_OF_A_KIND)
        return Fixed(last.source, last.document, report, fixed, tuple(self.notes))

    def _batch(self, state: _State) -> Batch:
        """The findings whose fixes can be made in one go."""
        wanted = (
            finding
            for finding in state.report
            if finding.is_fixable(unsafe=self.unsafe)
            and finding.name not in self.refused
            and _key(finding) not in self.refused
        )
        if not state.document.well_formed:
            return tuple(wanted)[:1]
        return tuple(_compatible(wanted, state.source.text))

    def _applied(self, state: _State, batch: Batch) -> tuple[SourceText, Batch] | None:
        """The source after the fixes, or after as many as break nothing; one that does is remembered."""
        why = "it would break the document"
        try:
            source = _with_fixes(state.source, batch)
        except UnicodeEncodeError:
            why = f"the encoding `{state.source.encoding}` does not have its characters"
        else:
            if not state.document.well_formed or parse(source).well_formed:
                return source, batch
        if len(batch) > 1:
            middle = len(batch) // 2
            return self._applied(state, batch[:middle]) or self._applied(state, batch[middle:])
        self.refused.add(_key(batch[0]))
        self.notes.append(f"the fix of {_words(batch[0])} was not made: {why}")
        return None

    def _advanced(self, states: list[_State], source: SourceText, batch: Batch) -> list[_State]:
        """The states with one more, or those before the first fix of a circle."""
        for index, state in enumerate(states):
            if state.source.text == source.text:
                circle = (*(finding for later in states[index + 1 :] for finding in later.batch), *batch)
                names = sorted({finding.name for finding in circle})
                self.refused.update(names)
                shown = ", ".join(f"`{name}`" for name in names)
                self.notes.append(
                    f"the fixes of {shown} undo each other, and none of them was made"
                    if len(names) > 1
                    else f"the fix of {shown} undoes itself, and was not made"
                )
                return states[: index + 1]
        document = parse(source)
        return [*states, _State(source, document, self.check(document, self.most), batch)]


def _with_fixes(source: SourceText, findings: Iterable[Diagnostic]) -> SourceText:
    edits = [edit for finding in findings for edit in _fix(finding).edits]
    fixed = source.with_text(apply_edits(source.text, edits))
    if fixed.encoding != source.encoding:
        for edit in edits:  # what stands in the file already keeps its bytes, and what is new would be misread
            edit.replacement.encode("ascii")
    return fixed


def _compatible(findings: Iterable[Diagnostic], text: str) -> Iterable[Diagnostic]:
    """Yield findings whose edits do not overlap, and of which no two rules change one tag or one text."""
    edits, tags = _Taken(), _Taken()
    made: dict[tuple[Edit, ...], None] = {}
    for finding in findings:
        fix = _fix(finding)
        if fix.edits in made:  # two findings with one cure
            yield finding
            continue
        spans = sorted((edit.span.start, edit.span.end) for edit in fix.edits)
        start, end = spans[0][0], max(stop for _, stop in spans)
        before, after = text.rfind("<", 0, start + 1), text.find(">", end)
        around = (max(before, 0), len(text) if after < 0 else after)
        if tags.allows(*around, finding.name) and all(edits.allows(*span) for span in spans):
            tags.take(*around, finding.name)
            for span in spans:
                edits.take(*span)
            made[fix.edits] = None
            yield finding


class _Taken:
    """Ranges that were taken; each has an owner, who may take it again."""

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.owners: list[str] = []

    def _touched(self, start: int, end: int) -> slice:
        return slice(bisect_left(self.ends, start), bisect_right(self.starts, end))

    def allows(self, start: int, end: int, owner: str = "") -> bool:
        """Tell whether nobody else has taken what the range overlaps or touches; without an owner, nobody at all."""
        owners = self.owners[self._touched(start, end)]
        return not owners or (owner != "" and set(owners) == {owner})

    def take(self, start: int, end: int, owner: str = "") -> None:
        where = self._touched(start, end)
        start, end = min([start, *self.starts[where]]), max([end, *self.ends[where]])
        self.starts[where], self.ends[where], self.owners[where] = [start], [end], [owner]


def _key(finding: Diagnostic) -> object:
    """What tells a fix from others while its place moves."""
    return finding.name, finding.message, tuple(edit.replacement for edit in _fix(finding).edits)


def _fix(finding: Diagnostic) -> Fix:
    assert finding.fix is not None, "only findings with a fix are asked"
    return finding.fix


def _words(finding: Diagnostic) -> str:
    start = finding.start
    return f"`{finding.name}` at {start.line}:{start.column}"

"""A finding, complete."""

from __future__ import annotations

from ..record import Record
from ..source import Position, SourceText, Span
from .fix import Fix
from .problem import Related
from .severity import Severity


class Diagnostic(Record, apart=("source",)):
    """One finding in one file.

    `dialects` are those that it holds for; `runtime` the codes that the vendor logs for it at run time;
    `path` leads to the element or the attribute, by names: `/Response/Gather/@timeout`. What a `secret`
    one marks is shown to nobody.
    """

    code: str
    name: str
    severity: Severity
    message: str
    span: Span
    source: SourceText
    help: str | None = None
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    dialects: tuple[str, ...] = ()
    runtime: tuple[int, ...] = ()
    path: str = ""
    secret: bool = False

    @property
    def file(self) -> str:
        """The path of the file, or `<string>`."""
        return self.source.path or "<string>"

    @property
    def start(self) -> Position:
        """Line and column of the first character, from 1."""
        return self.source.position(self.span.start)

    @property
    def end(self) -> Position:
        """Line and column after the last character."""
        return self.source.position(self.span.end)

    def is_fixable(self, *, unsafe: bool = False) -> bool:
        """Tell whether `--fix` mends it, or with `unsafe` also `--unsafe-fixes`; a rendered text has no file."""
        return self.fix is not None and self.source.note is None and (unsafe or self.fix.safe)

    def __str__(self) -> str:
        start = self.start
        return f"{self.file}:{start.line}:{start.column}: {self.severity.word} {self.code} {self.message} ({self.name})"

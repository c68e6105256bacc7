"""Checks one file after the other, and says of each what became of it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from ..diagnostics import Report
from ..dialects import Dialect, dialect_names, get_dialect
from ..lint import Policy, all_rules, check_document
from ..source import MAX_BYTES, Document, SourceText, parse
from ..template import TEMPLATE_SUFFIXES, is_template
from .discovery import STDIN, Candidate
from .sniff import Kind, Sniffer

if TYPE_CHECKING:
    from ..lint.own_schema import OwnSchema


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that was checked; `dialects` is empty where nothing could tell them."""

    report: Report
    dialects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passed:
    """A file that was passed over: `other_xml`, `without_xml` or `templates`, as `Skipped` counts them."""

    why: str


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that could not be checked, with the reason."""

    reason: str


Outcome: TypeAlias = Checked | Passed | Failed


@dataclass(frozen=True)
class Checker:
    """How files are checked: as one dialect, against a schema of the user's own, or as what they seem to be.

    With a `context`, templates are rendered with it; without, they are passed over. `skip_other` treats
    files that were named like those found in a folder.
    """

    dialect: Dialect | None = None
    schema: OwnSchema | None = None
    policy: Policy = field(default_factory=Policy)
    context: Mapping[str, object] | None = None
    skip_other: bool = False
    stdin_filename: str = "<stdin>"

    def check(self, candidate: Candidate) -> Outcome:
        """Read and check one file."""
        try:
            data = read_bytes(candidate.path)
        except (OSError, ValueError) as error:
            return Failed(reason(error))
        opened = self.open(candidate, data)
        return self.judge(opened) if isinstance(opened, Document) else opened

    def open(self, candidate: Candidate, data: bytes) -> Document | Passed | Failed:
        """Return the document that a file holds, or why it is not checked."""
        named = candidate.named and not self.skip_other
        if not named:
            kind = self._sniffer.kind(data)
            if kind is not Kind.CALL_CONTROL:
                return Passed("other_xml" if kind is Kind.OTHER_XML else "without_xml")
        source = SourceText(data, self.name(candidate))
        template = is_template(data)
        if template and self.context is None:
            if not named:
                return Passed("templates")
            if Path(source.path or "").suffix in TEMPLATE_SUFFIXES:
                return Failed("a template is checked when it is rendered: `--context FILE.json` gives it values")
        return self._rendered(source) if template and self.context is not None else parse(source)

    def name(self, candidate: Candidate) -> str:
        """Return what a file is called in findings."""
        return self.stdin_filename if candidate.path == STDIN else candidate.path

    def asks(self, rule: str) -> bool:
        """Tell whether findings of a rule would be reported; those of one that is gone are not missed."""
        if self.schema is not None:
            return rule == self.schema.name
        entry = next((entry for entry in all_rules() if entry.name == rule), None)
        return entry is None or self.policy.selection.reports(entry)

    def _rendered(self, source: SourceText) -> Document:
        from ..template.jinja import render_document  # jinja2, for templates alone

        assert self.context is not None
        return render_document(source, self.context)

    def judge(self, document: Document) -> Checked:
        """Check a document."""
        if self.schema is not None:
            report = self.schema.check(document)
        else:
            report = check_document(document, self.dialect, self.policy)
        known = document.well_formed or self.dialect is not None
        return Checked(report, report.dialects if known else ())

    @cached_property
    def _sniffer(self) -> Sniffer:
        if self.schema is not None:
            return Sniffer(frozenset(root.casefold() for root in self.schema.roots), frozenset())
        if self.dialect is not None:
            return Sniffer.of((self.dialect,))
        return Sniffer.of(get_dialect(name) for name in dialect_names())


def read_bytes(path: str, most: int = MAX_BYTES + 1) -> bytes:
    """Return the bytes of a file, by default one more than a document may have where there are more."""
    if path == STDIN:
        return sys.stdin.buffer.read(most)
    with Path(path).open("rb") as file:
        return file.read(most)


def reason(error: Exception) -> str:
    """Return why a file could not be read or written."""
    return (isinstance(error, OSError) and error.strerror) or str(error)

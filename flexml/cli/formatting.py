"""Formats one file after the other, and says of each what became of it."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from ..diagnostics.count import counted
from ..diagnostics.visible import visible
from ..errors import reason
from ..layout import format_document
from ..source import Document
from ..template import is_program, is_template
from .checker import Checker, Failed, Opened, Passed, read_bytes
from .console import notice, write, write_bytes
from .diff import unified_diff, write_diff
from .discovery import STDIN, Candidate
from .replacing import replace_file


@dataclass(frozen=True, slots=True)
class Formatted:
    """A file that has the one form now, or would get it."""

    changed: bool


class Formatting:
    """Formats files; with `names` it only names those that would change, with `shows` it shows how.

    Standard input is formatted to standard output. `changed` counts the files that changed or would.
    """

    def __init__(self, checker: Checker, *, names: bool = False, shows: bool = False) -> None:
        self.checker = checker
        self.names = names
        self.shows = shows
        self.changed = 0
        self.unchanged = 0
        self._prints_document = False

    @property
    def only_shows(self) -> bool:
        """Whether no file is written."""
        return self.names or self.shows

    def format(self, candidate: Candidate) -> Formatted | Passed | Failed:
        """Read and format one file."""
        try:
            data = read_bytes(candidate.path, -1) if candidate.path == STDIN else read_bytes(candidate.path)
        except (OSError, ValueError) as error:
            return Failed(reason(error))
        new = data
        try:
            opened = self.checker.open(candidate, data)
            if isinstance(opened, Passed | Failed):
                return opened
            if not candidate.named and not isinstance(opened, Document):
                return Passed("without_xml" if is_program(opened.path) else "templates")
            why = _obstacle(opened, data)
            if not isinstance(opened, Document) or why is not None:
                return Failed(f"not formatted: {why}")
            source = opened.source
            formatted = source.with_text(format_document(opened, self.checker.dialect_of(opened)))
            new = formatted.data
            if new == data:
                self.unchanged += 1
                return Formatted(changed=False)
            if self.shows:
                write_diff(unified_diff(source.text, formatted.text, self.checker.name(candidate)))
            elif self.names:
                write(f"would reformat {visible(self.checker.name(candidate))}\n")
            elif candidate.path != STDIN:
                replace_file(candidate.path, data, new)
        except OSError as error:
            new = data
            return Failed(f"not formatted: {reason(error)}")
        finally:
            if candidate.path == STDIN and not self.only_shows:
                self._prints_document = True
                write_bytes(new)
        self.changed += 1
        return Formatted(changed=True)

    def pass_on(self) -> None:
        """Write a standard input that is left out as it is: an editor puts what comes back in place of its text."""
        if not self.only_shows:
            self._prints_document = True
            write_bytes(read_bytes(STDIN, -1))

    def tell(self, passed: int, failures: int) -> None:
        """Say how many files there were; beside a document or a difference to standard error."""
        done = f"{'would reformat' if self.only_shows else 'reformatted'} {counted(self.changed, 'file')}"
        parts = [
            *([done] if self.changed else ()),
            *([f"{counted(self.unchanged, 'file')} already formatted"] if self.unchanged else ()),
            *([f"skipped {counted(passed, 'file')}"] if passed else ()),
            *([f"could not format {counted(failures, 'file')}"] if failures else ()),
        ]
        words = "; ".join(parts) or "found no call-control XML"
        if self._prints_document or self.shows:
            notice(words)
        else:
            write(f"{words[0].upper()}{words[1:]}\n", sys.stdout)


def _obstacle(document: Opened, data: bytes) -> str | None:
    """Return why a document cannot be formatted."""
    if is_program(document.path):
        return "it is a program"
    if is_template(data) or not isinstance(document, Document):
        return "it is a template"
    if document.fault is not None:
        position = document.source.position(document.fault.span.start)
        return f"line {position.line}, column {position.column}: {document.fault.reason}"
    if not document.source.is_lossless:
        return f"not all bytes are characters of `{document.source.encoding}`"
    return None

"""Checks one file after the other, and says of each what became of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from functools import cache, cached_property
from typing import TYPE_CHECKING, TypeAlias

from ..config import Configuration, Settings
from ..diagnostics import Report
from ..dialects import Dialect, dialect_names, get_dialect
from ..dialects.detect import fits_other_language, other_language_of, said_dialect
from ..dialects.finding import find_dialect
from ..dialects.sniff import Kind, Sniffer
from ..errors import ReadError, UsageError, reason
from ..lint import all_rules
from ..lint.policy import MOST_OF_A_KIND
from ..record import Record, replace
from ..source import MAX_BYTES, Document, SourceText, parse
from ..template import is_program, is_template
from ..template.foreign import foreign_language, not_read
from .discovery import STDIN, Candidate

if TYPE_CHECKING:
    from ..lint.own_schema import OwnSchema
    from ..template.family import Families, Family


_STDIN = "<stdin>"
_AT_ONCE = 64 * 1024  # bytes; few files have more, and a larger room would be asked of the system for each of them
_READING = os.O_RDONLY | getattr(os, "O_BINARY", 0)  # which Windows alone has


class Checked(Record):
    """A file that was checked; `dialects` is empty where nothing could tell them."""

    report: Report
    dialects: tuple[str, ...]


class Passed(Record):
    """A file that was passed over; `why` is the field of `Skipped` that counts it.

    A template in another language than those that are read has its `language`; who named it gets a `notice`.
    """

    why: str
    language: str = ""
    notice: str | None = None


class Failed(Record):
    """A file that could not be checked, with the reason."""

    reason: str


class Unwritten(Record):
    """A file that was checked, and could not be changed as was asked for, with the reason."""

    reason: str


Outcome: TypeAlias = Checked | Passed | Failed | Unwritten
Opened: TypeAlias = "Document | Family | Families"


class Checker(Record, cached=True):
    """How files are checked: as the configuration has it, or against a schema of the user's own.

    A `dialect` stands above the configuration and above what a document says of itself; `role` and `url`
    above the configuration alone. All that templates can render to is checked, and with a `context` also what
    they render to with it. `skip_other` treats files that were named like those found in a folder.
    """

    configuration: Configuration
    dialect: Dialect | None = None
    schema: OwnSchema | None = None
    role: str | None = None
    url: str | None = None
    context: Mapping[str, object] | None = None
    skip_other: bool = False
    stdin_filename: str | None = None

    def check(self, candidate: Candidate) -> Outcome:
        """Read and check one file."""
        try:
            data = read_bytes(candidate.path)
        except (OSError, ValueError) as error:
            return Failed(reason(error))
        return self.check_bytes(candidate, data)

    def check_bytes(self, candidate: Candidate, data: bytes) -> Outcome:
        """Check one file that was read."""
        opened = self.open(candidate, data)
        return opened if isinstance(opened, Passed | Failed) else self.judge(opened)

    def open(self, candidate: Candidate, data: bytes) -> Opened | Passed | Failed:
        """Return what a file holds, or why it is not checked."""
        named = candidate.named and not self.skip_other
        settings, path = self.settings(self.name(candidate))
        if is_program(self.name(candidate)):
            return self._program(data, self.name(candidate), named=named)
        if not named:
            kind = self._kind(data, settings, path)
            if kind is not Kind.CALL_CONTROL:
                return Passed("other_xml" if kind is Kind.OTHER_XML else "without_xml")
        foreign = foreign_language(self.name(candidate), data)
        if foreign is not None:
            return Passed("foreign_templates", foreign, not_read(foreign) if named else None)
        source = SourceText(data, self.name(candidate))
        if is_template(data):
            try:
                opened = self._template(source, settings, path)
            except UsageError as error:  # of the context that it names itself
                return Failed(str(error))
            return opened if named or not _prints_nothing(opened) else Passed("templates")
        document = parse(source)
        if not named and self._configured(settings, path) is None and other_language_of(document) is not None:
            return Passed("other_languages")
        return document

    def dialect_of(self, document: Document) -> Dialect | None:
        """Return the dialect that a document is in as the command line or the configuration has it.

        There is none where they say nothing, or where the document itself says it.
        """
        return self._said_or_configured(document, *self.settings(document.source.path))

    def _said_or_configured(self, document: Document, settings: Settings, path: str) -> Dialect | None:
        if self.dialect is not None or said_dialect(document) is not None:
            return self.dialect
        return self._configured(settings, path)

    def judge(self, opened: Opened, most: int = MOST_OF_A_KIND) -> Checked:
        """Check a document, or all that a template or the strings of a program can make.

        Of one rule, `most` findings are told.
        """
        settings, path = self.settings(opened.path)
        policy = settings.policy(path, self.role, self.url, beside=True)
        if most != policy.most:
            policy = replace(policy, most=most)
        if isinstance(opened, Document):
            from ..lint import check_document  # not for files that are known already

            dialect = self._said_or_configured(opened, settings, path)
            return self._checked([opened], dialect, lambda: check_document(opened, dialect, policy))
        from ..lint.families import check_family  # for templates and programs alone
        from ..template.family import Families

        if isinstance(opened, Families):
            checked = [self.judge(member) for member in opened.members]
            report = Report.together(each.report for each in checked)
            return Checked(report, tuple(dict.fromkeys(name for each in checked for name in each.dialects)))
        members = (opened,) if opened.sample is None else (opened.sample, opened)
        documents = [variant.document for member in members for variant in member.variants]
        dialect = next((found for found in map(self.dialect_of, documents) if found is not None), None)
        return self._checked(documents, dialect, lambda: check_family(opened, dialect, policy))

    def _checked(self, documents: list[Document], dialect: Dialect | None, check: Callable[[], Report]) -> Checked:
        report = check() if self.schema is None else self.schema.check(documents[0])
        known = dialect is not None or any(document.well_formed for document in documents)
        return Checked(report, report.dialects if known else ())

    def name(self, candidate: Candidate) -> str:
        """Return what findings call a file."""
        return (self.stdin_filename or _STDIN) if candidate.path == STDIN else candidate.path

    def settings(self, name: str | None) -> tuple[Settings, str]:
        """Return what is in force for a file of that name, and its absolute path; none for a text without a name."""
        if name is None or (name == _STDIN and self.stdin_filename is None):
            return self.configuration.of_file(None), ""
        folder, file = os.path.split(name)
        place = os.getcwd(), folder  # noqa: PTH109
        if place not in self._folders:
            whole = os.path.abspath(folder)  # noqa: PTH100 - links stay as they are
            self._folders[place] = self.configuration.of_folder(whole), os.path.join(whole, "")  # noqa: PTH118
        settings, before = self._folders[place]
        return settings, before + file

    @cached_property
    def _folders(self) -> dict[tuple[str, str], tuple[Settings, str]]:
        """The settings of each folder, and its absolute path, by the one that names are relative to and its name."""
        return {}

    def asks(self, name: str, rule: str) -> bool:
        """Tell whether findings of a rule would be reported in a file; those of one that is gone are not missed."""
        if self.schema is not None:
            return rule == self.schema.name
        entry = next((entry for entry in all_rules() if entry.name == rule), None)
        settings, path = self.settings(name)
        return entry is None or settings.policy(path).selection.reports(entry)

    def _program(self, data: bytes, name: str, *, named: bool) -> Opened | Passed | Failed:
        """What the strings of a program make."""
        if len(data) > MAX_BYTES:
            return Failed(f"the program has more than {MAX_BYTES:,} bytes")
        from ..template.python import may_hold_documents, read_families  # for programs alone

        if not may_hold_documents(data):
            return Passed("without_xml")
        try:
            families = read_families(SourceText(data, name))
        except ReadError as error:
            return Failed(str(error))
        if not families.members:
            return Passed("without_xml")
        settings, path = self.settings(name)
        if not named and self._configured(settings, path) is None:
            families = replace(families, members=_ours(families.members))
        return families if families.members else Passed("other_languages")

    def _kind(self, data: bytes, settings: Settings, path: str) -> Kind:
        """What a file holds; a template without a root holds what others hold that it extends, includes or imports."""
        sniffer = self._sniffer(self._configured(settings, path))
        kind = sniffer.kind(data)
        if kind is Kind.CALL_CONTROL or not is_template(data):
            return kind
        from ..template.loading import extended_by, named_by  # for templates alone
        from ..template.opening import open_template

        engine = settings.engine(path)
        folders = engine.folders_for(path or None)
        if kind is Kind.NO_XML:  # of its own: others may bring some
            if not any(map(sniffer.may_hold_document, (data, *named_by(data, folders)))):
                return kind
            source = open_template(SourceText(data, path or None), engine=engine).fullest.source
            kind = sniffer.kind(source.data)
        bases = extended_by(data, folders)
        return next((Kind.CALL_CONTROL for base in bases if sniffer.kind(base) is Kind.CALL_CONTROL), kind)

    def _template(self, source: SourceText, settings: Settings, path: str) -> Document | Family:
        """All that a template can render to, and with a context what it then renders to."""
        from ..template.opening import open_written  # the languages of templates, for them alone

        sample = settings.sample(source, path) if self.context is None else self.context
        return open_written(source, sample, settings.engine(path))

    def _configured(self, settings: Settings, path: str) -> Dialect | None:
        """The dialect of a file that does not say its own: from the command line, or from the configuration."""
        if self.dialect is not None or self.schema is not None:
            return self.dialect
        name = settings.dialect_of(path)
        return None if name is None else _dialect(name)

    @cached_property
    def _known(self) -> tuple[Dialect, ...]:
        return tuple(get_dialect(name) for name in dialect_names())

    def _sniffer(self, dialect: Dialect | None) -> Sniffer:
        if self.schema is not None:
            return Sniffer(frozenset(root.casefold() for root in self.schema.roots), frozenset())
        return _sniffer_of(self._known if dialect is None else (dialect,))


def _ours(members: tuple[Family, ...]) -> tuple[Family, ...]:
    """The families of a program that are in no other vendor's language: what one plainly is, others may be too."""
    said = [other_language_of(member.fullest) for member in members]
    others = {language for language in said if language is not None}
    return tuple(
        member
        for member, language in zip(members, said, strict=True)
        if language is None and not any(fits_other_language(member.fullest, other) for other in others)
    )


def _prints_nothing(opened: Document | Family) -> bool:
    """Whether a template is there for its macros alone, which others import."""
    if isinstance(opened, Document):
        return False
    documents = [variant.document for variant in opened.variants]
    return all(document.origins is not None and not document.source.text.strip() for document in documents)


_dialect = cache(find_dialect)  # the table of a dialect of the user's own is read once
_sniffer_of = cache(Sniffer.of)


def read_bytes(path: str, most: int = MAX_BYTES + 1) -> bytes:
    """Return the bytes of a file, by default one more than a document may have where there are more."""
    if path == STDIN:
        return sys.stdin.buffer.read(most)
    file = os.open(path, _READING)  # a file object for each of ten thousand files takes longer than to read them
    try:
        parts: list[bytes] = []
        while most > 0 and (part := os.read(file, min(most, _AT_ONCE))):
            parts.append(part)
            most -= len(part)
        return b"".join(parts)
    finally:
        os.close(file)

"""The file that records known findings: read, written, and held against what a run finds."""

# ruff: noqa: PTH100, PTH118, PTH120 - links to files stay what they are, which `pathlib` does not offer
from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ..diagnostics import Diagnostic, Report
from ..errors import UsageError, reason
from ..lint.baseline import Known, Sifted, known_of, sift
from ..source.reading import read_whole
from .replacing import write_file

VERSION = 1
_LONE = re.compile("[\ud800-\udfff]")  # in the name of a file that is not UTF-8
_KINDS = {str: "text", int: "number", list: "list"}
_KEYS = {"rule": str, "path": str, "fingerprint": str, "count": int, "lines": list}


class _NoBaseline(Exception):
    """The file holds something else, or an entry is wrong."""


@dataclass(slots=True)
class Baseline:
    """What is known of each file; names are relative to the folder of the baseline, with `/` between folders.

    `known` counts the findings that were held back so far.
    """

    path: Path
    files: dict[str, tuple[Known, ...]] = field(default_factory=dict)
    known: int = 0
    _gone: int = 0
    _checked: dict[str, tuple[Known, ...]] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> Baseline:
        """Return the baseline that a file holds.

        Raises:
            UsageError: it cannot be read, or is none that this version understands.
        """
        try:
            text = read_whole(str(path)).decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            why = reason(error) if isinstance(error, OSError) else "it is not UTF-8"
            raise UsageError(f"cannot read the baseline {path}: {why}") from error
        try:
            return cls(path, dict(_files(json.loads(text))))
        except json.JSONDecodeError as error:
            raise UsageError(f"{path}:{error.lineno}:{error.colno}: the baseline is not JSON: {error.msg}") from error
        except RecursionError as error:
            raise UsageError(f"{path}: the baseline is not JSON: it is nested too deeply") from error
        except ValueError as error:  # a number of 5,000 digits
            raise UsageError(f"{path}: the baseline is not JSON: {error}") from error
        except _NoBaseline as error:
            raise UsageError(f"{path}: {error}; `flexml baseline` writes a new one when the file is gone") from error

    def name(self, file: str) -> str:
        """Return what the baseline calls a file."""
        folder, own = os.path.split(os.path.abspath(file))
        path = os.path.join(os.path.realpath(folder), own)
        try:
            path = os.path.relpath(path, os.path.realpath(os.path.dirname(os.path.abspath(self.path))))
        except ValueError:  # another drive of Windows
            return path.replace(os.sep, "/")
        return path.replace(os.sep, "/")

    def sifted(self, file: str, report: Report, asked: Callable[[str], bool]) -> Sifted:
        """Return the new and the known findings of a file; `asked` is as for `sift`."""
        return sift(report, self.files.get(self.name(file), ()), asked)

    def new(self, file: str, report: Report, asked: Callable[[str], bool]) -> tuple[Diagnostic, ...]:
        """Return the findings of a file that are not known, and count the others."""
        sifted, name = self.sifted(file, report, asked), self.name(file)
        self.known += len(sifted.known)
        self._gone += sifted.stale
        gone = dict(sifted.gone)
        left = (_fewer(entry, gone.get(entry, 0)) for entry in self.files.get(name, ()))
        self._checked[name] = tuple(entry for entry in left if entry.count > 0)
        return sifted.new

    def record(self, file: str, report: Report) -> None:
        """Take the findings of a file as known."""
        self.known += len(report)
        self._checked[self.name(file)] = known_of(report)

    @property
    def stale(self) -> int:
        """How many recorded findings are gone: those that were looked for in vain, and those of files that are gone."""
        files = (known for name, known in self.files.items() if name not in self._checked and not self._exists(name))
        return self._gone + sum(entry.count for known in files for entry in known)

    def without_stale(self) -> Baseline:
        """Return the baseline with what became of the files that were checked, and without files that are gone."""
        kept = {name: known for name, known in self.files.items() if self._exists(name)}
        return Baseline(self.path, {name: known for name, known in (kept | self._checked).items() if known})

    def _exists(self, name: str) -> bool:
        return os.path.lexists(os.path.join(os.path.dirname(os.path.abspath(self.path)), name))

    @property
    def text(self) -> str:
        """The baseline as JSON: sorted, and each entry on a line of its own."""
        blocks = (
            f"    {_json(name)}: [\n" + ",\n".join(f"      {_json(_row(entry))}" for entry in sorted(known)) + "\n    ]"
            for name, known in sorted(self.files.items())
        )
        files = ",\n".join(blocks)
        body = f"{{\n{files}\n  }}" if files else "{}"
        return f'{{\n  "version": {VERSION},\n  "files": {body}\n}}\n'

    def write(self) -> None:
        """Write the baseline, all of it or nothing.

        Raises:
            UsageError: the file cannot be written.
        """
        try:
            write_file(self.path, self.text.encode())
        except OSError as error:
            raise UsageError(f"cannot write the baseline {self.path}: {reason(error)}") from error

    @property
    def findings(self) -> int:
        """How many findings are recorded."""
        return sum(entry.count for known in self.files.values() for entry in known)


def _fewer(entry: Known, gone: int) -> Known:
    return Known(entry.rule, entry.path, entry.fingerprint, entry.count - gone, entry.lines) if gone else entry


def _row(entry: Known) -> dict[str, object]:
    return {key: list(value) if key == "lines" else value for key in _KEYS if (value := getattr(entry, key)) != ()}


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return json.dumps(value) if _LONE.search(text) else text


def _files(document: object) -> Iterator[tuple[str, tuple[Known, ...]]]:
    """Raises `_NoBaseline` with what is wrong, and where."""
    if not isinstance(document, dict) or "version" not in document:
        raise _NoBaseline("the file is no baseline: it has no `version`")
    if document["version"] != VERSION:
        raise _NoBaseline(f"the baseline is of version {document['version']!r}, and this program reads {VERSION}")
    files = document.get("files")
    if not isinstance(files, dict):
        raise _NoBaseline("the baseline has no object `files`")
    for name, rows in files.items():
        if not isinstance(rows, list):
            raise _NoBaseline(f"`files`, `{name}`: not a list of entries")
        yield name, tuple(_entries(name, rows))


def _entries(name: str, rows: Iterable[object]) -> Iterator[Known]:
    for number, row in enumerate(rows, 1):
        where = f"`files`, `{name}`, entry {number}"
        if not isinstance(row, dict):
            raise _NoBaseline(f"{where}: not an object")
        values = {"lines": [], **row}
        for key, kind in _KEYS.items():
            if not isinstance(values.get(key), kind) or isinstance(values[key], bool):
                raise _NoBaseline(f"{where}: `{key}` is missing, or is no {_KINDS[kind]}")
        if values["count"] < 1:
            raise _NoBaseline(f"{where}: `count` is less than 1")
        yield Known(
            values["rule"], values["path"], values["fingerprint"], values["count"], tuple(map(str, values["lines"]))
        )

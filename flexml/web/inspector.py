"""Checks the documents that a web application answers with, and tells what it finds."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from random import random
from typing import Literal, TypeAlias, TypedDict

from ..api import checking, find_dialect
from ..diagnostics import Report, Severity
from ..diagnostics.render import concise, full
from ..diagnostics.visible import visible
from ..dialects import Dialect, dialect_names, get_dialect
from ..dialects.sniff import Kind, Sniffer
from ..errors import CheckFailed, UsageError
from ..source import SourceText, parse

OnFindings: TypeAlias = Literal["log", "raise"] | Callable[[Report], object]

_LOG = logging.getLogger("flexml.web")
_LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING}
_XML = ("text/xml", "application/xml")
# Most calls get one of a few documents. Together they take a few megabytes at most.
_MOST_REMEMBERED, _LONGEST_REMEMBERED = 256, 8192


class Options(TypedDict, total=False):
    """What each middleware takes, and hands to `Inspector`."""

    dialect: str | Path | Dialect | None
    select: Iterable[str] | None
    ignore: Iterable[str] | None
    config: str | Path | None
    on_findings: OnFindings
    sample: float


class Inspector:
    """Checks bodies of responses that hold a document, as `flexml.check` does with the same arguments.

    Where there is an error or a warning, `on_findings` says what happens: `"log"` writes them to the
    logger `flexml.web`, `"raise"` raises `CheckFailed` in place of the response, and a function gets the
    report; the `file` of a finding is then the request. `sample` is the part of all responses that is
    checked. A body in which nothing was found is remembered, and not checked again.

    Raises:
        UsageError: there is no such dialect or rule, or an option makes no sense.
        ConfigError: the configuration is wrong.
    """

    def __init__(
        self,
        *,
        dialect: str | Path | Dialect | None = None,
        select: Iterable[str] | None = None,
        ignore: Iterable[str] | None = None,
        config: str | Path | None = None,
        on_findings: OnFindings = "log",
        sample: float = 1.0,
    ) -> None:
        if on_findings not in ("log", "raise") and not callable(on_findings):
            raise UsageError(f"`on_findings` takes `log`, `raise` or a function, not `{on_findings}`")
        if not 0 <= sample <= 1:
            raise UsageError(f"`sample` takes a number from 0 to 1, not `{sample}`")
        chosen = None if dialect is None else find_dialect(dialect)
        self.raises = on_findings == "raise"
        self._on_findings = on_findings
        self._sample = sample
        self._check = checking(chosen, select, ignore, config)
        self._sniffer = Sniffer.of(map(get_dialect, dialect_names()) if chosen is None else (chosen,))
        self._remembers_as_fine = lru_cache(_MOST_REMEMBERED)(self._is_fine)

    def samples(self) -> bool:
        """Tell whether the next response is one of those that are checked."""
        return self._sample >= 1 or random() < self._sample  # noqa: S311 - nobody gains by guessing it

    def wants(self, status: int, content_type: str | None, content_encoding: str | None) -> bool:
        """Tell whether such a response can hold a document: one of status 200, in XML that is not compressed."""
        return (
            status == 200
            and (content_type or "").partition(";")[0].strip().lower() in _XML
            and (content_encoding or "identity").strip().lower() == "identity"
        )

    def inspect(self, body: bytes, request: str) -> None:
        """Check the body of the answer to a request, which is called by its method and path.

        Raises:
            CheckFailed: there are findings, and they are to be raised.
        """
        if self.raises:
            self._inspect(body, request)
            return
        try:
            self._inspect(body, request)
        except Exception:  # a call that is being answered must not fail for a check
            _LOG.exception("the answer to %s could not be checked", visible(request))

    def _inspect(self, body: bytes, request: str) -> None:
        if self._remembers_as_fine(body) if len(body) <= _LONGEST_REMEMBERED else self._is_fine(body):
            return
        report = self._check(parse(SourceText(body, request)))
        if callable(self._on_findings):
            self._on_findings(report)
            return
        if self.raises:
            raise CheckFailed(f"the answer to {visible(request)} has findings\n\n{full.render(report)}")
        for finding in report:
            if finding.severity in _LEVELS:
                _LOG.log(_LEVELS[finding.severity], "%s", concise.render([finding]).rstrip("\n"))

    def _is_fine(self, body: bytes) -> bool:
        """Tell whether a body holds no document of a dialect, or one without errors and warnings."""
        return self._sniffer.kind(body) is not Kind.CALL_CONTROL or self._check(parse(body)).ok

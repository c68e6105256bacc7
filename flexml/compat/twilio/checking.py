"""Checks a document that is printed, and tells at the line of the program that prints it what is wrong."""

from __future__ import annotations

import sys
import warnings
from types import FrameType

from ...api import parse
from ...diagnostics import Diagnostic, Report, Severity
from ...diagnostics.render.full import render
from ...dialects import get_dialect
from ...errors import CheckFailed, TextError
from ...lint import Policy, check_document
from ...source import SourceText
from .lost_text import lost_texts
from .settings import Settings
from .twiml import TwiML
from .warning import TwimlWarning

_PACKAGE = __name__.partition(".")[0]
_API = parse.__module__
_PLAIN = Policy()
_MOST_KEPT = 1000
# Most calls get one of a few documents. Together they take a few megabytes at most.
_MOST_REMEMBERED, _LONGEST_REMEMBERED = 256, 8192


def validate(document: TwiML, xml: str, dialect: str, settings: Settings) -> None:
    """Tell what is wrong with a document: by warnings, or by exceptions where that is asked for.

    Raises:
        CheckFailed: there are errors, and the validation is strict.
        TextError: a text is not in the XML, and the validation is strict.
    """
    caller = _caller()
    if caller.f_globals.get("__name__") == _API:
        return  # it prints what it was asked to check, and tells itself
    strict = settings.mode == "strict"
    for lost in lost_texts(document):
        if strict:
            raise TextError(lost)
        _warn(lost, caller)
    known = dialect, xml
    if known in settings.fine:
        return
    report = _report(document, xml, dialect, settings, caller)
    if report is None:
        return
    told = [finding for finding in report if finding.severity is not Severity.INFO]
    if not told and len(xml) <= _LONGEST_REMEMBERED:
        if len(settings.fine) >= _MOST_REMEMBERED:
            settings.fine.clear()
        settings.fine.add(known)
    if strict and report.errors:
        raise CheckFailed("\n" + render(told))
    for finding in told:
        _warn(_in_a_line(finding), caller)


def _report(document: TwiML, xml: str, dialect: str, settings: Settings, caller: FrameType) -> Report | None:
    name = f"<{type(document).__name__}>"
    try:
        source = SourceText(xml, name, f"printed at {caller.f_code.co_filename}:{caller.f_lineno}")
        return check_document(parse(source), get_dialect(dialect), settings.policy or _PLAIN)
    except Exception as error:
        if settings.mode == "strict":
            raise
        # The document may be right, and somebody is on the line.
        _warn(f"{name} could not be checked: {type(error).__name__}: {error}", caller)
        return None


def _in_a_line(finding: Diagnostic) -> str:
    """A finding without its surroundings, which hold what is said to one caller or another."""
    words = f"{finding.message} ({finding.severity.word} {finding.code} {finding.name})"
    place = f" in {finding.path}" if finding.path else ""
    return f"{words}{place}; {finding.help}" if finding.help else words + place


def _caller() -> FrameType:
    """The frame that printed: the nearest one outside of this package, or `flexml.check`."""
    frame = sys._getframe(1)
    while (before := frame.f_back) is not None:
        frame = before
        module = str(frame.f_globals.get("__name__"))
        if module.partition(".")[0] != _PACKAGE or module == _API:
            break
    return frame


def _warn(text: str, caller: FrameType) -> None:
    filename, module = caller.f_code.co_filename, caller.f_globals.get("__name__")
    # Python's own would keep each text for ever, and texts hold values of the call.
    registry = _TOLD.setdefault(filename, {})
    if len(registry) > _MOST_KEPT:
        registry.clear()
    warnings.warn_explicit(
        text,
        TwimlWarning,
        filename,
        caller.f_lineno,
        module=module if isinstance(module, str) else None,
        registry=registry,
    )


# What each file was told; a filter may want a warning once.
_TOLD: dict[str, dict[str | tuple[str, type[Warning], int], int]] = {}

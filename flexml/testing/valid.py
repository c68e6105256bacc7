"""Asserts that a document is valid, or that a template renders to one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from ..api import check, check_template
from ..diagnostics import Report
from ..diagnostics.render.full import render
from ..dialects import Dialect
from ..errors import CheckFailed
from .response import document_in


def assert_valid(
    document: object,
    dialect: str | Path | Dialect | None = None,
    *,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
) -> None:
    """Raise where a document has an error or a warning; a hint does not count.

    `document` is XML as `str` or `bytes`, a `pathlib.Path`, an element of the builder, or a response of a
    web framework or an HTTP client (Flask, Django, Starlette, FastAPI, aiohttp, httpx, requests). A response
    must also be one that a vendor takes for a document: by its status, and by the media type that it says.

    Raises:
        CheckFailed: an `AssertionError` that shows each finding in its line.
        UsageError: there is no document in it, or no such dialect or rule.
    """
    __tracebackhide__ = True
    raise_for_report(check(document_in(document), dialect, select=select, ignore=ignore))


def assert_valid_template(
    path: str | Path,
    context: Mapping[str, object],
    dialect: str | Path | Dialect | None = None,
    *,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
) -> None:
    """Raise where a template has errors or warnings: in all that it can render to, and in what the context makes of it.

    Raises:
        CheckFailed: an `AssertionError` that shows each finding where it is written: also each name without a
            value.
        UsageError: there is no such dialect or rule.
        OSError: the template cannot be read.
    """
    __tracebackhide__ = True
    raise_for_report(check_template(Path(path), context, dialect, select=select, ignore=ignore))


def raise_for_report(report: Report, fail_on: str = "warning") -> None:
    """Raise where a report has findings of a severity that counts, with all that it found.

    Raises:
        CheckFailed: it has.
    """
    __tracebackhide__ = True
    if any(found.severity.fails(fail_on) for found in report):
        raise CheckFailed(render(report).rstrip("\n"))

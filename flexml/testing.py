"""Assertions for the tests of a voice application."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from .api import Source, check, check_template
from .diagnostics import Report
from .diagnostics.render.full import render
from .dialects import Dialect
from .errors import CheckFailed, UsageError

__all__ = ["assert_valid", "assert_valid_template"]

# What the responses of web frameworks and HTTP clients call their body; bytes first, since text has
# lost the encoding that the vendor will read.
_BODIES = ("content", "data", "body", "text")


def assert_valid(
    document: object,
    dialect: str | Path | Dialect | None = None,
    *,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
) -> None:
    """Raise where a document has an error or a warning; a hint does not count.

    `document` is XML as `str` or `bytes`, a `pathlib.Path`, an element of the builder, or a response of a
    web framework or an HTTP client (Flask, Django, Starlette, FastAPI, aiohttp, httpx, requests).

    Raises:
        CheckFailed: an `AssertionError` that shows each finding in its line.
        UsageError: there is no document in it, or no such dialect or rule.
    """
    _raise(check(_source(document), dialect, select=select, ignore=ignore))


def assert_valid_template(
    path: str | Path,
    context: Mapping[str, object],
    dialect: str | Path | Dialect | None = None,
    *,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
) -> None:
    """Raise where a Jinja2 template does not render to a document without errors and warnings.

    Raises:
        CheckFailed: an `AssertionError` that shows each finding where it is written: also a name without a
            value, which keeps the template from being rendered.
        UsageError: there is no such dialect or rule.
        OSError: the template cannot be read.
    """
    _raise(check_template(Path(path), context, dialect, select=select, ignore=ignore))


def _raise(report: Report) -> None:
    if not report.ok:
        raise CheckFailed("\n" + render(report))


def _source(document: Any) -> Source:  # noqa: ANN401 - a response of whatever framework
    body = document if hasattr(document, "to_xml") else next(_bodies(document), None)
    if body is None and (hasattr(document, "streaming_content") or hasattr(document, "body_iterator")):
        raise UsageError(f"a streaming `{type(document).__name__}` has no body to check; join its parts first")
    source: Source = document if body is None else body  # what is no document at all is refused where it is read
    return source


def _bodies(response: object) -> Iterator[str | bytes | bytearray]:
    for name in _BODIES:
        body = getattr(response, name, None)
        if isinstance(body, str | bytes | bytearray):
            yield body

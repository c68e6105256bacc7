"""Takes the document out of the response of a web framework or an HTTP client."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import iscoroutinefunction
from pathlib import Path
from typing import cast

from ..api import Source
from ..diagnostics.visible import visible
from ..errors import CheckFailed, UsageError
from ..source import Document, SourceText

# What responses call their body; bytes first, since text has lost the encoding that the vendor will read.
_BODIES = ("content", "data", "body", "text")
_STATUSES = ("status_code", "status")
# Of a document as anything else, Twilio speaks plain text and rejects the rest (12300).
_DOCUMENT_TYPES = ("text/xml", "application/xml", "text/html")
_SHOWN = 200


def document_in(given: object) -> Source:
    """Return the document that an assertion was given, itself or in a response.

    Raises:
        CheckFailed: the response is none that a vendor takes for a document, by its status or its media type.
        UsageError: the response has no body that could be read here.
    """
    __tracebackhide__ = True
    if isinstance(given, Document | SourceText | Path) or hasattr(given, "to_xml"):
        return cast("Source", given)
    body = next(_bodies(given), None)
    if body is None:
        _refuse_unread(given)
        return cast("Source", given)  # what is no document at all is refused where it is read
    _refuse_failure(given, body)
    return body


def _bodies(response: object) -> Iterator[str | bytes | bytearray]:
    for name in _BODIES:
        try:
            body = getattr(response, name, None)
        except Exception as error:  # httpx and others have classes of their own for this
            raise UsageError(_unread(response)) from error
        if isinstance(body, str | bytes | bytearray):
            yield body


def _refuse_unread(response: object) -> None:
    __tracebackhide__ = True
    if hasattr(response, "streaming_content") or hasattr(response, "body_iterator"):
        raise UsageError(f"a streaming `{type(response).__name__}` has no body to check; join its parts first")
    if iscoroutinefunction(getattr(response, "read", None)):
        raise UsageError(_unread(response))


def _unread(response: object) -> str:
    return f"the body of the `{type(response).__name__}` is not read yet; give what its `read()` returns"


def _refuse_failure(response: object, body: str | bytes | bytearray) -> None:
    __tracebackhide__ = True
    statuses = (getattr(response, name, None) for name in _STATUSES)
    status = next((status for status in statuses if isinstance(status, int)), 200)
    headers = getattr(response, "headers", None) or {}
    if 300 <= status < 400:
        raise CheckFailed(f"the response has status {status} and leads to {headers.get('Location')}: follow it")
    if not 200 <= status < 300:
        raise CheckFailed(f"the response has status {status}, which is no document for a vendor{_beginning(body)}")
    media_type = str(headers.get("Content-Type") or "").partition(";")[0].strip().lower()
    if media_type and media_type not in _DOCUMENT_TYPES and not media_type.endswith("+xml"):
        raise CheckFailed(
            f"the response says that it is `{media_type}`, which vendors do not read as a document; "
            f"it should say `text/xml`{_beginning(body)}"
        )


def _beginning(body: str | bytes | bytearray) -> str:
    text = body if isinstance(body, str) else bytes(body[: 4 * _SHOWN]).decode("utf-8", "replace")
    lines = [visible(line) for line in text[:_SHOWN].splitlines()]
    return "".join(f"\n  {line}" for line in lines) + (" …" if len(text) > _SHOWN else "")

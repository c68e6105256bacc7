"""Takes the document out of the response of a web framework or an HTTP client."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import iscoroutinefunction
from typing import Any, cast

from ..api import Source
from ..errors import CheckFailed, UsageError

# What responses call their body; bytes first, since text has lost the encoding that the vendor will read.
_BODIES = ("content", "data", "body", "text")
_STATUSES = ("status_code", "status")
# Of a document as anything else, Twilio speaks plain text and rejects the rest (12300).
_DOCUMENT_TYPES = ("text/xml", "application/xml", "text/html")
_SHOWN = 200


def document_in(given: object) -> Source:
    """Return the document that an assertion was given, itself or in a response.

    Raises:
        CheckFailed: the response is one that a vendor takes for no document, by its status or its media type.
        UsageError: the response has no body that could be read here.
    """
    __tracebackhide__ = True
    if hasattr(given, "to_xml"):
        return cast("Source", given)  # what is no document at all is refused where it is read
    body = next(_bodies(given), None)
    if body is None:
        _refuse_unread(given)
        return cast("Source", given)
    _refuse_failure(given, body)
    return body


def _bodies(response: object) -> Iterator[str | bytes | bytearray]:
    for name in _BODIES:
        body = _attribute(response, name)
        if isinstance(body, str | bytes | bytearray):
            yield body


def _attribute(response: object, name: str) -> Any:  # noqa: ANN401 - a response of whatever framework
    try:
        return getattr(response, name, None)
    except Exception:  # a streaming response may refuse it in a way of its own
        return None


def _refuse_unread(response: object) -> None:
    __tracebackhide__ = True
    kind = type(response).__name__
    if iscoroutinefunction(_attribute(response, "text")):
        raise UsageError(f"the body of a `{kind}` is not read yet; give what `await response.read()` returns")
    if hasattr(response, "streaming_content") or hasattr(response, "body_iterator"):
        raise UsageError(f"a streaming `{kind}` has no body to check; join its parts first")


def _refuse_failure(response: object, body: str | bytes | bytearray) -> None:
    __tracebackhide__ = True
    status = next((found for name in _STATUSES if isinstance(found := _attribute(response, name), int)), 200)
    if not 200 <= status < 300:
        raise CheckFailed(f"the response has status {status}, which is no document for a vendor{_beginning(body)}")
    headers = _attribute(response, "headers")
    said = headers.get("Content-Type") if hasattr(headers, "get") else None
    media_type = said.partition(";")[0].strip().lower() if isinstance(said, str) else ""
    if media_type and media_type not in _DOCUMENT_TYPES and not media_type.endswith("+xml"):
        raise CheckFailed(
            f"the response says that it is `{media_type}`, which vendors do not read as a document; "
            f"it should say `text/xml`{_beginning(body)}"
        )


def _beginning(body: str | bytes | bytearray) -> str:
    from ..diagnostics.visible import visible  # for the message alone

    text = body if isinstance(body, str) else bytes(body[: 4 * _SHOWN]).decode("utf-8", "replace")
    lines = [visible(line) for line in text[:_SHOWN].splitlines()]
    return "".join(f"\n  {line}" for line in lines) + (" …" if len(text) > _SHOWN else "")

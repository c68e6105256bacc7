"""The body of a response: the bytes of the document that it answers with."""

from __future__ import annotations

from collections.abc import Awaitable, Iterator
from typing import TYPE_CHECKING, TypeAlias

from ..builder import Element
from ..errors import ReadError, UsageError

if TYPE_CHECKING:
    from ..api import HasXml

    Content: TypeAlias = HasXml | str | bytes | bytearray

MEDIA_TYPE = "text/xml"  # what Twilio asks for; CarrierX names none, and its samples use several
CONTENT_TYPE = f"{MEDIA_TYPE}; charset=utf-8"


def body_of(content: object) -> bytes:
    """Return the body of a response that answers with `content`.

    What the builder made is sent as it is; other XML is read first.

    Raises:
        UsageError: `content` is a part of a document, or none at all.
        ReadError: the vendor could not read the XML; the message shows where.
        BuildError: the element is not complete.
    """
    if isinstance(content, Element):
        root = content.name if content.dialect is None else content.dialect.root
        if content.name != root:
            raise UsageError(f"`{content.name}` is a part of a document, not a whole one; put it into a `{root}`")
        return content.to_xml().encode()
    if not isinstance(content, type) and hasattr(content, "to_xml"):
        content = content.to_xml()
    if isinstance(content, str | bytes | bytearray):
        return _readable(content)
    raise UsageError(
        f"a response takes an element of the builder, or XML as str or bytes, not {_kind(content)}; {_remedy(content)}"
    )


def _readable(xml: str | bytes | bytearray) -> bytes:
    """Return XML as bytes in the encoding that the content type names."""
    from ..api import check, parse  # lxml, which no document of the builder needs
    from ..diagnostics import Report
    from ..diagnostics.render.full import render

    document = parse(xml)
    source = document.source
    if not document.well_formed or source.encoding != "utf-8" or source.declared_encoding not in (None, "utf-8"):
        report = check(document, select=("xml",))
        every = Report.together((report, Report(report.suppressed)))  # a comment silences findings, and no vendor
        if not every.ok:
            raise ReadError(f"the vendor could not read this document\n\n{render(every)}")
    return source.data


def _kind(value: object) -> str:
    if isinstance(value, type):
        return f"the class `{value.__name__}`"
    return "None" if value is None else f"a `{type(value).__name__}`"


def _remedy(value: object) -> str:
    if value is None:
        return "where there is nothing to do, answer with `empty()`"
    if isinstance(value, type):
        return "call it"
    if isinstance(value, Awaitable):
        return "await it first"
    if isinstance(value, Iterator):
        return "join its parts first"
    return "build a document from it, since vendors read no JSON"

"""Says whether the bytes of a document are what they claim to be."""

from __future__ import annotations

from .fault import SyntaxFault
from .span import Span
from .text import SourceText

_EIGHT_BIT = ("utf-8", "utf8", "us-ascii", "ascii")
_WIDE = ("utf-16", "utf16", "utf-32", "utf32", "ucs", "iso-10646-ucs")


def find_encoding_fault(source: SourceText) -> SyntaxFault | None:
    """Return what is wrong with the encoding, as far as it is known before the text is read.

    A `str` has none, and bytes of UTF-8 are looked at by the parser.
    """
    if isinstance(source.given, str) or source.is_plainly_utf8:
        return None
    declared = source.declared_encoding
    if source.encoding == "utf-8" and (source.bom or declared is None or declared in _EIGHT_BIT[:2]):
        return None
    if declared is not None and not source.bom and source.encoding == "utf-8":
        return _undecodable(source) if declared in _EIGHT_BIT else _lying(source, declared)
    if declared is None and not source.bom:
        reason = "the document is in UTF-16 without a byte-order mark"
        return SyntaxFault("wrong-encoding", Span(0, 1), reason, source.encoding)
    return _undecodable(source)


def invalid_bytes(source: SourceText, span: Span) -> SyntaxFault:
    """Return the fault that the bytes at `span` are not UTF-8."""
    before = source.text[: span.start].encode("utf-8", "surrogateescape")
    wrong = span.cut(source.text).encode("utf-8", "surrogateescape")
    return _not_in(source, "UTF-8", span, wrong, len(source.bom) + len(before))


def _lying(source: SourceText, declared: str) -> SyntaxFault:
    reason = (
        f"the document claims to be in `{declared}`, and its bytes are not"
        if declared.startswith(_WIDE)
        else f"the encoding `{declared}` is not known"
    )
    return SyntaxFault("wrong-encoding", source.declared_encoding_span or Span(0, 0), reason, declared)


def _undecodable(source: SourceText) -> SyntaxFault | None:
    encoding = source.encoding
    if encoding == "utf-8":
        encoding = "ascii"
    data = source.data[len(source.bom) :]
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        at = len(data[: error.start].decode(encoding, "replace"))
        wrong = data[error.start : error.end]
        name = (source.declared_encoding or encoding).upper()
        return _not_in(source, name, Span(at, at + 1), wrong, len(source.bom) + error.start)
    return None


def _not_in(source: SourceText, name: str, span: Span, wrong: bytes, offset: int) -> SyntaxFault:
    shown = " ".join(f"{byte:02X}" for byte in wrong[:8])
    what = "byte" if len(wrong) == 1 else "bytes"
    span = Span(min(span.start, len(source.text)), min(span.end, len(source.text)))
    return SyntaxFault("wrong-encoding", span, f"the {what} {shown} at offset {offset:,} cannot be {name}", name)

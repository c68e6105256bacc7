"""The comment that says which dialect a document is written in: `<!-- flexml: dialect=twiml -->`."""

from __future__ import annotations

import re

from ..source import SourceText, Span

_COMMENT = re.compile(r"<!--\s*+flexml:\s*+dialect\s*+=\s*+([A-Za-z0-9_.-]*?)\s*+-->")


def named_dialects(source: SourceText) -> list[tuple[str, Span]]:
    """Return the names in such comments, with their places; the first one that exists decides."""
    if b"flexml:" not in source.data.replace(b"\0", b""):  # also in UTF-16; most documents are not decoded for this
        return []
    return [(match[1], Span(*match.span(1))) for match in _COMMENT.finditer(source.text)]

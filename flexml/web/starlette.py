"""Responses for Starlette."""

from __future__ import annotations

from starlette.responses import Response

from ..builder.dialect_flexml import Response as Document
from .body import MEDIA_TYPE, body_of

__all__ = ["FlexmlResponse", "empty"]


class FlexmlResponse(Response):
    """Answers a call with a document."""

    media_type = MEDIA_TYPE  # to which Starlette adds the charset

    def render(self, content: object) -> bytes:
        return body_of(content)


def empty() -> FlexmlResponse:
    """Return the answer to what asks for nothing: an empty document."""
    return FlexmlResponse(Document())

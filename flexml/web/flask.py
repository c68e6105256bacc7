"""Responses for Flask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response

from ..builder.dialect_flexml import Response as Document
from .body import MEDIA_TYPE, body_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .body import Content

__all__ = ["FlexmlResponse", "empty"]


class FlexmlResponse(Response):
    """Answers a call with a document."""

    default_mimetype = MEDIA_TYPE  # to which werkzeug adds the charset

    def __init__(
        self,
        content: Content,
        status: int | str | None = None,
        headers: Mapping[str, str] | None = None,
        *,
        content_type: str | None = None,
    ) -> None:
        super().__init__(body_of(content), status, headers, content_type=content_type)


def empty() -> FlexmlResponse:
    """Return the answer to what asks for nothing: an empty document."""
    return FlexmlResponse(Document())

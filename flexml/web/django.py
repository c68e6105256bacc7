"""Responses for Django."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse

from ..builder.dialect_flexml import Response as Document
from .body import CONTENT_TYPE, body_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .body import Content

__all__ = ["FlexmlResponse", "empty"]


class FlexmlResponse(HttpResponse):
    """Answers a call with a document."""

    def __init__(
        self,
        content: Content,
        status: int | None = None,
        headers: Mapping[str, str] | None = None,
        *,
        content_type: str | None = None,
    ) -> None:
        kind = content_type
        if kind is None and "content-type" not in {name.lower() for name in headers or ()}:
            kind = CONTENT_TYPE
        super().__init__(body_of(content), kind, status, headers=headers)  # type: ignore[no-untyped-call]


def empty() -> FlexmlResponse:
    """Return the answer to what asks for nothing: an empty document."""
    return FlexmlResponse(Document())

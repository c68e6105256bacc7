"""Responses for aiohttp, and a middleware that checks them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import hdrs, web
from multidict import CIMultiDict

from ..builder.dialect_flexml import Response as Document
from .body import CONTENT_TYPE, body_of
from .inspector import Inspector

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Unpack

    from aiohttp.typedefs import Handler, Middleware

    from .body import Content
    from .inspector import Options

__all__ = ["FlexmlResponse", "check_middleware", "empty"]


class FlexmlResponse(web.Response):
    """Answers a call with a document."""

    def __init__(
        self,
        content: Content,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        *,
        reason: str | None = None,
    ) -> None:
        own = CIMultiDict(headers or {})
        own.setdefault(hdrs.CONTENT_TYPE, CONTENT_TYPE)
        super().__init__(body=body_of(content), status=status, reason=reason, headers=own)


def empty() -> FlexmlResponse:
    """Return the answer to what asks for nothing: an empty document."""
    return FlexmlResponse(Document())


def check_middleware(**options: Unpack[Options]) -> Middleware:
    """Return a middleware that checks the documents of responses; `Inspector` has the options."""
    inspector = Inspector(**options)

    @web.middleware
    async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
        response = await handler(request)
        if (
            isinstance(response, web.Response)
            and isinstance(response.body, bytes)
            and request.method != hdrs.METH_HEAD
            and inspector.wants(response.status, response.content_type, response.headers.get(hdrs.CONTENT_ENCODING))
            and inspector.samples()
        ):
            inspector.inspect(response.body, f"{request.method} {request.path}")
        return response

    return check

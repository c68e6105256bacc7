"""Signed requests in aiohttp."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from aiohttp.typedefs import Handler, Middleware
from aiohttp.web import HTTPForbidden, Request, StreamResponse, middleware

from ..signature import TwilioSignature

__all__ = ["require_signature", "signed_by"]


def signed_by(signature: TwilioSignature) -> Callable[[Handler], Handler]:
    """Answer 403 instead of calling a handler where the request is not signed."""

    def decorate(handler: Handler) -> Handler:
        @wraps(handler)
        async def checked(request: Request) -> StreamResponse:
            await _check(signature, request)
            return await handler(request)

        return checked

    return decorate


def require_signature(signature: TwilioSignature) -> Middleware:
    """Return a middleware that checks the requests to all handlers of an application."""

    @middleware
    async def check(request: Request, handler: Handler) -> StreamResponse:
        await _check(signature, request)
        return await handler(request)

    return check


async def _check(signature: TwilioSignature, request: Request) -> None:
    if not signature.accepts(request.raw_path, request.headers, await request.read()):
        raise HTTPForbidden

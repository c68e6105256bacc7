"""Signed requests in Starlette."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import TypeVar

from starlette.exceptions import HTTPException
from starlette.requests import Request

from ..signature import Content, TwilioSignature
from .target import asgi_target

__all__ = ["check_signature", "signed_by"]

R = TypeVar("R")


def signed_by(
    signature: TwilioSignature,
) -> Callable[[Callable[[Request], Awaitable[R]]], Callable[[Request], Awaitable[R]]]:
    """Answer 403 instead of calling an endpoint where the request is not signed."""

    def decorate(endpoint: Callable[[Request], Awaitable[R]]) -> Callable[[Request], Awaitable[R]]:
        @wraps(endpoint)
        async def checked(request: Request) -> R:
            await check_signature(signature, request)
            return await endpoint(request)

        return checked

    return decorate


async def check_signature(signature: TwilioSignature, request: Request) -> None:
    """Raise the exception that answers 403 where a request is not signed."""
    if not signature.accepts(asgi_target(request.scope), request.headers, await _content(request)):
        raise HTTPException(403)


async def _content(request: Request) -> Content:
    """What FastAPI may have read before: it keeps the fields of a form, and not the body that they stood in."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/x-www-form-urlencoded":
        fields = (await request.form()).multi_items()
        return [(name, value) for name, value in fields if isinstance(value, str)]
    return b"" if kind == "multipart/form-data" else await request.body()

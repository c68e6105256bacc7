"""Signed requests in FastAPI."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from fastapi import Request

from ..signature import TwilioSignature
from .starlette import check_signature

__all__ = ["require_signature"]


def require_signature(signature: TwilioSignature) -> Callable[[Request], Awaitable[None]]:
    """Return a dependency that answers 403 where the request is not signed.

    `Depends(require_signature(…))` goes into the `dependencies` of a route, of a router or of the application.
    """

    async def check(request: Request) -> None:
        await check_signature(signature, request)

    return check

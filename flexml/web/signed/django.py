"""Signed requests in Django."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps
from inspect import iscoroutinefunction
from typing import Concatenate, ParamSpec, TypeVar, cast

from django.core.exceptions import PermissionDenied
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest
from django.views.decorators.csrf import csrf_exempt

from ..signature import TwilioSignature
from .target import asgi_target, wsgi_target

__all__ = ["signed_by"]

P = ParamSpec("P")
R = TypeVar("R")
View = Callable[Concatenate[HttpRequest, P], R]


def signed_by(signature: TwilioSignature) -> Callable[[View[P, R]], View[P, R]]:
    """Answer 403 instead of calling a view where the request is not signed.

    The view is exempt from CSRF protection: a signed request brings no cookie of a browser that could be abused.
    """

    def check(request: HttpRequest) -> None:
        if isinstance(request, ASGIRequest):
            target = asgi_target(request.scope)
        else:
            target = wsgi_target(request.META, request.path)
        if not signature.accepts(target, request.headers, request.body):
            raise PermissionDenied

    def decorate(view: View[P, R]) -> View[P, R]:
        @wraps(view)
        def checked(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> R:
            check(request)
            return view(request, *args, **kwargs)

        @wraps(view)
        async def checked_async(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> object:
            check(request)
            return await cast(Awaitable[object], view(request, *args, **kwargs))

        chosen = checked_async if iscoroutinefunction(view) else checked
        exempt: View[P, R] = csrf_exempt(chosen)  # type: ignore[no-untyped-call]
        return exempt

    return decorate

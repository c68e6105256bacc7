"""Signed requests in Flask."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import abort, current_app, request

from ..signature import TwilioSignature
from .target import wsgi_target

__all__ = ["require_signature", "signed_by"]

P = ParamSpec("P")
R = TypeVar("R")


def signed_by(signature: TwilioSignature) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Answer 403 instead of calling a view where the request is not signed; below `@app.post(…)`."""
    check = require_signature(signature)

    def decorate(view: Callable[P, R]) -> Callable[P, R]:
        @wraps(view)
        def checked(*args: P.args, **kwargs: P.kwargs) -> R:
            check()
            return current_app.ensure_sync(view)(*args, **kwargs)  # type: ignore[no-any-return]  # Flask's is untyped

        return checked

    return decorate


def require_signature(signature: TwilioSignature) -> Callable[[], None]:
    """Return what `app.before_request(…)` or that of a blueprint takes, to check the requests to all of its views."""

    def check() -> None:
        target = wsgi_target(request.environ, request.root_path + request.path)
        if not signature.accepts(target, dict(request.headers), request.get_data()):
            abort(403)

    return check

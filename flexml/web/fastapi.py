"""Responses for FastAPI, and a route whose function returns a document as it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from inspect import iscoroutinefunction
from typing import Any

from fastapi.datastructures import Default, DefaultPlaceholder
from fastapi.routing import APIRoute
from starlette.responses import Response

from .body import body_of
from .starlette import FlexmlResponse, empty

__all__ = ["FlexmlResponse", "FlexmlRoute", "empty"]


class FlexmlRoute(APIRoute):
    """Answers a call with the document that the function returns: `APIRouter(route_class=FlexmlRoute)`.

    In OpenAPI it has the media type of `FlexmlResponse`, and the function's return type makes no model.
    """

    def __init__(self, path: str, endpoint: Callable[..., Any], **arguments: Any) -> None:  # noqa: ANN401 - of `APIRoute`
        for name, own in (("response_class", FlexmlResponse), ("response_model", None)):
            if isinstance(arguments.get(name, Default(None)), DefaultPlaceholder):
                arguments[name] = own
        super().__init__(path, _printing(endpoint), **arguments)


def _printing(endpoint: Callable[..., Any]) -> Callable[..., Any]:
    """Return the function with text in place of a document, which FastAPI leaves as it is."""
    if iscoroutinefunction(endpoint):

        @wraps(endpoint)
        async def answer(*values: object, **named: object) -> object:
            return _printed(await endpoint(*values, **named))

    else:

        @wraps(endpoint)
        def answer(*values: object, **named: object) -> object:
            return _printed(endpoint(*values, **named))

    return answer


def _printed(result: object) -> object:
    return result if isinstance(result, Response) else body_of(result).decode()

"""The path and query of a request as they came: a signature is made over them, and not over what they decode to."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

__all__ = ["asgi_target", "wsgi_target"]

_SAFE = "/:@!$&'()*+,;=~"


def wsgi_target(environ: Mapping[str, object], path: str) -> str:
    """Return what the server calls the raw URI, or else the decoded path encoded again, with the query."""
    for name in ("REQUEST_URI", "RAW_URI"):  # Werkzeug, Waitress, uWSGI, mod_wsgi; Gunicorn
        raw = environ.get(name)
        if raw:
            return str(raw)
    return _joined(quote(path, _SAFE), str(environ.get("QUERY_STRING", "")))


def asgi_target(scope: Mapping[str, object]) -> str:
    """Return the raw path of a scope, or else the decoded one encoded again, with the query."""
    raw, query = scope.get("raw_path"), scope.get("query_string")
    path = raw.decode("latin-1") if isinstance(raw, bytes) and raw else quote(str(scope["path"]), _SAFE)
    return _joined(path, query.decode("latin-1") if isinstance(query, bytes) else "")


def _joined(path: str, query: str) -> str:
    return f"{path}?{query}" if query else path

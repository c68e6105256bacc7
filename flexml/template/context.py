"""Reads the values that a template is rendered with."""

from __future__ import annotations

from pathlib import Path

from ..errors import UsageError, reason


def load_context(path: Path) -> dict[str, object]:
    """Return the names and values of a JSON file.

    Raises:
        UsageError: it cannot be read, is not JSON, or holds something else than an object.
    """
    import json  # only a run with templates needs it

    try:
        context = json.loads(path.read_bytes())
    except OSError as error:
        raise UsageError(f"cannot read the context {path}: {reason(error)}") from error
    except json.JSONDecodeError as error:
        raise UsageError(f"{path}:{error.lineno}:{error.colno}: the context is not JSON: {error.msg}") from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"{path}: the context is not JSON: {error}") from error
    if not isinstance(context, dict):
        raise UsageError(f'{path}: the context is an object of names and values, such as {{"name": "Ada"}}')
    return context

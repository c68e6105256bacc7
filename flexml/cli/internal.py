"""Words for an exception that is our own mistake."""

from __future__ import annotations


def internal_error(error: Exception) -> str:
    """Return one line that says what happened and what to do."""
    reason = str(error).splitlines()[0] if str(error) else "no reason given"
    return f"internal error: {type(error).__name__}: {reason}; report it with what `--traceback` shows"

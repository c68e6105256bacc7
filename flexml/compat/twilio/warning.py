"""The category of warnings, apart from what makes them: filters name it before anything is checked."""

from __future__ import annotations


class TwimlWarning(UserWarning):
    """Something is wrong with a document that was printed."""

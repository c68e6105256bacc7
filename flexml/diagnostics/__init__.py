"""Findings as values: what was found, where, and how to mend it."""

from __future__ import annotations

from .diagnostic import Diagnostic
from .fix import Edit, Fix, apply_edits
from .problem import Problem, Related
from .report import Report
from .severity import ERROR, INFO, WARNING, Severity

__all__ = [
    "ERROR",
    "INFO",
    "WARNING",
    "Diagnostic",
    "Edit",
    "Fix",
    "Problem",
    "Related",
    "Report",
    "Severity",
    "apply_edits",
]

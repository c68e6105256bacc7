"""Templates that render to call-control XML; what needs Jinja2 is in `jinja`."""

from __future__ import annotations

from .context import declared_context, load_context
from .detection import PROGRAM_SUFFIXES, TEMPLATE_SUFFIXES, is_program, is_template

__all__ = [
    "PROGRAM_SUFFIXES",
    "TEMPLATE_SUFFIXES",
    "declared_context",
    "is_program",
    "is_template",
    "load_context",
]

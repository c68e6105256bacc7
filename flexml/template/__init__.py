"""Templates that render to call-control XML; what needs Jinja2 is in `jinja`."""

from __future__ import annotations

from .context import load_context
from .detection import TEMPLATE_SUFFIXES, is_template

__all__ = ["TEMPLATE_SUFFIXES", "is_template", "load_context"]

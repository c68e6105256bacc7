"""Jinja2: its templates as trees, and as documents rendered with one context. Importing it imports jinja2."""

from __future__ import annotations

from .environment import plain_environment
from .language import JINJA2
from .reader import read_template
from .rendered import render_template
from .syntax import Syntax

__all__ = ["JINJA2", "Syntax", "plain_environment", "read_template", "render_template"]

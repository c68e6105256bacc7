"""Reads Django templates, without Django."""

from __future__ import annotations

from .language import DJANGO
from .reader import read_template

__all__ = ["DJANGO", "read_template"]

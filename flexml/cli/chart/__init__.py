"""Drawings of calls: what the caller will hear, what leads where, and which streams are open."""

from __future__ import annotations

from .chart import Chart, Lane, Row, Turn, draw_chart
from .mermaid import mermaid
from .text import text

__all__ = ["Chart", "Lane", "Row", "Turn", "draw_chart", "mermaid", "text"]

"""What runs after what: the control flow and the live streams of a document."""

from __future__ import annotations

from .graph import Flow, Step, StreamUse

__all__ = ["Flow", "Step", "StreamUse"]

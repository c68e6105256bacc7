"""What runs after what: the control flow and the live streams of a document."""

from __future__ import annotations

from .graph import DeadEnd, Flow
from .step import Exit, Step, Way
from .streams import StreamUse

__all__ = ["DeadEnd", "Exit", "Flow", "Step", "StreamUse", "Way"]

"""What runs after what: the control flow and the live streams of a document."""

from __future__ import annotations

from .graph import Flow
from .step import Exit, Step, Way
from .streams import StreamUse

__all__ = ["Exit", "Flow", "Step", "StreamUse", "Way"]

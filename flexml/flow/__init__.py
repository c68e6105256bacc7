"""What runs after what: the control flow, the links and the live streams of a document.

What takes several documents is in `project`, which a document that is checked alone does not need.
"""

from __future__ import annotations

from .graph import DeadEnd, Flow
from .link import Link, When
from .step import Exit, Step, Way
from .streams import StreamUse

__all__ = ["DeadEnd", "Exit", "Flow", "Link", "Step", "StreamUse", "Way", "When"]

"""What the user wants: configuration files, found and read, and what is in force for a file."""

from __future__ import annotations

from .configuration import Configuration
from .key import Key, Layer
from .keys import Keys
from .settings import Settings

__all__ = ["Configuration", "Key", "Keys", "Layer", "Settings"]

"""Builds documents: one class per element, generated from the dialects."""

from __future__ import annotations

from .custom import Custom
from .element import Element
from .family import Family, family_of

__all__ = ["Custom", "Element", "Family", "family_of"]

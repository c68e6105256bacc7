"""What each vendor allows: the dialects, their tables and their value types."""

from __future__ import annotations

from .behaviour import Behaviour, Variant
from .registry import dialect_names, get_dialect
from .relatives import Difference, ForeignAttribute
from .role import RoleSpec
from .spec import AttributeSpec, Dialect, ElementSpec, TextSpec

__all__ = [
    "AttributeSpec",
    "Behaviour",
    "Dialect",
    "Difference",
    "ElementSpec",
    "ForeignAttribute",
    "RoleSpec",
    "TextSpec",
    "Variant",
    "dialect_names",
    "get_dialect",
]

"""Lays a document out anew without changing what it says."""

from __future__ import annotations

from .writer import WIDTH, format_document

__all__ = ["WIDTH", "format_document"]

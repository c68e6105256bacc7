"""Finds the call-control documents that a Python program puts together from strings."""

from __future__ import annotations

from .families import may_hold_documents, read_families

__all__ = ["may_hold_documents", "read_families"]

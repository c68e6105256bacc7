"""Assertions for the tests of a voice application."""

from __future__ import annotations

from .project import Assertions
from .same import assert_same_document
from .templates import check_templates
from .valid import assert_valid, assert_valid_template

__all__ = ["Assertions", "assert_same_document", "assert_valid", "assert_valid_template", "check_templates"]

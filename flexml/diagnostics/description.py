"""What a format may say of a rule besides its findings."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from ..record import Record
from .severity import Severity


class Description(Record):
    """A rule in words: its first sentence, and all of its documentation as text and as Markdown."""

    code: str
    name: str
    category: str
    severity: Severity
    summary: str
    text: str
    markdown: str


Describe: TypeAlias = Callable[[str], Description | None]
"""Returns the description of the rule of a name, or `None` where no rule has it."""

"""Colour for a terminal, or none."""

from __future__ import annotations

from ..record import Record
from .severity import Severity

_RED, _YELLOW, _BLUE, _CYAN, _BOLD, _DIM = "31", "33", "34", "36", "1", "2"
_OF_SEVERITY = {Severity.ERROR: _RED, Severity.WARNING: _YELLOW, Severity.INFO: _CYAN}


class Paint(Record):
    """Puts ANSI colours around words where `on`; each method leaves the words alone otherwise."""

    on: bool = False

    def severity(self, severity: Severity, words: str) -> str:
        """Paint in the colour that stands for a severity."""
        return self._paint(f"{_BOLD};{_OF_SEVERITY[severity]}", words)

    def frame(self, words: str) -> str:
        """Paint what frames a source excerpt: line numbers, bars, arrows."""
        return self._paint(f"{_BOLD};{_BLUE}", words)

    def strong(self, words: str) -> str:
        """Paint what must be read first."""
        return self._paint(_BOLD, words)

    def faint(self, words: str) -> str:
        """Paint what can be read last."""
        return self._paint(_DIM, words)

    def _paint(self, code: str, words: str) -> str:
        return f"\x1b[{code}m{words}\x1b[0m" if self.on and words else words

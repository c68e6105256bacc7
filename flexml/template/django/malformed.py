"""What stops the reading of a template."""

from __future__ import annotations

from ...source import Span, SyntaxFault


class Malformed(Exception):
    """A text is no Django template; the fault says where and why."""

    def __init__(self, span: Span, reason: str) -> None:
        super().__init__(reason)
        self.fault = SyntaxFault("template-syntax", span, reason)

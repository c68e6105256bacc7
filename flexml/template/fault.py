"""Why a text is no template of its language."""

from __future__ import annotations

from ..source import SourceText, Span, SyntaxFault


class TemplateFault(Exception):
    """A template cannot be read: `fault` is of kind `template-syntax` and stands in `source`."""

    def __init__(self, source: SourceText, span: Span, reason: str, name: str = "") -> None:
        super().__init__(reason)
        self.source = source
        self.fault = SyntaxFault("template-syntax", span, in_one_line(reason), name)


def in_one_line(reason: str) -> str:
    """Return the words of another program as a message of ours has them."""
    return " ".join(reason.replace("`", "'").split()).rstrip(".")

"""Opens a template: which language it is in, what it includes, and all that it can render to."""

from __future__ import annotations

from collections.abc import Mapping

from ..source import Document, SourceText, SyntaxFault
from .family import Family, family_of
from .tree import Template
from .variant import Variant


def open_template(source: SourceText, context: Mapping[str, object] | None = None) -> Family:
    """Return the documents that a template can render to; one with a fault where it cannot be read.

    What the `context` gives is known, and all else is the application's.
    """
    template = _read(source)
    if isinstance(template, SyntaxFault):
        return Family(source, (Variant(Document(source, None, template)),))
    return family_of(template, _load, context)


def _load(name: str, here: Template) -> Template | None:  # noqa: ARG001
    return None


def _read(source: SourceText) -> Template | SyntaxFault:
    from .jinja import read_template

    return read_template(source, source.path or "")

"""Opens a template: which language it is in, what it includes, and all that it can render to."""

from __future__ import annotations

from collections.abc import Mapping

from ..source import Document, SourceText, SyntaxFault
from .engine import Engine
from .family import Family, family_of
from .loading import Loader
from .variant import Variant


def open_template(
    source: SourceText,
    context: Mapping[str, object] | None = None,
    engine: Engine = Engine(),  # noqa: B008 - it cannot be changed
) -> Family:
    """Return the documents that a template can render to; one with a fault where it cannot be read.

    What the `context` gives is known, and all else is the application's.
    """
    template = engine.read(source)
    if isinstance(template, SyntaxFault):
        return Family(source, (Variant(Document(source, None, template)),))
    return family_of(template, Loader(engine, source.path), context)


def render_template(
    source: SourceText,
    context: Mapping[str, object],
    engine: Engine = Engine(),  # noqa: B008 - it cannot be changed
) -> Family:
    """Return the document that a template renders to with a context: Jinja2's by Jinja2 itself."""
    if engine.language_of(source) == "django":
        return open_template(source, context, engine)
    from .jinja import render_template as render_by_jinja  # jinja2 takes longer to import than a document to check

    return render_by_jinja(source, context, engine)

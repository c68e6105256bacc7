"""Renders a Jinja2 template with one context, and says where each part of it is written, and where it fails."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import jinja2
from jinja2 import nodes
from jinja2.ext import DebugExtension, InternationalizationExtension

from ...source import MAX_BYTES, Document, Remark, SourceText, Span, SyntaxFault, parse
from ..engine import Engine
from ..family import Family, about_all
from ..loading import find_template, read_limited
from ..variant import Variant, make_variant
from .bounds import BoundedEnvironment, with_bounds
from .environment import parse_template
from .failure import Failure, Sources, failure_of
from .marks import Marks
from .parser import EXTENSIONS
from .reader import read_body
from .syntax import Syntax

RENDERED = "in the rendered text"


def render_template(
    template: SourceText,
    context: Mapping[str, object],
    engine: Engine = Engine(),  # noqa: B008 - it cannot be changed
) -> Family:
    """Return the one document that a template renders to, or one whose fault says why it does not render.

    The fault is of kind `template-syntax`, `template-undefined` or `template-failure` and stands in the
    template that is to blame, also an included one. The template runs in Jinja2's sandbox: it reads templates
    of its folders, and nothing else. Comments `{# flexml: … #}` are remarks of the document; those about it as a
    whole also where they are not rendered.
    """
    about = about_all(read_body(template, engine), template)
    try:
        text = _text(_Plain(template, engine), context)
    except Exception as error:  # a filter or a value may raise anything, which is the template's fault
        return _family(template, _fault(template, context, engine, error, about))
    for marks in (Marks(), Marks(inside=False)):
        try:
            marked = _text(_Marked(template, engine, marks), context)
        except Exception:  # noqa: S112 - the marks are in its way
            continue
        if marks.bare(marked) == text:
            return Family(template, (make_variant(template, marks.segments(marked, template), about=about),))
    return _family(template, parse(SourceText(text, template.path, RENDERED), carried=_remarks(about)))


def _family(template: SourceText, document: Document) -> Family:
    return Family(template, (Variant(document),))


def _remarks(about: Iterable[str]) -> tuple[Remark, ...]:
    return tuple(Remark(text, Span(0, 0), Span(0, 0)) for text in about)


def _fault(
    template: SourceText, context: Mapping[str, object], engine: Engine, error: Exception, about: tuple[str, ...]
) -> Document:
    """Why it does not render, at the exact place where our own reading of it fails too."""
    environment = _Marked(template, engine, Marks(wanted=False))
    try:
        _text(environment, context)
    except Exception as ours:  # as above
        failure = failure_of(ours, environment.sources)
    else:
        failure = Failure(template, SyntaxFault("template-failure", Span(0, 0), str(error)))
    return Document(failure.source, failure.fault, _remarks(about))


def _text(environment: _Plain, context: Mapping[str, object]) -> str:
    """What the template renders to, or as much of it as is too much."""
    parts, size = list[str](), 0
    for part in environment.from_string(environment.sources.template.text).generate(dict(context)):
        parts.append(part)
        size += len(part)
        if size > 2 * MAX_BYTES:
            break
    return "".join(parts)


class _Plain(BoundedEnvironment):
    """The sandbox, set up as an engine is."""

    def __init__(self, template: SourceText, engine: Engine) -> None:
        super().__init__(
            loader=_Folders(engine.folders_for(template.path)),
            undefined=jinja2.StrictUndefined,
            autoescape=lambda name: engine.escapes(template.path if name is None else name),
            trim_blocks=engine.trim_blocks,
            lstrip_blocks=engine.lstrip_blocks,
            extensions=(*EXTENSIONS, DebugExtension, InternationalizationExtension),
        )
        translations = self.extensions[InternationalizationExtension.identifier]
        assert isinstance(translations, InternationalizationExtension)
        translations._install_null(newstyle=True)
        self.sources = Sources(template)


class _Marked(_Plain):
    """Reads templates by our own scanner, and marks what they print."""

    def __init__(self, template: SourceText, engine: Engine, marks: Marks) -> None:
        super().__init__(template, engine)
        self._syntax = Syntax(engine.trim_blocks, engine.lstrip_blocks)
        self._marks = marks

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:  # noqa: ARG002
        text = self.sources.of(filename, source)
        with self.sources.reading(text):
            root, parser = parse_template(text.text, self._syntax, self, lenient=False)
        self.sources.scans[text] = parser.found
        self._marks.mark(root, text, parser)
        return with_bounds(root)


class _Folders(jinja2.BaseLoader):
    """Loads templates as `Loader` does."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self._folders = folders

    def get_source(
        self,
        environment: jinja2.Environment,  # noqa: ARG002
        template: str,
    ) -> tuple[str, str | None, None]:
        path = find_template(template, self._folders)
        source = None if path is None else read_limited(path)
        if source is None:
            raise jinja2.TemplateNotFound(template)
        return source.text, source.path, None

"""Renders a Jinja2 template with one context, and says where it fails."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from traceback import walk_tb

import jinja2
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ...source import MAX_BYTES, Document, Remark, SourceText, Span, SyntaxFault, parse
from ..remarks import RemarkCarrier, remarks_of_template

RENDERED = "in the rendered text"


def render_document(template: SourceText, context: Mapping[str, object]) -> Document:
    """Return the document that a template renders to, or one whose fault says why it does not render.

    The fault is of kind `template-syntax`, `template-undefined` or `template-failure` and stands in the
    template that is to blame, also an included one. Values are escaped, as Flask does for `.xml`. The
    template runs in Jinja2's sandbox: it reads templates of its own folder, and nothing else. Comments
    `{# flexml: … #}` are remarks of the document; those about it as a whole also where they are not rendered.
    """
    carrier, own = RemarkCarrier(), remarks_of_template(template.text)
    environment = _environment(template, carrier)
    try:
        compiled = environment.from_string(template.text)
        parts, size = [], 0
        for part in compiled.generate(dict(context)):
            parts.append(part)
            size += len(part)
            if size > MAX_BYTES:
                break
    except jinja2.TemplateSyntaxError as error:
        where = _blamed(template, error.name, error.filename)
        return _failed(where, error.lineno, "template-syntax", error.message, own)
    except jinja2.UndefinedError as error:
        where, line = _raised_at(error, template)
        name = _undefined_name(error)
        return _failed(where, line, "template-undefined", error.message, own, name)
    except Exception as error:  # a filter or a value may raise anything, which is the template's fault
        where, line = _raised_at(error, template)
        return _failed(where, line, "template-failure", _reason(error), own)
    text, carried = carrier.take("".join(parts))
    rendered = {remark.text for remark in carried}
    hidden = tuple(remark for remark in own if remark.text not in rendered)  # at the head of one that extends another
    return parse(SourceText(text, template.path, RENDERED), carried=(*hidden, *carried))


class _Environment(ImmutableSandboxedEnvironment):
    """The sandbox, with remarks of all templates marked."""

    remarks: RemarkCarrier

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        return self.remarks.mark(super().preprocess(source, name, filename))


def _environment(template: SourceText, remarks: RemarkCarrier) -> jinja2.Environment:
    folder = Path(template.path).parent if template.path else None
    environment = _Environment(
        loader=jinja2.FileSystemLoader(folder) if folder else jinja2.DictLoader({}),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        keep_trailing_newline=True,
    )
    environment.remarks = remarks
    return environment


def _failed(
    source: SourceText, line: int, kind: str, reason: str | None, remarks: tuple[Remark, ...], name: str = ""
) -> Document:
    words = " ".join((reason or kind).replace("`", "'").split()).rstrip(".")
    return Document(source, None, SyntaxFault(kind, _span(source, line, name), words, name), remarks)


def _span(source: SourceText, number: int, name: str) -> Span:
    """The name where it stands in the line, or what the line holds."""
    number = min(max(number, 1), source.line_count)
    line, start = source.line(number), source.offset(number, 1)
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", line) if name else None
    if found is None:
        found = re.search(r"\S(.*\S)?", line) or re.search("", line)
    assert found is not None
    return Span(start + found.start(), start + found.end())


def _raised_at(error: Exception, template: SourceText) -> tuple[SourceText, int]:
    """Where a template raised: Jinja2 rewrites the traceback to name templates and their lines."""
    frames = [
        (frame.f_code.co_filename, line)
        for frame, line in walk_tb(error.__traceback__)
        if "__jinja_exception__" in frame.f_globals
    ]
    file, line = frames[-1] if frames else ("<template>", 1)
    return _blamed(template, None, None if file == "<template>" else file), line


def _blamed(template: SourceText, name: str | None, file: str | None) -> SourceText:
    """The source of the template that is to blame: the one given, or one that it includes."""
    if file is None and name is None:
        return template
    path = Path(file or str(name))
    try:
        return SourceText(path.read_bytes(), str(path))
    except OSError:
        return template


def _undefined_name(error: jinja2.UndefinedError) -> str:
    found = re.search(r"'([^']*)' is undefined$|has no attribute '([^']*)'$", error.message or "")
    return (found[1] or found[2] or "") if found else ""


def _reason(error: Exception) -> str:
    match error:
        case jinja2.TemplateNotFound():
            return f"there is no template `{error.name}` in its folder"
        case SecurityError():
            return f"the sandbox refuses it: {error}"
        case RecursionError():
            return "it includes itself without end"
    return f"{type(error).__name__}: {error}"

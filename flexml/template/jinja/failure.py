"""Where a template is to blame for what it raises while it renders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from traceback import walk_tb

import jinja2
from jinja2.exceptions import SecurityError

from ...source import SourceText, Span, SyntaxFault
from .environment import Malformed, blamed, in_one_line
from .scanner import Scan

_NAMELESS = "<template>"


@dataclass(frozen=True, slots=True)
class Failure:
    """A fault, and the template that it stands in."""

    source: SourceText
    fault: SyntaxFault


@dataclass(slots=True)
class Sources:
    """The templates of one rendering: the one that is rendered, and those that it leads to, by their files."""

    template: SourceText
    scans: dict[SourceText, Scan] = field(default_factory=dict)
    _others: dict[str, SourceText] = field(default_factory=dict)
    _read_last: SourceText | None = None

    def of(self, file: str | None, text: str = "") -> SourceText:
        """Return the template of a file; the one that is rendered has none."""
        if file is None or file == _NAMELESS:
            return self.template
        return self._others.setdefault(file, SourceText(text, file))

    @contextmanager
    def reading(self, source: SourceText) -> Iterator[None]:
        """Remember which template it is that cannot be read."""
        self._read_last = source
        yield
        self._read_last = None

    @property
    def unreadable(self) -> SourceText:
        """The template that could not be read."""
        return self._read_last or self.template


def failure_of(error: Exception, sources: Sources) -> Failure:
    """Return what an exception says of a template; lines are offsets in it, as our parser has them."""
    if isinstance(error, Malformed):
        return Failure(sources.unreadable, error.fault)
    if isinstance(error, jinja2.TemplateSyntaxError):
        source = sources.of(error.filename)
        fault = SyntaxFault("template-syntax", _word(sources, source, error.lineno), in_one_line(error.message or ""))
        return Failure(source, fault)
    source, tag = _raised_at(error, sources)
    if isinstance(error, jinja2.UndefinedError):
        name = _undefined_name(error)
        span = _named(source, tag, name)
        reason = "" if name else in_one_line(error.message or "")
        return Failure(source, SyntaxFault("template-undefined", span, reason, name))
    return Failure(source, SyntaxFault("template-failure", tag, in_one_line(_reason(error))))


def _word(sources: Sources, source: SourceText, offset: int) -> Span:
    return blamed(sources.scans[source], offset) if source in sources.scans else Span(0, 0)


def _raised_at(error: Exception, sources: Sources) -> tuple[SourceText, Span]:
    """The tag that raised: Jinja2 rewrites the traceback to name templates and their lines."""
    frames = [
        (frame.f_code.co_filename, line)
        for frame, line in walk_tb(error.__traceback__)
        if "__jinja_exception__" in frame.f_globals
    ]
    file, offset = frames[-1] if frames else (_NAMELESS, 0)
    source = sources.of(file)
    return source, sources.scans[source].tag(offset) if source in sources.scans else Span(0, 0)


def _named(source: SourceText, tag: Span, name: str) -> Span:
    """The name where it stands in the tag, or the tag."""
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", tag.cut(source.text)) if name else None
    return tag if found is None else Span(tag.start + found.start(), tag.start + found.end())


def _undefined_name(error: jinja2.UndefinedError) -> str:
    found = re.search(r"'([^']*)' is undefined$|has no attribute '([^']*)'$", error.message or "")
    return (found[1] or found[2] or "") if found else ""


def _reason(error: Exception) -> str:
    match error:
        case jinja2.TemplateNotFound():
            return f"there is no template `{error.name}` in its folders"
        case SecurityError():
            return f"the sandbox refuses it: {error}"
        case RecursionError():
            return "it includes itself without end"
    return f"{type(error).__name__}: {error}"

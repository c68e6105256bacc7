"""Reads templates with Jinja2's parser, and says exactly where one is none."""

from __future__ import annotations

from functools import cache

import jinja2
from jinja2 import nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ...source import Span, SyntaxFault
from .parser import EXTENSIONS, OffsetParser
from .scanner import Scan, ScanError, scan
from .syntax import Syntax


class Malformed(Exception):
    """A text is no Jinja2 template; the fault says where and why."""

    def __init__(self, span: Span, reason: str) -> None:
        super().__init__(reason)
        self.fault = SyntaxFault("template-syntax", span, in_one_line(reason))


def in_one_line(reason: str) -> str:
    """Return the words of another program as a message of ours has them."""
    return " ".join(reason.replace("`", "'").split()).rstrip(".")


@cache
def plain_environment() -> jinja2.Environment:
    """Return the sandbox that templates are read in, and their constants computed."""
    return ImmutableSandboxedEnvironment(extensions=EXTENSIONS)


def parse_template(
    text: str, syntax: Syntax, environment: jinja2.Environment, *, lenient: bool
) -> tuple[nodes.Template, OffsetParser]:
    """Return the nodes of a template, and the parser, which knows where they stand.

    Raises:
        Malformed: it is no template.
    """
    try:
        found = scan(text, syntax)
    except ScanError as error:
        end = error.offset + 1 if text[error.offset] != "{" else _line_end(text, error.offset)
        raise Malformed(Span(error.offset, end), error.reason) from None
    parser = OffsetParser(environment, found, lenient=lenient)
    try:
        return parser.parse(), parser
    except jinja2.TemplateSyntaxError as error:
        raise Malformed(blamed(found, error.lineno), error.message or "") from None
    except RecursionError:
        raise Malformed(Span(0, 0), "it is nested too deeply") from None


def blamed(found: Scan, offset: int) -> Span:
    """Return what to mark where an error stands at an offset: a word, or a tag at whose end something is missing."""
    tag, end = found.tag(offset), found.ends.get(offset, offset)
    is_name = not found.text[tag.start : offset].strip("{%-+ \t\r\n")  # of the tag
    if tag.start < offset < end < tag.end and not is_name:
        return Span(offset, end)
    return Span(tag.start, min(tag.end, _line_end(found.text, tag.start)))


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end

"""Marks in what a template renders to: where each part of it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from jinja2 import nodes
from jinja2.lexer import newline_re

from ...source import SourceText, Span
from ...source.remark import ADDRESS, read_remark
from ..segment import Computed, Copied, Said, Segment
from .parser import OffsetParser

# A part stands between its number and an end, all between two characters that mean nothing.
_OPEN, _CLOSE = "\U000f0e5a", "\U000f0e5b"
_END = f"{_OPEN}{_CLOSE}"
_MARK = re.compile(f"{_OPEN}([0-9]*+){_CLOSE}")
_LINES = re.compile(r"[^\r]++|\r\n?")


@dataclass(frozen=True, slots=True)
class _Part:
    source: SourceText
    span: Span
    copied: bool = False
    said: str | None = None


@dataclass(slots=True)
class Marks:
    """What the marks of several templates stand for.

    Where `inside`, also what macros and captured blocks print is marked: a template that asks how long that is,
    or whether it is empty, is then another one. Where not `wanted`, nothing is.
    """

    wanted: bool = True
    inside: bool = True
    parts: list[_Part] = field(default_factory=list)

    def mark(self, root: nodes.Template, source: SourceText, parser: OffsetParser) -> None:
        """Put marks around all that a template prints; its comments, which print nothing, become remarks."""
        root.body = _Marker(self, source, parser).body(root.body, marked=self.wanted)

    def bare(self, rendered: str) -> str:
        """Return a rendered text without marks."""
        return _MARK.sub("", rendered) if self.wanted else rendered

    def segments(self, rendered: str, whole: SourceText) -> Iterator[Segment]:
        """Yield what a rendered text is made of."""
        open_parts = [_Part(whole, Span(0, 0))]
        position = 0
        for mark in _MARK.finditer(rendered):
            yield from _segments(open_parts[-1], rendered[position : mark.start()])
            position = mark.end()
            if mark[1]:
                part = self.parts[int(mark[1])]
                open_parts.append(part)
                if part.said is not None:
                    yield Said(part.said)
            elif len(open_parts) > 1:
                open_parts.pop()
        yield from _segments(open_parts[-1], rendered[position:])


def _segments(part: _Part, text: str) -> Iterator[Segment]:
    if not text:
        return
    if not part.copied or newline_re.sub("\n", part.span.cut(part.source.text)) != text:  # or a filter changed it
        yield Computed(text, part.source, part.span)
        return
    for line in _LINES.finditer(part.source.text, part.span.start, part.span.end):
        if line[0] == "\r":
            yield Computed("\n", part.source, Span(*line.span()))
        else:  # Jinja2 makes one line break of both characters
            yield Copied(part.source, Span(line.end() - 1 if line[0] == "\r\n" else line.start(), line.end()))


class _Marker:
    def __init__(self, marks: Marks, source: SourceText, parser: OffsetParser) -> None:
        self.marks = marks
        self.source = source
        self.parser = parser

    def body(self, found: Iterable[nodes.Node], *, marked: bool) -> list[nodes.Node]:
        return [made for node in found for made in self._made(node, marked=marked)]

    def _made(self, node: nodes.Node, *, marked: bool) -> Iterator[nodes.Node]:
        match node:
            case nodes.Output():
                node.nodes = [part for child in node.nodes for part in self._printed(child, node.lineno, marked=marked)]
                if node.nodes:
                    yield node
            case nodes.FilterBlock():
                node.body = self.body(node.body, marked=False)
                yield from self._around(node, marked=marked)
            case nodes.CallBlock():
                node.body = self.body(node.body, marked=marked and self.marks.inside)
                yield from self._around(node, marked=marked)
            case nodes.Macro() | nodes.AssignBlock():
                plain = isinstance(node, nodes.Macro) or node.filter is None
                node.body = self.body(node.body, marked=marked and self.marks.inside and plain)
                yield node
            case nodes.If():
                for branch in (node, *node.elif_):
                    branch.body = self.body(branch.body, marked=marked)
                node.else_ = self.body(node.else_, marked=marked)
                yield node
            case nodes.For():
                node.body, node.else_ = self.body(node.body, marked=marked), self.body(node.else_, marked=marked)
                yield node
            case nodes.With() | nodes.Block() | nodes.Scope() | nodes.ScopedEvalContextModifier():
                node.body = self.body(node.body, marked=marked)
                yield node
            case _:
                yield node

    def _printed(self, node: nodes.Expr, offset: int, *, marked: bool) -> Iterator[nodes.Expr]:
        found, start = self.parser.found, node.lineno
        if isinstance(node, nodes.TemplateData) and start in found.comments:
            remark = (
                read_remark(found.tag(start).cut(found.text)) if ADDRESS in found.tag(start).cut(found.text) else None
            )
            if remark is not None and marked:
                yield self._begin(_Part(self.source, found.tag(start), said=remark.text), start)
                yield nodes.TemplateData(_END, lineno=start)
            return
        if not marked:
            yield node
        elif isinstance(node, nodes.TemplateData):
            yield self._begin(_Part(self.source, Span(start, found.ends[start]), copied=True), start)
            yield node
            yield nodes.TemplateData(_END, lineno=start)
        else:
            at = offset if start is None else self.parser.whole(node).start  # of an extension, which has no place
            yield self._begin(_Part(self.source, found.tag(at)), at)
            yield node
            yield nodes.TemplateData(_END, lineno=at)

    def _around(self, node: nodes.Node, *, marked: bool) -> Iterator[nodes.Node]:
        if not marked:
            yield node
            return
        at = node.lineno
        yield nodes.Output([self._begin(_Part(self.source, self.parser.found.tag(at)), at)], lineno=at)
        yield node
        yield nodes.Output([nodes.TemplateData(_END, lineno=at)], lineno=at)

    def _begin(self, part: _Part, offset: int) -> nodes.TemplateData:
        self.marks.parts.append(part)
        return nodes.TemplateData(f"{_OPEN}{len(self.marks.parts) - 1}{_CLOSE}", lineno=offset)

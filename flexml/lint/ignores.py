"""Writes the comments that silence findings: before the element concerned, or at the head of the file."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..diagnostics import Diagnostic, Edit, apply_edits
from ..errors import UsageError
from ..source import Document, Node, Span
from ..source.characters import FORBIDDEN
from ..source.remark import read_remark
from .suppression import Suppression, read_suppression

_HEAD = re.compile("[ \\t\\r\\n\ufeff]*+<\\?xml(?=[ \\t\\r\\n])[^<>?]*+\\?>")
_BLANK = " \t"


def checked_reason(reason: str) -> str:
    """Return a reason as a comment may have it: on one line.

    Raises:
        UsageError: no comment can hold it.
    """
    words = " ".join(reason.split())
    for sign in ("--", "#}"):
        if sign in words:
            raise UsageError(f"a comment cannot hold the reason `{words}`: `{sign}` would end it")
    if FORBIDDEN.search(words):
        raise UsageError("a comment cannot hold the reason: it has a character that XML does not allow")
    return words


def add_ignores(document: Document, findings: Iterable[Diagnostic], reason: str = "") -> str:
    """Return the text of a document with comments that silence these findings of it.

    Each stands before the innermost element that is concerned, outside of what is said or shown; rules of
    one element share a comment, and one that is there with the same reason takes them in. What no element
    carries, and what keeps the text from being XML, is silenced for the whole file.
    """
    return _Writer(document, reason).write(findings)


def add_ignores_to_template(text: str, findings: Iterable[Diagnostic], reason: str = "") -> str:
    """Return a Jinja2 template with a comment at its head that silences these findings of what it renders to."""
    rules = _rules(findings)
    remark = read_remark(text[: text.find("#}") + 2]) if text.startswith("{#") else None
    known = None if remark is None else read_suppression(remark)
    if isinstance(known, Suppression) and known.whole_file and known.listed is not None and known.reason == reason:
        return apply_edits(text, [_extended(known.listed, rules)])
    comment = f"{{# {_words('ignore-file', rules, reason)} "
    # The dash takes away the line break, and must take nothing else.
    return comment + ("#}" if text[:1].isspace() else "-#}\n") + text


class _Writer:
    def __init__(self, document: Document, reason: str) -> None:
        self.document = document
        self.text = document.source.text
        self.reason = reason
        self.line_break = "\r\n" if "\r\n" in self.text else "\n"
        self._has_text: dict[Node, bool] = {}

    def write(self, findings: Iterable[Diagnostic]) -> str:
        by_anchor: dict[Node | None, list[Diagnostic]] = {}
        for finding in findings:
            by_anchor.setdefault(self._anchor(finding.span), []).append(finding)
        rules = {anchor: _rules(found) for anchor, found in by_anchor.items()}
        known = self._known()
        return apply_edits(
            self.text,
            [
                _extended(known[anchor], new) if anchor in known else self._comment(anchor, new)
                for anchor, names in rules.items()
                if (new := self._not_above(anchor, names, rules))
            ],
        )

    def _anchor(self, span: Span) -> Node | None:
        """The element to put a comment before: not inside of a text, as it may be heard or shown."""
        # Findings about all of a document stand at its first character.
        of_file = not self.document.well_formed or span.end <= 1
        anchor = node = None if of_file else self.document.around(span)
        while node is not None and (node := node.parent) is not None:
            if self._is_mixed(node):
                anchor = node
        if anchor is None or not self.text.startswith("<", self.document.place(anchor).tag.start):
            return None
        return anchor

    def _is_mixed(self, node: Node) -> bool:
        known = self._has_text.get(node)
        if known is None:
            known = self._has_text[node] = bool(node.own_text.strip())
        return known

    def _not_above(self, anchor: Node | None, names: list[str], rules: dict[Node | None, list[str]]) -> list[str]:
        """The rules that no comment on an element around silences anyway."""
        covered: set[str] = set()
        while anchor is not None:
            anchor = anchor.parent
            covered.update(rules.get(anchor, ()))
        return [name for name in names if name not in covered]

    def _known(self) -> dict[Node | None, Span]:
        """By what they are about, the lists of comments that have the same reason."""
        known: dict[Node | None, Span] = {}
        for remark in self.document.remarks:
            suppression = read_suppression(remark) if remark.written else None
            if not isinstance(suppression, Suppression) or suppression.reason != self.reason:
                continue
            if suppression.listed is None:
                continue
            if suppression.whole_file:
                known.setdefault(None, suppression.listed)
            elif self.document.well_formed and (node := self.document.next_element(remark.span)) is not None:
                known.setdefault(node, suppression.listed)
        return known

    def _comment(self, anchor: Node | None, rules: list[str]) -> Edit:
        if anchor is None:
            return self._head(f"<!-- {_words('ignore-file', rules, self.reason)} -->")
        comment = f"<!-- {_words('ignore', rules, self.reason)} -->"
        start = line_start = self.document.place(anchor).tag.start
        while line_start > 0 and self.text[line_start - 1] in _BLANK:
            line_start -= 1
        if line_start > 0 and self.text[line_start - 1] not in "\r\n":
            return Edit(Span(start, start), comment)
        return Edit(Span(start, start), f"{comment}{self.line_break}{self.text[line_start:start]}")

    def _head(self, comment: str) -> Edit:
        declaration = _HEAD.match(self.text)
        if declaration is None:
            return Edit(Span(0, 0), comment + self.line_break)
        end = declaration.end()
        own_line = self.text.startswith(("\r", "\n"), end)
        return Edit(Span(end, end), (self.line_break if own_line else "") + comment)


def _rules(findings: Iterable[Diagnostic]) -> list[str]:
    return [name for _, name in sorted({(finding.code, finding.name) for finding in findings})]


def _words(form: str, rules: list[str], reason: str) -> str:
    return f"flexml: {form}[{', '.join(rules)}]" + (f": {reason}" if reason else "")


def _extended(listed: Span, rules: list[str]) -> Edit:
    return Edit(Span(listed.end, listed.end), "".join(f", {rule}" for rule in rules))

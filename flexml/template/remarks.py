"""Carries the remarks of a Jinja2 template over to what it renders to: `{# flexml: ignore[…]: … #}`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..source import Remark, Span
from ..source.remark import ADDRESS, read_remark

# A remark becomes a mark that survives rendering: its number between two characters that mean nothing.
_OPEN, _CLOSE = "\U000f0e5a", "\U000f0e5b"
_MARK = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")

_TAG = re.compile(r"\{[{%#]")
_RAW = re.compile(r"\{%[-+]?\s*+raw\s*+[-+]?%\}")
_RAW_END = re.compile(r"\{%[-+]?\s*+endraw\s*+[-+]?%\}")
_STRING = r"\"(?:[^\"\\]|\\.)*+\"|'(?:[^'\\]|\\.)*+'"
_END = {
    "{{": re.compile(rf"(?:[^\"'}}]|{_STRING}|\}}(?!\}}))*+\}}\}}", re.DOTALL),
    "{%": re.compile(rf"(?:[^\"'%]|{_STRING}|%(?!\}}))*+%\}}", re.DOTALL),
    "{#": re.compile(r"(?:[^#]|#(?!\}))*+#\}"),
}


class RemarkCarrier:
    """Puts marks for remarks into templates before they are rendered, and finds them in the rendered text."""

    def __init__(self) -> None:
        self._texts: list[str] = []

    def mark(self, template: str) -> str:
        """Return a template with its remarks marked; what else it renders to stays, and so do its lines."""
        if ADDRESS not in template:
            return template
        parts: list[str] = []
        position = 0
        for span in _comments(template):
            comment = span.cut(template)
            remark = read_remark(comment)
            if remark is None:
                continue
            # The dashes take white space away on either side, also beyond the mark.
            before = "{#- #}" if comment.startswith("{#-") else ""
            after = comment.replace("{#-", "{#", 1)
            parts += (template[position : span.start], before, f"{_OPEN}{len(self._texts)}{_CLOSE}", after)
            position = span.end
            self._texts.append(remark.text)
        return "".join((*parts, template[position:]))

    def take(self, rendered: str) -> tuple[str, tuple[Remark, ...]]:
        """Return the rendered text without marks, and the remarks where they stood."""
        remarks, parts, position, size = [], [], 0, 0
        for mark in _MARK.finditer(rendered):
            part = rendered[position : mark.start()]
            parts.append(part)
            size += len(part)
            position = mark.end()
            if int(mark[1]) < len(self._texts):
                remarks.append(_at(size, self._texts[int(mark[1])]))
        return "".join((*parts, rendered[position:])), tuple(remarks)


def remarks_of_template(template: str) -> tuple[Remark, ...]:
    """Return the remarks of a template that are true for all that it renders to: those about no one element."""
    found = (read_remark(span.cut(template)) for span in _comments(template)) if ADDRESS in template else ()
    return tuple(_at(0, remark.text) for remark in found if remark is not None and not _is_local(remark.text))


def _is_local(text: str) -> bool:
    return text.startswith("ignore") and not text.startswith("ignore-file")


def _at(offset: int, text: str) -> Remark:
    return Remark(text, Span(offset, offset), Span(offset, offset))


def _comments(template: str) -> Iterator[Span]:
    """The comments of a template, up to the first tag that nothing closes; Jinja2's own lexer gives no offsets."""
    position = 0
    while tag := _TAG.search(template, position):
        raw = _RAW.match(template, tag.start())
        end = _RAW_END.search(template, raw.end()) if raw else _END[tag[0]].match(template, tag.end())
        if end is None:
            return
        position = end.end()
        if tag[0] == "{#":
            yield Span(tag.start(), position)

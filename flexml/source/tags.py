"""Reads one start tag, character by character as XML has it, and says what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .blank import SPACE
from .characters import NAME, skip_blank
from .fault import SyntaxFault
from .references import find_reference_fault
from .shown import shown
from .span import Span

_WORD = re.compile("[^ \t\r\n=/<>\"']++")
_UNQUOTED = re.compile("[^ \t\r\n<>]++")
_TYPOGRAPHIC = re.compile("[“”„«»‘’‚][^“”„«»‘’‚<>\"'\n]*+[“”„«»‘’‚]")
_PLACEHOLDER = re.compile("<[^<>\"'=]*+>")


@dataclass(frozen=True, slots=True)
class StartTag:
    """A start tag that is right: `span` from `<` to `>`, and the places of the attribute names."""

    name: str
    span: Span
    attributes: dict[str, Span]
    empty: bool


def read_start_tag(text: str, start: int) -> StartTag | SyntaxFault:
    """Return the start tag that begins at `start`, where `<` and a name stand, or what is wrong with it."""
    return _TagReader(text, start).read()


class _TagReader:
    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.start = start
        name = NAME.match(text, start + 1)
        assert name is not None, "the caller has seen a name"
        self.name = name[0]
        self.after_name = name.end()
        self.attributes: dict[str, Span] = {}

    def read(self) -> StartTag | SyntaxFault:
        text, position = self.text, self.after_name
        if text[position : position + 1].strip(SPACE + "</>") and (word := _WORD.match(text, position)):
            return self._bad_name("tag name", Span(self.start + 1, word.end()))
        while True:
            at = skip_blank(text, position)
            match text[at : at + 1]:
                case ">":
                    return StartTag(self.name, Span(self.start, at + 1), self.attributes, empty=False)
                case "/" if text[at + 1 : at + 2] == ">":
                    return StartTag(self.name, Span(self.start, at + 2), self.attributes, empty=True)
                case "/":
                    reason = f"a `/` stands in the tag `{shown(self.name)}`, not before its `>`"
                    return SyntaxFault("stray-slash", Span(at, at + 1), reason, self.name)
                case "" | "<":
                    return self._unfinished(position)
            step = self._attribute(at, spaced=at > position)
            if isinstance(step, SyntaxFault):
                return step
            position = step

    def _attribute(self, at: int, *, spaced: bool) -> int | SyntaxFault:
        """Read the attribute at `at`; return where it ends."""
        text = self.text
        if (separator := text[at]) in ",;":
            reason = f"a `{separator}` stands between the attributes of `{shown(self.name)}`"
            return SyntaxFault("separator", Span(at, at + 1), reason, separator)
        match = NAME.match(text, at)
        word = _WORD.match(text, at)
        end = at + 1 if word is None else word.end()
        if match is None or match.end() < end:
            equals = skip_blank(text, end)
            if text[equals : equals + 1] == "=" and word is not None:
                return self._bad_name("attribute name", Span(at, end))
            return self._stray(at, end)
        name, span = match[0], Span(*match.span())
        equals = skip_blank(text, end)
        if text[equals : equals + 1] != "=":
            return self._without_value(name, span) if spaced else self._stray(at, end)
        if not spaced:
            reason = f"no white space stands before the attribute `{shown(name)}`"
            return SyntaxFault("missing-space", span, reason, name)
        if name in self.attributes:
            reason = f"the attribute `{shown(name)}` stands twice in `{shown(self.name)}`"
            return SyntaxFault("duplicate-attribute", span, reason, name, ((self.attributes[name], "first here"),))
        self.attributes[name] = span
        return self._value(name, span, skip_blank(text, equals + 1))

    def _value(self, name: str, span: Span, at: int) -> int | SyntaxFault:
        text = self.text
        quote = text[at : at + 1]
        if quote not in ("'", '"'):
            return self._unquoted(name, span, at)
        end = text.find(quote, at + 1)
        limit = end if end >= 0 else len(text)
        angle = text.find("<", at + 1, limit)
        closing = text.find(">", at + 1, limit if angle < 0 else angle)
        if end < 0 or (angle >= 0 and closing >= 0 and text[end + 1 : end + 2].strip(SPACE + "/>")):
            reason = f"the value of `{shown(name)}` has no closing `{quote}`"
            return SyntaxFault("unclosed-quote", Span(at, at + 1), reason, name)
        if angle < 0:
            return find_reference_fault(text, at + 1, end) or end + 1
        fault = find_reference_fault(text, at + 1, angle)
        if fault is not None:
            return fault
        placeholder = _PLACEHOLDER.match(text, angle, end)
        where = Span(angle, angle + 1) if placeholder is None else Span(*placeholder.span())
        reason = f"a `<` stands in the value of `{shown(name)}`"
        return SyntaxFault("angle-bracket-in-attribute", where, reason, name)

    def _unquoted(self, name: str, span: Span, at: int) -> SyntaxFault:
        text = self.text
        typographic = _TYPOGRAPHIC.match(text, at)
        match = typographic or _UNQUOTED.match(text, at)
        if match is None:
            return SyntaxFault("missing-value", span, f"the attribute `{shown(name)}` has no value", name)
        end = match.end()
        if typographic is None and text.startswith("/>", end - 1):
            end -= 1
        if end == at:
            return SyntaxFault("missing-value", span, f"the attribute `{shown(name)}` has no value", name)
        reason = f"the value of `{shown(name)}` does not stand in quotes"
        return SyntaxFault("unquoted-value", Span(at, end), reason, name)

    def _without_value(self, name: str, span: Span) -> SyntaxFault:
        """An attribute without a value, or words in angle brackets that are no tag at all."""
        placeholder = _PLACEHOLDER.match(self.text, self.start)
        if placeholder is not None and (is_glued(self.text, self.start) or len(placeholder[0].split()) > 2):
            reason = f"`{shown(placeholder[0])}` reads as a tag"
            return SyntaxFault("angle-bracket-in-text", Span(*placeholder.span()), reason, self.name)
        return SyntaxFault("missing-value", span, f"the attribute `{shown(name)}` has no value", name)

    def _bad_name(self, what: str, span: Span) -> SyntaxFault:
        word = shown(span.cut(self.text))
        return SyntaxFault("bad-name", span, f"`{word}` is not {_article(what)} that XML allows", word)

    def _stray(self, at: int, end: int) -> SyntaxFault:
        if self.text[at - 1] in "\"'" and self.text[at] not in "\"'":
            reason = f"the value ends at this quote, and `{shown(self.text[at:end])}` follows it"
            return SyntaxFault("stray-character", Span(at - 1, at), reason, self.text[at - 1])
        word = shown(self.text[at:end])
        reason = f"`{word}` stands between the attributes of `{shown(self.name)}`"
        return SyntaxFault("stray-character", Span(at, end), reason, word)

    def _unfinished(self, end: int) -> SyntaxFault:
        reason = f"the tag `{shown(self.name)}` has no closing `>`"
        return SyntaxFault("unterminated", Span(self.start, end), reason, self.name)


def is_glued(text: str, start: int) -> bool:
    """Tell whether the `<` at `start` follows a sign that goes on: `wss://<host>`, `+1<number>`, `@<domain>`."""
    return start > 0 and text[start - 1] in "/:@=.+-_?&%#("


def _article(what: str) -> str:
    return f"an {what}" if what[0] in "aeiou" else f"a {what}"

"""Reads a text as XML has it, in one pass, and returns the first thing that XML does not allow."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .blank import SPACE, strip_span
from .characters import FORBIDDEN, NAME, code_point, skip_blank
from .doctype import OPENING, read_doctype
from .fault import SyntaxFault
from .prolog import DECLARATION, find_preamble_fault, read_declaration, text_before_declaration
from .references import find_reference_fault
from .shown import shown
from .span import Span
from .tags import StartTag, is_glued, read_start_tag

MAX_DEPTH = 256  # libxml2's own bound

Step = int | SyntaxFault  # where the next token begins, or what is wrong with this one

_ELEMENT = re.compile(r"<([A-Za-z_][^ \t\r\n/>]*+)")


@dataclass(slots=True)
class _Opened:
    """An element that is not closed yet: its start tag and the prefixes that it declares."""

    tag: StartTag
    prefixes: list[str] = field(default_factory=list)


def scan(text: str) -> SyntaxFault | None:
    """Return the first fault of a text; nothing where the scanner finds it well-formed."""
    return find_preamble_fault(text) or _Scanner(text).fault()


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.opened: list[_Opened] = []
        self.closed: dict[str, Span] = {}  # by name, the tag that closed the last element of it
        self.root: StartTag | None = None
        self.root_end = 0
        self.has_doctype = False
        self.prefixes: dict[str, int] = {"xml": 1}  # how many open elements declare each

    def fault(self) -> SyntaxFault | None:
        bad = FORBIDDEN.search(self.text)
        limit = len(self.text) if bad is None else bad.start()
        position = 0
        while position < len(self.text):
            step = self._step(position)
            if isinstance(step, SyntaxFault):
                return step if bad is None or step.span.start < limit else _forbidden(bad)
            if bad is not None and step > limit:
                return _forbidden(bad)
            position = step
        if self.opened:
            return self._unclosed(None)
        if self.root is None:
            return SyntaxFault("no-root", Span(0, 0), "the document has no element")
        return None

    def _step(self, at: int) -> Step:
        text = self.text
        if text[at] != "<":
            return self._characters(at)
        match text[at + 1 : at + 2]:
            case "/":
                return self._end_tag(at)
            case "?":
                return self._instruction(at)
            case "!" if text.startswith("<!--", at):
                return self._comment(at)
            case "!" if text.startswith("<![CDATA[", at):
                return self._cdata(at)
            case "!":
                return self._doctype(at)
        if NAME.match(text, at + 1) is None:
            if self.root is None:
                return SyntaxFault("bad-name", Span(at, at + 1), "no name follows the `<`", "<")
            return self._outside(at) or SyntaxFault(
                "angle-bracket-in-text", Span(at, at + 1), "a `<` stands in the text", "<"
            )
        return self._outside(at) or self._start_tag(at)

    def _outside(self, at: int) -> SyntaxFault | None:
        """What stands at `at` is content; after the root it is too late for it."""
        if self.root is None or self.opened:
            return None
        declaration = DECLARATION.search(self.text, at)
        following = _ELEMENT.search(self.text, declaration.end()) if declaration else None
        if declaration and following and following[1] != self.root.name:
            return text_before_declaration(self.text, declaration.start())
        begin, end = strip_span(self.text, at, len(self.text))
        what = "markup" if self.text[begin] == "<" else "text"
        where = ((Span(self.root_end - 1, self.root_end), "the document ends here"),)
        return SyntaxFault("content-after-root", Span(begin, end), f"{what} follows the root element", what, where)

    def _characters(self, at: int) -> Step:
        end = self.text.find("<", at)
        end = len(self.text) if end < 0 else end
        begin, stop = strip_span(self.text, at, end)
        if begin == stop:
            return end
        if not self.opened:
            if self.root is not None:
                return self._outside(begin) or end
            reason = "text stands before the root element"
            where = ((Span(end, end + 1), "the document begins here"),) if end < len(self.text) else ()
            return SyntaxFault("text-before-root", Span(begin, stop), reason, "text", where)
        bracket = self.text.find("]]>", at, end)
        fault = find_reference_fault(self.text, at, end if bracket < 0 else bracket)
        if fault is None and bracket >= 0:
            reason = "`]]>` stands in the text, where it closes nothing"
            return SyntaxFault("cdata-end-in-text", Span(bracket, bracket + 3), reason)
        return fault or end

    def _comment(self, at: int) -> Step:
        end = self.text.find("-->", at + 4)
        if end < 0:
            return SyntaxFault("unterminated", Span(at, at + 4), "the comment has no closing `-->`", "comment")
        dashes = self.text.find("--", at + 4, end + 2)
        if dashes < end:
            reason = "`--` stands in a comment"
            return SyntaxFault("double-hyphen", Span(dashes, dashes + 2), reason)
        return end + 3

    def _cdata(self, at: int) -> Step:
        if self.root is None:
            reason = "a CDATA section stands before the root element"
            return SyntaxFault("text-before-root", Span(at, at + 9), reason, "markup")
        if fault := self._outside(at):
            return fault
        end = self.text.find("]]>", at + 9)
        if end < 0:
            reason = "the CDATA section has no closing `]]>`"
            return SyntaxFault("unterminated", Span(at, at + 9), reason, "CDATA section")
        return end + 3

    def _doctype(self, at: int) -> Step:
        if not self.text.startswith(OPENING, at) or self.has_doctype or self.root is not None:
            if fault := self._outside(at):
                return fault
            word = self.text[at : at + 9]
            reason = "`<!` begins neither a comment nor a CDATA section"
            if word.upper() == OPENING:
                misplaced = "a DOCTYPE stands where none can stand"
                reason = misplaced if word == OPENING else "`DOCTYPE` is not written in capital letters"
            return SyntaxFault("bad-markup", Span(at, at + 2), reason)
        self.has_doctype = True
        if self.text[at + len(OPENING) : at + len(OPENING) + 1] not in SPACE:
            return SyntaxFault("bad-markup", Span(at, at + len(OPENING)), "no white space follows `<!DOCTYPE`")
        doctype = read_doctype(self.text, at)
        if doctype.declaration is not None:
            what = f"`{shown(doctype.name)}`" if doctype.name else "something"
            reason = f"the DOCTYPE declares {what}"
            return SyntaxFault("declaration-in-doctype", doctype.declaration, reason, doctype.name)
        if doctype.end is None:
            return SyntaxFault("unterminated", Span(at, at + 9), "the DOCTYPE has no closing `>`", "DOCTYPE")
        return doctype.end

    def _instruction(self, at: int) -> Step:
        if DECLARATION.match(self.text, at):
            return self._declaration(at)
        name = NAME.match(self.text, at + 2)
        if name is None or ":" in name[0] or name[0].lower() == "xml":
            reason = "no name that XML allows follows the `<?`"
            return SyntaxFault("bad-name", Span(at, at + 2 if name is None else name.end()), reason, "<?")
        end = self.text.find("?>", name.end())
        if end < 0:
            reason = "the processing instruction has no closing `?>`"
            return SyntaxFault("unterminated", Span(at, name.end()), reason, "processing instruction")
        if end > name.end() and self.text[name.end()] not in SPACE:
            reason = "no white space follows the name of the processing instruction"
            return SyntaxFault("bad-name", Span(at, name.end()), reason, name[0])
        return end + 2

    def _declaration(self, at: int) -> Step:
        if at == 0:
            return read_declaration(self.text)
        if not self.opened:
            return self._outside(at) or text_before_declaration(self.text, at)
        reason = f"an XML declaration stands inside `{shown(self.opened[-1].tag.name)}`"
        return SyntaxFault("misplaced-declaration", Span(at, at + 5), reason)

    def _start_tag(self, at: int) -> Step:
        tag = read_start_tag(self.text, at)
        if isinstance(tag, SyntaxFault):
            return tag
        element = _Opened(tag)
        for name in tag.attributes:
            if name.startswith("xmlns:"):
                element.prefixes.append(name[6:])
                self.prefixes[name[6:]] = self.prefixes.get(name[6:], 0) + 1
        fault = self._names_fault(tag)
        if fault is not None:
            return fault
        self.root = self.root or tag
        self.opened.append(element)
        if len(self.opened) > MAX_DEPTH:
            reason = f"elements stand more than {MAX_DEPTH} deep in each other"
            return SyntaxFault("too-deep", Span(at + 1, at + 1 + len(tag.name)), reason, tag.name)
        if tag.empty:
            self._close(tag.span)
        return tag.span.end

    def _names_fault(self, tag: StartTag) -> SyntaxFault | None:
        name = Span(tag.span.start + 1, tag.span.start + 1 + len(tag.name))
        for span in (name, *tag.attributes.values()):
            word = span.cut(self.text)
            prefix, colon, local = word.partition(":")
            if not colon or (prefix == "xmlns" and span is not name):
                continue
            if not prefix or NAME.fullmatch(local) is None or ":" in local:
                return SyntaxFault("bad-name", span, f"the colon in `{shown(word)}` does not follow a prefix", word)
            if not self.prefixes.get(prefix):
                return SyntaxFault("undeclared-prefix", span, f"the prefix of `{shown(word)}` is not declared", prefix)
        return None

    def _end_tag(self, at: int) -> Step:
        name = NAME.match(self.text, at + 2)
        if name is None:
            end = self.text.find(">", at, at + 200) + 1 or at + 2
            return SyntaxFault("bad-end-tag", Span(at, end), "no name follows the `</`")
        close = skip_blank(self.text, name.end())
        span = Span(at, close + 1)
        match self.text[close : close + 1]:
            case ">":
                pass
            case "" | "<":
                reason = f"the end tag `{shown(name[0])}` has no closing `>`"
                return SyntaxFault("unterminated", Span(at, name.end()), reason, f"/{name[0]}")
            case _:
                reason = f"the end tag `{shown(name[0])}` holds more than its name"
                return SyntaxFault("bad-end-tag", Span(at, name.end()), reason, name[0])
        if self.opened and self.opened[-1].tag.name == name[0]:
            self._close(span)
            return span.end
        return self._mismatched(name[0], span)

    def _close(self, span: Span) -> None:
        element = self.opened.pop()
        for prefix in element.prefixes:
            self.prefixes[prefix] -= 1
        self.closed[element.tag.name] = span
        if not self.opened:
            self.root_end = span.end

    def _mismatched(self, name: str, span: Span) -> SyntaxFault:
        """An end tag that does not fit the innermost open element."""
        if any(element.tag.name == name for element in self.opened):
            return self._unclosed(span)
        before = self.closed.get(name)
        top = self.opened[-1].tag if self.opened else None
        if top is None or (before is not None and before.start > top.span.start):
            where = () if before is None else ((before, f"`{shown(name)}` ends here"),)
            return SyntaxFault("unopened-tag", span, f"`</{shown(name)}>` closes nothing", name, where)
        reason = f"`</{shown(name)}>` stands where `{shown(top.name)}` ends"
        return SyntaxFault("mismatched-tag", span, reason, top.name, ((top.span, f"`{shown(top.name)}` begins here"),))

    def _unclosed(self, instead: Span | None) -> SyntaxFault:
        """The innermost open element has no end tag; `instead` is the one that comes first."""
        tag = self.opened[-1].tag
        if instead is not None and is_glued(self.text, tag.span.start) and not tag.attributes:
            reason = f"`{shown(tag.span.cut(self.text))}` reads as a tag"
            return SyntaxFault("angle-bracket-in-text", tag.span, reason, tag.name)
        if instead is None:
            end = len(self.text.rstrip(SPACE))
            where = (Span(end, end), "the document ends here")
        else:
            other = shown(instead.cut(self.text)[2:-1])
            where = (instead, f"`{other}` ends here first")
        return SyntaxFault("unclosed-tag", tag.span, f"`{shown(tag.name)}` has no end tag", tag.name, (where,))


def _forbidden(bad: re.Match[str]) -> SyntaxFault:
    word = code_point(bad[0][0])
    reason = f"the character {word} is not one that XML allows"
    return SyntaxFault("forbidden-character", Span(*bad.span()), reason, word)

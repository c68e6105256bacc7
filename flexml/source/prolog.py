"""Reads what stands before the root element: the XML declaration, and what should not be there."""

from __future__ import annotations

import re

from .blank import SPACE, strip_span
from .characters import MARKUP
from .fault import SyntaxFault
from .span import Span

BYTE_ORDER_MARK = "\ufeff"
DECLARATION = re.compile(r"<\?xml(?=[ \t\r\n?>]|$)")

_S = r"[ \t\r\n]"
_FORM = re.compile(
    rf"{_S}++version{_S}*+={_S}*+(?:\"1\.[0-9]++\"|'1\.[0-9]++')"
    rf"(?:{_S}++encoding{_S}*+={_S}*+(?:\"[A-Za-z][A-Za-z0-9._-]*+\"|'[A-Za-z][A-Za-z0-9._-]*+'))?"
    rf"(?:{_S}++standalone{_S}*+={_S}*+(?:\"(?:yes|no)\"|'(?:yes|no)'))?{_S}*+"
)
_PAIR = re.compile(rf"{_S}*+([A-Za-z_:][A-Za-z0-9_:.-]*+){_S}*+(?:={_S}*+(\"[^\"]*+\"|'[^']*+'|[^ \t\r\n\"']++))?+")
_USUAL = '<?xml version="1.0" encoding="UTF-8"?>'


def find_preamble_fault(text: str) -> SyntaxFault | None:
    """Return what is wrong when the text holds no markup, or begins with something else."""
    content = text.strip(SPACE + BYTE_ORDER_MARK)
    if not content:
        return SyntaxFault("empty", Span(0, 0), "the document is empty")
    markup = MARKUP.search(text)
    begin = text.index(content[0])
    if markup is None or (markup.start() > begin and _is_json(content)):
        end = min(position for position in (text.find("\n", begin), begin + len(content)) if position >= 0)
        begin, end = strip_span(text, begin, end)
        what = "JSON" if content[0] in "{[" else "text"
        return SyntaxFault("not-xml", Span(begin, end), f"the document is {what}, not XML", what)
    if markup.start() == 0:
        return None
    begin, end = strip_span(text, 0, markup.start())
    declaration = DECLARATION.match(text, markup.start()) if begin == end else DECLARATION.search(text)
    if declaration is not None:
        return text_before_declaration(text, declaration.start())
    if begin == end:
        return None
    where = ((Span(markup.start(), markup.start() + 1), "the document begins here"),)
    what = "a byte-order mark" if not text[begin:end].strip(BYTE_ORDER_MARK) else "text"
    return SyntaxFault("text-before-root", Span(begin, end), f"{what} stands before the root element", what, where)


def text_before_declaration(text: str, declaration: int) -> SyntaxFault:
    """Return the fault that something stands before the XML declaration."""
    mark = Span(declaration, declaration + len("<?xml"))
    before = text[:declaration]
    if not before.strip(SPACE):
        what = "white space"
    elif not before.strip(SPACE + BYTE_ORDER_MARK):
        what = "a byte-order mark"
    else:
        what = "markup" if MARKUP.search(before) else "text"
    reason = f"{what} stands before the XML declaration"
    if what in ("white space", "a byte-order mark"):  # nothing that a mark could be put under
        return SyntaxFault("text-before-declaration", mark, reason, what)
    where = ((mark, "the declaration is here"),)
    return SyntaxFault("text-before-declaration", Span(*strip_span(text, 0, declaration)), reason, what, where)


def read_declaration(text: str) -> int | SyntaxFault:
    """Return where the XML declaration at the start of the text ends."""
    close = text.find(">")
    if close < 0 or "<" in text[1:close]:
        return SyntaxFault("unterminated", Span(0, 5), "the XML declaration has no closing `?>`", "XML declaration")
    whole = Span(0, close + 1)
    if text[close - 1] != "?" or close < len("<?xml?"):
        return SyntaxFault("bad-declaration", whole, "the XML declaration ends with `>`, not with `?>`")
    content = text[len("<?xml") : close - 1]
    if _FORM.fullmatch(content):
        return close + 1
    return SyntaxFault("bad-declaration", whole, _reason(content))


def _reason(content: str) -> str:
    pairs: dict[str, str | None] = {}
    position = 0
    while (match := _PAIR.match(content, position)) and match.end() > position:
        if match[1] not in ("version", "encoding", "standalone"):
            return f"`{match[1][:40]}` has no meaning in the XML declaration"
        if match[2] is None or match[2][0] not in "\"'":
            return f"the value of `{match[1]}` in the XML declaration does not stand in quotes"
        pairs[match[1]] = match[2][1:-1]
        position = match.end()
    if "version" not in pairs:
        return "the XML declaration has no `version`"
    if not re.fullmatch(r"1\.[0-9]++", pairs["version"] or ""):
        return "the XML declaration names another version than `1.0`"
    if not re.fullmatch("[A-Za-z][A-Za-z0-9._-]*+", pairs.get("encoding", "x") or ""):
        return "the XML declaration names no encoding that can be one"
    if pairs.get("standalone", "yes") not in ("yes", "no"):
        return "`standalone` in the XML declaration is neither `yes` nor `no`"
    return f"the XML declaration is not written like `{_USUAL}`"


def _is_json(content: str) -> bool:
    return (content[0], content[-1]) in (("{", "}"), ("[", "]")) and content[1:2] not in "{%#"

"""Says why a text is not well-formed, better than the parser does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .encoding import invalid_bytes
from .fault import SyntaxFault
from .scanner import scan
from .span import Span

if TYPE_CHECKING:
    from .text import SourceText

_POSITION = re.compile(r",? line \d+, column \d+\s*$")


def find_fault(source: SourceText, line: int, column: int, message: str) -> SyntaxFault:
    """Return what is wrong; `line`, `column` and `message` are the parser's own words for it.

    Call it only when the parser has refused the text: it scans the characters once and returns the first
    fault. `span` covers what is wrong; the kinds, with what `name` and `related` hold:

    - `empty`: nothing but white space; `no-root`: no element; `not-xml`: no markup at all (`JSON`, `text`)
    - `text-before-declaration`, `text-before-root`: what stands before (`white space`, `a byte-order mark`,
      `text`, `markup`); related is where the document begins, unless it is the span
    - `content-after-root`: text or markup that follows the root; related is where that ends
    - `bare-ampersand`: the word after it; related are more of them in the same value or text
    - `undeclared-entity`: the entity
    - `forbidden-character`: a character (`U+0000`), raw or as a reference
    - `wrong-encoding`: the encoding; the bytes that are not in it, or its name in the declaration
    - `angle-bracket-in-attribute`, `angle-bracket-in-text`: a `<` or a whole `<placeholder>`
    - `cdata-end-in-text`: a `]]>`
    - `unquoted-value`, `unclosed-quote`, `missing-value`, `missing-space`: the attribute
    - `separator`: the comma or semicolon between attributes; `stray-character`: something else there
    - `duplicate-attribute`: the attribute; related is the first of the two
    - `stray-slash`: the element with a `/` that no `>` follows
    - `mismatched-tag`: the element that is open where another one's end tag stands; related is its start tag
    - `unclosed-tag`: the element; the span is its start tag, related where it should have ended
    - `unopened-tag`: the end tag's name; related is what closed that element before
    - `bad-end-tag`: an end tag with more than a name, or without one
    - `bad-declaration`: the span is the whole XML declaration; `misplaced-declaration`: one inside an element
    - `unterminated`: what has no end: `comment`, `CDATA section`, …, the name of a tag, `/Say` for an end tag
    - `double-hyphen`: a `--` in a comment
    - `bad-markup`: a `<!` that XML does not know; `bad-name`: a name that XML does not allow
    - `undeclared-prefix`: the prefix
    - `declaration-in-doctype`: what is declared; such a document is not given to the parser
    - `too-deep`, `too-large`: beyond the bounds of what is read
    - `other`: the parser's own words
    """
    fault = scan(source.text)
    if fault is None:
        offset = source.offset(line, column)
        reason = " ".join(_POSITION.sub("", message).split()).replace("`", "'").rstrip(".")
        return SyntaxFault("other", Span(offset, min(offset + 1, len(source.text))), reason)
    escaped = fault.kind == "forbidden-character" and _is_escaped_byte(fault.span.cut(source.text)[:1])
    return invalid_bytes(source, fault.span) if escaped and isinstance(source.given, bytes) else fault


def _is_escaped_byte(character: str) -> bool:
    """Tell whether a character stands for a byte that could not be decoded."""
    return "\udc80" <= character <= "\udcff"

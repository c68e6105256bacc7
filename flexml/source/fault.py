"""Why a text is not a well-formed document, as a value."""

from __future__ import annotations

from ..record import Record
from .span import Span

FAULT_KINDS = (
    *("empty", "no-root", "not-xml", "text-before-declaration", "text-before-root", "content-after-root"),
    *("bare-ampersand", "undeclared-entity", "forbidden-character", "wrong-encoding"),
    *("angle-bracket-in-attribute", "angle-bracket-in-text", "cdata-end-in-text"),
    *("unquoted-value", "unclosed-quote", "missing-value", "missing-space", "separator", "stray-character"),
    *("duplicate-attribute", "stray-slash", "mismatched-tag", "unclosed-tag", "unopened-tag", "bad-end-tag"),
    *("bad-declaration", "misplaced-declaration", "unterminated", "double-hyphen", "bad-markup", "bad-name"),
    *("undeclared-prefix", "declaration-in-doctype", "too-deep", "too-large", "other"),
)


class SyntaxFault(Record):
    """The first reason why a text is not a well-formed document.

    `kind` is one of a closed set (see `find_fault`); `reason` is a sentence for people; `related` are
    other places that belong to it, with a word for each; `name` is the tag, attribute, entity or
    character that it is about.
    """

    kind: str
    span: Span
    reason: str = ""
    name: str = ""
    related: tuple[tuple[Span, str], ...] = ()

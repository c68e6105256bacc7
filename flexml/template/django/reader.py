"""Reads a Django template into a tree."""

from __future__ import annotations

from collections.abc import Collection

from ...source import SourceText, SyntaxFault
from ..expression import Expression
from ..tree import Block, Body, Comment, Cycle, Output, Statement, Template, Text
from .expressions import read_expression
from .language import DJANGO
from .malformed import Malformed
from .pairs import pair_tags
from .scanner import Kind, Token, scan
from .tag import Tag
from .tags import TAGS, only_within
from .unknown import read_unknown

MOST_NESTED = 60


def read_template(source: SourceText, name: str = "", *, escapes: bool = True) -> Template | SyntaxFault:
    """Return the tree of a template, or why it is none.

    `name` is what other templates call it. Tags and filters that Django does not have are the application's.
    """
    reader = Reader(source.text, name)
    try:
        body = reader.whole()
    except Malformed as error:
        return error.fault
    return Template(source, name, DJANGO, body, escapes, reader.blocks)


class Reader:
    """Walks over the tokens; what reads a single tag moves it on."""

    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self.name = name
        self.tokens = list(scan(text))
        self.position = 0
        self.blocks: dict[str, Block] = {}
        self.cycles: dict[str, Cycle] = {}
        self.last_cycle: Cycle | None = None
        self.loops = 0
        self.ends = pair_tags(text, self.tokens)
        self._nested = 0

    def whole(self) -> Body:
        """Return all that is left, at the outermost level."""
        statements: list[Statement] = []
        while self.position < len(self.tokens):
            statements += self._statements(self._take())
        return tuple(statements)

    def body(self, opener: Tag, *closers: str) -> tuple[Body, Tag]:
        """Return what stands between a tag and the next of the closers, and that one."""
        self._nested += 1
        if self._nested > MOST_NESTED:
            raise opener.malformed(f"the tags are nested more than {MOST_NESTED} deep")
        statements: list[Statement] = []
        while self.position < len(self.tokens):
            token = self._take()
            if token.kind is Kind.BLOCK and self.tag(token).name in closers:
                self._nested -= 1
                return tuple(statements), self.tag(token)
            statements += self._statements(token)
        raise opener.malformed(f"`{{% {opener.name} %}}` is never closed: `{{% {closers[-1]} %}}` is missing")

    def closed_body(self, opener: Tag) -> Body:
        """Return what stands between a tag and the one that ends it."""
        return self.body(opener, f"end{opener.name}")[0]

    def skip(self, opener: Tag, closer: str) -> None:
        """Leave out all that stands before a tag that holds nothing else than a word."""
        while self.position < len(self.tokens):
            token = self._take()
            if token.kind is Kind.BLOCK and token.inside.cut(self.text) == closer:
                return
        raise opener.malformed(f"`{{% {opener.name} %}}` is never closed: `{{% {closer} %}}` is missing")

    def until_block(self) -> tuple[list[Token], Tag | None]:
        """Return the texts and variables before the next tag of another kind, and that one."""
        tokens: list[Token] = []
        while self.position < len(self.tokens):
            token = self._take()
            if token.kind in (Kind.BLOCK, Kind.COMMENT):
                return tokens, self.tag(token)
            tokens.append(token)
        return tokens, None

    def is_first(self, tag: Tag) -> bool:
        """Tell whether only text and comments stand before a tag."""
        return all(
            token.kind in (Kind.TEXT, Kind.COMMENT) for token in self.tokens if token.span.start < tag.span.start
        )

    def tag(self, token: Token) -> Tag:
        """Return the tag that a token is."""
        if not len(token.inside):
            raise Malformed(token.span, "the tag is empty")
        return Tag(self.text, token)

    def attempt(self, opener: Tag, closers: Collection[str]) -> list[tuple[Body, Tag]] | None:
        """Return the parts of a body that only the application understands, or nothing where it is no template."""
        nested, loops = self._nested, self.loops
        end = self.ends[opener.span.start]
        parts: list[tuple[Body, Tag]] = []
        try:
            while not parts or parts[-1][1].name != f"end{opener.name}":
                parts.append(self.body(opener, *closers, f"end{opener.name}"))
        except Malformed:
            self.position, self._nested, self.loops = end + 1, nested, loops
            return None
        return parts

    def _take(self) -> Token:
        self.position += 1
        return self.tokens[self.position - 1]

    def _statements(self, token: Token) -> Body:
        match token.kind:
            case Kind.TEXT:
                return (Text(token.span),)
            case Kind.COMMENT:
                return (Comment(token.span),)
            case Kind.VARIABLE:
                return (Output(token.span, self._expression(token)),)
            case Kind.BLOCK:
                return self._of_tag(self.tag(token))

    def _expression(self, token: Token) -> Expression:
        if not len(token.inside):
            raise Malformed(token.span, "the tag is empty")
        return read_expression(self.text, token.inside)

    def _of_tag(self, tag: Tag) -> Body:
        read = TAGS.get(tag.name)
        if read is not None:
            return read(self, tag)
        opener = only_within(tag.name)
        if opener is not None:
            raise tag.malformed(f"`{{% {tag.name} %}}` stands outside of a `{{% {opener} %}}`")
        return read_unknown(self, tag)

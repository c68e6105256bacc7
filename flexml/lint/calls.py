"""Tells which rules a document calls for, from the generated index alone; a rule is a bit of a number."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import lru_cache
from typing import TYPE_CHECKING

from ..dialects import Dialect, dialect_names, get_dialect
from .cue import read_cue
from .registry import RuleEntry, all_rules
from .selection import Selection
from .shapes import BESIDE, ROUTED, Met, Shapes

if TYPE_CHECKING:
    from ..source import SourceText
    from .context import Context
    from .policy import Policy

_ABOUT_TREES = ("element", "document", "target")
_MOST_CHOICES = 4096  # combinations of rules that are kept
# Needs of rules about what an ordinary document does not have; see `Context.is_ordinary`.
_OUT_OF_ORDER = ("asked", "insertions", "oversized", "pragmas", "role", "routed", "unusual_encoding")


class Calls:
    """The rules that are wanted and true for a dialect, and what a document must have to call for each.

    A rule that only refines a wanted one takes part unseen. The cues of the index are for dialects that come with the
    package, and for rules without `options`; any other rule is called by the elements that it is about.
    """

    def __init__(self, selection: Selection, dialect: Dialect, options: Collection[str]) -> None:
        self.taking_part = taking_part(selection, dialect.name)
        shipped = dialect.name in dialect_names() and get_dialect(dialect.name) is dialect
        cues: list[tuple[str, int]] = []
        self._always = 0
        self._texts: dict[bytes, int] = {}
        for number, entry in enumerate(self.taking_part):
            if entry.kind not in _ABOUT_TREES:
                continue
            spared = shipped and entry.name not in options and bool(entry.cues or entry.texts)
            own = _cues(entry, dialect.name) if spared else entry.subjects
            cues += ((cue, 1 << number) for cue in own)
            for text in entry.texts if spared else ():
                self._texts[text.encode()] = self._texts.get(text.encode(), 0) | 1 << number
            if not spared and not own:
                self._always |= 1 << number
        self.shapes = Shapes(dialect, [(read_cue(cue), bit) for cue, bit in cues])
        self._targets = self.those(lambda entry: entry.kind == "target")
        self._decided = self.those(lambda entry: entry.schema_decides)
        self._needs: dict[str, int] = {}
        for number, entry in enumerate(self.taking_part):
            if entry.needs:
                self._needs[entry.needs] = self._needs.get(entry.needs, 0) | 1 << number
        self._needing = self.those(lambda entry: bool(entry.needs))
        self._always_ordinary = self._always & ~self._targets & ~self.those(lambda entry: entry.needs in _OUT_OF_ORDER)
        self._says_one = re.compile(b"|".join(map(re.escape, self._texts))).search
        self._chosen: dict[int, tuple[RuleEntry, ...]] = {0: ()}

    def of(self, ctx: Context, accepts: Callable[[Context], bool]) -> tuple[RuleEntry, ...]:
        """Return the rules that a well-formed document can break.

        `accepts` tells whether the XSD has no objection; it is asked where that decides about any of them.
        """
        source = ctx.document.source
        if ctx.is_ordinary:
            bits = self._always_ordinary | self.said(source.data)
        else:
            bits = self._always | self.said(_in_utf8(source))
        bits |= self.shapes.called_by(ctx.document.root, around(ctx))
        ctx.called = bits
        if bits & self._decided and accepts(ctx):
            bits &= ~self._decided
        bits = self._possible(bits, ctx)
        chosen = self._chosen.get(bits)
        if chosen is None:
            chosen = tuple(entry for number, entry in enumerate(self.taking_part) if bits >> number & 1)
            if len(self._chosen) < _MOST_CHOICES:
                self._chosen[bits] = chosen
        return chosen

    def met(self, ctx: Context) -> list[Met]:
        """Return the elements of a document whose values keep it from calling for a rule."""
        return self.shapes.met(ctx.document.root, around(ctx))[1]

    def always(self, ctx: Context) -> int:
        """Return the rules that run whatever the elements are."""
        return self._possible(self._always, ctx)

    def asleep(self, ctx: Context) -> int:
        """Return the rules that would run whatever the elements are if the document had what they need."""
        return self._always & ~self.always(ctx)

    def _possible(self, bits: int, ctx: Context) -> int:
        """The rules among those that a document has what they need for."""
        if bits & self._targets and not ctx.targets:
            bits &= ~self._targets
        if bits & self._needing:
            for need, those in self._needs.items():
                if bits & those and not getattr(ctx, need):
                    bits &= ~those
        return bits

    def said(self, data: bytes) -> int:
        """Return the rules that a text in a document in UTF-8 calls for."""
        bits = 0
        if not self._texts or self._says_one(data) is None:
            return 0
        for text, those in self._texts.items():
            if text in data:
                bits |= those
        return bits

    def reading(self, what: str) -> int:
        """Return the rules that read so much."""
        return self.those(lambda entry: entry.reads == what)

    def those(self, test: Callable[[RuleEntry], bool]) -> int:
        """Return the rules that pass a test."""
        return sum(1 << number for number, entry in enumerate(self.taking_part) if test(entry))


def around(ctx: Context) -> int:
    """The states that all elements of a document have by what is known of others."""
    return (ROUTED if ctx.knows_urls else 0) | (BESIDE if ctx.is_beside else 0)


def _in_utf8(source: SourceText) -> bytes:
    return source.data if source.encoding == "utf-8" else source.text.encode("utf-8", "surrogatepass")


def _cues(entry: RuleEntry, dialect: str) -> list[str]:
    """The cues of a rule that hold in a dialect."""
    split = [cue.rpartition("|") for cue in entry.cues]
    return [cue for name, _, cue in split if name in ("", dialect)]


@lru_cache(maxsize=64)
def taking_part(selection: Selection, dialect: str) -> tuple[RuleEntry, ...]:
    """Return the rules that are wanted and true for a dialect, and those that refine one of them."""
    fits = [entry for entry in all_rules() if not entry.dialects or dialect in entry.dialects]
    wanted = {entry.name for entry in fits if selection.reports(entry)}
    return tuple(entry for entry in fits if entry.name in wanted or wanted.intersection(entry.refines))


def calls_for(policy: Policy, dialect: Dialect) -> Calls:
    """Return what calls for the rules that a policy wants."""
    return _calls(policy.selection, dialect, frozenset(policy.options))


@lru_cache(maxsize=64)
def _calls(selection: Selection, dialect: Dialect, options: frozenset[str]) -> Calls:
    return Calls(selection, dialect, options)

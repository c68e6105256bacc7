"""Tells which variants of a template need no check, since all that is found in them is known from others.

Most rules look at one verb: what they find there is found in all variants with this verb. Those that read the flow find
the same where the verbs that call for one of them are the same, and all others do the same. Only what rules that read
whole documents find holds for one variant alone. A rule says itself what it `reads`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import accumulate
from operator import or_

from ..diagnostics import Diagnostic, Report
from ..dialects import Dialect
from ..flow import Step
from ..record import replace
from ..source import MAX_BYTES, Document, Node, has_placeholder
from ..source.mark import MARK
from ..template.variant import Part, Variant
from .calls import Calls, around, calls_for
from .context import Context
from .cue import MANY
from .policy import MOST_OF_A_KIND, Policy

_BYTES = 4  # of a character, at most
_SIZES = (0, 1, 2, MANY + 1)  # from which on a root with so many children may call for other rules


@dataclass(slots=True, eq=False)
class Sharers:
    """The variants that a finding is known of, as the bits of a number; more may come."""

    variants: int = 0


Holder = Callable[[Diagnostic], Sharers]


@dataclass(slots=True, eq=False)
class _Verb:
    """An element in the root; `does` is all that the flow says of it, nothing where that is not all that is read."""

    node: Node
    does: object


@dataclass(slots=True, eq=False)
class _Known:
    """A part of documents that has been checked; `said` are the rules that a text in it calls for.

    `seen` has the rules that it calls for, and what those that read the flow know of it, by the verb that it follows,
    and whether it is the last part that has any.
    """

    said: int
    verbs: list[_Verb] = field(default_factory=list)
    sharers: Sharers = field(default_factory=Sharers)
    seen: dict[tuple[_Verb | None, bool], tuple[int, int]] = field(default_factory=dict)


class Sharing:
    """What is known of the variants of one family that have been checked as one dialect."""

    def __init__(self, dialect: Dialect, policy: Policy) -> None:
        self._dialect = dialect
        self._policy = self._beyond = policy
        self._calls: Calls = calls_for(policy, dialect)
        self._around = 0
        self._parts: dict[Part, _Known] = {}
        self._groups: dict[tuple[object, ...], Sharers] = {}
        self._head: Part | None = None  # what the root begins in; all variants that share anything share that
        self._root: dict[int, int] = {}  # the rules that the root calls for, by the number of its children
        self._always = self._document = self._flow = 0
        self._does: dict[object, int] = {}  # a number for all that is alike to those that read the flow
        self._numbers = {entry.name: 1 << number for number, entry in enumerate(self._calls.taking_part)}
        self._left = MOST_OF_A_KIND  # findings, after which those of a kind are counted in each document

    def takes(self, variant: Variant, bit: int) -> bool:
        """Tell whether all that is found in a variant is known, which is noted then under its bit."""
        known = self._known(variant.parts)
        if known is None or self._left <= 0:
            return False
        called, key = self._called(known)
        if called & self._document or (called & self._flow and key not in self._groups):
            return False
        self._note(known, self._groups[key] if called & self._flow else None, bit)
        return True

    def policy_for(self, variant: Variant) -> Policy:
        """Return the policy with those rules whose findings in a variant may be unknown."""
        return self._policy if self._known(variant.parts) is None else self._beyond

    def learn(self, variant: Variant, bit: int, report: Report) -> Holder:
        """Return what tells the variants that have a finding of the report on this one, now and when all are known."""
        own = Sharers(bit)
        document, parts = variant.document, variant.parts
        if not parts or not self._is_plain(document) or self._head not in (None, parts[0]):
            return lambda _: own
        starts = [0, *accumulate(len(part.text) for part in parts)]
        if _BYTES * starts[-1] > min(self._dialect.max_bytes or MAX_BYTES, MAX_BYTES):
            return lambda _: own
        known = self._known(parts) or self._met(document, parts, starts)
        called, key = self._called(known)
        group = self._groups.setdefault(key, Sharers()) if called & self._flow else own
        self._note(known, group, bit)

        def holder(found: Diagnostic) -> Sharers:
            number = self._numbers.get(found.name, self._document)
            if number & self._document:
                return own
            if number & self._flow:
                return group
            return known[bisect_right(starts, found.span.start, hi=len(parts)) - 1].sharers

        self._left -= len(report.diagnostics) + len(report.suppressed)
        return holder

    def _is_plain(self, document: Document) -> bool:
        """Whether only elements, comments and white space stand in the root, and no comment speaks to us."""
        return document.well_formed and not document.remarks and not document.root.own_text.strip()

    def _note(self, known: list[_Known], group: Sharers | None, bit: int) -> None:
        for each in known:
            each.sharers.variants |= bit
        if group is not None:
            group.variants |= bit

    def _known(self, parts: Sequence[Part]) -> list[_Known] | None:
        known = [self._parts[part] for part in parts if part in self._parts]
        return known if parts and parts[0] is self._head and len(known) == len(parts) else None

    def _met(self, document: Document, parts: Sequence[Part], starts: list[int]) -> list[_Known]:
        """Take in the parts of a document, of which one is new."""
        ctx = Context(document, self._dialect, policy=self._policy)
        self._always |= self._calls.always(ctx)
        if self._head is None:
            self._head = parts[0]
            self._begin(ctx)
        new = {part: _Known(self._said(part)) for part in parts if part not in self._parts}
        using = {use.step for use in ctx.flow.streams}
        for step in ctx.flow.steps:
            at = document.place(step.node).tag.start
            known = new.get(parts[bisect_right(starts, at, hi=len(parts)) - 1])
            if known is not None:
                more = step in using or step.endless is not None
                known.verbs.append(_Verb(step.node, None if more else _does(step, ctx)))
        self._parts |= new
        return [self._parts[part] for part in parts]

    def _said(self, part: Part) -> int:
        return self._calls.said(part.text.encode("utf-8", "surrogatepass"))

    def _begin(self, ctx: Context) -> None:
        """Tell the rules apart by what they read; those that the root itself calls for read what it holds."""
        calls, root = self._calls, ctx.document.root
        self._around = around(ctx)
        self._root = {size: calls.shapes.called_by_root(root, size, self._around) for size in _SIZES}
        self._document = reduce(or_, self._root.values(), calls.reading("document"))
        awake = calls.reading("flow") | calls.reading("document") & ~calls.asleep(ctx)
        beyond = {entry.name for entry in calls.taking_part if self._numbers[entry.name] & awake}
        refined = {name for entry in calls.taking_part if entry.name in beyond for name in entry.refines}
        self._flow = calls.reading("flow") | calls.those(lambda entry: entry.name in refined)
        self._flow &= ~self._document
        known = frozenset(name for name, bit in self._numbers.items() if not bit & (self._flow | self._document))
        selection = self._policy.selection
        self._beyond = replace(self._policy, selection=replace(selection, off=selection.off | known))

    def _called(self, parts: list[_Known]) -> tuple[int, tuple[object, ...]]:
        """The rules that a document of parts calls for, and what all that read the flow know of it."""
        filled = [known for known in parts if known.verbs]
        called, key, before = self._always, list[object](), None
        for known in parts:
            called |= known.said
            if known.said & self._flow:
                key.append(known)
        for known in filled:
            place = before, known is filled[-1]
            seen = known.seen.get(place)
            if seen is None:
                seen = known.seen[place] = self._look(known, *place)
            called |= seen[0]
            key.append(seen[1])
            before = known.verbs[-1]
        number = sum(len(known.verbs) for known in filled)
        return called | self._root[max(size for size in _SIZES if size <= number)], tuple(key)

    def _look(self, known: _Known, before: _Verb | None, is_last: bool) -> tuple[int, int]:
        """The rules that a part calls for after a verb, and what those that read the flow know of it."""
        bits = known.said
        for verb in known.verbs:
            root = verb.node.getparent()
            assert root is not None
            above, ends = None if before is None else before.node, is_last and verb is known.verbs[-1]
            bits |= self._calls.shapes.called_by_verb(root, verb.node, above, ends, self._around)
            before = verb
        same = not bits & self._flow and all(verb.does is not None for verb in known.verbs)
        does = tuple([verb.does for verb in known.verbs]) if same else known
        return bits, self._does.setdefault(does, len(self._does))


def _does(step: Step, ctx: Context) -> object:
    """All that the flow says of a verb without streams, where it is written, and the holes in it, as worlds differ by.

    Nothing where a text may stand for other verbs.
    """
    document, place = ctx.document, ctx.place(step.node)
    if document.origins is None or has_placeholder(MARK.sub("", place.element.cut(document.source.text))):
        return None
    holes = [(hole.source.path, hole.span) for hole in document.holes(place.element)]
    links = [(link.attribute, link.url, link.when, link.role) for link in ctx.flow.links_of(step)]
    written = document.origins.place(place.name), document.origins.place(place.element)
    return step.node.name, step.possible, step.exits, *links, *written, *holes

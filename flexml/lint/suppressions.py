"""All suppressions of a document, and which of them were of use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..dialects import Dialect
from ..source import Document, Node, Span
from .policy import Policy
from .registry import RuleEntry, all_rules
from .suppression import ALL, Malformed, Selector, Suppression, read_suppression, rules_named

_ALONE = ("element", "document", "syntax")  # kinds of rules that look at a document, and not at its comments


@dataclass(frozen=True, slots=True)
class Judgement:
    """Which rules can be found in a document at all (`true`), and which of them were asked for (`wanted`).

    A suppression of a rule that was not asked is not useless: another run may need it.
    """

    true: frozenset[str] = frozenset()
    wanted: frozenset[str] = frozenset()

    def covers(self, rules: frozenset[str]) -> bool:
        """Tell whether all has been asked that could find something which these rules find."""
        possible = rules & self.true
        return bool(possible) and possible <= self.wanted

    @classmethod
    def of(cls, candidates: Iterable[Dialect], policy: Policy) -> Judgement:
        """Return what a policy lets be found in a document of one of several dialects."""
        names = {candidate.name for candidate in candidates}
        kinds = (*_ALONE, "target") if policy.targets else _ALONE  # those need to know where a document should go
        true = [
            entry
            for entry in all_rules()
            if entry.kind in kinds
            and not _is_of_template(entry)
            and (not entry.dialects or names.intersection(entry.dialects))
        ]
        wanted = (entry.name for entry in true if policy.selection.reports(entry))
        return cls(frozenset(entry.name for entry in true), frozenset(wanted))


def _is_of_template(entry: RuleEntry) -> bool:
    """Whether a rule tells why a template has no documents, or what is wrong with it whatever they are."""
    return entry.kind == "syntax" and entry.category == "template"


class Suppressions:
    """The comments of one document that silence findings."""

    def __init__(self, document: Document) -> None:
        read = [read_suppression(remark) for remark in document.remarks]
        self.all = tuple(each for each in read if isinstance(each, Suppression))
        self.malformed = tuple(each for each in read if isinstance(each, Malformed))
        self.judgement = Judgement()
        self._document = document
        self._file = _Group()
        self._by_node: dict[Node, _Group] = {}
        self._used: dict[Span, set[str]] = {}
        self.without_element: list[Suppression] = []
        for each in self.all:
            if each.whole_file:
                self._file.add(each)
            elif document.well_formed:
                node = document.next_element(each.remark.span)
                if node is None:
                    self.without_element.append(each)
                else:
                    self._by_node.setdefault(node, _Group()).add(each)

    @property
    def placed(self) -> Iterator[Suppression]:
        """Those that are about something: the file, or an element that follows."""
        homeless = {each.remark.span for each in self.without_element}
        return (each for each in self.all if each.remark.span not in homeless)

    @property
    def certain(self) -> bool:
        """Whether the document is what was written, not one of many that a template renders to."""
        return self._document.is_written

    def silences(self, rule: str, span: Span) -> bool:
        """Tell whether a finding of a rule is silenced."""
        return self._silencer(rule, span) is not None

    def silences_file(self, rule: str) -> bool:
        """Tell whether all findings of a rule are silenced."""
        return rule in self._file.by_rule

    def silence(self, rule: str, span: Span) -> bool:
        """Tell whether a finding of a rule is silenced; of several suppressions the nearest gets the credit."""
        silencer = self._silencer(rule, span)
        if silencer is not None:
            self._used.setdefault(silencer, set()).add(rule)
        return silencer is not None

    def _silencer(self, rule: str, span: Span) -> Span | None:
        groups = (group.by_rule.get(rule) for group in self._around(span))
        return next((silencer for silencer in groups if silencer is not None), None)

    def _around(self, span: Span) -> Iterator[_Group]:
        node = self._document.around(span) if self._by_node else None
        while node is not None:
            group = self._by_node.get(node)
            if group is not None:
                yield group
            node = node.parent
        yield self._file

    def rules_silenced(self, suppression: Suppression) -> list[str]:
        """Return the names of the rules whose findings a suppression silences, in the order of their codes."""
        places = {suppression.key, *(selector.span for selector in suppression.selectors)}
        used = {rule for place in places for rule in self._used.get(place, ())}
        return [entry.name for entry in all_rules() if entry.name in used]

    def unused(self, suppression: Suppression) -> tuple[Selector, ...]:
        """Return the selectors of a suppression that silenced nothing, although all was asked that they could."""
        return tuple(
            selector
            for selector in suppression.selectors
            if selector.span not in self._used and self.judgement.covers(rules_named(selector.word))
        )

    def is_unused(self, suppression: Suppression) -> bool:
        """Tell whether a suppression as a whole silenced nothing."""
        if suppression.listed is None:
            return suppression.key not in self._used and self.judgement.covers(rules_named(ALL))
        return len(self.unused(suppression)) == len(suppression.selectors)


@dataclass(slots=True)
class _Group:
    """The suppressions of one element, or of the file: by rule, what silences it, the first where there are several."""

    by_rule: dict[str, Span] = field(default_factory=dict)
    _words: set[str] = field(default_factory=set)

    def add(self, suppression: Suppression) -> None:
        if suppression.listed is None:
            self._add(ALL, suppression.key)
        for selector in suppression.selectors:
            self._add(selector.word, selector.span)

    def _add(self, word: str, credit: Span) -> None:
        if word in self._words:  # a hostile document has a hundred thousand
            return
        self._words.add(word)
        for rule in rules_named(word):
            self.by_rule.setdefault(rule, credit)

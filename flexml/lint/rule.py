"""What a rule is: one class in one file, with its documentation, its examples and its fix."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from ..diagnostics import Problem, Severity
from ..dialects import Dialect, ElementSpec
from ..source import Document, Node, SyntaxFault
from .context import Context
from .example import Bad, Good
from .option import Option

if TYPE_CHECKING:
    from ..dialects.other_languages import OtherLanguage
    from ..template.family import Family
    from .suppressions import Suppressions

Problems: TypeAlias = Iterable[Problem]


class Rule(ABC):
    """The base of all rules; a rule derives from one of the classes below.

    The folder is the category, the class name in kebab case the rule's name, and the docstring its
    documentation: a first sentence that says what is found, then why it matters on a call and when to
    ignore it. A rule keeps no state.

    `dialects`: those that it is true for, all where empty. `runtime`: by dialect, the codes that the
    vendor logs for it. `refines`: names of more general rules, which stay silent where this one speaks.
    `schema_decides`: true where it finds nothing in a document that the dialect's XSD accepts.

    `reads`: what else than a verb, with all that is in it, decides about what is found there, so that a template is not
    checked anew for each way through it. `verb`: nothing. `flow`: what `ctx.flow` says of the other verbs, which
    they are and where they are written. `document`: anything.

    What spares most documents the rule, so that it is not even imported: `when`, what an element must be like for
    it to find anything (words of `cue.py`; commas separate alternatives), `texts`, one of which then stands in the
    document, and `needs`, a property of the context that is not empty then.
    """

    kind: ClassVar[str]
    code: ClassVar[str]
    severity: ClassVar[Severity]
    examples: ClassVar[tuple[Good | Bad, ...]]
    dialects: ClassVar[tuple[str, ...]] = ()
    runtime: ClassVar[Mapping[str, tuple[int, ...]]] = {}
    refines: ClassVar[tuple[str, ...]] = ()
    schema_decides: ClassVar[bool] = False
    reads: ClassVar[str] = "verb"
    when: ClassVar[str] = ""
    texts: ClassVar[tuple[str, ...]] = ()
    needs: ClassVar[str] = ""

    @classmethod
    def name(cls) -> str:
        """The class name in kebab case: `StreamWithoutUrl` -> `stream-without-url`."""
        return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-", cls.__name__).lower()

    @classmethod
    def category(cls) -> str:
        """The folder that the rule lies in."""
        return cls.__module__.split(".")[-2]

    @classmethod
    def options(cls) -> dict[str, Option[Any]]:
        """What its user can set, by name; an option holds its own type."""
        return {option.name: option for option in vars(cls).values() if isinstance(option, Option)}

    @classmethod
    def marks(cls, spec: ElementSpec) -> Iterable[str]:  # noqa: ARG003 - for those that override it
        """Yield what an element of a row must be like, in words of a cue; one empty text where the row is enough.

        Asked when the index is generated; `when` must hold as well.
        """
        return ()

    @abstractmethod
    def run(self, ctx: Context) -> Problems:
        """Yield what is wrong with the document."""

    def predicts(self, ctx: Context, codes: tuple[int, ...]) -> tuple[int, ...]:
        """Return the run-time codes of one finding: the rule's own and those that a table adds."""
        return tuple(dict.fromkeys((*self.runtime.get(ctx.dialect.name, ()), *codes)))


class ElementRule(Rule):
    """A rule about elements: `elements` names them (`Stream`, `Stop/Stream`), or is `("*",)`.

    Names are matched as the dialect matches them, and `*` is every element, known or not.
    """

    kind = "element"
    elements: ClassVar[tuple[str, ...]]

    @abstractmethod
    def check(self, node: Node, ctx: Context) -> Problems:
        """Yield what is wrong with one element."""

    def run(self, ctx: Context) -> Problems:
        nodes: Iterable[Node] = ctx.document.nodes
        if self.elements != ("*",):
            named = map(ctx.named, self.elements)
            nodes = next(named) if len(self.elements) == 1 else dict.fromkeys(chain.from_iterable(named))
        return chain.from_iterable(self.check(node, ctx) for node in nodes)


class DocumentRule(Rule):
    """A rule about a well-formed document as a whole."""

    kind = "document"
    reads = "document"

    @abstractmethod
    def check(self, document: Document, ctx: Context) -> Problems:
        """Yield what is wrong with the document."""

    def run(self, ctx: Context) -> Problems:
        return self.check(ctx.document, ctx)


class TargetRule(Rule):
    """A rule about what becomes of a document in another dialect that it should work in as well.

    It is asked for each of `ctx.targets`, and not even imported where there are none.
    """

    kind = "target"
    reads = "document"

    @abstractmethod
    def check(self, target: Dialect, ctx: Context) -> Problems:
        """Yield what differs there."""

    def run(self, ctx: Context) -> Problems:
        return (problem for target in ctx.targets for problem in self.check(target, ctx))


class SyntaxRule(Rule):
    """A rule that tells why a text is not well-formed: `faults` names the kinds of `SyntaxFault`."""

    kind = "syntax"
    faults: ClassVar[tuple[str, ...]]

    @abstractmethod
    def check(self, fault: SyntaxFault, ctx: Context) -> Problems:
        """Yield the one problem that the fault is, or nothing where another rule tells it."""

    def run(self, ctx: Context) -> Problems:
        return () if ctx.document.fault is None else self.check(ctx.document.fault, ctx)


class LanguageRule(Rule):
    """A rule about a document in the language of another vendor, which no other rule looks at."""

    kind = "language"

    @abstractmethod
    def check(self, language: OtherLanguage, ctx: Context) -> Problems:
        """Yield what is to be said of it."""

    def run(self, ctx: Context) -> Problems:
        return () if ctx.other_language is None else self.check(ctx.other_language, ctx)


class TemplateRule(Rule):
    """A rule about a template or a string of a program as it is written, asked once for all that it makes."""

    kind = "template"

    @abstractmethod
    def check(self, family: Family, ctx: Context) -> Problems:
        """Yield what is wrong with it, at places in `family.source`."""

    def run(self, ctx: Context) -> Problems:
        return () if ctx.family is None else self.check(ctx.family, ctx)


class SuppressionRule(Rule):
    """A rule about the comments `flexml: …` of a well-formed document, asked when all other findings are known."""

    kind = "suppression"

    @abstractmethod
    def check(self, suppressions: Suppressions, ctx: Context) -> Problems:
        """Yield what is wrong with the comments."""

    def run(self, ctx: Context) -> Problems:
        if ctx.suppressions is None:
            return ()
        problems = self.check(ctx.suppressions, ctx)
        if ctx.suppressions.certain:
            return problems
        first: dict[str, Problem] = {}  # a loop renders one comment many times
        for problem in problems:
            first.setdefault(problem.message, problem)
        return first.values()

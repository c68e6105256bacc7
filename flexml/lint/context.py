"""What a rule may ask about the document that it looks at."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, TypeVar, cast

from ..dialects import AttributeSpec, Behaviour, Dialect, ElementSpec, get_dialect
from ..source import AttributePlace, Document, Node, Place, Pragma, Span, has_placeholder
from ..source.lazy import lazy
from .value import Value

if TYPE_CHECKING:
    from ..dialects.other_languages import OtherLanguage
    from ..flow import Flow
    from ..flow.project import Journey, Neighbours
    from ..template.family import Family
    from .option import Option
    from .policy import Policy
    from .suppressions import Suppressions

ORDINARY = 4000  # bytes; no limit of a vendor is lower

_Option = TypeVar("_Option", bool, int, str, tuple[str, ...])


class Context:
    """One document, checked as one dialect; `candidates` are all that its names fit.

    `other_language` is that of another vendor, where the document is plainly written in it. `suppressions`
    is known to rules about comments alone, when all other rules have run, and `family` to those about templates.
    `called` are the rules that the document calls for, as bits, before anything else spares it some of them.
    """

    called = 0

    def __init__(
        self,
        document: Document,
        dialect: Dialect,
        candidates: tuple[Dialect, ...] = (),
        policy: Policy | None = None,
        suppressions: Suppressions | None = None,
        other_language: OtherLanguage | None = None,
        family: Family | None = None,
    ) -> None:
        self.document = document
        self.dialect = dialect
        self.candidates = candidates or (dialect,)
        self.suppressions = suppressions
        self.other_language = other_language
        self.family = family
        self._policy = policy

    def option(self, option: Option[_Option]) -> _Option:
        """Return what the user set for a rule's option, or its default."""
        if self._policy is None:
            return option.default
        value = self._policy.options.get(option.rule, {}).get(option.name, option.default)
        return cast("_Option", value)  # whoever reads a configuration checks it against the default

    @property
    def pragmas(self) -> tuple[Pragma, ...]:
        """What comments in the document say of it."""
        return self.document.pragmas

    @property
    def role(self) -> str | None:
        """What asks for the document, where that is known: `wait`, `whisper`, `inline`."""
        said = self.document.pragma("role")
        if said is not None:
            return said.value
        return None if self._policy is None else self._policy.role

    @property
    def url(self) -> str | None:
        """Where the document is served, where that is known."""
        said = self.document.pragma("url")
        if said is not None:
            return said.value
        return None if self._policy is None else self._policy.url

    @lazy
    def targets(self) -> tuple[Dialect, ...]:
        """The other dialects that the document should work in as well."""
        names = () if self._policy is None else self._policy.targets
        return tuple(get_dialect(name) for name in names if name != self.dialect.name)

    @property
    def language(self) -> str:
        """What messages call the dialect, or the dialects where several fit."""
        return " or ".join(candidate.title for candidate in self.candidates)

    def place(self, node: Node) -> Place:
        """Return where an element stands; the first call locates all of them."""
        return self.document.place(node)

    def written(self, node: Node) -> str:
        """Return an element's name as it is written, with its prefix."""
        return self.place(node).name.cut(self.document.source.text)

    def spec(self, node: Node) -> ElementSpec | None:
        """Return the table's entry of an element inside its parent; the letters' case does not matter here.

        There is none for an unknown element, and none for what stands inside open content.
        """
        return self._specs[node]

    def named(self, name: str) -> list[Node]:
        """Return the elements of that name, as the vendor matches it; `Parent/Name` are those inside that parent."""
        parent, _, own = name.rpartition("/")
        nodes = self._by_name.get(own, [])
        return [node for node in nodes if self._name(node.parent) == parent] if parent else nodes

    @property
    def names(self) -> Collection[str]:
        """The names of the elements in the document, as the vendor matches them."""
        return self._by_name.keys()

    def named_otherwise(self, node: Node, attribute: str) -> bool:
        """Tell whether an attribute that is missing stands there under the name that another vendor gives it."""
        spec, foreign = self.spec(node), self.dialect.foreign_attributes
        if spec is None or not foreign:
            return False
        known = (foreign.get(f"{spec.name}@{name}") for name in node.attributes)
        return any(row is not None and row.use == attribute for row in known)

    def in_open_content(self, node: Node) -> bool:
        """Tell whether an element stands where the vendor takes any markup, so that no table judges it."""
        return node in self._open

    def row(self, spec: ElementSpec, attribute: str) -> AttributeSpec | None:
        """Return the row of an attribute as the vendor matches its name."""
        row = spec.attributes.get(attribute)
        if row is not None or not self.dialect.ignores_case:
            return row
        folded = attribute.lower()
        return next((row for name, row in spec.attributes.items() if name.lower() == folded), None)

    def codes(self, node: Node, attribute: str) -> tuple[int, ...]:
        """Return the codes that the table gives for a wrong value of an attribute."""
        row = self.row_of(node, attribute)
        return () if row is None else row.runtime

    def outer(self, node: Node) -> ElementSpec | None:
        """Return the table's entry of what an element stands in; there is none for the root."""
        parent = node.parent
        return None if parent is None else self.spec(parent)

    def row_of(self, node: Node, attribute: str) -> AttributeSpec | None:
        """Return the row of an element's attribute, whether it is written or not."""
        spec = self.spec(node)
        return None if spec is None else self.row(spec, attribute)

    def unknown_attributes(self, node: Node) -> list[str]:
        """Return the attributes that the table does not have; those that XML itself defines aside."""
        spec = self.spec(node)
        if spec is None or spec.open_content:
            return []
        return [name for name in node.attributes if not name.startswith("xml:") and self.row(spec, name) is None]

    @property
    def has_unlisted_attributes(self) -> bool:
        """Whether the table lacks an attribute under the very name that is written."""
        known = ((node, spec) for node, spec in self._specs.items() if spec is not None)
        return any(not node.attributes.keys() <= spec.attributes.keys() for node, spec in known)

    @property
    def has_other_case(self) -> bool:
        """Whether an element's name differs from the known one by the case of its letters."""
        return any(spec is not None and spec.name != node.name for node, spec in self._specs.items())

    def behaviour(self, node: Node) -> Behaviour:
        """Return what an element does in a call, as its attributes have it."""
        spec = self.spec(node)
        return Behaviour() if spec is None else spec.behaviour_of(self.dialect.values(spec, node.attributes))

    def get(self, node: Node, attribute: str) -> str | None:
        """Return the value of an attribute, written under any name that the vendor reads as this one."""
        written = node.attributes
        spelling = self.dialect.spelling(attribute, written)
        return None if spelling is None else written[spelling]

    def writes(self, node: Node, attribute: str) -> bool:
        """Tell whether an attribute is written, in whatever case: a wrong one is a defect of its own."""
        folded = attribute.lower()
        return any(name.lower() == folded for name in node.attributes)

    def known(self, node: Node, attribute: str) -> str | None:
        """Return the value of an attribute without white space around it, or `None` where a template fills it in."""
        value = self.get(node, attribute)
        return None if value is None or has_placeholder(value) else value.strip()

    def number(self, node: Node, attribute: str) -> int | None:
        """Return the whole number that an attribute holds, or `None` where it holds none that its type takes."""
        row, text = self.row_of(node, attribute), self.known(node, attribute)
        if row is None or text is None or row.type.fault(text) is not None or not text.isdigit():
            return None
        return int(text)

    def attribute(self, node: Node, attribute: str) -> AttributePlace | None:
        """Return where an attribute stands, written under any name that the vendor reads as this one."""
        spelling = self.dialect.spelling(attribute, node.attributes)
        return None if spelling is None else self.place(node).attributes.get(spelling)

    @lazy
    def values(self) -> list[Value]:
        """The attribute values and texts that have a type, in document order."""
        return [value for node, spec in self._specs.items() if spec is not None for value in self._of(node, spec)]

    def prints(self, span: Span) -> bool:
        """Tell whether an expression of a template prints what stands at a span, and the value is known."""
        origins = self.document.origins
        return origins is not None and not origins.comes_from_one_copy(span) and not self.document.holes(span)

    @property
    def insertions(self) -> bool:
        """Whether a template or a program puts values into the document."""
        return self.document.origins is not None and bool(self.document.origins.marks)

    @lazy
    def urls(self) -> list[Value]:
        """The values that are URLs."""
        return [value for value in self.values if value.row.type.kind == "url"]

    @lazy
    def misfits(self) -> list[Value]:
        """The values that their types refuse."""
        return [value for value in self.values if value.fault is not None]

    def misfits_of(self, node: Node) -> list[Value]:
        """Return the values of one element that their types refuse."""
        return self._misfits_by_node.get(node, [])

    @lazy
    def _misfits_by_node(self) -> dict[Node, list[Value]]:
        by_node: dict[Node, list[Value]] = {}
        for value in self.misfits:
            by_node.setdefault(value.node, []).append(value)
        return by_node

    @lazy
    def flow(self) -> Flow:
        """The control flow of the document, built when a rule first asks."""
        from ..flow import Flow

        return Flow.of(self.document.root, self.dialect)

    @lazy
    def project(self) -> Neighbours:
        """The document among the others of its project; alone where the policy knows of none."""
        from pathlib import Path

        from ..flow.project import Neighbours, Project  # as little as possible for a document by itself

        policy = self._policy
        project = None if policy is None else policy.project
        if project is None:
            project = Project.of({}, Path()) if policy is not None and policy.beside else Project.of_texts({})
        return Neighbours(self.document, self.dialect, project, self.url, self.flow)

    @property
    def routed(self) -> bool:
        """Whether the project says which URL each of its documents answers."""
        project = None if self._policy is None else self._policy.project
        return project is not None and bool(project.routes)

    @property
    def is_ordinary(self) -> bool:
        """Whether the document is a small one in UTF-8, of which nothing is said beside its text, as nearly all are."""
        document, policy = self.document, self._policy
        source = document.source
        if not source.is_plainly_utf8 or len(source.data) > ORDINARY or document.origins is not None:
            return False
        if document.remarks:
            return False
        return policy is None or (
            policy.role is None and policy.url is None and policy.project is None and not policy.targets
        )

    @property
    def knows_urls(self) -> bool:
        """Whether anything is known of which documents answer which URLs."""
        policy = self._policy
        known = policy is not None and (policy.project is not None or policy.url is not None)
        return known or (bool(self.document.remarks) and self.url is not None)

    @property
    def is_beside(self) -> bool:
        """Whether a relative URL may name a file beside the document."""
        return self._policy is not None and self._policy.beside

    @property
    def unusual_encoding(self) -> bool:
        """Whether the first bytes leave doubt that the document is in UTF-8."""
        return not self.document.source.is_plainly_utf8

    @property
    def oversized(self) -> bool:
        """Whether the document has more bytes than the vendor takes."""
        return 0 < self.dialect.max_bytes < len(self.document.source.data)

    @property
    def asked(self) -> bool:
        """Whether there is any hope of knowing what the document is asked for."""
        return self.routed or self.role is not None

    def may_know(self, url: str) -> bool:
        """Tell whether there is any hope of finding the document of a URL; cheap, unlike `project`."""
        if not url:
            return self.role != "inline"  # such a document has no URL, and another rule says so
        if self.routed or self.url is not None:
            return True
        return self.is_beside and url[0] not in "/?#" and "://" not in url

    @lazy
    def journey(self) -> Journey:
        """What the documents around this one make of a call."""
        from ..flow.project import Journey

        return Journey(self.project)

    @lazy
    def _by_name(self) -> dict[str, list[Node]]:
        by_name: dict[str, list[Node]] = {}
        for node in self.document.nodes:
            by_name.setdefault(self._name(node), []).append(node)
        return by_name

    def _name(self, node: Node | None) -> str:
        if node is None:
            return ""
        spec = self._specs[node] if self.dialect.ignores_case else None
        return node.name if spec is None else spec.name

    @lazy
    def _specs(self) -> dict[Node, ElementSpec | None]:
        specs: dict[Node, ElementSpec | None] = {}
        for node in self.document.nodes:
            parent = node.parent
            outer = None if parent is None else specs[parent]
            name = None if parent is None else parent.name if outer is None else outer.name
            specs[node] = None if node in self._open else self.dialect.resolve(node.name, name)
        return specs

    @lazy
    def _open(self) -> set[Node]:
        inside: set[Node] = set()
        opening = self.dialect.open_elements
        if not any(node.name.lower() in opening for node in self.document.nodes):
            return inside
        for node in self.document.nodes:
            parent = node.parent
            if parent is not None and (parent in inside or self._takes_anything(parent)):
                inside.add(node)
        return inside

    def _takes_anything(self, node: Node) -> bool:
        parent = node.parent
        spec = self.dialect.resolve(node.name, None if parent is None else parent.name)
        return spec is not None and spec.open_content

    def _of(self, node: Node, spec: ElementSpec) -> list[Value]:
        values: list[Value] = []
        for name, text in node.attributes.items():
            row = spec.attributes.get(name) or self.row(spec, name)
            if row is not None:
                values.append(Value(node, spec, row, name, text))
        if spec.text is not None and (text := node.own_text).strip():
            values.append(Value(node, spec, spec.text, None, text))
        return values

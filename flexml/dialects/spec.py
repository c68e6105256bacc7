"""The compiled form of a dialect: what the builder, the linter and the generator read.

Plain slotted classes without third-party imports, because the builder imports them. They are made
by the generated tables or, for a dialect of the user's own, by the loader; nobody changes them.
"""

from __future__ import annotations

from .behaviour import Behaviour, Variant, holds
from .keyword import python_name
from .relatives import Difference, ForeignAttribute
from .values import ValueType

TYPE_CHECKING = False  # `typing` costs more than all tables together
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from .role import RoleSpec


class AttributeSpec:
    """One attribute of one element.

    It is `required`, unless one of the attributes of `unless` is there. `requires` and `excludes` name
    other attributes of the element: `name`, `name=value` (it must have that value) or `name~item` (its
    list must hold that item); a default counts (`ElementSpec.lacks`). Without what it requires, the
    attribute has no effect. `alone`: nothing else stands on or in the element. `uncertain` says why the
    sources leave room for doubt: what breaks such a row is a warning at most. `runtime` are the codes that
    the vendor logs for a wrong value, `requires_runtime` those for one without what it requires.
    """

    __slots__ = (
        "alone",
        "default",
        "deprecated",
        "doc",
        "excludes",
        "name",
        "python_name",
        "required",
        "requires",
        "requires_runtime",
        "runtime",
        "since",
        "type",
        "uncertain",
        "unless",
    )

    def __init__(
        self,
        name: str,
        type: ValueType,
        doc: str = "",
        required: bool = False,
        unless: tuple[str, ...] = (),
        default: str | None = None,
        requires: tuple[str, ...] = (),
        excludes: tuple[str, ...] = (),
        alone: bool = False,
        deprecated: str | None = None,
        since: str | None = None,
        uncertain: str | None = None,
        runtime: tuple[int, ...] = (),
        requires_runtime: tuple[int, ...] = (),
    ) -> None:
        self.name = name
        self.python_name = python_name(name)
        self.type = type
        self.doc = doc
        self.required = required
        self.unless = unless
        self.default = default
        self.requires = requires
        self.excludes = excludes
        self.alone = alone
        self.deprecated = deprecated
        self.since = since
        self.uncertain = uncertain
        self.runtime = runtime
        self.requires_runtime = requires_runtime


class TextSpec:
    """The character data of an element.

    It is required unless one of `unless` is there (`@name` for an attribute, `Name` for a child).
    `alone` says that text and child elements exclude each other. `uncertain` and `runtime` as
    for attributes.
    """

    __slots__ = ("alone", "doc", "required", "runtime", "type", "uncertain", "unless")

    def __init__(
        self,
        type: ValueType,
        doc: str = "",
        required: bool = False,
        unless: tuple[str, ...] = (),
        alone: bool = False,
        uncertain: str | None = None,
        runtime: tuple[int, ...] = (),
    ) -> None:
        self.type = type
        self.doc = doc
        self.required = required
        self.unless = unless
        self.alone = alone
        self.uncertain = uncertain
        self.runtime = runtime


class ElementSpec:
    """One element, or one element inside one parent (`key` is then `Parent/Name`).

    `children` are names. `min_children` and `max_children` count all child elements, `limits` one name
    each. `alone` names children that stand alone in their parent. `unique` is the attribute whose value
    no two siblings of this name share. `complete` is false where the vendor's public page is not: an
    unknown attribute is a warning there. `runtime` are the codes that the vendor logs for wrong content:
    a child that may not stand here, or none where one is needed; `limit_runtime` those for a child of that
    name that is one too many or not alone. `asks` gives the attributes, `action` aside, whose URL is
    asked for a document, each with that document's role (`document` where it goes on with the call). `gist`
    gives attributes that say in short what happens, each with the words around its value.
    """

    __slots__ = (
        "alone",
        "asks",
        "attributes",
        "behaviour",
        "by_keyword",
        "children",
        "complete",
        "deprecated",
        "doc",
        "gist",
        "key",
        "kind",
        "limit_runtime",
        "limits",
        "max_children",
        "min_children",
        "name",
        "open_content",
        "parents",
        "runtime",
        "since",
        "text",
        "uncertain",
        "unique",
        "urls",
        "variants",
    )

    def __init__(
        self,
        key: str,
        kind: str,
        doc: str,
        urls: tuple[str, ...] = (),
        parents: tuple[str, ...] = (),
        children: tuple[str, ...] = (),
        min_children: int = 0,
        max_children: int | None = None,
        limits: tuple[tuple[str, int], ...] = (),
        alone: tuple[str, ...] = (),
        text: TextSpec | None = None,
        attributes: tuple[AttributeSpec, ...] = (),
        complete: bool = True,
        open_content: bool = False,
        behaviour: Behaviour | None = None,
        variants: tuple[Variant, ...] = (),
        deprecated: str | None = None,
        since: str | None = None,
        uncertain: str | None = None,
        runtime: tuple[int, ...] = (),
        limit_runtime: tuple[tuple[str, tuple[int, ...]], ...] = (),
        unique: str | None = None,
        asks: tuple[tuple[str, str], ...] = (),
        gist: tuple[tuple[str, str], ...] = (),
    ) -> None:
        self.key = key
        self.name = key.rpartition("/")[2]
        self.kind = kind
        self.doc = doc
        self.urls = urls
        self.parents = parents
        self.children = children
        self.min_children = min_children
        self.max_children = max_children
        self.limits = limits
        self.alone = alone
        self.text = text
        self.attributes = {attribute.name: attribute for attribute in attributes}
        self.by_keyword = {attribute.python_name: attribute for attribute in attributes}
        self.complete = complete
        self.open_content = open_content
        self.behaviour = behaviour or Behaviour()
        self.variants = variants
        self.deprecated = deprecated
        self.since = since
        self.uncertain = uncertain
        self.runtime = runtime
        self.limit_runtime = limit_runtime
        self.unique = unique
        self.asks = asks
        self.gist = gist

    def __repr__(self) -> str:
        return f"<ElementSpec {self.key}>"

    def crowd_codes(self, child: str) -> tuple[int, ...]:
        """Return the codes that the vendor logs where a child of that name is one too many or not alone."""
        return next((codes for name, codes in self.limit_runtime if name == child), ())

    def is_missing(self, attribute: AttributeSpec, values: dict[str, str]) -> bool:
        """Tell whether a required attribute is absent, and everything that could stand for it too."""
        if not attribute.required or attribute.name in values:
            return False
        return not any(name in values for name in attribute.unless)

    def lacks(self, attribute: AttributeSpec, values: dict[str, str]) -> tuple[str, ...]:
        """Return the conditions in `requires` that do not hold; an absent attribute counts as its default."""
        missing = []
        for condition in attribute.requires:
            known = values
            for sign in "=~":
                name, found, _ = condition.partition(sign)
                if found and name not in values and self.attributes[name].default is not None:
                    known = values | {name: self.attributes[name].default or ""}
            if not holds(condition, known):
                missing.append(condition)
        return tuple(missing)

    def behaviour_of(self, values: dict[str, str]) -> Behaviour:
        """Return the behaviour under these attributes: that of the first variant whose conditions hold."""
        return next(self.behaviours_of(values))

    def behaviours_of(self, values: dict[str, str], unknown: Collection[str] = ()) -> Iterator[Behaviour]:
        """Yield each behaviour that is possible where the values of some attributes are not known."""
        for variant in self.variants:
            compared = (condition for condition in variant.when if "=" in condition)
            open_ones = [condition for condition in compared if condition.partition("=")[0] in unknown]
            if all(condition in open_ones or holds(condition, values) for condition in variant.when):
                yield variant.behaviour
                if not open_ones:
                    return
        yield self.behaviour


class Dialect:
    """One language of one vendor.

    `ignores_case`: the vendor matches element and attribute names without regard to case, so another
    spelling is a warning. `foreign` maps names that belong to relatives to a word of advice,
    `foreign_attributes` names of attributes (`Element@name`); `differences` are what else one should know
    who comes from a relative. `max_bytes` bounds a document, 0 where no bound is known. `roles` are the
    documents that run beside a call, by name. `open_elements` take any markup; their names are in lower case.
    """

    __slots__ = (
        "_by_name",
        "differences",
        "doc",
        "elements",
        "foreign",
        "foreign_attributes",
        "ignores_case",
        "max_bytes",
        "name",
        "open_elements",
        "roles",
        "root",
        "title",
        "vendor",
    )

    def __init__(
        self,
        name: str,
        title: str,
        vendor: str,
        doc: str,
        root: str,
        elements: tuple[ElementSpec, ...],
        ignores_case: bool = False,
        max_bytes: int = 0,
        foreign: dict[str, str] | None = None,
        roles: tuple[RoleSpec, ...] = (),
        foreign_attributes: dict[str, ForeignAttribute] | None = None,
        differences: tuple[Difference, ...] = (),
    ) -> None:
        self.name = name
        self.title = title
        self.vendor = vendor
        self.doc = doc
        self.root = root
        self.elements = {element.key: element for element in elements}
        self.ignores_case = ignores_case
        self.max_bytes = max_bytes
        self.foreign = foreign or {}
        self.roles = {role.name: role for role in roles}
        self.foreign_attributes = foreign_attributes or {}
        self.differences = differences
        self.open_elements = {element.name.lower() for element in elements if element.open_content}
        self._by_name = {element.name: element for element in elements if "/" not in element.key}

    def __repr__(self) -> str:
        return f"<Dialect {self.name}>"

    @property
    def names(self) -> tuple[str, ...]:
        """The element names, each once, in the order of the table."""
        return tuple(self._by_name)

    def element(self, name: str, parent: str | None = None) -> ElementSpec | None:
        """Return the entry of `name`, in the form that it has inside `parent` where there is one."""
        if parent is not None:
            qualified = self.elements.get(f"{parent}/{name}")
            if qualified is not None:
                return qualified
        return self._by_name.get(name)

    def spelling(self, name: str, written: Collection[str]) -> str | None:
        """Return the one of the attribute names `written` that the vendor reads as `name`."""
        if name in written:
            return name
        if not self.ignores_case:
            return None
        folded = name.lower()
        return next((other for other in written if other.lower() == folded), None)

    def values(self, spec: ElementSpec, attributes: dict[str, str]) -> dict[str, str]:
        """Return the attributes under the names of the table; those that it does not have stay as they are."""
        if not self.ignores_case:
            return attributes
        names = {name.lower(): name for name in spec.attributes}
        return {names.get(name.lower(), name): value for name, value in attributes.items()}

    def resolve(self, name: str, parent: str | None = None) -> ElementSpec | None:
        """Return what `element` does, or the entry whose name differs by the case of letters alone."""
        spec = self.element(name, parent)
        if spec is not None:
            return spec
        folded = name.lower()
        for known in self._by_name:
            if known.lower() == folded:
                outer = None if parent is None else self.resolve(parent)
                return self.element(known, None if outer is None else outer.name)
        return None

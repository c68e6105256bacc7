"""The compiled form of a dialect: what the builder, the linter and the generator read.

Plain slotted classes without third-party imports, because the builder imports them. They are made
by the generated tables or, for a dialect of the user's own, by the loader; nobody changes them.
"""

from __future__ import annotations

from functools import cache
from keyword import iskeyword

from .values import ValueType

TYPE_CHECKING = False  # `typing` costs more than all tables together
if TYPE_CHECKING:
    from collections.abc import Collection


class AttributeSpec:
    """One attribute of one element.

    It is `required`, unless one of the attributes of `unless` is there. `requires` and `excludes` name
    other attributes of the element: `name`, `name=value` (it must have that value) or `name~item` (its
    list must hold that item); a default counts (`ElementSpec.lacks`). Without what it requires, the
    attribute has no effect. `alone`: nothing else stands on or in the element. `uncertain` says why the
    sources leave room for doubt: what breaks such a row is a warning at most. `runtime` are the codes that
    the vendor logs for a wrong value.
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


class Behaviour:
    """What an element does in a call.

    `flow`: `container` (the root), `blocking`, `background`, `immediate`, `terminal`, or `none` (a noun
    or a speech tag). `action`: when control passes to the URL of the attribute `action`: `never`,
    `always` (then the next verb is not reached), `on-input` (the next verb runs otherwise).
    `without_action`: `next` (the next verb runs), `self` (this document is asked for again).
    `target`: `text` where the element's text is the URL that control passes to.
    `ends`: `call` or `document`, for a terminal verb. `endless`: it does not end by itself.
    `answers`: it answers a ringing call. `stream`: `opens`, `opens-bidirectional` or `closes` a media
    stream, known by the attribute `name`.
    """

    __slots__ = ("action", "answers", "endless", "ends", "flow", "stream", "target", "without_action")

    def __init__(
        self,
        flow: str = "none",
        action: str = "never",
        without_action: str = "next",
        target: str | None = None,
        ends: str | None = None,
        endless: bool = False,
        answers: bool = False,
        stream: str | None = None,
    ) -> None:
        self.flow = flow
        self.action = action
        self.without_action = without_action
        self.target = target
        self.ends = ends
        self.endless = endless
        self.answers = answers
        self.stream = stream


class Variant:
    """A behaviour that holds when every condition holds: `name=value`, `name` (present), `!name`."""

    __slots__ = ("behaviour", "when")

    def __init__(self, when: tuple[str, ...], behaviour: Behaviour) -> None:
        self.when = when
        self.behaviour = behaviour


class ElementSpec:
    """One element, or one element inside one parent (`key` is then `Parent/Name`).

    `children` are names. `min_children` and `max_children` count all child elements, `limits` one name
    each. `alone` names children that stand alone in their parent. `unique` is the attribute whose value
    no two siblings of this name share. `complete` is false where the vendor's public page is not: an
    unknown attribute is a warning there. `runtime` are the codes that the vendor logs for wrong content:
    a child that may not stand here, too few, too many.
    """

    __slots__ = (
        "alone",
        "attributes",
        "behaviour",
        "by_keyword",
        "children",
        "complete",
        "deprecated",
        "doc",
        "key",
        "kind",
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
        unique: str | None = None,
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
        self.unique = unique

    def __repr__(self) -> str:
        return f"<ElementSpec {self.key}>"

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
        for variant in self.variants:
            if all(holds(condition, values) for condition in variant.when):
                return variant.behaviour
        return self.behaviour


class Dialect:
    """One language of one vendor.

    `ignores_case`: the vendor matches element and attribute names without regard to case, so another
    spelling is a warning. `foreign` maps names that belong to relatives to a word of advice.
    `max_bytes` bounds a document, 0 where no bound is known.
    """

    __slots__ = (
        "_by_name",
        "doc",
        "elements",
        "foreign",
        "ignores_case",
        "max_bytes",
        "name",
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


def holds(condition: str, values: dict[str, str]) -> bool:
    """Tell whether attributes fulfil a condition: `name=value`, `name~item`, `name`, or `!name` for absence."""
    if condition.startswith("!"):
        return condition[1:] not in values
    for sign in "=~":
        name, found, wanted = condition.partition(sign)
        if found:
            value = values.get(name)
            return value is not None and (value == wanted if sign == "=" else wanted in value.split())
    return condition in values


def subject_of(condition: str) -> str:
    """Return the attribute that a condition is about: `noise=true` -> `noise`."""
    return condition.replace("~", "=").partition("=")[0]


@cache
def python_name(name: str) -> str:
    """Return the snake_case keyword of an XML name: `numDigits` -> `num_digits`, `from` -> `from_`."""
    letters: list[str] = []
    for index, letter in enumerate(name):
        if letter in "-:.":
            letters.append("_")
        elif letter.isupper():
            after_lower = index > 0 and (name[index - 1].islower() or name[index - 1].isdigit())
            ends_acronym = 0 < index < len(name) - 1 and name[index - 1].isupper() and name[index + 1].islower()
            if after_lower or ends_acronym:
                letters.append("_")
            letters.append(letter.lower())
        else:
            letters.append(letter)
    word = "".join(letters)
    return word + "_" if iskeyword(word) else word

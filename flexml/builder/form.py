"""What an element takes in its place: the table's entry in the shape that the builder asks it in."""

from __future__ import annotations

import sys

from ..dialects.behaviour import holds, subject_of
from ..dialects.keyword import python_name
from ..dialects.spec import ElementSpec
from ..dialects.words import nearest, one_of
from ..errors import BuildError, ChildError, ConflictError, IncompleteError, TextError
from .parts import ATTRIBUTES, CHILDREN, FORM, parts_of
from .slot import Slots, Texts, shown, takes_anything

TYPE_CHECKING = False  # `typing` is not imported at run time: it costs more than the builder
if TYPE_CHECKING:
    from collections.abc import Sequence

    from .family import Family
    from .parts import Item, Parts


MANY = 128
"""So many children are judged together with each that is added; more than that not each time, which takes too long."""


class Form:
    """What one element takes, anywhere or inside one parent.

    `entries` are the table's entries for the element; a class does not know yet in which place its
    elements will stand, and takes what one of them takes. `places` remembers the classes that may stand
    in the element: the form that holds for them there, or `ANYWHERE` where that of the class does. Such a
    form has a `parent`; if it `judges` at all, then the attributes named by `stricter` once more and, where
    its content `differs`, the children too.

    What is `wanted` are groups of attributes, one of each, and mostly the first, which is `expected`. From a `crowd`
    of children on, they are judged together when one is added, and from so many as `again` says when they are printed.
    """

    __slots__ = (
        "again",
        "alone",
        "conflicts",
        "counted",
        "crowd",
        "demands",
        "differs",
        "end",
        "entries",
        "expected",
        "family",
        "holds_text",
        "is_document",
        "judges",
        "least",
        "name",
        "needs_text",
        "owner",
        "places",
        "room",
        "slots",
        "spec",
        "start",
        "stricter",
        "texts",
        "unique",
        "wanted",
    )

    def __init__(
        self,
        spec: ElementSpec,
        family: Family | None = None,
        entries: tuple[ElementSpec, ...] = (),
        parent: str | None = None,
    ) -> None:
        self.spec = spec
        self.family = family
        self.entries = entries or (spec,)
        self.name = spec.name
        self.owner = f"`{spec.name}`" if parent is None else f"`{spec.name}` in `{parent}`"
        self.is_document = family is not None and family.dialect.root == spec.name
        self.start = f"<{spec.name}"
        self.end = f"</{spec.name}>"
        self.slots = Slots(self.owner, self.entries)
        self.places: dict[type, Form] = {}
        self.judges = False
        self.differs = False
        self.stricter: tuple[str, ...] = ()
        rows = [row for row in spec.attributes.values() if row.uncertain is None]
        self.wanted = tuple(
            tuple(spec.attributes[name].python_name for name in (row.name, *row.unless)) for row in rows if row.required
        )
        self.expected = tuple(group[0] for group in self.wanted)
        others = [(row, spec.attributes[subject_of(sign)], sign) for row in rows for sign in row.excludes]
        self.conflicts = tuple(
            (row.python_name, row.name, other.python_name, other.name, condition)
            for row, other, condition in others
            if other.uncertain is None
        )
        self.alone = frozenset(row.python_name for row in rows if row.alone)
        text = spec.text
        self.holds_text = any(entry.text is not None or entry.open_content for entry in self.entries)
        self.texts = None if text is None or takes_anything(text.type) else Texts(self.owner, text)
        self.needs_text = text is not None and text.required and text.uncertain is None
        self.room = sys.maxsize if spec.max_children is None else spec.max_children
        self.unique = self._unique()
        self.counted = bool(spec.limits or spec.alone or (text and text.alone))
        self.crowd = 2 if self.counted or self.unique or spec.max_children else sys.maxsize
        if self.texts is not None:
            self.crowd = 1
        self.again = 2 if self.unique else MANY + 1
        self.least = max(spec.min_children, 1 if self.needs_text else 0)
        self.demands = bool(self.least or self.alone)
        if spec.min_children and self.holds_text:
            self.least = sys.maxsize  # children may be text, so their number alone does not tell

    def unknown_verb(self, name: str) -> str:
        """Return what is wrong with a method that the element does not have."""
        verbs = tuple(dict.fromkeys(python_name(child) for entry in self.entries for child in entry.children))
        near = nearest(name, verbs)
        if near:
            return f"{self.owner} has no method `{name}`; did you mean `{near}`"
        takes = f"it takes {one_of(verbs)}" if verbs else "no element may stand in it"
        return f"{self.owner} has no method `{name}`; {takes}"

    def check_conflicts(self, attributes: dict[str, str | int]) -> None:
        """Raise `ConflictError` where two attributes exclude each other."""
        for keyword, name, other, other_name, condition in self.conflicts:
            if keyword not in attributes or other not in attributes:
                continue
            if holds(condition, {other_name: str(attributes[other])}):
                what = condition.replace("~", "=")
                raise ConflictError(f"`{name}` and `{what}` of {self.owner} exclude each other; set one of them")

    def judge(self, child: Parts) -> None:
        """Check an element of this form that stands, or is about to stand, in this place."""
        attributes = child[ATTRIBUTES]
        for keyword in self.stricter:
            if keyword in attributes:
                self.slots[keyword][attributes[keyword]]
        if self.conflicts:
            self.check_conflicts(attributes)
        if self.differs:
            for inner in child[CHILDREN]:
                if not isinstance(inner, str):
                    form = parts_of(inner)[FORM]
                    if form.family and form.name not in self.spec.children:
                        raise ChildError(self.refusal(form))
            self.guard(child[CHILDREN])

    def guard(self, children: Sequence[Item]) -> None:
        """Check what depends on all children: what the text says, how many elements there are, which stand alone."""
        if self.texts is not None:
            text = children[0] if len(children) == 1 else _text_of(children)
            if isinstance(text, str) and text and not text.isspace() and not (self.texts.paths and text[0] == "/"):
                self.texts[text]
        if self.counted or len(children) > self.room:
            self._count(children)
        if self.unique and len(children) > 1:
            self.check_unique(children)

    def check_unique(self, children: Sequence[Item]) -> None:
        """Check that no two children of a name share the attribute that tells them apart."""
        for name, keyword in self.unique:
            seen: set[str] = set()
            for child in children:
                if isinstance(child, str):
                    continue
                form, attributes, _, _, _ = child if isinstance(child, list) else child._parts
                if keyword not in attributes or form.name != name:
                    continue
                value = attributes[keyword]
                text = str(value) if type(value) is int else value
                if text in seen:
                    attribute = form.slots[keyword].name
                    raise ChildError(f"another `{name}` in {self.owner} has the `{attribute}` {shown(text)} too")
                seen.add(text)

    def _count(self, children: Sequence[Item]) -> None:
        spec = self.spec
        names = _names_of(children)
        if len(names) > self.room:
            raise ChildError(f"{self.owner} holds at most {_elements(self.room)}; this would make {len(names)}")
        for name, limit in spec.limits:
            if names.count(name) > limit:
                raise ChildError(f"{self.owner} holds at most {limit} `{name}`; this would make {names.count(name)}")
        for name in spec.alone:
            if name in names and len(names) > 1:
                raise ChildError(f"`{name}` stands alone in {self.owner}, without another element beside it")
        text = _text_of(children)
        if names and text and spec.text is not None and spec.text.alone and spec.text.uncertain is None:
            raise TextError(f"{self.owner} holds text or elements, and here are {shown(text)} and `{names[0]}`")

    def check_complete(self, attributes: dict[str, str | int], children: Sequence[Item]) -> None:
        """Raise `IncompleteError` for a required attribute, child or text that is missing, or `ConflictError`."""
        spec = self.spec
        for group in self.wanted:
            if len(group) == 1 and group[0] not in attributes:
                row = spec.by_keyword[group[0]]
                raise IncompleteError(f"{self.owner} needs `{row.python_name}`: {row.type.describe()}")
        for keyword in self.alone.intersection(attributes):
            if children or len(attributes) > 1:
                raise ConflictError(
                    f"`{keyword}` of {self.owner} stands alone, without another attribute, text or element"
                )
        for group in self.wanted:
            if attributes.keys().isdisjoint(group):
                raise IncompleteError(f"{self.owner} needs {one_of(group)}")
        names = _names_of(children)
        if len(names) < spec.min_children:
            raise IncompleteError(
                f"{self.owner} needs at least {_elements(spec.min_children)} and holds {len(names) or 'none'}; "
                f"it may hold {one_of(spec.children)}"
            )
        rule = spec.text
        if rule is None or not self.needs_text or names or _text_of(children):
            return
        if not any(f"@{row.name}" in rule.unless for row in spec.attributes.values() if row.python_name in attributes):
            instead = f" or {one_of(tuple(word.removeprefix('@') for word in rule.unless))}" if rule.unless else ""
            raise IncompleteError(f"{self.owner} needs text{instead}: {rule.type.describe()}")

    def _unique(self) -> tuple[tuple[str, str], ...]:
        """The children that must not share an attribute, each with the keyword of that attribute."""
        if self.family is None:
            return ()
        specs = [self.family.dialect.element(child, self.name) for child in self.spec.children]
        return tuple(
            (spec.name, spec.attributes[spec.unique].python_name) for spec in specs if spec and spec.unique is not None
        )

    def refusal(self, form: Form) -> str:
        """Return why an element of another form may not stand here."""
        if form.family is not None and self.family is not None and form.family is not self.family:
            theirs, ours = form.family.dialect.title, self.family.dialect.title
            return f"`{form.name}` of {theirs} may not stand in {self.owner} of {ours}"
        message = f"`{form.name}` may not stand in {self.owner}"
        if not self.spec.children:
            return f"{message}, which holds {'only text' if self.holds_text else 'no elements'}"
        parents = form.spec.parents
        return f"{message}; it goes into {one_of(parents)}" if parents else f"{message}; it is a whole document"


ANYWHERE = Form(ElementSpec("any", "any", "Stands for the form of the class, where that holds in every place."))
CHANGED = Form(ElementSpec("any", "any", "Stands for the form of any place, where the element may be wrong by now."))


class Formless:
    """Stands where a class has no form: `Element` itself is of no dialect."""

    def __getattr__(self, name: str) -> object:
        raise BuildError("`Element` is only the base of all elements; use a class of a dialect, or `Element.custom(…)`")


def _elements(number: int) -> str:
    return "1 child element" if number == 1 else f"{number} child elements"


def _names_of(children: Sequence[Item]) -> list[str]:
    return [parts_of(child)[FORM].name for child in children if not isinstance(child, str)]


def _text_of(children: Sequence[Item]) -> str:
    """Return the text among children, nothing where it is white space alone."""
    text = "".join(child for child in children if isinstance(child, str))
    return "" if text.isspace() else text

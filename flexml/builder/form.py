"""What an element takes in its place: the table's entry in the shape that the builder asks it in."""

from __future__ import annotations

import re
import sys

from ..dialects.spec import ElementSpec, holds
from ..dialects.values import String, ValueType, forbidden_character, one_of
from ..errors import BuildError, ChildError, ConflictError, IncompleteError, TextError
from .escape import attribute_of
from .slot import Slots, Texts, shown

TYPE_CHECKING = False  # `typing` is not imported at run time: it costs more than the builder
if TYPE_CHECKING:
    from collections.abc import Iterable

    from .element import Element
    from .family import Family


class Form:
    """What one element takes, anywhere or inside one parent.

    `entries` are the table's entries for the element; a class does not know yet in which place its
    elements will stand, and takes what one of them takes. `places` remembers the classes that may stand
    in the element: the form that holds for them there, or `None` where that of the class does. Such a form
    has a `parent`; `stricter` are the attributes that it must judge once more, and `differs` says that it
    must judge the children too.
    """

    __slots__ = (
        "conflicts",
        "counted",
        "differs",
        "entries",
        "family",
        "holds_text",
        "is_document",
        "name",
        "least",
        "needs_text",
        "owner",
        "places",
        "required",
        "room",
        "slots",
        "spec",
        "stricter",
        "texts",
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
        self.stricter: tuple[str, ...] = ()
        self.is_document = family is not None and family.dialect.root == spec.name
        self.slots = Slots(self.owner, self.entries)
        self.places: dict[type, Form | None] = {}
        self.differs = False
        rows = [row for row in spec.attributes.values() if row.uncertain is None]
        self.required = frozenset(row.python_name for row in rows if row.required)
        self.conflicts = tuple(
            (row.python_name, spec.attributes[re.split("[=~]", condition)[0]].python_name, condition)
            for row in rows
            for condition in row.excludes
        )
        self.room = sys.maxsize if spec.max_children is None else spec.max_children
        text = spec.text
        self.holds_text = any(entry.text is not None or entry.open_content for entry in self.entries)
        self.texts = None if text is None or _takes_anything(text.type) else Texts(self.owner, text)
        self.counted = bool(spec.limits or spec.alone or (text and text.alone))
        self.needs_text = text is not None and text.required and text.uncertain is None
        self.least = max(spec.min_children, 1 if self.needs_text else 0)
        if spec.min_children and self.holds_text:
            self.least = sys.maxsize  # text is not an element: look at each child

    def admit(self, child: Element) -> Form | None:
        """Return the form that holds for a child here, or `None` where the child's own does.

        Raises:
            ChildError: the child may not stand here.
        """
        form = child._form
        place: Form | None = None
        if form.family is not None and not self.spec.open_content:
            if form.family is not self.family:
                raise ChildError(self._stranger(form))
            if not any(form.name in entry.children for entry in self.entries):
                raise ChildError(self._misplaced(form))
            place = form.family.place(form.name, self.name)
        self.places[type(child)] = place
        return place

    def adapt(self, child: object) -> Iterable[str | Element]:
        """Return what `child` adds to the element, where it is not simply an element or a plain text.

        Raises:
            ChildError: an element, or a class of elements, that may not stand here.
            TextError: text that may not stand here, or something that is neither text nor an element.
        """
        if child is None:
            return ()
        if isinstance(child, str):
            return self._text(str.__str__(child))
        if type(child) is int:
            return self._text(str(child))
        if isinstance(child, type) and isinstance(getattr(child, "_form", None), Form):
            raise ChildError(f"`{child.__name__}` is a class and not an element; write `{child.__name__}(…)`")
        if isinstance(getattr(child, "_form", None), Form):
            return self._element(child)  # type: ignore[arg-type]  # only elements have a form
        if isinstance(child, (list, tuple)) or hasattr(child, "__next__"):
            return [added for item in child for added in self._item(item)]
        kinds = "text and elements" if self.holds_text else "elements"
        raise TextError(f"{self.owner} takes {kinds}, not the {type(child).__name__} {shown(child)}")

    def _item(self, item: object) -> Iterable[str | Element]:
        """A list may hold elements: one with text in it is nearly always a value printed by mistake."""
        if item is None:
            return ()
        form = getattr(item, "_form", None)
        if isinstance(form, Form) and not isinstance(item, type):
            return self._element(item)  # type: ignore[arg-type]  # only elements have a form
        raise TextError(
            f"a list of children of {self.owner} may hold elements only, not the {type(item).__name__} {shown(item)}"
        )

    def _element(self, child: Element) -> tuple[Element]:
        places = self.places
        place = places[type(child)] if type(child) in places else self.admit(child)
        if place is not None:
            place.judge(child)
        return (child,)

    def _text(self, text: str) -> tuple[str, ...]:
        if not text:
            return ()
        if not self.holds_text:
            inside = f"it holds {one_of(self.spec.children)}" if self.spec.children else "it is always empty"
            raise TextError(f"{self.owner} holds no text, and {shown(text)} is text; {inside}")
        at = forbidden_character(text)
        if at is not None:
            raise TextError(
                f"the text of {self.owner} holds {text[at]!r} at position {at}, a character that XML cannot carry"
            )
        return (text,)

    def judge(self, child: Element) -> None:
        """Check an element that stands, or is about to stand, in this place."""
        attributes = child._attributes
        for keyword in self.stricter:
            if keyword in attributes:
                self.slots[keyword][attribute_of(attributes[keyword])[1]]
        if self.conflicts:
            self.check_conflicts(attributes)
        if self.differs:
            for inner in child._children:
                if isinstance(inner, str):
                    self._text(inner)
                elif inner._form.family is not None and inner.name not in self.spec.children:
                    raise ChildError(self._misplaced(inner._form))
            self.count(child._children)
            self.judge_text(child._children)

    def check_conflicts(self, attributes: dict[str, str]) -> None:
        """Raise `ConflictError` where two attributes exclude each other."""
        for keyword, other, condition in self.conflicts:
            if keyword in attributes and other in attributes:
                if holds(condition, dict(map(attribute_of, attributes.values()))):
                    what = condition.replace("~", "=")
                    name = attribute_of(attributes[keyword])[0]
                    raise ConflictError(f"`{name}` and `{what}` of {self.owner} exclude each other; set one of them")

    def count(self, children: list[str | Element]) -> None:
        """Check how many elements there are, and that those stand alone that have to."""
        spec = self.spec
        names = [child.name for child in children if not isinstance(child, str)]
        if len(names) > self.room:
            raise ChildError(f"{self.owner} holds at most {_elements(self.room)}; this would make {len(names)}")
        for name, limit in spec.limits:
            if names.count(name) > limit:
                raise ChildError(f"{self.owner} holds at most {limit} `{name}`; this would make {names.count(name)}")
        for name in spec.alone:
            if name in names and len(names) > 1:
                raise ChildError(f"`{name}` stands alone in {self.owner}, without another element beside it")
        if names and spec.text is not None and spec.text.alone and spec.text.uncertain is None:
            text = _text_of(children)
            if text:
                raise TextError(f"{self.owner} holds text or elements, and here are {shown(text)} and `{names[0]}`")

    def judge_text(self, children: list[str | Element]) -> None:
        """Check that the text is of its type."""
        if self.texts is not None:
            text = _text_of(children)
            if text:
                self.texts[text]

    def check_complete(self, attributes: dict[str, str], children: list[str | Element]) -> None:
        """Raise `IncompleteError` where a required attribute, child or text is missing."""
        spec = self.spec
        for row in spec.attributes.values():
            if row.python_name not in self.required or row.python_name in attributes:
                continue
            others = tuple(spec.attributes[name].python_name for name in row.unless)
            if attributes.keys().isdisjoint(others):
                wanted = one_of((row.python_name, *others))
                raise IncompleteError(f"{self.owner} needs {wanted}: {row.type.describe()}")
        names = [child.name for child in children if not isinstance(child, str)]
        if len(names) < spec.min_children:
            raise IncompleteError(
                f"{self.owner} needs at least {_elements(spec.min_children)} and holds {len(names) or 'none'}; "
                f"it may hold {one_of(spec.children)}"
            )
        rule = spec.text
        if rule is None or not rule.required or rule.uncertain is not None:
            return
        if _text_of(children):
            return
        present = {*names, *(f"@{attribute_of(piece)[0]}" for piece in attributes.values())}
        if present.isdisjoint(rule.unless):
            instead = f" or {one_of(tuple(word.removeprefix('@') for word in rule.unless))}" if rule.unless else ""
            raise IncompleteError(f"{self.owner} needs text{instead}: {rule.type.describe()}")

    def _misplaced(self, form: Form) -> str:
        message = f"`{form.name}` may not stand in {self.owner}"
        if not self.spec.children:
            return f"{message}, which holds {'only text' if self.holds_text else 'no elements'}"
        parents = tuple(dict.fromkeys(parent.rpartition("/")[2] for parent in form.spec.parents))
        return f"{message}; it goes into {one_of(parents)}" if parents else f"{message}; it is a whole document"

    def _stranger(self, form: Form) -> str:
        assert form.family is not None
        theirs = form.family.dialect.title
        if self.family is None:
            return f"`{form.name}` of {theirs} may not stand in {self.owner}"
        return f"`{form.name}` of {theirs} may not stand in {self.owner} of {self.family.dialect.title}"


class Formless:
    """Stands where a class has no form: `Element` itself is of no dialect."""

    def __getattr__(self, name: str) -> object:
        raise BuildError("`Element` is only the base of all elements; use a class of a dialect, or `Element.custom(…)`")


def _elements(number: int) -> str:
    return "1 child element" if number == 1 else f"{number} child elements"


def _text_of(children: list[str | Element]) -> str:
    """Return the text among children, nothing where it is white space alone."""
    text = "".join(child for child in children if isinstance(child, str))
    return "" if text.isspace() else text


def _takes_anything(type: ValueType) -> bool:
    return isinstance(type, String) and type.pattern is type.min_length is type.max_length is None

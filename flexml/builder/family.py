"""The classes of one dialect, joined: each knows which others it holds, and has a method for each of them."""

from __future__ import annotations

from ..dialects.keyword import python_name
from ..dialects.spec import Dialect, ElementSpec
from ..errors import ChildError
from .admission import place_of
from .element import Element
from .form import ANYWHERE, CHANGED, Form
from .making import judge_last, made
from .parts import CHILDREN, PLACE, holds
from .slot import facts_of

TYPE_CHECKING = False  # `typing` is not imported at run time: it costs more than the builder
if TYPE_CHECKING:
    from collections.abc import Callable

    from .element import Child


class Family:
    """The classes of one dialect by element name."""

    __slots__ = ("classes", "dialect", "entries")

    def __init__(self, dialect: Dialect, classes: dict[str, type[Element]]) -> None:
        self.dialect = dialect
        self.classes = classes
        self.entries: dict[str, tuple[ElementSpec, ...]] = {name: (dialect.elements[name],) for name in classes}
        for key, entry in dialect.elements.items():
            if key != entry.name:
                self.entries[entry.name] += (entry,)
        methods = {name: method_name(name) for name in classes}
        verbs = {name: _verb(cls) for name, cls in classes.items()}
        for name, cls in classes.items():
            spec = dialect.elements[name]
            cls._form = _FirstForm(spec, self, cls)  # type: ignore[assignment]  # it stands for one
            for child in spec.children:
                setattr(cls, methods[child], verbs[child])

    def __repr__(self) -> str:
        return f"<Family {self.dialect.name}>"

    def place(self, name: str, parent: str) -> Form:
        """Return the form of an element inside a parent, `ANYWHERE` where it is the same in all."""
        entries = self.entries[name]
        if len(entries) == 1:
            return ANYWHERE
        spec = self.dialect.element(name, parent)
        assert spec is not None, f"`{parent}` holds `{name}`"
        general = entries[0]
        anywhere = self.classes[name]._form
        form = Form(spec, self, (spec,), parent)
        form.places = anywhere.places
        form.differs = _content(spec) != _content(general)
        form.stricter = tuple(
            keyword
            for keyword in {keyword: None for entry in entries for keyword in entry.by_keyword}
            if keyword not in spec.by_keyword
            or (len(anywhere.slots[keyword].rows) > 1 and not form.slots[keyword].free)
        )
        form.conflicts = tuple(conflict for conflict in form.conflicts if conflict not in anywhere.conflicts)
        form.judges = bool(form.differs or form.stricter or form.conflicts)
        return form


class _FirstForm:
    """Makes the form of a class when it is first asked for: a program uses few of the classes of a dialect."""

    __slots__ = ("_cls", "_family", "_spec")

    def __init__(self, spec: ElementSpec, family: Family, cls: type[Element]) -> None:
        self._spec = spec
        self._family = family
        self._cls = cls

    def __get__(self, element: Element | None, owner: type[Element]) -> Form:
        form = Form(self._spec, self._family, self._family.entries[self._spec.name])
        self._cls._form = form  # also where `owner` derives from it
        return form


def _content(spec: ElementSpec) -> tuple[object, ...]:
    text = spec.text and (facts_of(spec.text.type), spec.text.alone, bool(spec.text.uncertain))
    return spec.children, spec.max_children, spec.limits, spec.alone, text


def class_name(name: str) -> str:
    """Return the name of an element's class: `say-as` -> `SayAs`, `break` -> `Break`."""
    return "".join(part[:1].upper() + part[1:] for part in name.replace(":", "-").split("-"))


def method_name(name: str) -> str:
    """Return the name of the method that appends an element: `PreAnswer` -> `pre_answer`."""
    method = python_name(name)
    return method + "_" if hasattr(Element, method) else method


def family_of(dialect: Dialect) -> Family:
    """Return the classes of a dialect; those of a dialect without a generated module are made here."""
    from importlib import import_module

    from ..dialects.registry import dialect_names

    if dialect.name in dialect_names():
        module = import_module(f".dialect_{dialect.name.replace('-', '_')}", __package__)
        family = module.FAMILY
        assert isinstance(family, Family)
        if family.dialect is dialect:
            return family
    return Family(dialect, {name: _class(dialect.elements[name]) for name in dialect.names})


def _class(spec: ElementSpec) -> type[Element]:
    return type(class_name(spec.name), (Element,), {"__slots__": (), "__doc__": spec.doc})


def _verb(cls: type[Element]) -> Callable[..., Element]:
    """Return the method that appends an element of `cls`: `response.say(…)`."""
    form: Form | None = None

    def verb(self: Element, /, *children: Child, **attributes: object) -> Element:
        # No element is made before somebody looks: that would take as long as all else that is done here.
        nonlocal form
        if form is None:
            form = cls._form
        child = made(form, children, attributes)
        parts = self._parts
        outer, _, _, own, above = parts
        if above is not None:
            if children and holds(child, parts):
                raise ChildError(f"a `{form.name}` that holds this `{outer.name}` cannot become a part of it")
            parts[PLACE] = CHANGED
        try:
            place = outer.places[cls]
        except KeyError:
            place = place_of(outer, cls)
        if place.judges:
            place.judge(child)
        child[PLACE] = place
        if type(own) is tuple:
            own = parts[CHILDREN] = [*own]
        own.append(child)
        if len(own) >= outer.crowd:
            judge_last(outer, own)
        return self

    verb.__name__ = verb.__qualname__ = python_name(cls.__name__)
    verb.__doc__ = f"Append a `{cls.__name__}`, made from the arguments, and return the receiver."
    verb.__wrapped__ = cls  # type: ignore[attr-defined]  # `inspect.signature` and `help` show the class's parameters
    return verb

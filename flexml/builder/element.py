"""The base of all elements: made with children and attributes, and printed as XML.

An element is what a program holds and asks; what it is made of is in `parts.py`.
"""

from __future__ import annotations

from ..errors import BuildError, ChildError, UnknownVerbError
from .escape import attribute_of, pieces_of
from .form import CHANGED, Form, Formless
from .making import add, made
from .parts import ATTRIBUTES, CHILDREN, FORM, PLACE, TAG, children_of, holds
from .writer import DECLARATION, write, write_lines

TYPE_CHECKING = False  # `typing` is not imported at run time: it costs more than the builder
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from inspect import Signature
    from typing import Any, Self, TypeAlias

    from ..dialects import Dialect
    from .custom import Custom
    from .parts import Parts

    Child: TypeAlias = "str | int | Element | Iterable[Element | None] | None"


class _CustomClass:
    """Makes `Element.custom` the class `Custom`, and `response.custom(…)`, which would append nothing, an error."""

    def __get__(self, element: Element | None, owner: type[Element]) -> type[Custom]:
        from .custom import Custom

        if element is not None:
            raise BuildError("`custom` makes an element of its own; write `.append(Element.custom(…))`")
        return Custom


class _Signature:
    """Shows the keywords of the table to `help` and `inspect.signature`."""

    def __get__(self, element: Element | None, owner: type[Element]) -> Signature:
        if owner.__init__ is not Element.__init__ or not isinstance(owner._form, Form):
            raise AttributeError("__signature__")
        from .signature import signature_of

        return signature_of(owner._form)


class Element:
    """An element of a document: children are positional, attributes are keywords, `None` is left out.

    Attributes and children are checked when they are given; what is still missing, when the document is
    printed. A method that changes an element returns it.
    """

    __slots__ = ("_parts",)
    _parts: Parts
    __hash__ = None  # type: ignore[assignment]  # equal by structure, and the structure can change
    __signature__ = _Signature()

    _form: Form = Formless()  # type: ignore[assignment]  # every class of a dialect has its own
    custom = _CustomClass()

    def __init__(self, /, *children: Child, **attributes: object) -> None:
        self._parts = made(self._form, children, attributes)

    def append(self, /, *children: Child) -> Self:
        """Add children behind those that are there, and return this element.

        Raises:
            ChildError: an element that may not stand here, or that holds this element.
            TextError: text that may not stand here.
        """
        parts = self._parts
        before = len(parts[CHILDREN])
        add(parts, children)
        own = parts[CHILDREN]
        for child in own[before:]:
            if not isinstance(child, str) and holds(child._parts, parts):
                del own[before:]
                raise ChildError(f"this `{child.name}` holds the `{self.name}` that it would become a part of")
        parts[PLACE] = parts[PLACE] and CHANGED
        return self

    def set(self, /, **attributes: object) -> Self:
        """Set attributes, remove those that are `None`, and return this element."""
        parts = self._parts
        form, old, old_tag, _, place = parts
        removed = [keyword for keyword, value in attributes.items() if value is None]
        _, new, new_tag, _, _ = made(form, (), attributes)
        merged = {keyword: value for keyword, value in (old | new).items() if keyword not in removed}
        form.check_conflicts(merged)
        pieces = dict(zip(old, pieces_of(old_tag), strict=True)) | dict(zip(new, pieces_of(new_tag), strict=True))
        parts[ATTRIBUTES] = merged
        parts[TAG] = form.start + "".join(pieces[keyword] for keyword in merged)
        parts[PLACE] = place and CHANGED
        return self

    @property
    def name(self) -> str:
        """The element's name in XML."""
        return self._form.name

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes by their names in XML; a copy, `set` changes them."""
        return dict(map(attribute_of, pieces_of(self._parts[TAG])))

    @property
    def children(self) -> tuple[str | Element, ...]:
        """The children; runs of text that touch each other are one."""
        joined: list[str | Element] = []
        run: list[str] = []
        for child in children_of(self._parts):
            if isinstance(child, str):
                run.append(child)
                continue
            if run:
                joined.append("".join(run))
                run.clear()
            joined.append(child)
        if run:
            joined.append("".join(run))
        return tuple(joined)

    @property
    def dialect(self) -> Dialect | None:
        """The dialect that the element belongs to; `None` for a custom one."""
        family = self._form.family
        return None if family is None else family.dialect

    def to_xml(self, *, pretty: bool = False, declaration: bool | None = None) -> str:
        """Return the element as XML.

        Args:
            pretty: Begin a line for each element, except where an element stands beside text.
            declaration: Begin with the XML declaration; by default a whole document does and a part does not.

        Raises:
            IncompleteError: a required attribute, child or text is missing.
        """
        parts = self._parts
        form: Form = parts[FORM]
        if declaration is None:
            declaration = form.is_document
        out = [DECLARATION] if declaration else []
        try:
            if pretty:
                write_lines(parts, form, out)
            else:
                write(parts, form, out)
        except RecursionError:
            raise BuildError(f"this `{self.name}` holds elements too deep inside each other to be printed") from None
        return "".join(out)

    def __str__(self) -> str:
        return self.to_xml()

    def __html__(self) -> str:
        """Return what a template with autoescaping puts in: this is XML already, and its text is escaped."""
        return self.to_xml(declaration=False)

    if not TYPE_CHECKING:  # to a type checker it would mean that every name exists

        def __getattr__(self, name: str) -> object:
            if name.startswith("_"):
                raise AttributeError(name)
            raise UnknownVerbError(self._form.unknown_verb(name))

    def __repr__(self) -> str:
        from .expression import expression_of

        return expression_of(self)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Element):
            return NotImplemented
        pairs: list[tuple[Element, Element]] = [(self, other)]
        for mine, theirs in pairs:  # which grows meanwhile
            if mine is theirs:
                continue
            if type(mine) is not type(theirs) or mine.name != theirs.name or mine.attributes != theirs.attributes:
                return False
            ours, others = mine.children, theirs.children
            if len(ours) != len(others):
                return False
            for one, another in zip(ours, others, strict=True):
                if not isinstance(one, str) and not isinstance(another, str):
                    pairs.append((one, another))
                elif one != another:
                    return False
        return True

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        from copy import deepcopy

        from .copying import copy_below

        copy_below(self, memo)
        _, attributes, tag, children, _ = self._parts
        element = _restore(type(self), self.name, attributes, tag, [memo.get(id(child), child) for child in children])
        for name, value in getattr(self, "__dict__", {}).items():
            setattr(element, name, deepcopy(value, memo))
        memo[id(self)] = element
        return element  # type: ignore[return-value]  # `_restore` makes one of its class

    def __reduce__(self) -> tuple[object, ...]:
        _, attributes, tag, _, _ = self._parts
        made_from = type(self), self.name, attributes, tag, children_of(self._parts)
        return _restore, made_from, getattr(self, "__dict__", None)

    def _rename(self, name: str) -> None:
        """Prepare an element that is made again; only a custom one has a name of its own."""


def _restore(
    cls: type[Element], name: str, attributes: dict[str, str | int], tag: str, children: Sequence[str | Element]
) -> Element:
    """Make an element again for `copy` and `pickle`."""
    element = cls.__new__(cls)
    element._rename(name)
    element._parts = [element._form, dict(attributes), tag, list(children), None]
    for child in children:
        if not isinstance(child, str):
            child._parts[PLACE] = CHANGED
    return element

"""The visible way out of the tables: an element of any name, with any attributes and any content."""

from __future__ import annotations

from ..dialects.spec import AttributeSpec, ElementSpec
from ..dialects.values import String
from ..errors import BuildError, UnknownAttributeError
from ..late import late_pattern
from .element import Element
from .form import Form
from .slot import Slot, Slots, shown

TYPE_CHECKING = False  # `typing` is not imported at run time: it costs more than the builder
if TYPE_CHECKING:
    from .element import Child

_NAME = late_pattern("[A-Za-z_][A-Za-z0-9._-]*")  # no vendor has other letters; a prefix would need a declaration


class AnyValue(String):
    """Text, a number or a truth value, as a custom attribute takes it."""

    __slots__ = ()

    def text_of(self, value: object) -> str | None:
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, float):
            return str(value)
        return super().text_of(value)


_ANY_VALUE = AnyValue("any", "text, a number or a truth value")


class FreeSlots(Slots):
    """Attributes that are taken by their names in XML, whatever these are."""

    __slots__ = ()

    def __missing__(self, name: str) -> Slot:
        if name == "xmlns" or _NAME.fullmatch(name.removeprefix("xml:")) is None:
            raise UnknownAttributeError(f"{shown(name)} cannot be the name of an attribute of {self.owner}")
        slot = self[name] = Slot(self.owner, (AttributeSpec(name, _ANY_VALUE),))
        return slot


class Custom(Element):
    """An element that no table knows: `Element.custom("Tag", *children, **attributes)`.

    Names are written as they are given, so `Element.custom("Say", "Hi", voiceName="x")`; one that is not
    a Python name goes in as `**{"xml:lang": "en"}`. What comes out is well-formed all the same.
    """

    __slots__ = ("_form",)

    def __init__(self, name: str, /, *children: Child, **attributes: object) -> None:
        self._rename(name)
        super().__init__(*children, **attributes)

    def _rename(self, name: str) -> None:
        if not isinstance(name, str) or _NAME.fullmatch(name) is None:
            raise BuildError(f"{shown(name)} cannot be the name of an element")
        spec = ElementSpec(str.__str__(name), "custom", "An element that no table knows.", open_content=True)
        self._form = Form(spec)
        self._form.slots = FreeSlots(self._form.owner, ())

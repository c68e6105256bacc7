"""What all elements of the stand-in have in common, in the behaviour of `twilio.twiml`."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET  # what twilio prints with: no other writer escapes the same in every Python
from functools import lru_cache

from .settings import current
from .vendor import as_vendors, is_vendors

TYPE_CHECKING = False  # `typing` is not imported at run time, as nowhere where documents are built
if TYPE_CHECKING:
    from types import TracebackType
    from typing import Any, ClassVar, Literal, Self, TypeAlias, TypeVar

    from ...dialects import Dialect

    Text: TypeAlias = str | dict[Any, Any] | None  # `json` takes more keys and values than a type can say
    Nested = TypeVar("Nested", bound="TwiML | str")

_LANGUAGE = re.compile("([a-zA-Z]{2})[_-]([a-zA-Z]{2})$")


class TwiMLException(Exception):
    """A call that makes no TwiML; where twilio is loaded, `twilio.twiml.TwiMLException` catches it as well."""


class TwiML:
    """An element: its attributes are keywords, and methods put others into it."""

    # The keywords that are not the attribute's name in snake case.
    MAP: ClassVar[dict[str, str]] = {
        "break_": "break",
        "for_": "for",
        "from_": "from",
        "interpret_as": "interpret-as",
        "xml_lang": "xml:lang",
    }
    _dialect: ClassVar[str | None] = None

    def __init__(self, **kwargs: object) -> None:
        self.name = type(self).__name__
        self.value: Text = None
        self.verbs: list[TwiML | str] = []
        self.attrs: dict[str, object] = {
            _attribute_name(self.MAP.get(keyword, keyword)): value
            for keyword, value in kwargs.items()
            if value is not None
        }

    def __str__(self) -> str:
        return self.to_xml()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc_value: BaseException | None, traceback: TracebackType | None
    ) -> Literal[False]:
        return False

    @property
    def dialect(self) -> Dialect | None:
        """The dialect of a whole document, for `flexml.check`; not in twilio."""
        from ...dialects import get_dialect  # who prints without a check needs no table

        return None if self._dialect is None else get_dialect(self._dialect)

    def to_xml(self, xml_declaration: bool = True) -> str:
        """Return the element as XML; a whole document is checked as `configure` says.

        Raises:
            CheckFailed: the document has errors, and the validation is strict.
            TextError: a text would not be in it, and the validation is strict.
        """
        # By way of bytes, since a lone surrogate then becomes a character reference.
        data: bytes = ET.tostring(self.xml(), encoding="utf-8")
        xml = data.decode("utf-8")
        if xml_declaration:
            xml = f'<?xml version="1.0" encoding="UTF-8"?>{xml}'
        if self._dialect is not None and (settings := current()).mode != "off":
            from .checking import validate  # the checker is loaded for who wants it

            validate(self, xml, self._dialect, settings)
        return xml

    def append(self, verb: TwiML | str) -> Self:
        """Put an element or a text at the end, and return the receiver.

        Raises:
            TwiMLException: it is neither.
        """
        self.nest(verb)
        return self

    def nest(self, verb: Nested) -> Nested:
        """Put an element or a text at the end, and return it.

        Raises:
            TwiMLException: it is neither.
        """
        given: object = verb  # callers without types exist
        if not isinstance(given, TwiML | str) and not is_vendors(given):
            raise as_vendors(TwiMLException("Only nesting of TwiML and strings are allowed"))
        self.verbs.append(verb)
        return verb

    def xml(self) -> ET.Element:
        """Return the element as one of the standard library's."""
        element = ET.Element(self.name)
        for name, value in sorted(self.attrs.items()):
            text = str(value)
            element.set(name, text.lower() if isinstance(value, bool) else text)
        if self.value:
            if isinstance(self.value, dict):
                from json import dumps  # for a `Task` alone

                self.value = dumps(self.value)
            element.text = self.value
        child: ET.Element | None = None
        for verb in self.verbs:
            if not isinstance(verb, str):
                child = verb.xml()
                element.append(child)
            elif child is None:
                element.text = verb
            else:
                child.tail = verb
        return element

    def add_child(self, name: str, value: Text = None, **kwargs: object) -> GenericNode:
        """Put an element of any name at the end, and return it."""
        return self.nest(GenericNode(name, value, **kwargs))


class GenericNode(TwiML):
    """An element of any name."""

    def __init__(self, name: str, value: Text, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.name = name
        self.value = value


def lower_camel(string: str) -> str:
    """Return a name in snake case as an attribute's: `num_digits` as `numDigits`."""
    if not string or "_" not in string:
        return string
    joined = string.title().replace("_", "")
    return joined[0].lower() + joined[1:]


_attribute_name = lru_cache(maxsize=1024)(lower_camel)  # names may come from outside


def format_language(language: str) -> str:
    """Return the name of a language in the form `en-US`.

    Raises:
        TwiMLException: it is not two letters, a hyphen or an underscore, and two letters.
    """
    if not language:
        return language
    match = _LANGUAGE.match(language)
    if match is None:
        raise as_vendors(TwiMLException("Invalid value for language parameter."))
    spoken, region = match.groups()
    return f"{spoken.lower()}-{region.upper()}"

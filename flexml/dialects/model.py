"""The form of a dialect's TOML file, checked by pydantic; what it says is in `docs/dialect-tables.md`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9:_-]*$")]
Key = Annotated[str, StringConstraints(pattern=r"^([A-Za-z][A-Za-z0-9_-]*/)?[A-Za-z][A-Za-z0-9_-]*$")]
Sentence = Annotated[str, StringConstraints(min_length=3, strip_whitespace=True)]
Condition = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9:_-]*([=~][^=~]+)?$")]
ErrorCode = Annotated[int, Field(ge=10000, le=999999)]
Gist = Annotated[str, StringConstraints(pattern=r"^[^{}]*\{\}[^{}]*$")]
Link = Annotated[str, StringConstraints(pattern=r"^https://\S+$")]


class Strict(BaseModel):
    """Takes no key that it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class TypeFields(Strict):
    """What narrows a value type; the same keys stand in `[types.*]` and on an attribute."""

    says: Sentence | None = None
    pattern: str | None = None
    min_length: int | None = Field(default=None, ge=1)
    max_length: int | None = Field(default=None, ge=1)
    values: tuple[str, ...] | None = None
    aliases: tuple[str, ...] | None = None
    ignore_case: bool | None = None
    open: bool | None = None
    min: float | int | None = None
    max: float | int | None = None
    unit: Literal["s", "ms"] | None = None
    words: tuple[str, ...] | None = None
    schemes: tuple[str, ...] | None = None
    relative: bool | None = None
    empty: bool | None = None
    query: bool | None = None


class TypeTable(TypeFields):
    """`[types.<name>]`: a named value type."""

    kind: Literal["string", "enum", "boolean", "integer", "decimal", "url", "list", "json"]


class AttributeTable(TypeFields):
    """`attributes.<name>` of an element."""

    type: str
    doc: Sentence
    required: bool = False
    unless: tuple[Name, ...] = ()
    default: str | None = None
    requires: tuple[Condition, ...] = ()
    excludes: tuple[Condition, ...] = ()
    alone: bool = False
    deprecated: Sentence | None = None
    since: str | None = None
    uncertain: Sentence | None = None
    runtime: tuple[ErrorCode, ...] = ()
    requires_runtime: tuple[ErrorCode, ...] = ()


class TextTable(TypeFields):
    """`text` of an element."""

    type: str = "string"
    doc: Sentence | None = None
    required: bool = False
    unless: tuple[Annotated[str, StringConstraints(pattern=r"^@?[A-Za-z][A-Za-z0-9:_-]*$")], ...] = ()
    alone: bool = False
    uncertain: Sentence | None = None
    runtime: tuple[ErrorCode, ...] = ()


class BehaviourFields(Strict):
    """How an element behaves in a call; see `flexml.dialects.spec.Behaviour` for the words."""

    flow: Literal["container", "blocking", "background", "immediate", "terminal", "none"] | None = None
    action: Literal["never", "always", "on-input"] | None = None
    without_action: Literal["next", "self"] | None = None
    target: Literal["text"] | None = None
    ends: Literal["call", "document"] | None = None
    endless: bool | None = None
    answers: bool | None = None
    awaits: Literal["input", "party"] | None = None
    stream: Literal["opens", "opens-bidirectional", "closes"] | None = None


class VariantTable(BehaviourFields):
    """A behaviour under conditions: an attribute has a value, is there (`true`) or is not (`false`)."""

    when: dict[Name, str | bool] = Field(min_length=1)


class ElementTable(BehaviourFields):
    """`[elements.<name>]`, or `[elements."Parent/Name"]` for what differs inside one parent."""

    kind: Literal["root", "verb", "noun", "ssml"] | None = None
    doc: Sentence | None = None
    url: Link | tuple[Link, ...] | None = None
    children: tuple[Name, ...] | None = None
    min_children: int | None = Field(default=None, ge=0)
    max_children: int | None = Field(default=None, ge=1)
    limits: dict[Name, int] = {}
    alone: tuple[Name, ...] = ()
    unique: Name | None = None
    text: TextTable | None = None
    attributes: dict[Name, AttributeTable] = {}
    only: tuple[Name, ...] | None = None
    asks: dict[Name, Name] | None = None
    gist: dict[Name, Gist] | None = None
    coverage: Literal["complete", "partial"] | None = None
    open_content: bool | None = None
    variants: tuple[VariantTable, ...] | None = None
    deprecated: Sentence | None = None
    since: str | None = None
    uncertain: Sentence | None = None
    runtime: tuple[ErrorCode, ...] | None = None
    limit_runtime: dict[Name, tuple[ErrorCode, ...]] = {}


class RoleTable(Strict):
    """`[roles.<name>]`: a kind of document that runs beside the call."""

    doc: Sentence
    verbs: tuple[Name, ...] = ()
    rejects: tuple[Name, ...] = ()
    runtime: tuple[ErrorCode, ...] = ()


class ForeignAttributeTable(Strict):
    """`[foreign_attributes.<Element>]`: an attribute that relatives have and this dialect does not."""

    of: Sentence
    use: Name | None = None
    advice: Sentence | None = None

    @model_validator(mode="after")
    def _says_one_thing(self) -> ForeignAttributeTable:
        if (self.use is None) == (self.advice is None):
            raise ValueError("either `use` or `advice` is there, and not both")
        return self


class DifferenceTable(Strict):
    """`[[differences]]`: what a document of a relative means here."""

    than: tuple[Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")], ...] = Field(min_length=1)
    on: tuple[Name, ...] = Field(min_length=1)
    when: dict[Name, str | bool] = {}
    once: bool = False
    says: Sentence
    advice: Sentence | None = None


class DialectTable(Strict):
    """A whole file."""

    name: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")]
    title: Sentence
    vendor: Sentence
    doc: Sentence
    root: Name = "Response"
    ignores_case: bool = False
    max_bytes: int = Field(default=0, ge=0)
    foreign: dict[Name, Sentence] = {}
    foreign_attributes: dict[Name, dict[Name, ForeignAttributeTable]] = {}
    differences: tuple[DifferenceTable, ...] = ()
    types: dict[str, TypeTable] = {}
    roles: dict[Name, RoleTable] = {}
    elements: dict[Key, ElementTable]

    @model_validator(mode="after")
    def _names_agree(self) -> DialectTable:
        if self.root not in self.elements:
            raise ValueError(f"root `{self.root}` is not among the elements")
        for name, role in self.roles.items():
            for verb in (*role.verbs, *role.rejects):
                if verb not in self.elements:
                    raise ValueError(f"roles.{name}: `{verb}` is not among the elements")
        for key, element in self.elements.items():
            for child in (*(element.children or ()), *element.limits, *element.alone, *element.limit_runtime):
                if child not in self.elements:
                    raise ValueError(f"elements.{key}: child `{child}` is not among the elements")
            parent, _, name = key.rpartition("/")
            if element.only is not None and not parent:
                raise ValueError(f"elements.{key}: `only` makes sense inside a parent")
            if parent:
                if name not in self.elements or parent not in self.elements:
                    raise ValueError(f"elements.{key}: both `{parent}` and `{name}` need an entry of their own")
                if name not in (self.elements[parent].children or ()):
                    raise ValueError(f"elements.{key}: `{parent}` does not take the child `{name}`")
                continue
            for field in ("kind", "doc"):
                if getattr(element, field) is None:
                    raise ValueError(f"elements.{key}: `{field}` is missing")
        return self

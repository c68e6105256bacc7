"""Reads a dialect's TOML file into its compiled form; a wrong table is refused with file, key and reason."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import DialectError, reason
from ..source.reading import read_whole
from .behaviour import Behaviour, Variant, subject_of
from .relatives import Difference, ForeignAttribute
from .role import RoleSpec
from .spec import AttributeSpec, Dialect, ElementSpec, TextSpec
from .values import Boolean, Decimal, Enum, ItemList, Json, Number, String, Url, ValueType

if TYPE_CHECKING:
    from .model import (
        AttributeTable,
        BehaviourFields,
        DialectTable,
        DifferenceTable,
        ElementTable,
        TextTable,
        TypeFields,
        VariantTable,
    )

_PLAIN = {
    "string": "text",
    "boolean": "`true` or `false`",
    "integer": "a whole number",
    "decimal": "a number",
    "url": "a URL",
    "json": "a JSON object",
    "enum": "a word",
    "list": "words",
}
_TYPE_KEYS = (
    *("says", "pattern", "min_length", "max_length", "values", "aliases", "ignore_case", "open"),
    *("min", "max", "unit", "words", "schemes", "relative", "empty", "query"),
)
_BEHAVIOUR_KEYS = ["flow", "action", "without_action", "target", "ends", "endless", "answers", "awaits", "stream"]


def load_dialect(path: str | Path) -> Dialect:
    """Return the dialect that the TOML file at `path` describes.

    Raises:
        DialectError: the file cannot be read, is not TOML, or says something that makes no sense; the
            message is `file: key: reason`.
    """
    import tomllib

    from pydantic import ValidationError  # costs more than all the rest; a compiled table never needs it

    from .model import DialectTable

    path = Path(path)
    try:
        table = DialectTable.model_validate(tomllib.loads(read_whole(str(path)).decode("utf-8")))
    except OSError as error:
        raise DialectError(f"{path}: {reason(error)}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DialectError(f"{path}: not a TOML file: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        why = first["msg"].removeprefix("Value error, ")
        raise DialectError(f"{path}: {key}: {why}" if key else f"{path}: {why}") from error
    return _Compiler(path, table).dialect()


class _Compiler:
    def __init__(self, path: Path, table: DialectTable) -> None:
        self.path = path
        self.table = table

    def dialect(self) -> Dialect:
        table = self.table
        for name, type_ in table.types.items():  # each for itself, so that a wrong one is named where it stands
            self.make(f"types.{name}", type_.kind, name, _fields(type_))
        parents: dict[str, dict[str, None]] = {}
        for key, element in table.elements.items():
            for child in element.children or ():
                parents.setdefault(child, {})[key.rpartition("/")[2]] = None
        return Dialect(
            name=table.name,
            title=table.title,
            vendor=table.vendor,
            doc=table.doc,
            root=table.root,
            elements=tuple(self.element(key, parents) for key in table.elements),
            ignores_case=table.ignores_case,
            max_bytes=table.max_bytes,
            foreign=dict(table.foreign),
            roles=tuple(
                RoleSpec(name, role.doc, role.verbs, role.rejects, role.runtime) for name, role in table.roles.items()
            ),
            foreign_attributes=self.foreign_attributes(),
            differences=tuple(self.difference(row) for row in table.differences),
        )

    def difference(self, row: DifferenceTable) -> Difference:
        for name in row.on:
            known = self.table.elements.get(name)
            if known is None:
                raise self.fail("differences", f"there is no element `{name}`")
            for word in row.when:
                if word not in known.attributes:
                    raise self.fail("differences", f"`{word}` names no attribute of `{name}`")
        return Difference(row.than, row.on, row.says, _conditions(row), row.once, row.advice)

    def foreign_attributes(self) -> dict[str, ForeignAttribute]:
        foreign: dict[str, ForeignAttribute] = {}
        for element, rows in self.table.foreign_attributes.items():
            known = self.table.elements.get(element)
            if known is None:
                raise self.fail(f"foreign_attributes.{element}", "there is no such element")
            for name, row in rows.items():
                where = f"foreign_attributes.{element}.{name}"
                if name in known.attributes:
                    raise self.fail(where, f"`{name}` is an attribute of `{element}` itself")
                if row.use is not None and row.use not in known.attributes:
                    raise self.fail(where, f"`{row.use}` names no attribute of `{element}`")
                foreign[f"{element}@{name}"] = ForeignAttribute(row.of, row.use, row.advice)
        return foreign

    def fail(self, key: str, reason: str) -> DialectError:
        return DialectError(f"{self.path}: {key}: {reason}")

    def element(self, key: str, parents: dict[str, dict[str, None]]) -> ElementSpec:
        where = f"elements.{key}"
        own = self.table.elements[key]
        parent, _, name = key.rpartition("/")
        base = self.table.elements[name] if parent else own

        def field(field_name: str, default: Any = None) -> Any:  # noqa: ANN401 - pydantic fields of many types
            value = getattr(own, field_name)
            if value is None:
                value = getattr(base, field_name)
            return default if value is None else value

        url = field("url", ())
        text = field("text")
        behaviour = self.behaviour({}, base) | self.behaviour({}, own)
        attributes = tuple(
            self.attribute(f"{where}.attributes.{attribute}", attribute, key)
            for attribute in self.attribute_names(base, own)
        )
        names = {attribute.name for attribute in attributes}
        for word in own.only or ():
            if word not in names:
                raise self.fail(f"{where}.only", f"`{word}` is not an attribute of `{name}`")
        for attribute in attributes:
            for condition in (*attribute.requires, *attribute.excludes):
                if subject_of(condition) not in names:
                    raise self.fail(
                        f"{where}.attributes.{attribute.name}", f"`{condition}` names no attribute of `{name}`"
                    )
            for word in attribute.unless:
                if word not in names:
                    raise self.fail(
                        f"{where}.attributes.{attribute.name}.unless", f"`{word}` is no attribute of `{name}`"
                    )
        self.check_keywords(where, attributes)
        children = tuple(field("children", ()))
        unique = field("unique")
        if unique is not None and unique not in names:
            raise self.fail(f"{where}.unique", f"`{unique}` names no attribute of `{name}`")
        asks, gist = field("asks", {}), field("gist", {})
        for field_name, table in (("asks", own.asks), ("gist", own.gist)):
            for word in table or ():
                if word not in names:
                    raise self.fail(f"{where}.{field_name}", f"`{word}` names no attribute of `{name}`")
        for role in asks.values():
            if role != "document" and role not in self.table.roles:
                raise self.fail(f"{where}.asks", f"there is no role `{role}`")
        for field_name, words in (("limits", own.limits), ("alone", own.alone), ("limit_runtime", own.limit_runtime)):
            for word in words:
                if word not in children:
                    raise self.fail(f"{where}.{field_name}", f"`{word}` is not a child of `{name}`")
        least, most = field("min_children", 0), field("max_children")
        if most is not None and least > most:
            raise self.fail(f"{where}.min_children", f"{least} is greater than `max_children` {most}")
        for variant in field("variants", ()):
            for word in variant.when:
                if word not in self.table.elements[name].attributes and word not in names:
                    raise self.fail(f"{where}.variants", f"`{word}` names no attribute of `{name}`")
        text_spec = self.text(f"{where}.text", text) if text is not None else None
        if text_spec is None and behaviour.get("target") == "text":
            raise self.fail(f"{where}.target", f"`{name}` has no text")
        for word in text_spec.unless if text_spec else ():
            if (word[1:] not in names) if word.startswith("@") else (word not in children):
                raise self.fail(f"{where}.text.unless", f"`{word}` is neither an attribute nor a child of `{name}`")
        return ElementSpec(
            key=key,
            kind=field("kind"),
            doc=field("doc"),
            urls=(url,) if isinstance(url, str) else tuple(url),
            parents=(parent,) if parent else tuple(parents.get(name, ())),
            children=children,
            min_children=least,
            max_children=most,
            limits=tuple((word, most) for word, most in (own.limits or base.limits).items() if word in children),
            alone=tuple(word for word in own.alone or base.alone if word in children),
            text=text_spec,
            attributes=attributes,
            complete=field("coverage", "complete") == "complete",
            open_content=field("open_content", False),
            behaviour=Behaviour(**behaviour),
            variants=tuple(
                Variant(_conditions(variant), Behaviour(**self.behaviour(behaviour, variant)))
                for variant in field("variants", ())
            ),
            deprecated=field("deprecated"),
            since=field("since"),
            uncertain=field("uncertain"),
            runtime=field("runtime", ()),
            limit_runtime=tuple((own.limit_runtime or base.limit_runtime).items()),
            unique=unique,
            asks=tuple((word, role) for word, role in asks.items() if word in names),
            gist=tuple((word, words) for word, words in gist.items() if word in names),
        )

    @staticmethod
    def attribute_names(base: ElementTable, own: ElementTable) -> list[str]:
        """Return the names in the order of the table; inside a parent, `only` says which of the general ones stay."""
        kept = (name for name in base.attributes if own.only is None or name in own.only)
        return list(dict.fromkeys((*kept, *own.attributes)))

    @staticmethod
    def behaviour(start: dict[str, Any], table: BehaviourFields) -> dict[str, Any]:
        own = {key: getattr(table, key) for key in _BEHAVIOUR_KEYS}
        return start | {key: value for key, value in own.items() if value is not None}

    def attribute(self, where: str, name: str, key: str) -> AttributeSpec:
        table = self._merged(name, key)
        type_ = self.type(where, table.type, table)
        fault = None if table.default is None else type_.fault(table.default)
        if fault is not None and fault.kind != "unlisted":
            raise self.fail(f"{where}.default", f"the type {fault.reason}, not `{table.default}`")
        return AttributeSpec(
            name=name,
            type=type_,
            doc=table.doc,
            required=table.required,
            unless=table.unless,
            default=table.default,
            requires=table.requires,
            excludes=table.excludes,
            alone=table.alone,
            deprecated=table.deprecated,
            since=table.since,
            uncertain=table.uncertain,
            runtime=table.runtime,
            requires_runtime=table.requires_runtime,
        )

    def check_keywords(self, where: str, attributes: tuple[AttributeSpec, ...]) -> None:
        """Refuse two attributes that would be one keyword of the builder."""
        names: dict[str, str] = {}
        for attribute in attributes:
            other = names.setdefault(attribute.python_name, attribute.name)
            if other != attribute.name:
                raise self.fail(
                    f"{where}.attributes.{attribute.name}",
                    f"the builder's keyword would be `{attribute.python_name}`, as that of `{other}`",
                )

    def _merged(self, name: str, key: str) -> AttributeTable:
        """The row of an attribute; inside a parent, what is written there replaces the general row."""
        own = self.table.elements[key].attributes.get(name)
        general = self.table.elements[key.rpartition("/")[2]].attributes.get(name)
        row = own or general
        assert row is not None, f"{key}@{name} comes from one of the two tables"
        return row

    def text(self, where: str, table: TextTable) -> TextSpec:
        return TextSpec(
            type=self.type(where, table.type, table),
            doc=table.doc or "",
            required=table.required,
            unless=table.unless,
            alone=table.alone,
            uncertain=table.uncertain,
            runtime=table.runtime,
        )

    def type(self, where: str, name: str, narrowing: AttributeTable | TextTable) -> ValueType:
        named = self.table.types.get(name)
        if named is None and name not in _PLAIN:
            known = ", ".join((*_PLAIN, *self.table.types))
            raise self.fail(f"{where}.type", f"there is no type `{name}`; known are {known}")
        kind = named.kind if named else name
        return self.make(where, kind, name, (_fields(named) if named else {}) | _fields(narrowing))

    def make(self, where: str, kind: str, name: str, fields: dict[str, Any]) -> ValueType:
        try:
            return _make(kind, name, fields)
        except ValueError as error:
            raise self.fail(where, str(error)) from error


def _conditions(table: VariantTable | DifferenceTable) -> tuple[str, ...]:
    """Return what `when` says in the form that `holds` reads."""
    return tuple(
        f"{attribute}={value}" if isinstance(value, str) else attribute if value else f"!{attribute}"
        for attribute, value in table.when.items()
    )


def _fields(table: TypeFields) -> dict[str, Any]:
    """Return the keys that narrow a type, as far as the table sets them."""
    values = {key: getattr(table, key) for key in _TYPE_KEYS}
    return {key: value for key, value in values.items() if value is not None}


def _make(kind: str, name: str, fields: dict[str, Any]) -> ValueType:
    says = fields.pop("says", _PLAIN[kind])
    pattern = fields.get("pattern")
    if pattern is not None:
        if re.search(r"\\[dwsDWSbBAZ]|\(\?|[$^](?![^\[]*\])", pattern):
            raise ValueError(
                f"pattern `{pattern}`: only what Python and XML Schema share: no anchors, `\\d`, `\\w` or `(?`"
            )
        try:
            re.compile(pattern)
        except re.error as error:  # not a ValueError
            raise ValueError(f"pattern `{pattern}`: {error}") from error
    classes: dict[str, tuple[type[ValueType], tuple[str, ...]]] = {
        "string": (String, ("pattern", "min_length", "max_length")),
        "enum": (Enum, ("values", "aliases", "ignore_case", "open")),
        "boolean": (Boolean, ("ignore_case",)),
        "integer": (Number, ("min", "max", "unit", "words")),
        "decimal": (Decimal, ("min", "max", "unit", "words")),
        "url": (Url, ("schemes", "relative", "empty", "query")),
        "list": (ItemList, ("values", "min", "max")),
        "json": (Json, ()),
    }
    make, allowed = classes[kind]
    for key in fields:
        if key not in allowed:
            raise ValueError(f"`{key}` means nothing for a type of kind `{kind}`")
    if kind == "enum" and not fields.get("values"):
        raise ValueError("a type of kind `enum` needs `values`")
    if kind == "list" and not fields.get("values") and not {"min", "max"} <= fields.keys():
        raise ValueError("a type of kind `list` needs `values`, or `min` and `max`")
    for least, most in (("min", "max"), ("min_length", "max_length")):
        low, high = fields.get(least), fields.get(most)
        if low is not None and high is not None and low > high:
            raise ValueError(f"`{least}` {low} is greater than `{most}` {high}")
    return make(name, says, **fields)

"""Writes the reference page of a dialect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..dialects.spec import AttributeSpec, Dialect, ElementSpec, TextSpec
from ..dialects.values import ValueType
from ..lint.markdown import anchor, bullets, page, sentence, table, words
from .behaviour_words import behaviour_words

KINDS = {"root": "root", "verb": "verbs", "noun": "nouns", "ssml": "speech tags"}


def dialect_page(dialect: Dialect) -> str:
    """Return `docs/dialects/<dialect>.md`."""
    return page(
        f"flexml/dialects/{dialect.name}.toml",
        f"# {dialect.title}",
        sentence(dialect.doc),
        bullets(_facts(dialect)),
        *_contents(dialect),
        *(block for spec in dialect.elements.values() for block in _element(spec, dialect)),
        *_roles(dialect),
        *_long_lists(dialect),
        _foreign(dialect),
        _foreign_attributes(dialect),
        _differences(dialect),
    )


def dialect_index(dialects: Iterable[Dialect]) -> str:
    """Return `docs/dialects/index.md`."""
    rows = (
        (
            f"[{dialect.title}]({dialect.name}.md)",
            f"`{dialect.name}`",
            dialect.vendor,
            str(len(dialect.names)),
            str(sum(len(spec.attributes) for spec in dialect.elements.values() if "/" not in spec.key)),
            sentence(dialect.doc),
        )
        for dialect in dialects
    )
    return page(
        "flexml/dialects/*.toml",
        "# Dialects",
        table(("dialect", "name", "vendor", "elements", "attributes", "what it is"), rows),
    )


def _facts(dialect: Dialect) -> Iterator[str]:
    yield f"Name on the command line: `--dialect {dialect.name}`"
    yield f"Vendor: {dialect.vendor}"
    yield f"Root element: `{dialect.root}`"
    yield f"Schema for editors: [`schemas/{dialect.name}.xsd`](../../schemas/{dialect.name}.xsd)"
    if dialect.max_bytes:
        yield f"A document has at most {dialect.max_bytes:,} bytes"
    if dialect.ignores_case:
        yield "The vendor matches names without regard to case; the spelling on this page is the documented one"


def _contents(dialect: Dialect) -> Iterator[str]:
    for kind, title in KINDS.items():
        keys = [key for key, spec in dialect.elements.items() if spec.kind == kind and "/" not in key]
        if keys:
            yield f"**{title.capitalize()}:** " + ", ".join(_link(key) for key in keys)


def _element(spec: ElementSpec, dialect: Dialect) -> Iterator[str]:
    parent = spec.key.rpartition("/")[0]
    yield f"## {spec.key}"
    yield f"{sentence(spec.doc)} {_sources(spec.urls)}".rstrip()
    if parent:
        yield f"How {_link(spec.name)} is inside {_link(parent)}."
    yield bullets(_structure(spec, dialect))
    yield table(("attribute", "value", "default", "meaning"), (_row(row) for row in spec.attributes.values()))
    yield " ".join(sentence(text) for text in behaviour_words(spec))


def _sources(urls: tuple[str, ...]) -> str:
    if len(urls) < 2:
        return "".join(f"[Vendor's page]({url})" for url in urls)
    return "Vendor's pages: " + ", ".join(f"[{number}]({url})" for number, url in enumerate(urls, 1))


def _structure(spec: ElementSpec, dialect: Dialect) -> Iterator[str]:
    if spec.parents:
        yield f"Stands in {', '.join(_link(parent) for parent in spec.parents)}"
    if spec.children:
        links = (_link(child.key) for name in spec.children if (child := dialect.element(name, spec.name)))
        yield f"Takes {', '.join(links)}" + "".join(f"; {limit}" for limit in _limits(spec))
    if spec.open_content:
        yield "Takes any markup; nothing inside is checked"
    if spec.text is not None:
        yield _text(spec.text)
    elif not spec.children and not spec.open_content:
        yield "Is empty"
    if spec.unique:
        yield f"No two of them side by side have the same `{spec.unique}`"
    if not spec.complete:
        yield "The vendor's page is incomplete: other attributes are a warning, not an error"
    if spec.since:
        yield f"Since {spec.since}"
    if spec.deprecated:
        yield f"Deprecated: {spec.deprecated}"
    if spec.uncertain:
        yield f"In doubt: {spec.uncertain}"


def _limits(spec: ElementSpec) -> Iterator[str]:
    if spec.min_children or spec.max_children is not None:
        low, high = spec.min_children, spec.max_children
        if low == high:
            yield f"exactly {low}"
        elif high is None:
            yield f"at least {low}"
        else:
            yield f"{low} to {high}" if low else f"at most {high}"
    yield from (f"at most {most} `{name}`" for name, most in spec.limits)
    yield from (f"`{name}` only alone" for name in spec.alone)


def _text(text: TextSpec) -> str:
    parts = [f"Text: {text.doc or text.type.describe()}".rstrip(".")]
    if text.doc and text.type.name != "string":
        parts.append(text.type.describe())
    if text.required:
        unless = ", ".join(f"`{word.removeprefix('@')}`" for word in text.unless)
        parts.append(f"required unless there is {unless}" if unless else "required")
    if text.alone:
        parts.append("instead of child elements")
    if text.uncertain:
        parts.append(f"in doubt: {text.uncertain}")
    return "; ".join(parts)


def _row(row: AttributeSpec) -> tuple[str, ...]:
    name = f"**`{row.name}`**" if row.required else f"`{row.name}`"
    default = "" if row.default is None else f"`{row.default}`" if row.default else "empty"
    value = row.type.describe()
    if hidden_words(row.type):
        value += f" ([all](#{anchor(_list_heading(row.type))}))"
    return name, value, default, " ".join(sentence(text) for text in _notes(row))


def hidden_words(type_: ValueType) -> tuple[str, ...]:
    """Return all words of a list that is too long to be told in a table's cell."""
    values: tuple[str, ...] = getattr(type_, "values", ())
    return () if all(f"`{word}`" in type_.describe() for word in values) else values


def _roles(dialect: Dialect) -> Iterator[str]:
    """What documents that run beside a call may hold."""
    asking: dict[str, list[str]] = {}
    for spec in dialect.elements.values():
        for attribute, role in spec.asks:
            asking.setdefault(role, []).append(f"`{attribute}` of {_link(spec.key)}")
    rows = (
        (
            f"`{role.name}`",
            sentence(role.doc),
            ", ".join(asking.get(role.name, ())),
            words(role.verbs) if role.verbs else "all",
            words(role.rejects),
        )
        for role in dialect.roles.values()
    )
    if dialect.roles:
        head = ("role", "what it is", "asked for by", "verbs", "refused")
        yield f"## Documents beside the call\n\n{table(head, rows)}"


def _long_lists(dialect: Dialect) -> Iterator[str]:
    rows = (row for spec in dialect.elements.values() for row in spec.attributes.values())
    lists = {_list_heading(row.type): hidden_words(row.type) for row in rows}
    for heading, listed in sorted(lists.items()):
        if listed:
            yield f"## {heading}\n\n{words(listed)}"


def _list_heading(type_: ValueType) -> str:
    return f"Values of {type_.name}"


def _notes(row: AttributeSpec) -> Iterator[str]:
    yield row.doc
    if row.required:
        yield "Required" + (f", unless there is {words(row.unless)}" if row.unless else "")
    if row.requires:
        yield f"Works only with {_conditions(row.requires, ' and ')}"
    if row.alone:
        yield "Stands alone"
    if row.excludes:
        yield f"Not together with {_conditions(row.excludes, ' or ')}"
    if row.since:
        yield f"Since {row.since}"
    if row.deprecated:
        yield f"Deprecated: {row.deprecated}"
    if row.uncertain:
        yield f"In doubt: {row.uncertain}"
    if row.runtime:
        yield f"A wrong value is logged as {words(str(code) for code in row.runtime)}"
    if row.requires_runtime:
        yield f"Without what it works with, {words(str(code) for code in row.requires_runtime)} is logged"


def _conditions(conditions: tuple[str, ...], glue: str) -> str:
    return glue.join(_condition(condition) for condition in conditions)


def _condition(condition: str) -> str:
    for sign in "=~":
        name, found, value = condition.partition(sign)
        if found:
            return f'`{name}="{value}"`' if sign == "=" else f"`{value}` in `{name}`"
    return f"`{condition}`"


def _foreign(dialect: Dialect) -> str:
    if not dialect.foreign:
        return ""
    rows = ((f"`{name}`", sentence(advice)) for name, advice in dialect.foreign.items())
    return f"## Names that belong to relatives\n\n{table(('name', 'advice'), rows)}"


def _foreign_attributes(dialect: Dialect) -> str:
    if not dialect.foreign_attributes:
        return ""
    rows = (
        (f"`{name}` of `{element}`", row.of, f"Use `{row.use}`." if row.use else sentence(row.advice or ""))
        for key, row in dialect.foreign_attributes.items()
        for element, _, name in (key.partition("@"),)
    )
    return f"## Attributes that belong to relatives\n\n{table(('attribute', 'of', 'advice'), rows)}"


def _differences(dialect: Dialect) -> str:
    if not dialect.differences:
        return ""
    rows = (
        (
            words(row.on),
            " and ".join(map(_condition_or_absence, row.when)),
            sentence(row.says),
            sentence(row.advice or ""),
        )
        for row in dialect.differences
    )
    return f"## What relatives mean by it\n\n{table(('element', 'when', 'what differs', 'advice'), rows)}"


def _condition_or_absence(condition: str) -> str:
    return f"no `{condition[1:]}`" if condition.startswith("!") else _condition(condition)


def _link(key: str) -> str:
    return f"[`{key}`](#{anchor(key)})"

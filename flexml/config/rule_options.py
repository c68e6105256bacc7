"""The options of rules: `[rules.<rule>]` with `<option> = <value>`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..dialects.words import nearest, one_of
from ..lint import Option, all_rules, find_rule, load_rule
from .kinds import Flag, Kind, ListOf, Schema, Text, Whole, shown
from .place import Place

RuleOption = tuple[str, str]  # the rule's name and the option's


class RuleOptions(Kind[Mapping[RuleOption, object]]):
    """A table of rules, each a table of options, with values as the rules have them."""

    says = "a table of rules, each with a table of its options"

    def read(self, value: object, place: Place) -> Mapping[RuleOption, object]:
        if not isinstance(value, dict):
            raise self.refuse(value, place)
        read: dict[RuleOption, object] = {}
        for rule, table in value.items():
            options = _options(rule, place.inside(rule))
            if not isinstance(table, dict):
                raise place.inside(rule).wrong(f"takes a table of options, not {shown(table)}")
            for name, inner in table.items():
                where = place.inside(rule).inside(name)
                if name not in options:
                    raise where.wrong(_no_option(rule, name, tuple(options)))
                read[rule, name] = option_kind(options[name]).read(inner, where)
        return read

    def schema(self) -> Schema:
        rules: Schema = {}
        for entry in all_rules():
            options = load_rule(entry.name).options()
            if options:
                rules[entry.name] = {
                    "type": "object",
                    "description": entry.summary,
                    "additionalProperties": False,
                    "properties": {name: option_schema(option) for name, option in options.items()},
                }
        return {"type": "object", "additionalProperties": False, "properties": rules}


def option_kind(option: Option[Any]) -> Kind[object]:  # an option of any type
    """Return the kind of values that an option of a rule takes: that of its default."""
    match option.default:
        case bool():
            return Flag()
        case int():
            return Whole(option.minimum)
        case str():
            return Text()
        case tuple():
            return ListOf(Text(), "a list of texts")
    raise TypeError(f"the default of `{option.rule}.{option.name}` is of a type that no configuration has")


def option_schema(option: Option[Any]) -> Schema:  # an option of any type
    """Return the JSON Schema of an option."""
    default = list(option.default) if isinstance(option.default, tuple) else option.default
    return {"description": option.doc, **option_kind(option).schema(), "default": default}


def _options(rule: str, place: Place) -> dict[str, Option[Any]]:
    if rule not in {entry.name for entry in all_rules()}:
        words = tuple(word for entry in all_rules() for word in (entry.name, entry.code))
        near = nearest(rule, words)
        hint = f"; did you mean `{find_rule(near).name}`" if near else ""
        raise place.wrong(f"there is no rule `{rule}`{hint}")
    return load_rule(rule).options()


def _no_option(rule: str, name: str, options: tuple[str, ...]) -> str:
    if not options:
        return f"the rule `{rule}` has no options"
    near = nearest(name.replace("_", "-"), options)
    return f"`{rule}` has no option `{name}`; " + (f"did you mean `{near}`" if near else f"it has {one_of(options)}")

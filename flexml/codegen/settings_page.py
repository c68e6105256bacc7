"""Writes the page of all keys of the configuration."""

from __future__ import annotations

from collections.abc import Iterator

from ..config.key import Key
from ..config.keys import Keys
from ..config.patterns import Pattern
from ..lint.markdown import bullets, page, words
from ..lint.rule import Rule
from ..lint.toml import toml_value

_INTRODUCTION = """\
# Settings

All keys of `flexml.toml`, or of `[tool.flexml]` in `pyproject.toml`; [Configuration](configuration.md) says how
files are found. In `pyproject.toml`, a table such as `[severity]` is `[tool.flexml.severity]`."""


def settings_page(rules: list[type[Rule]]) -> str:
    """Return `docs/settings.md`."""
    return page("flexml/config/keys.py", _INTRODUCTION, *(_section(key, rules) for key in Keys.by_name().values()))


def example(key: Key[object], rules: list[type[Rule]]) -> str:
    """Return the TOML that shows how a key is used."""
    if key.name != Keys.rules.name:
        return key.example
    for rule in rules:
        for option in rule.options().values():
            return f"[rules.{rule.name()}]\n{option.name} = {toml_value(option.default)}"
    return "[rules]"


def _section(key: Key[object], rules: list[type[Rule]]) -> str:
    return f"## {key.name}\n\n{key.doc}\n\n{bullets(_facts(key))}\n\n```toml\n{example(key, rules)}\n```"


def _facts(key: Key[object]) -> Iterator[str]:
    yield f"Takes {key.kind.says}"
    yield f"Default: {_default(key.default)}"
    if key.option:
        yield f"On the command line: `{key.option}`"
    if key.of_the_run:
        yield "Holds for a whole run: that of the current folder counts"


def _default(value: object) -> str:
    match value:
        case None | () | {}:
            return "none"
        case tuple():
            return words(item.text if isinstance(item, Pattern) else str(item) for item in value)
    return f"`{toml_value(value)}`"

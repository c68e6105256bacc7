"""What a command line may hold, as its parsers say."""

from __future__ import annotations

import argparse
from dataclasses import dataclass

from ...dialects import dialect_names
from ...lint import all_rules
from ...lint.selection import all_selectors
from ..parsing import command_names, command_parser

LIST = "RULES"  # the metavar of what takes several words, separated by commas


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a word is expected: an option with its `flags`, or what stands alone.

    Of an option that takes no word, `takes` is false. `words` are those that fit; where there are none,
    a file does. With `listed`, several may stand there, separated by commas.
    """

    flags: tuple[str, ...]
    doc: str
    takes: bool
    words: tuple[str, ...]
    listed: bool


@dataclass(frozen=True, slots=True)
class CommandShape:
    """One command; `alone` says what stands in it without an option, where anything does."""

    name: str
    doc: str
    options: tuple[Slot, ...]
    alone: Slot | None


def command_shapes() -> tuple[CommandShape, ...]:
    """Return all commands."""
    return tuple(_shape(name) for name in command_names())


def _shape(name: str) -> CommandShape:
    parser = command_parser(name)
    slots = [_slot(action) for action in parser._actions]  # argparse has no other way to ask
    alone = next((slot for slot in slots if not slot.flags), None)
    return CommandShape(name, parser.description or "", tuple(slot for slot in slots if slot.flags), alone)


def _slot(action: argparse.Action) -> Slot:
    metavar = str(action.metavar or "")
    # What the parsers do not list themselves, by the word that stands for it in their help.
    known = {
        "RULE|CODE": tuple(word for entry in all_rules() for word in (entry.name, entry.code)),
        LIST: all_selectors(),
        "DIALECT": dialect_names(),
        "NAME|FILE.toml": dialect_names(),
    }
    words = tuple(str(choice) for choice in action.choices) if action.choices else known.get(metavar, ())
    doc = "" if action.help in (None, argparse.SUPPRESS) else str(action.help) % {"default": action.default}
    return Slot(tuple(action.option_strings), doc, action.nargs != 0, words, metavar == LIST)

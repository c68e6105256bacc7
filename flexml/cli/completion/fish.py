"""Completion for fish."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .shape import CommandShape, Slot

_HEAD = """\
# Completion of flexml for fish: `flexml completion fish > ~/.config/fish/completions/flexml.fish`
complete -c flexml -f
"""


def script(commands: Sequence[CommandShape]) -> str:
    """Return the script."""
    return _HEAD + "".join(f"complete -c flexml {line}\n" for command in commands for line in _lines(command))


def _lines(command: CommandShape) -> Iterator[str]:
    yield f"-n __fish_use_subcommand -a {command.name} -d {_quoted(command.doc)}"
    here = f"-n '__fish_seen_subcommand_from {command.name}'"
    for slot in command.options:
        flags = " ".join(f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}" for flag in slot.flags)
        yield f"{here} {flags} -d {_quoted(slot.doc)}{_words(slot) if slot.takes else ''}"
    if command.alone is not None:
        yield f"{here}{_words(command.alone, option=False)}"


def _words(slot: Slot, *, option: bool = True) -> str:
    if not slot.words:
        return " -r -F" if option else " -F"
    words = " ".join(slot.words)
    return (" -x" if option else "") + " -a " + _quoted(f"(__fish_append , {words})" if slot.listed else words)


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"

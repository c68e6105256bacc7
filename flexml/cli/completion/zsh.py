"""Completion for zsh."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .shape import CommandShape, Slot

_SCRIPT = """\
#compdef flexml
# Completion of flexml for zsh: `source <(flexml completion zsh)` after `compinit`, or a file `_flexml` in `$fpath`
_flexml() {{
    if ((CURRENT == 2)); then
        local -a commands=(
{commands}
        )
        _describe command commands
        return
    fi
    shift words
    ((CURRENT--))
    case $words[1] in
{cases}
    esac
}}

if [[ $funcstack[1] == _flexml ]]; then
    _flexml "$@"
else
    compdef _flexml flexml
fi
"""


def script(commands: Sequence[CommandShape]) -> str:
    """Return the script."""
    names = (f"            {_quoted(f'{command.name}:{command.doc}')}" for command in commands)
    return _SCRIPT.format(
        commands="\n".join(names), cases="\n".join(line for command in commands for line in _case(command))
    )


def _case(command: CommandShape) -> Iterator[str]:
    slots = [*command.options, *([command.alone] if command.alone is not None else ())]
    lines = [line for slot in slots for line in _arguments(slot)]
    yield f"    {command.name})"
    yield "        _arguments \\"
    yield " \\\n".join(f"            {line}" for line in lines)
    yield "        ;;"


def _arguments(slot: Slot) -> Iterator[str]:
    fits = f":{'rules' if slot.listed else 'word'}:{_action(slot)}" if slot.takes else ""
    if not slot.flags:
        yield _quoted(f"*{fits}")
    for flag in slot.flags:
        sign = "=" if slot.takes and flag.startswith("--") else ""
        yield _quoted(f"*{flag}{sign}[{_escaped(slot.doc)}]{fits}")


def _action(slot: Slot) -> str:
    if not slot.words:
        return "_files"
    words = " ".join(slot.words)
    return f"_values -s , rule {words}" if slot.listed else f"({words})"


def _escaped(text: str) -> str:
    return "".join(f"\\{letter}" if letter in "[]:\\" else letter for letter in text)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"

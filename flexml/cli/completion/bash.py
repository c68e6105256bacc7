"""Completion for bash."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .shape import CommandShape, Slot

_SCRIPT = """\
# Completion of flexml for bash: `source <(flexml completion bash)`, for example in ~/.bashrc
_flexml() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}}
    # `--option=word` comes in three parts
    if [[ $current == = ]]; then
        current=
    elif [[ $previous == = ]]; then
        previous=${{COMP_WORDS[COMP_CWORD-2]}}
    fi
    COMPREPLY=()
    if ((COMP_CWORD == 1)); then
        _flexml_words "{commands}"
        return
    fi
    case ${{COMP_WORDS[1]}} in
{cases}
    esac
}}

_flexml_words() {{
    mapfile -t COMPREPLY < <(compgen -W "$1" -- "$current")
}}

_flexml_list() {{
    local before=
    if [[ $current == *,* ]]; then
        before=${{current%,*}},
    fi
    mapfile -t COMPREPLY < <(compgen -P "$before" -W "$1" -- "${{current##*,}}")
}}

# Where nothing is known, a file fits.
complete -o bashdefault -o default -F _flexml flexml
"""


def script(commands: Sequence[CommandShape]) -> str:
    """Return the script."""
    names = " ".join([*(command.name for command in commands), "--help", "--version"])
    return _SCRIPT.format(commands=names, cases="\n".join(line for command in commands for line in _case(command)))


def _case(command: CommandShape) -> Iterator[str]:
    yield f"    {command.name})"
    yield "        case $previous in"
    for slot in command.options:
        if slot.takes:
            yield f"        {'|'.join(slot.flags)})"
            if slot.words:
                yield f"            {_complete(slot)}"
            yield "            return"
            yield "            ;;"
    yield "        esac"
    flags = " ".join(flag for slot in command.options for flag in slot.flags)
    yield "        if [[ $current == -* ]]; then"
    yield f'            _flexml_words "{flags}"'
    if command.alone is not None and command.alone.words:
        yield "        else"
        yield f"            {_complete(command.alone)}"
    yield "        fi"
    yield "        ;;"


def _complete(slot: Slot) -> str:
    return f'{"_flexml_list" if slot.listed else "_flexml_words"} "{" ".join(slot.words)}"'

"""Reads the command line: which command, with which options; help is made here too."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, Protocol, TextIO, cast

from ..errors import UsageError
from ..version import __version__
from . import commands
from .console import flush, notice, write
from .exit_code import ExitCode

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

_ELSEWHERE = {"fix": "check --fix", "lint": "check", "validate": "check"}  # what other tools call it

_DESCRIPTION = "Check, fix, format, draw and explain the XML that answers a phone call: FlexML and TwiML."
_EPILOG = """\
For example:
  flexml check calls/                       all call-control XML below a folder
  flexml check answer.xml --dialect flexml  one file, as one dialect
  flexml check templates/ app.py            templates, and the documents in a program's strings
  flexml check calls/ --fix                 mend what has a safe fix
  flexml baseline calls/                    record old findings, to be told new ones alone
  flexml graph answer.xml --follow          what leads where, and which streams are open
  flexml explain stop-stream-without-name   what a rule finds, and why it matters
  flexml config calls/                      the configuration in force, and where it comes from
  flexml schema twiml --output twiml.xsd    the schema for an editor

`flexml COMMAND --help` tells the rest.

Exit codes: 0 nothing wrong, 1 errors or warnings found, 2 wrong usage or something could not be read
"""
_EXIT_CODES = """
Exit codes:
  0  done
  2  wrong usage
"""


class Command(Protocol):
    """What a module in `commands` has: its docstring is the help, its name the command's."""

    __doc__: str | None

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, arguments: argparse.Namespace) -> int: ...


class _Parser(argparse.ArgumentParser):
    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        write(message, cast("TextIO | None", file))  # argparse passes over what a full disk says
        flush()

    def error(self, message: str) -> NoReturn:
        notice(f"{message}; `{self.prog} --help` shows how it is used")
        sys.exit(ExitCode.USAGE)


def parsed(words: list[str]) -> argparse.Namespace:
    """Return what the words of a command line ask for; only the command that they name is imported."""
    if words and words[0] in command_names():
        parser = command_parser(words[0])
        return parser.parse_intermixed_args(_plain(words[1:], parser))  # options may stand between paths
    parser = _Parser(
        prog="flexml", description=_DESCRIPTION, epilog=_EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--version", action="version", version=f"flexml {__version__}")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name in command_names():
        summary = _summary(_command(name))
        subparsers.add_parser(name, help=summary[:1].lower() + summary[1:].rstrip("."))
    if not words:
        parser.print_help(sys.stderr)
        sys.exit(ExitCode.USAGE)  # in a script, a command that got lost must not pass for a check
    if not words[0].startswith("-"):
        raise UsageError(_no_command(words[0]))
    return parser.parse_args(words)


def _no_command(word: str) -> str:
    from ..dialects.words import nearest  # for a slip alone

    near = _ELSEWHERE.get(word) or nearest(word, tuple(command_names()))
    meant = f"did you mean `{near}`" if near else "`flexml --help` lists them"
    return f"there is no command `{word}`; {meant}"


def _plain(words: list[str], parser: argparse.ArgumentParser) -> list[str]:
    """The words so that argparse reads them as people mean them.

    An option whose value may be left out takes one after `=` alone, so that it swallows no path. What follows
    `--` is a path, also one that begins with a dash: argparse forgets that when it reads options between paths.
    """
    optional = {name for action in parser._actions if action.nargs == "?" for name in action.option_strings}
    end = words.index("--") if "--" in words else len(words)
    options = [f"{word}=" if word in optional else word for word in words[:end]]
    return options + [f"./{word}" if len(word) > 1 and word.startswith("-") else word for word in words[end + 1 :]]


def command_parser(name: str) -> argparse.ArgumentParser:
    """Return the parser of one command."""
    command = _command(name)
    parser = _Parser(
        prog=f"flexml {name}",
        description=_summary(command),
        epilog=_epilog(command),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--traceback", action="store_true", help="show where an internal error comes from")
    command.add_arguments(parser)
    parser.set_defaults(run=command.run)
    return parser


def _epilog(command: Command) -> str:
    """What the help says below the options; the plain exit codes where a command has no others."""
    text = (command.__doc__ or "").partition("\n\n")[2]
    return text if "Exit codes:" in text else text + _EXIT_CODES


def command_names() -> list[str]:
    """Return the names of the commands."""
    return sorted(file.stem for file in Path(__file__).with_name("commands").glob("[a-z]*.py"))


def _command(name: str) -> Command:
    return cast("Command", import_module(f".{name}", commands.__name__))  # the contract of the folder


def _summary(command: Command) -> str:
    return (command.__doc__ or "").partition("\n\n")[0]

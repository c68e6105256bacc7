"""Runs what the command line asks for, and turns whatever happens into an exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..errors import FlexmlError
from .console import OutputError, flush, forget, notice, open_closed_streams
from .exit_code import ExitCode
from .internal import internal_error

if TYPE_CHECKING:
    import argparse


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; nothing is raised, whatever happens."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        return _run(words)
    except SystemExit as stop:  # argparse: `--help`, `--version`, or an argument that it refuses
        return stop.code if isinstance(stop.code, int) else ExitCode.USAGE
    except FlexmlError as error:
        notice(str(error))
        if isinstance(error, OutputError):
            forget(sys.stdout)
        return ExitCode.USAGE
    except KeyboardInterrupt:
        notice("interrupted")
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        forget(sys.stdout)
        return ExitCode.BROKEN_PIPE
    except Exception as error:
        if "--traceback" in words:
            raise
        notice(internal_error(error))
        return ExitCode.USAGE


def _run(words: list[str]) -> int:
    try:
        open_closed_streams()
        arguments = _arguments(words)
        code = int(arguments.run(arguments))
        flush()
    except BaseException as error:
        if _comes_of_an_interrupt(error):
            raise KeyboardInterrupt from error
        raise
    return code


def _comes_of_an_interrupt(error: BaseException | None) -> bool:
    """Tell whether Ctrl-C was at the bottom of it: argparse fails in a `finally` when it is interrupted before."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__context__
    return error is not None


def _arguments(words: list[str]) -> argparse.Namespace:
    if words[:1] == ["check"] and not any(word.startswith("-") for word in words):
        from .commands.check import without_options  # argparse takes longer to come than a document to be checked

        return without_options(words[1:])
    from .parsing import parsed

    return parsed(words)

"""Write documents in one form: files, folders, patterns, or `-` for standard input.

A verb on each line, two blanks for each level, double quotes. What the caller hears stays as it is: no text
is touched, nor any white space in an element that takes text, and comments stay in their places. There is
nothing to configure. A file is replaced as a whole and at once; encoding and kind of line break stay.

Files are found as `flexml check` finds them. Templates, programs and texts that are not well-formed are left alone.

For example:
  flexml format calls/
  flexml format calls/ --check
  flexml format answer.xml --diff
  flexml format - < answer.xml

Exit codes:
  0  all files have the form, or have got it
  1  with --check or --diff: at least one file would change
  2  wrong usage, or at least one path could not be read, formatted or written; the others still are
"""

from __future__ import annotations

import argparse

from ...api import find_dialect
from ..checker import Checker, Failed, Passed
from ..console import notice
from ..discovery import discover, wanted_paths
from ..exit_code import ExitCode
from ..formatting import Formatting
from ..judging import outcome
from ..lean import import_lxml
from ..options import (
    add_configuration_options,
    add_dialect_option,
    add_file_options,
    add_other_xml_option,
    add_stdin_option,
    configuration,
)
from ..progress import tracked


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="a file, a folder, a pattern, or `-`; default: this folder"
    )
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--check", action="store_true", help="write nothing, and name the files that would change")
    how.add_argument("--diff", action="store_true", help="write nothing, and show what would change")
    add_stdin_option(parser)
    add_dialect_option(parser)
    parser.add_argument("-q", "--quiet", action="store_true", help="print no summary and no progress")
    files = parser.add_argument_group("files")
    add_file_options(files)
    add_other_xml_option(files)
    add_configuration_options(parser.add_argument_group("configuration"))


def run(arguments: argparse.Namespace) -> int:
    """Format what the arguments name."""
    import_lxml()
    wanted = configuration(arguments)
    checker = Checker(
        configuration=wanted,
        dialect=None if arguments.dialect is None else find_dialect(arguments.dialect),
        skip_other=arguments.skip_other_xml,
        stdin_filename=arguments.stdin_filename,
    )
    formatting = Formatting(checker, names=arguments.check, shows=arguments.diff)
    paths = wanted_paths(arguments.paths, arguments.stdin_filename)
    discovery = discover(paths, wanted, arguments.stdin_filename)
    if discovery.stdin_left_out:
        formatting.pass_on()
    for path, why in discovery.failures:
        notice(f"{path}: {why}")
    failures = len(discovery.failures)
    passed = 0
    for candidate in tracked(discovery.ordered, quiet=arguments.quiet, doing="Formatting"):
        match outcome(formatting.format, candidate, raising=arguments.traceback):
            case Failed(why):
                notice(f"{checker.name(candidate)}: {why}")
                failures += 1
            case Passed():
                passed += 1
    if not arguments.quiet:
        formatting.tell(passed, failures)
    if failures:
        return ExitCode.USAGE
    return ExitCode.FINDINGS if formatting.only_shows and formatting.changed else ExitCode.CLEAN

"""Record today's findings, so that `flexml check --baseline` tells new ones alone.

The file says of each document which rules find something, where, and how often: by the names of the
elements, not by lines, so that other changes to a document do not wake what is known. Entries of files
that are not among the paths stay as they are; those of files that are gone are dropped.

With --update, entries whose findings are gone are removed, and nothing is added.

For example:
  flexml baseline
  flexml baseline calls/ --output ci/flexml-baseline.json
  flexml check calls/ --baseline ci/flexml-baseline.json
  flexml baseline calls/ --output ci/flexml-baseline.json --update

Exit codes:
  0  written, or nothing to change
  2  wrong usage, or a path could not be read or checked: nothing is written
"""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

from ...diagnostics.count import counted
from ...diagnostics.whereabouts import relative_path
from ...errors import UsageError
from ..baselines import Baseline
from ..checker import Checked, Failed
from ..console import notice, write
from ..discovery import STDIN, discover
from ..exit_code import ExitCode
from ..judging import add_judging_options, checker_of
from ..options import add_running_options, configuration
from ..progress import tracked
from ..running import run_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument(
        "paths", nargs="*", default=["."], metavar="PATH", help="a file, a folder or a pattern; default: this folder"
    )
    parser.add_argument(
        "--output",
        metavar="FILE",
        type=Path,
        help="the file to write; default: the `baseline` of the configuration, else flexml-baseline.json",
    )
    parser.add_argument("--update", action="store_true", help="remove what is gone, and add nothing")
    parser.add_argument("-q", "--quiet", action="store_true", help="print nothing but failures")
    add_judging_options(parser)
    add_running_options(parser.add_argument_group("speed"))


def run(arguments: argparse.Namespace) -> int:
    """Check what the arguments name, and write what is known from now on."""
    if STDIN in arguments.paths:
        raise UsageError("a baseline is about files: standard input has no name to record")
    wanted = configuration(arguments)
    configured = wanted.of_file(None).baseline
    file = arguments.output or Path("flexml-baseline.json" if configured is None else relative_path(configured))
    baseline = Baseline.read(file) if arguments.update or file.exists() else Baseline(file)
    checker = checker_of(arguments, wanted)
    discovery = discover(arguments.paths, wanted)
    failures = list(discovery.failures)
    started = run_of(arguments, checker, wanted.of_file(None), len(discovery.candidates))
    outcomes = started.outcomes(discovery.candidates)
    for candidate, became in zip(tracked(discovery.candidates, quiet=arguments.quiet), outcomes, strict=True):
        match became:
            case Checked() as checked if arguments.update:
                baseline.new(candidate.path, checked.report, partial(checker.asks, candidate.path))
            case Checked() as checked:
                baseline.record(candidate.path, checked.report)
            case Failed(reason):
                failures.append((candidate.path, reason))
    started.close()
    for path, reason in failures:
        notice(f"{path}: {reason}")
    if failures:
        notice(f"{baseline.path} is not written: it would lose what is known of the {_paths(len(failures))} above")
        return ExitCode.USAGE
    after = baseline.without_stale()
    if after.files != baseline.files or not file.exists():
        after.write()
    if not arguments.quiet:
        write(f"{_sentence(arguments, baseline, after)}\n")
    return ExitCode.CLEAN


def _sentence(arguments: argparse.Namespace, before: Baseline, after: Baseline) -> str:
    holds = f"{after.path} has {counted(after.findings, 'known finding')} in {counted(len(after.files), 'file')}"
    if not arguments.update:
        return holds
    return f"Removed {counted(before.findings - after.findings, 'known finding')}; {holds}"


def _paths(number: int) -> str:
    return "path" if number == 1 else f"{number:,} paths"

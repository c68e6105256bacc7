"""Check call-control XML: files, folders, patterns, or `-` for standard input.

Without a path, the current folder is checked. A folder is searched for files that hold call-control XML;
`.gitignore` is respected, another kind of XML is passed over and counted, and so are documents in the
language of another vendor, where no dialect is given. A file that is named is checked whatever it holds,
unless --skip-other-xml. A template in a language that is not read (ERB, EJS, Liquid, Handlebars, PHP, ...) is
passed over and counted; where it is named, a line on standard error says so. In a Python file, documents are
looked for in its strings; in a folder, with --python.

The dialect is the one that --dialect names, else the one of a comment `<!-- flexml: dialect=twiml -->` in
the document, else that of the configuration, else the one that fits the names; the line that closes the
output says which were taken.

The configuration is the nearest .flexml.toml, flexml.toml or pyproject.toml with [tool.flexml] in the
folder of a file or around it; `flexml config PATH` shows what is in force. An option stands above it.

For example:
  flexml check calls/
  flexml check "calls/**/*.xml" --dialect twiml --ignore FX205,unknown-attribute
  flexml check --config ci/flexml.toml --fail-on error
  flexml check --select streams --statistics
  flexml check answer.xml.j2 --context sample.json
  flexml check flow.xml --schema flow.xsd
  flexml check app.py
  flexml check calls/ --fix
  curl -s https://example.com/answer | flexml check - --stdin-filename calls/answer.xml

With --fix a file is replaced as a whole and at once; encoding, line breaks and all that no fix touches stay
as they are. `-` is then fixed to standard output, and findings go to standard error. Templates and programs
are not fixed. With --diff the differences are all that is printed. Neither asks the baseline: what it knows
is fixed as well.

Exit codes:
  0  nothing wrong (with --fix: left); hints (`info`) do not count, unless --fail-on says so
  1  at least one error or warning; with --diff, at least one fix
  2  wrong usage or configuration, or at least one path could not be read or checked; the others still are
"""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, TextIO, cast

from ...diagnostics.render import renderer
from ...dialects.words import one_of
from ...errors import UsageError
from ..checker import Checker, Outcome
from ..console import notice, wants_color, write
from ..discovery import STDIN, discover, wanted_paths
from ..exit_code import ExitCode
from ..judging import add_judging_options, checker_of, outcome
from ..lean import import_lxml
from ..options import add_color_option, add_output_options, add_running_options, add_stdin_option, configuration
from ..outputs import Output, read_output, refuse_same_file, write_output
from ..progress import tracked
from ..results import Results
from ..running import run_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from ...config import Settings
    from ...diagnostics.description import Description
    from ..baselines import Baseline
    from ..fixing import Fixing
    from ..ignores import Ignoring

_COUNTED = ("full", "concise", "json")  # the formats of `--statistics`


# What argparse makes of a command line without options; a test holds it against that.
_WITHOUT_OPTIONS: dict[str, object] = {
    "traceback": False,
    "stdin_filename": None,
    "exclude": None,
    "extend_exclude": None,
    "force_exclude": None,
    "respect_gitignore": None,
    "python": None,
    "skip_other_xml": False,
    "dialect": None,
    "schema": None,
    "role": None,
    "url": None,
    "context": None,
    "select": None,
    "extend_select": None,
    "ignore": None,
    "target": None,
    "config": None,
    "isolated": False,
    "fix": False,
    "diff": False,
    "add_ignores": None,
    "unsafe_fixes": None,
    "jobs": 0,
    "no_cache": False,
    "cache_dir": None,
    "output_format": None,
    "fail_on": None,
    "baseline": None,
    "statistics": False,
    "color": "auto",
    "quiet": False,
}


def without_options(paths: list[str]) -> argparse.Namespace:
    """Return the arguments of a command line that has paths alone."""
    arguments = SimpleNamespace(**_WITHOUT_OPTIONS, paths=paths, outputs=[], run=run)
    return cast("argparse.Namespace", arguments)  # whose own module is what a start is to do without


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    from argparse import BooleanOptionalAction

    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="a file, a folder, a pattern, or `-`; default: this folder"
    )
    add_stdin_option(parser)
    add_judging_options(parser)
    writing = parser.add_argument_group("changes to files")
    either = writing.add_mutually_exclusive_group()
    either.add_argument("--fix", action="store_true", help="fix what has a safe fix, and report what is left")
    either.add_argument("--diff", action="store_true", help="show what --fix would change, and write nothing")
    either.add_argument(
        "--add-ignores",
        metavar="REASON",
        nargs="?",
        const="",
        help="write comments that silence all errors and warnings; a reason follows `=`",
    )
    writing.add_argument(
        "--unsafe-fixes", action=BooleanOptionalAction, help="also fix where it may change what is heard"
    )
    add_running_options(parser.add_argument_group("speed"))
    output = parser.add_argument_group("output")
    add_output_options(output)
    output.add_argument(
        "--output",
        metavar="FORMAT=FILE",
        action="append",
        default=[],
        type=read_output,
        dest="outputs",
        help="also write a report to a file, such as `sarif=flexml.sarif`; repeatable",
    )
    output.add_argument("--baseline", metavar="FILE", help="leave out the findings that `flexml baseline` has recorded")
    output.add_argument("--statistics", action="store_true", help="count the findings of each rule instead")
    add_color_option(output)
    output.add_argument("-q", "--quiet", action="store_true", help="print findings alone: no summary, no progress")


def run(arguments: argparse.Namespace) -> int:
    """Check what the arguments name, and print what is wrong."""
    arguments.paths = wanted_paths(arguments.paths, arguments.stdin_filename)
    wanted = configuration(arguments)
    settings = wanted.of_file(arguments.stdin_filename if STDIN in arguments.paths else None)
    _refuse_contradictions(arguments, settings)
    checker = checker_of(arguments, wanted)
    baseline = _baseline(settings)
    fixing = _fixing(arguments, checker, settings)
    ignoring = _ignoring(arguments, checker, baseline)
    results = Results(baseline)
    discovery = discover(arguments.paths, wanted, arguments.stdin_filename)
    for path, reason in discovery.failures:
        results.fail(path, reason)
    if discovery.stdin_left_out and fixing is not None:
        fixing.pass_on()
    if ignoring is not None and results.failures:
        return ExitCode.USAGE  # a slip in a path, or a reason in its place: nothing is written
    candidates = discovery.ordered
    started = None
    outcomes: Iterator[Outcome]
    if writer := fixing or ignoring:
        import_lxml()
        outcomes = (outcome(writer.check, candidate, raising=arguments.traceback) for candidate in candidates)
    else:
        started = run_of(arguments, checker, settings, len(candidates))
        outcomes = started.outcomes(candidates)
    for candidate, became in zip(tracked(candidates, quiet=arguments.quiet), outcomes, strict=True):
        results.add(checker.name(candidate), became, checker.asks)
    if started is not None:
        started.close()
    if fixing is not None and fixing.shows_only:
        code = fixing.show(results.failures, quiet=arguments.quiet)
        return ExitCode.CLEAN if code == ExitCode.FINDINGS and settings.fail_on == "never" else code
    results.fixed = fixing.fixed if fixing else 0
    stream = sys.stderr if fixing is not None and fixing.prints_document else sys.stdout
    _print(arguments, results, settings.output_format, stream)
    _write_outputs(arguments.outputs, results)
    if ignoring is not None and not arguments.quiet:
        notice(ignoring.sentence)
    return results.exit_code(settings.fail_on)


def _refuse_contradictions(arguments: argparse.Namespace, settings: Settings) -> None:
    """Raise where options make no sense together, before anything is read or written."""
    if arguments.unsafe_fixes and not (arguments.fix or arguments.diff):
        raise UsageError("`--unsafe-fixes` says which fixes are wanted of `--fix` or `--diff`: give one of them")
    if arguments.diff and (arguments.statistics or arguments.outputs):
        option = "--statistics" if arguments.statistics else "--output"
        raise UsageError(f"`--diff` shows what would change, and makes no report: leave `{option}` out")
    if arguments.add_ignores is not None and STDIN in arguments.paths:
        raise UsageError("`--add-ignores` writes into files, and standard input is none")
    if arguments.statistics and settings.output_format not in _COUNTED:
        raise UsageError(f"`--statistics` goes with {one_of(_COUNTED)}, not with the format `{settings.output_format}`")
    refuse_same_file(arguments.outputs)


def _describe(name: str) -> Description | None:
    from ...lint.describe import describe_rule  # few formats tell what the rules are

    return describe_rule(name)


def _baseline(settings: Settings) -> Baseline | None:
    if settings.baseline is None:
        return None
    from pathlib import Path

    from ...diagnostics.whereabouts import relative_path
    from ..baselines import Baseline  # JSON, for those who have a baseline

    return Baseline.read(Path(relative_path(settings.baseline)))


def _fixing(arguments: argparse.Namespace, checker: Checker, settings: Settings) -> Fixing | None:
    """Return what the arguments ask for; nothing where they ask for no fixes."""
    if arguments.fix or arguments.diff:
        from ..fixing import Fixing  # most runs only look

        return Fixing(checker, unsafe=settings.unsafe_fixes, shows_only=arguments.diff)
    return None


def _ignoring(arguments: argparse.Namespace, checker: Checker, baseline: Baseline | None) -> Ignoring | None:
    if arguments.add_ignores is None:
        return None
    from ...lint.ignores import checked_reason
    from ..ignores import Ignoring  # most runs only look

    return Ignoring(checker, checked_reason(arguments.add_ignores), baseline)


def _print(arguments: argparse.Namespace, results: Results, output_format: str, stream: TextIO) -> None:
    summary = None if arguments.quiet else results.summary
    if arguments.statistics:
        from ..statistics import statistics

        write(statistics(results.found, summary, output_format), stream)
    else:
        color = wants_color(arguments.color, stream)
        write(renderer(output_format)(results.found, summary, color=color, describe=_describe), stream)


def _write_outputs(outputs: list[Output], results: Results) -> None:
    found, summary = results.found, results.summary
    for output in outputs:
        try:
            write_output(output, lambda render: render(found, summary, describe=_describe))
        except UsageError as error:
            results.fail(str(output.path), str(error))

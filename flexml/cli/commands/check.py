"""Check call-control XML: files, folders, patterns, or `-` for standard input.

A folder is searched for files that hold call-control XML; `.gitignore` is respected, another kind of XML
is passed over and counted. A file that is named is checked whatever it holds, unless --skip-other-xml.

The dialect is the one that --dialect names, else the one of a comment `<!-- flexml: dialect=twiml -->` in
the document, else the one that fits its names; the line that closes the output says which were taken.

For example:
  flexml check calls/
  flexml check "calls/**/*.xml" --dialect twiml --ignore FX205,unknown-attribute
  flexml check answer.xml.j2 --context sample.json
  flexml check flow.xml --schema flow.xsd
  flexml check calls/ --baseline flexml-baseline.json
  flexml check calls/ --add-ignores="agreed with the vendor"
  curl -s https://example.com/answer | flexml check - --output-format json

Exit codes:
  0  nothing wrong; hints (`info`) do not count
  1  at least one error or warning
  2  wrong usage, or at least one path could not be read or checked; the others still are
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ...api import find_dialect
from ...diagnostics import Diagnostic, Severity
from ...diagnostics.render import format_names, renderer
from ...diagnostics.summary import Skipped, Summary
from ...errors import UsageError
from ...lint import Policy, Selection
from ...template import load_context
from ..checker import Checked, Checker, Failed, Outcome, Passed
from ..console import notice, wants_color, write
from ..discovery import Candidate, discover
from ..exit_code import ExitCode
from ..internal import internal_error
from ..progress import tracked

if TYPE_CHECKING:
    from ..baselines import Baseline
    from ..ignores import Ignoring


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, a pattern, or `-`")
    add_judging_arguments(parser)
    parser.add_argument(
        "--baseline", metavar="FILE", type=Path, help="leave out the findings that `flexml baseline` has recorded"
    )
    parser.add_argument(
        "--add-ignores",
        metavar="REASON",
        nargs="?",
        const="",
        help="write comments that silence all errors and warnings; a reason follows `=`",
    )
    parser.add_argument("--stdin-filename", metavar="NAME", default="<stdin>", help="what `-` is called in findings")
    parser.add_argument("--output-format", choices=format_names(), default="full", help="default: %(default)s")
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="default: %(default)s")
    parser.add_argument("-q", "--quiet", action="store_true", help="print findings alone: no summary, no progress")


def add_judging_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what decides which findings there are; `checker_of` reads it."""
    judge = parser.add_mutually_exclusive_group()
    judge.add_argument("--dialect", metavar="NAME|FILE.toml", help="the language of the documents, or its table")
    judge.add_argument("--schema", metavar="FILE.xsd", type=Path, help="an XSD 1.0 or 1.1 to check against instead")
    for option, words in (("--select", "report these rules alone"), ("--ignore", "do not report these rules")):
        parser.add_argument(
            option,
            metavar="RULES",
            action="extend",
            type=lambda text: [word.strip() for word in text.split(",") if word.strip()],
            help=f"{words}: names, codes, beginnings of codes, categories",
        )
    parser.add_argument("--context", metavar="FILE.json", type=Path, help="render Jinja2 templates with these values")
    parser.add_argument("--skip-other-xml", action="store_true", help="pass over another kind of XML, even if named")


def run(arguments: argparse.Namespace) -> int:
    """Check what the arguments name, and print what is wrong."""
    checker = checker_of(arguments)
    baseline = _baseline(arguments)
    ignoring = _ignoring(arguments, checker, baseline)
    discovery = discover(arguments.paths)
    for path, reason in discovery.failures:
        notice(f"{path}: {reason}")
    failures = len(discovery.failures)
    if ignoring is not None and failures:
        return ExitCode.USAGE  # a slip in a path, or a reason in its place: nothing is written
    found: list[Diagnostic] = []
    checked: list[tuple[str, ...]] = []
    passed: dict[str, int] = {}
    for candidate in tracked(discovery.candidates, quiet=arguments.quiet):
        match outcome(ignoring or checker, candidate, raising=arguments.traceback):
            case Checked(report, dialects):
                found += report if baseline is None else baseline.new(checker.name(candidate), report, checker.asks)
                checked.append(dialects)
            case Passed(why):
                passed[why] = passed.get(why, 0) + 1
            case Failed(reason):
                notice(f"{checker.name(candidate)}: {reason}")
                failures += 1
    known, stale = (0, 0) if baseline is None else (baseline.known, baseline.stale)
    summary = Summary.of(found, checked, Skipped(**passed), failures, known=known, stale=stale)
    render = renderer(arguments.output_format)
    write(render(found, None if arguments.quiet else summary, color=wants_color(arguments.color)))
    if ignoring is not None and not arguments.quiet:
        notice(ignoring.sentence)
    if failures:
        return ExitCode.USAGE
    return ExitCode.FINDINGS if any(each.severity > Severity.INFO for each in found) else ExitCode.CLEAN


def _baseline(arguments: argparse.Namespace) -> Baseline | None:
    if arguments.baseline is None:
        return None
    from ..baselines import Baseline  # JSON, for those who have a baseline

    return Baseline.read(arguments.baseline)


def _ignoring(arguments: argparse.Namespace, checker: Checker, baseline: Baseline | None) -> Ignoring | None:
    if arguments.add_ignores is None:
        return None
    from ...lint.ignores import checked_reason
    from ..ignores import Ignoring  # most runs only look

    return Ignoring(checker, checked_reason(arguments.add_ignores), baseline)


def checker_of(arguments: argparse.Namespace) -> Checker:
    """Return what checks files as the arguments want it.

    Raises:
        UsageError: they contradict each other, or one of them makes no sense.
    """
    schema = None
    if arguments.schema is not None:
        from ...lint.own_schema import OwnSchema  # xmlschema, for those who bring a schema

        if arguments.select or arguments.ignore:
            raise UsageError("`--schema` replaces the rules, so `--select` and `--ignore` have nothing to choose from")
        schema = OwnSchema(arguments.schema)
    return Checker(
        dialect=None if arguments.dialect is None else find_dialect(arguments.dialect),
        schema=schema,
        policy=Policy(Selection.of(arguments.select, arguments.ignore)),
        context=None if arguments.context is None else load_context(arguments.context),
        skip_other=arguments.skip_other_xml,
        stdin_filename=getattr(arguments, "stdin_filename", "<stdin>"),
    )


def outcome(checker: Checker | Ignoring, candidate: Candidate, *, raising: bool) -> Outcome:
    """Check one file; a mistake of ours there does not end the run."""
    try:
        return checker.check(candidate)
    except Exception as error:
        if raising:
            raise
        return Failed(internal_error(error))

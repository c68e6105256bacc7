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
  flexml check calls/ --fix
  curl -s https://example.com/answer | flexml check - --output-format json

With --fix a file is replaced as a whole and at once; encoding, line breaks and all that no fix touches stay
as they are. `-` is then fixed to standard output, and findings go to standard error. Templates are not fixed.

Exit codes:
  0  nothing wrong (with --fix: left); hints (`info`) do not count
  1  at least one error or warning; with --diff, at least one fix
  2  wrong usage, or at least one path could not be read or checked; the others still are
"""

from __future__ import annotations

import argparse
import sys
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
from ..discovery import STDIN, Candidate, discover
from ..exit_code import ExitCode
from ..internal import internal_error
from ..progress import tracked

if TYPE_CHECKING:
    from ..fixing import Fixing


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, a pattern, or `-`")
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
    fixes = parser.add_mutually_exclusive_group()
    fixes.add_argument("--fix", action="store_true", help="fix what has a safe fix, and report what is left")
    fixes.add_argument("--diff", action="store_true", help="show what --fix would change, and write nothing")
    parser.add_argument("--unsafe-fixes", action="store_true", help="also fix where it may change what is heard")
    parser.add_argument("--context", metavar="FILE.json", type=Path, help="render Jinja2 templates with these values")
    parser.add_argument("--skip-other-xml", action="store_true", help="pass over another kind of XML, even if named")
    parser.add_argument("--stdin-filename", metavar="NAME", default="<stdin>", help="what `-` is called in findings")
    parser.add_argument("--output-format", choices=format_names(), default="full", help="default: %(default)s")
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="default: %(default)s")
    parser.add_argument("-q", "--quiet", action="store_true", help="print findings alone: no summary, no progress")


def run(arguments: argparse.Namespace) -> int:
    """Check what the arguments name, and print what is wrong."""
    checker = _checker(arguments)
    fixing = _fixing(arguments, checker)
    discovery = discover(arguments.paths)
    for path, reason in discovery.failures:
        notice(f"{path}: {reason}")
    failures = len(discovery.failures)
    found: list[Diagnostic] = []
    checked: list[tuple[str, ...]] = []
    passed: dict[str, int] = {}
    for candidate in tracked(discovery.candidates, quiet=arguments.quiet):
        match _outcome(fixing or checker, candidate, raising=arguments.traceback):
            case Checked(report, dialects):
                found += report
                checked.append(dialects)
            case Passed(why):
                passed[why] = passed.get(why, 0) + 1
            case Failed(reason):
                notice(f"{arguments.stdin_filename if candidate.path == STDIN else candidate.path}: {reason}")
                failures += 1
    if fixing is not None and fixing.shows_only:
        return fixing.show(failures, quiet=arguments.quiet)
    summary = Summary.of(found, checked, Skipped(**passed), failures, fixing.fixed if fixing else 0)
    render = renderer(arguments.output_format)
    stream = sys.stderr if fixing is not None and fixing.prints_document else sys.stdout
    write(render(found, None if arguments.quiet else summary, color=wants_color(arguments.color, stream)), stream)
    if failures:
        return ExitCode.USAGE
    return ExitCode.FINDINGS if any(each.severity > Severity.INFO for each in found) else ExitCode.CLEAN


def _checker(arguments: argparse.Namespace) -> Checker:
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
        stdin_filename=arguments.stdin_filename,
    )


def _fixing(arguments: argparse.Namespace, checker: Checker) -> Fixing | None:
    """Return what the arguments ask for; nothing where they ask for no fixes."""
    if arguments.fix or arguments.diff:
        from ..fixing import Fixing  # most runs only look

        return Fixing(checker, unsafe=arguments.unsafe_fixes, shows_only=arguments.diff)
    if arguments.unsafe_fixes:
        raise UsageError("`--unsafe-fixes` says which fixes are wanted of `--fix` or `--diff`: give one of them")
    return None


def _outcome(checker: Checker | Fixing, candidate: Candidate, *, raising: bool) -> Outcome:
    """Check one file; a mistake of ours there does not end the run."""
    try:
        return checker.check(candidate)
    except Exception as error:
        if raising:
            raise
        return Failed(internal_error(error))

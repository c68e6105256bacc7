"""Check call-control XML: files, folders, patterns, or `-` for standard input.

Without a path, the current folder is checked. A folder is searched for files that hold call-control XML;
`.gitignore` is respected, another kind of XML is passed over and counted. A file that is named is checked
whatever it holds, unless --skip-other-xml.

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
  flexml check calls/ --fix
  curl -s https://example.com/answer | flexml check - --stdin-filename calls/answer.xml

With --fix a file is replaced as a whole and at once; encoding, line breaks and all that no fix touches stay
as they are. `-` is then fixed to standard output, and findings go to standard error. Templates are not fixed.

Exit codes:
  0  nothing wrong (with --fix: left); hints (`info`) do not count, unless --fail-on says so
  1  at least one error or warning; with --diff, at least one fix
  2  wrong usage or configuration, or at least one path could not be read or checked; the others still are
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from ...api import find_dialect
from ...config import Configuration
from ...diagnostics.render import renderer
from ...errors import FlexmlError, UsageError
from ...lint.describe import describe_rule
from ...template import load_context
from ..checker import Checker, Failed, Outcome
from ..console import wants_color, write
from ..discovery import Candidate, discover
from ..internal import internal_error
from ..options import add_configuration_options, add_file_options, add_output_options, add_rule_options, configuration
from ..outputs import Output, read_output, write_output
from ..progress import tracked
from ..results import Results

if TYPE_CHECKING:
    from ...config import Settings
    from ..fixing import Fixing


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="a file, a folder, a pattern, or `-`; default: this folder"
    )
    files = parser.add_argument_group("files")
    add_file_options(files)
    files.add_argument("--skip-other-xml", action="store_true", help="pass over another kind of XML, even if named")
    files.add_argument(
        "--stdin-filename", metavar="NAME", help="what `-` is called in findings, and by the configuration"
    )
    documents = parser.add_argument_group("documents")
    judge = documents.add_mutually_exclusive_group()
    judge.add_argument("--dialect", metavar="NAME|FILE.toml", help="the language of the documents, or its table")
    judge.add_argument("--schema", metavar="FILE.xsd", type=Path, help="an XSD 1.0 or 1.1 to check against instead")
    documents.add_argument("--role", choices=("wait", "whisper", "inline"), help="what asks for the documents")
    documents.add_argument("--url", metavar="URL", help="where the document is served")
    documents.add_argument(
        "--context", metavar="FILE.json", type=Path, help="render Jinja2 templates with these values"
    )
    add_rule_options(parser.add_argument_group("rules"))
    fixes = parser.add_argument_group("fixes")
    either = fixes.add_mutually_exclusive_group()
    either.add_argument("--fix", action="store_true", help="fix what has a safe fix, and report what is left")
    either.add_argument("--diff", action="store_true", help="show what --fix would change, and write nothing")
    fixes.add_argument(
        "--unsafe-fixes",
        action=argparse.BooleanOptionalAction,
        help="also fix where it may change what is heard",
    )
    output = parser.add_argument_group("output")
    add_output_options(output)
    output.add_argument(
        "--output",
        metavar="FORMAT=FILE",
        action="append",
        default=[],
        type=read_output,
        dest="outputs",
        help="also write a report to a file, such as `sarif=flexml.sarif`; may be given several times",
    )
    output.add_argument("--statistics", action="store_true", help="count the findings of each rule instead")
    output.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="default: %(default)s")
    output.add_argument("-q", "--quiet", action="store_true", help="print findings alone: no summary, no progress")
    add_configuration_options(parser.add_argument_group("configuration"))


def run(arguments: argparse.Namespace) -> int:
    """Check what the arguments name, and print what is wrong."""
    wanted = configuration(arguments)
    checker = _checker(arguments, wanted)
    settings = wanted.of_file(arguments.stdin_filename if "-" in arguments.paths else None)
    fixing = _fixing(arguments, checker, settings)
    results = Results()
    discovery = discover(arguments.paths or ["."], wanted, arguments.stdin_filename)
    for path, reason in discovery.failures:
        results.fail(path, reason)
    for candidate in tracked(discovery.candidates, quiet=arguments.quiet):
        results.add(checker.name(candidate), _outcome(fixing or checker, candidate, raising=arguments.traceback))
    if fixing is not None and fixing.shows_only:
        return fixing.show(results.failures, quiet=arguments.quiet)
    results.fixed = fixing.fixed if fixing else 0
    stream = sys.stderr if fixing is not None and fixing.prints_document else sys.stdout
    _print(arguments, results, settings.output_format, stream)
    _write_outputs(arguments.outputs, results)
    return results.exit_code(settings.fail_on)


def _checker(arguments: argparse.Namespace, wanted: Configuration) -> Checker:
    schema = None
    if arguments.schema is not None:
        from ...lint.own_schema import OwnSchema  # xmlschema, for those who bring a schema

        if arguments.select or arguments.extend_select or arguments.ignore:
            raise UsageError("`--schema` replaces the rules, so `--select` and `--ignore` have nothing to choose from")
        schema = OwnSchema(arguments.schema)
    return Checker(
        configuration=wanted,
        dialect=None if arguments.dialect is None else find_dialect(arguments.dialect),
        schema=schema,
        role=arguments.role,
        url=arguments.url,
        context=None if arguments.context is None else load_context(arguments.context),
        skip_other=arguments.skip_other_xml,
        stdin_filename=arguments.stdin_filename,
    )


def _fixing(arguments: argparse.Namespace, checker: Checker, settings: Settings) -> Fixing | None:
    """Return what the arguments ask for; nothing where they ask for no fixes."""
    if arguments.fix or arguments.diff:
        from ..fixing import Fixing  # most runs only look

        return Fixing(checker, unsafe=settings.unsafe_fixes, shows_only=arguments.diff)
    if arguments.unsafe_fixes:
        raise UsageError("`--unsafe-fixes` says which fixes are wanted of `--fix` or `--diff`: give one of them")
    return None


def _outcome(checker: Checker | Fixing, candidate: Candidate, *, raising: bool) -> Outcome:
    """Check one file; a mistake of ours there does not end the run."""
    try:
        return checker.check(candidate)
    except FlexmlError:
        raise
    except Exception as error:
        if raising:
            raise
        return Failed(internal_error(error))


def _print(arguments: argparse.Namespace, results: Results, output_format: str, stream: TextIO) -> None:
    summary = None if arguments.quiet else results.summary
    if arguments.statistics:
        from ..statistics import statistics

        write(statistics(results.found, summary, output_format), stream)
    else:
        color = wants_color(arguments.color, stream)
        write(renderer(output_format)(results.found, summary, color=color, describe=describe_rule), stream)


def _write_outputs(outputs: list[Output], results: Results) -> None:
    found, summary = results.found, results.summary
    for output in outputs:
        try:
            write_output(output, lambda render: render(found, summary, describe=describe_rule))
        except UsageError as error:
            results.fail(str(output.path), str(error))

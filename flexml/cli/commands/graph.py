"""Draw a call: what the caller hears, what leads where, and from where to where each stream is open.

Of a template and of the strings of a program, the fullest document is drawn that they can make. Several
documents are drawn below each other, and what one leads to is named by its file where the
files beside it tell. With --follow, the documents that are led to are drawn as well.

For example:
  flexml graph answer.xml
  flexml graph answer.xml --follow
  flexml graph calls/ --output-format mermaid > calls.mmd

Exit codes:
  0  everything was drawn
  2  wrong usage, or something could not be read or is not well-formed; the others still are drawn
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from ...api import find_dialect
from ...diagnostics.paint import Paint
from ...diagnostics.render import renderer
from ...errors import reason
from ...flow.project import Journey, Neighbours, Project
from ...source import Document
from ..chart import Chart, draw_chart, mermaid, text
from ..checker import Checker, Failed, Opened, Passed, read_bytes
from ..console import notice, wants_color, write
from ..discovery import Candidate, discover
from ..exit_code import ExitCode
from ..lean import import_lxml
from ..options import add_color_option, add_configuration_options, add_dialect_option, add_url_option, configuration

_MOST = 100  # documents that --follow adds; a drawing of more is not read


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, a pattern, or `-`")
    add_dialect_option(parser)
    parser.add_argument("--follow", action="store_true", help="also draw the documents that are led to")
    add_url_option(parser)
    parser.add_argument(
        "--output-format", dest="shape", choices=("text", "mermaid"), default="text", help="default: %(default)s"
    )
    add_color_option(parser)
    add_configuration_options(parser.add_argument_group("configuration"))


def run(arguments: argparse.Namespace) -> int:
    """Draw what the arguments name."""
    import_lxml()
    wanted = configuration(arguments)
    discovery = discover(arguments.paths, wanted)
    for path, why in discovery.failures:
        notice(f"{path}: {why}")
    failed = bool(discovery.failures)
    checker = Checker(
        configuration=wanted,
        dialect=None if arguments.dialect is None else find_dialect(arguments.dialect),
        url=arguments.url,
    )
    documents: list[Document] = []
    for candidate in discovery.candidates:
        match _opened(checker, candidate):
            case Failed(why):
                failed = True
                notice(f"{checker.name(candidate)}: {why}")
            case Passed(notice=words):
                if words is not None:
                    notice(f"{checker.name(candidate)}: {words}")
            case opened:
                document = opened if isinstance(opened, Document) else opened.fullest
                if document.well_formed:
                    documents.append(document)
                else:
                    failed = True
                    notice(renderer("concise")(checker.judge(opened).report).rstrip())
    charts = list(_charts(documents, checker, arguments))
    if charts:
        paint = Paint(wants_color(arguments.color))
        write(mermaid(charts) if arguments.shape == "mermaid" else text(charts, paint))
    return ExitCode.USAGE if failed else ExitCode.CLEAN


def _opened(checker: Checker, candidate: Candidate) -> Opened | Passed | Failed:
    try:
        data = read_bytes(candidate.path)
    except (OSError, ValueError) as error:
        return Failed(reason(error))
    return checker.open(candidate, data)


def _charts(documents: list[Document], checker: Checker, arguments: argparse.Namespace) -> Iterator[Chart]:
    from ...dialects.detect import choose_dialects

    beside = Project.of({})
    pending = list(documents)
    seen = {document.path for document in documents}
    while pending:
        document = pending.pop(0)
        settings, path = checker.settings(document.path)
        policy = settings.policy(path, url=arguments.url if document in documents[:1] else None)
        dialect = checker.dialect_of(document) or choose_dialects(document)[0]
        neighbours = Neighbours(document, dialect, policy.project or beside, policy.url)
        said = document.pragma("role")
        arriving = tuple((one.use, one.page) for one in Journey(neighbours).arriving)
        yield draw_chart(neighbours, arriving, policy.role if said is None else said.value)
        for link in neighbours.here.links if arguments.follow else ():
            page = neighbours.follow(link).page
            if page is not None and page.document.path not in seen and len(seen) < _MOST:
                seen.add(page.document.path)
                pending.append(page.document)

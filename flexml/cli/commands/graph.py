"""Draw a call: what the caller hears, what leads where, and from where to where each stream is open.

Several documents are drawn below each other, and what one leads to is named by its file where the files beside
it tell. With --follow, the documents that are led to are drawn as well.

For example:
  flexml graph answer.xml
  flexml graph answer.xml --follow
  flexml graph calls/ --format mermaid > calls.mmd

Exit codes:
  0  everything was drawn
  2  wrong usage, or something could not be read or is not well-formed; the others still are drawn
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...api import find_dialect
from ...diagnostics.paint import Paint
from ...diagnostics.render import renderer
from ...flow.project import Journey, Neighbours, Project
from ...lint import check_document
from ...source import Document, SourceText, parse
from ..chart import Chart, draw_chart, mermaid, text
from ..console import notice, wants_color, write
from ..discovery import STDIN, Candidate, discover
from ..exit_code import ExitCode
from ..sniff import Kind, Sniffer

if TYPE_CHECKING:
    from ...dialects import Dialect

_MOST = 100  # documents that --follow adds; a drawing of more is not read


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, a pattern, or `-`")
    parser.add_argument("--dialect", metavar="NAME|FILE.toml", help="the language of the documents, or its table")
    parser.add_argument("--follow", action="store_true", help="also draw the documents that are led to")
    parser.add_argument("--url", metavar="URL", help="where the document is served")
    parser.add_argument("--format", choices=("text", "mermaid"), default="text", help="default: %(default)s")
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="default: %(default)s")


def run(arguments: argparse.Namespace) -> int:
    """Draw what the arguments name."""
    discovery = discover(arguments.paths)
    for path, reason in discovery.failures:
        notice(f"{path}: {reason}")
    failed = bool(discovery.failures)
    dialect = None if arguments.dialect is None else find_dialect(arguments.dialect)
    documents: list[Document] = []
    for candidate in discovery.candidates:
        document = _read(candidate)
        if document is None:
            failed = failed or candidate.named
        elif document.well_formed:
            documents.append(document)
        else:
            failed = True
            notice(renderer("concise")(check_document(document, dialect)).rstrip())
    project = Project.of({})
    charts = list(_charts(documents, project, arguments, dialect))
    if charts:
        paint = Paint(wants_color(arguments.color))
        write(mermaid(charts) if arguments.format == "mermaid" else text(charts, paint))
    return ExitCode.USAGE if failed else ExitCode.CLEAN


def _charts(
    documents: list[Document], project: Project, arguments: argparse.Namespace, dialect: Dialect | None
) -> Iterator[Chart]:
    from ...dialects.detect import choose_dialects

    pending = list(documents)
    seen = {document.path for document in documents}
    while pending:
        document = pending.pop(0)
        chosen = dialect or choose_dialects(document)[0]
        neighbours = Neighbours(document, chosen, project, arguments.url if document in documents[:1] else None)
        role = document.pragma("role")
        arriving = tuple((one.use, one.page) for one in Journey(neighbours).arriving)
        yield draw_chart(neighbours, arriving, None if role is None else role.value)
        for link in neighbours.here.links if arguments.follow else ():
            page = neighbours.follow(link).page
            if page is not None and page.document.path not in seen and len(seen) < _MOST:
                seen.add(page.document.path)
                pending.append(page.document)


def _read(candidate: Candidate) -> Document | None:
    """Return the document in a file; `None` where it cannot be read, or is another kind of file in a folder."""
    from ...dialects import dialect_names, get_dialect
    from ..checker import read_file

    try:
        data = read_file(candidate.path)
    except (OSError, ValueError) as error:
        notice(f"{candidate.path}: {(isinstance(error, OSError) and error.strerror) or error}")
        return None
    if not candidate.named and Sniffer.of(map(get_dialect, dialect_names())).kind(data) is not Kind.CALL_CONTROL:
        return None
    return parse(SourceText(data, "<stdin>" if candidate.path == STDIN else candidate.path))

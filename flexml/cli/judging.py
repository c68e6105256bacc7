"""What decides which findings there are: options that `flexml check` and `flexml baseline` share."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Protocol

from ..api import find_dialect
from ..config import Configuration
from ..errors import FlexmlError, UsageError
from ..source.pragma import ROLES
from ..template import load_context
from .checker import Checker, Failed, Outcome
from .discovery import Candidate
from .internal import internal_error
from .options import add_configuration_options, add_file_options, add_rule_options


class Judge(Protocol):
    """What checks one file, and may do more with it."""

    def check(self, candidate: Candidate) -> Outcome: ...


def add_judging_options(parser: argparse.ArgumentParser) -> None:
    """Add them, in groups."""
    files = parser.add_argument_group("files")
    add_file_options(files)
    files.add_argument("--skip-other-xml", action="store_true", help="pass over another kind of XML, even if named")
    documents = parser.add_argument_group("documents")
    judge = documents.add_mutually_exclusive_group()
    judge.add_argument("--dialect", metavar="NAME|FILE.toml", help="the language of the documents, or its table")
    judge.add_argument("--schema", metavar="FILE.xsd", type=Path, help="an XSD 1.0 or 1.1 to check against instead")
    documents.add_argument("--role", choices=ROLES, help="what asks for the documents")
    documents.add_argument("--url", metavar="URL", help="where the document is served")
    documents.add_argument(
        "--context", metavar="FILE.json", type=Path, help="render Jinja2 templates with these values"
    )
    add_rule_options(parser.add_argument_group("rules"))
    add_configuration_options(parser.add_argument_group("configuration"))


def checker_of(arguments: argparse.Namespace, wanted: Configuration) -> Checker:
    """Return what checks files as the arguments want it.

    Raises:
        UsageError: they contradict each other, or one of them makes no sense.
    """
    schema = None
    if arguments.schema is not None:
        from ..lint.own_schema import OwnSchema  # xmlschema, for those who bring a schema

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
        stdin_filename=getattr(arguments, "stdin_filename", None),
    )


def outcome(judge: Judge, candidate: Candidate, *, raising: bool) -> Outcome:
    """Check one file; a mistake of ours there does not end the run."""
    try:
        return judge.check(candidate)
    except FlexmlError:
        raise
    except Exception as error:
        if raising:
            raise
        return Failed(internal_error(error))

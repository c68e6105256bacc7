"""What decides which findings there are: options that `flexml check` and `flexml baseline` share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from ..config import Configuration
from ..dialects.finding import find_dialect
from ..errors import FlexmlError, UsageError
from ..source.pragma import ROLES
from ..template import load_context
from .checker import Checker, Failed
from .discovery import Candidate
from .internal import internal_error
from .options import (
    add_configuration_options,
    add_dialect_option,
    add_file_options,
    add_other_xml_option,
    add_python_option,
    add_rule_options,
    add_url_option,
    configuration,
)

if TYPE_CHECKING:
    import argparse

T = TypeVar("T")


def add_judging_options(parser: argparse.ArgumentParser) -> None:
    """Add them, in groups."""
    from pathlib import Path

    files = parser.add_argument_group("files")
    add_file_options(files)
    add_python_option(files)
    add_other_xml_option(files)
    documents = parser.add_argument_group("documents")
    judge = documents.add_mutually_exclusive_group()
    add_dialect_option(judge)
    judge.add_argument("--schema", metavar="FILE.xsd", type=Path, help="an XSD 1.0 or 1.1 to check against instead")
    documents.add_argument(
        "--role", metavar="ROLE", choices=ROLES, help=f"what asks for the documents: {', '.join(ROLES)}"
    )
    add_url_option(documents)
    documents.add_argument(
        "--context",
        metavar="FILE.json",
        type=Path,
        help="also render templates with these values, and miss other names",
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


def checker_again(arguments: argparse.Namespace) -> Checker:
    """Return the same in another process, which has the arguments alone."""
    return checker_of(arguments, configuration(arguments))


def outcome(judge: Callable[[Candidate], T], candidate: Candidate, *, raising: bool) -> T | Failed:
    """Check or write one file; a mistake of ours there does not end the run."""
    try:
        return judge(candidate)
    except FlexmlError:
        raise
    except Exception as error:
        if raising:
            raise
        return Failed(internal_error(error))

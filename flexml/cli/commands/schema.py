"""Print the XML schema (XSD) of a dialect, for an editor or another validator.

For example:
  flexml schema flexml --output flexml.xsd
  flexml schema twiml | xmllint --noout --schema /dev/stdin answer.xml
"""

from __future__ import annotations

import argparse
from pathlib import Path

from ...dialects.schemas import schema_path
from ...errors import UsageError, reason
from ..console import write
from ..exit_code import ExitCode
from ..replacing import write_file


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("dialect", metavar="DIALECT", help="a dialect's name; `flexml dialects` lists them")
    parser.add_argument("--output", metavar="FILE", type=Path, help="write to this file instead")


def run(arguments: argparse.Namespace) -> int:
    """Print the schema, or write it to a file."""
    schema = schema_path(arguments.dialect).read_text(encoding="utf-8")
    if arguments.output is None:
        write(schema)
        return ExitCode.CLEAN
    try:
        write_file(arguments.output, schema.encode())
    except OSError as error:
        raise UsageError(f"cannot write {arguments.output}: {reason(error)}") from error
    return ExitCode.CLEAN

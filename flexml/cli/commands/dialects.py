"""List the dialects.

For example:
  flexml dialects
"""

from __future__ import annotations

import argparse

from ...dialects import dialect_names, get_dialect
from ..console import write
from ..exit_code import ExitCode
from ..table import table


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add nothing: the command takes no arguments."""


def run(arguments: argparse.Namespace) -> int:  # noqa: ARG001 - the signature of all commands
    """Print each dialect with its vendor and size."""
    dialects = [get_dialect(name) for name in dialect_names()]
    rows = [
        (
            dialect.name,
            dialect.title,
            dialect.vendor,
            str(len(dialect.names)),
            str(sum(len(element.attributes) for element in dialect.elements.values())),
        )
        for dialect in dialects
    ]
    write(table(("name", "title", "vendor", "elements", "attributes"), rows))
    return ExitCode.CLEAN

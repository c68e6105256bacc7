"""List the rules.

For example:
  flexml rules
  flexml rules --output-format json
"""

from __future__ import annotations

import argparse

from ...lint import RuleEntry, all_rules
from ..console import write
from ..exit_code import ExitCode
from ..table import table


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("--output-format", choices=("text", "json"), default="text", help="default: %(default)s")


def run(arguments: argparse.Namespace) -> int:
    """Print the rules in the order of their codes."""
    if arguments.output_format == "json":
        import json  # for this format alone

        write(json.dumps([_fields(entry) for entry in all_rules()], indent=2) + "\n")
        return ExitCode.CLEAN
    rows = [
        (entry.code, entry.name, entry.severity, entry.category, ", ".join(entry.dialects) or "all", entry.summary)
        for entry in all_rules()
    ]
    write(table(("code", "name", "severity", "category", "dialects", "finds"), rows))
    return ExitCode.CLEAN


def _fields(entry: RuleEntry) -> dict[str, object]:
    return {
        "code": entry.code,
        "name": entry.name,
        "category": entry.category,
        "severity": entry.severity,
        "dialects": list(entry.dialects),
        "refines": list(entry.refines),
        "runtime": list(entry.runtime),
        "summary": entry.summary,
    }

"""Show the configuration that is in force for a path, and where each part of it comes from.

For example:
  flexml config
  flexml config calls/answer.xml --output-format json
  flexml config --schema > flexml-config.schema.json
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from pathlib import Path

from ...config import Settings
from ...config.origin import origins
from ...config.place import dotted
from ...diagnostics.visible import visible
from ...dialects.schemas import shipped
from ...lint import Policy, RuleEntry, all_rules
from ...lint.toml import toml_value
from ..console import write
from ..exit_code import ExitCode
from ..options import (
    add_configuration_options,
    add_file_options,
    add_python_option,
    add_rule_options,
    configuration,
)
from ..table import table


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("path", nargs="?", default=".", metavar="PATH", help="a file or a folder; default: this folder")
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of configuration files instead")
    parser.add_argument(
        "--output-format", dest="shape", choices=("text", "json"), default="text", help="default: %(default)s"
    )
    files = parser.add_argument_group("files")
    add_file_options(files)
    add_python_option(files)
    add_rule_options(parser.add_argument_group("rules"))
    add_configuration_options(parser.add_argument_group("configuration"))


def run(arguments: argparse.Namespace) -> int:
    """Print what is in force."""
    if arguments.schema:
        write(shipped("flexml-config.schema.json").read_text(encoding="utf-8"))
        return ExitCode.CLEAN
    path = os.path.abspath(arguments.path)  # noqa: PTH100 - links stay as they are
    is_folder = Path(path).is_dir()
    wanted = configuration(arguments)
    settings = wanted.of_folder(path) if is_folder else wanted.of_file(path)
    write(
        _json(arguments.path, path, settings, is_folder)
        if arguments.shape == "json"
        else _text(visible(arguments.path), path, settings, is_folder)
    )
    return ExitCode.CLEAN


def _text(name: str, path: str, settings: Settings, is_folder: bool) -> str:
    files = " and ".join(reversed([layer.origin for layer in settings.layers if layer.file is not None]))
    rows = [
        (dotted(said.keys), "none" if said.value is None else toml_value(said.value), said.origin)
        for said in origins(settings)
    ]
    lines = [f"{name}: {files or 'no configuration file'}\n", table(("key", "value", "from"), rows)]
    if not is_folder:
        lines.append("\n".join(_of_file(name, path, settings)) + "\n")
    return "\n".join(lines)


def _of_file(name: str, path: str, settings: Settings) -> Iterator[str]:
    policy = settings.policy(path)
    if settings.excluded.match_within(path):
        yield f"{name} is excluded"
    yield f"{name} is checked as {settings.dialect_of(path) or 'the dialect that it says or that its names fit'}"
    if policy.role is not None:
        yield f"{name} has the role {policy.role}"
    yield f"{name} is checked {_rules(policy)}"


def _rules(policy: Policy) -> str:
    """Say which rules are on: by those that are, or by the others, whichever are fewer."""
    on = [entry.name for entry in all_rules() if policy.selection.reports(entry)]
    off = [entry.name for entry in all_rules() if not policy.selection.reports(entry)]
    if not on or not off:
        return "by no rule" if not on else f"by all {len(on)} rules"
    if len(on) < len(off):
        return f"by {len(on)} of {len(on) + len(off)} rules: {', '.join(on)}"
    return f"by {len(on)} of {len(on) + len(off)} rules, without {', '.join(off)}"


def _json(name: str, path: str, settings: Settings, is_folder: bool) -> str:
    import json  # for this format alone

    document: dict[str, object] = {
        "path": name,
        "files": list(settings.files),
        "settings": [
            {"key": dotted(said.keys), "value": said.value, "from": said.origin} for said in origins(settings)
        ],
        "file": None if is_folder else _fields(path, settings),
    }
    return json.dumps(document, indent=2) + "\n"


def _fields(path: str, settings: Settings) -> dict[str, object]:
    policy = settings.policy(path)
    return {
        "excluded": settings.excluded.match_within(path),
        "dialect": settings.dialect_of(path),
        "role": policy.role,
        "rules": {entry.name: _severity(policy, entry) for entry in all_rules()},
    }


def _severity(policy: Policy, entry: RuleEntry) -> str:
    if not policy.selection.reports(entry):
        return "off"
    severity = policy.severity_of(entry)
    return entry.severity if severity is None else severity.word

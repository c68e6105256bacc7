"""Explain a rule: what it finds, why it matters, and documents with and without it.

For example:
  flexml explain stop-stream-without-name
  flexml explain FX203
"""

from __future__ import annotations

import argparse
import inspect
import sys
from collections.abc import Iterator
from textwrap import dedent

from ...lint import Bad, Good, Rule, RuleEntry, find_rule, load_rule
from ..console import wants_color, write
from ..exit_code import ExitCode


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("rule", metavar="RULE", help="a rule's name or code; `flexml rules` lists them")
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="default: %(default)s")


def run(arguments: argparse.Namespace) -> int:
    """Print the documentation of the rule."""
    entry = find_rule(arguments.rule)
    text = "\n\n".join(_paragraphs(entry, load_rule(entry.name))) + "\n"
    if not wants_color(arguments.color):
        write(text)
        return ExitCode.CLEAN
    from rich.console import Console  # slow to import, and only for a terminal
    from rich.markdown import Markdown

    Console(file=sys.stdout, force_terminal=True).print(Markdown(text, code_theme="ansi_dark"))
    return ExitCode.CLEAN


def _paragraphs(entry: RuleEntry, rule: Rule) -> Iterator[str]:
    yield f"# {entry.name} ({entry.code})"
    dialects = ", ".join(entry.dialects) or "every dialect"
    yield f"Severity: {entry.severity}. Category: {entry.category}. Holds for: {dialects}."
    yield inspect.getdoc(type(rule)) or entry.summary
    if rule.runtime:
        codes = (f"{name} {', '.join(str(code) for code in codes)}" for name, codes in rule.runtime.items())
        yield f"Codes at run time: {'; '.join(codes)}."
    if options := rule.options().values():
        yield "\n".join(f"- `{option.name}`: {option.doc} (default `{option.default!r}`)" for option in options)
    if entry.refines:
        yield f"Where it speaks, these are silent: {', '.join(f'`{name}`' for name in entry.refines)}."
    bad = [example for example in rule.examples if isinstance(example, Bad)]
    good = [example for example in rule.examples if isinstance(example, Good)]
    for title, examples in (("Reported", bad), ("Not reported", good)):
        yield f"## {title}"
        for example in examples:
            yield _block(example.text)
            for path, text in example.files.items():
                yield f"With `{path}`:"
                yield _block(text)
            if isinstance(example, Bad) and example.fixed is not None:
                yield "Fixed:"
                yield _block(example.fixed)


def _block(text: str | bytes) -> str:
    shown = repr(text)[1:] if isinstance(text, bytes) else dedent(text).strip("\n").rstrip(" ")
    return f"```xml\n{shown}\n```"

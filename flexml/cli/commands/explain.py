"""Explain a rule: what it finds, why it matters, and documents with and without it; or a code that a vendor logs.

For example:
  flexml explain stop-stream-without-name
  flexml explain FX203
  flexml explain 13314
"""

from __future__ import annotations

import argparse
import inspect
import re
import sys
from collections.abc import Iterator
from textwrap import dedent
from typing import TYPE_CHECKING

from ...errors import UsageError
from ...lint import Bad, Good, Rule, RuleEntry, find_rule, load_rule
from ..console import wants_color, write
from ..exit_code import ExitCode

if TYPE_CHECKING:
    from ...lint.predictions import Prediction


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument(
        "rule",
        metavar="RULE",
        help="a rule's name or code (`flexml rules` lists them), or a code from the vendor's log",
    )
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="default: %(default)s")


def run(arguments: argparse.Namespace) -> int:
    """Print the documentation of the rule, or what leads to the code."""
    word = arguments.rule
    if re.fullmatch("[0-9]{1,9}", word):
        paragraphs = _paragraphs_of_code(int(word))
    else:
        entry = find_rule(word)
        paragraphs = _paragraphs(entry, load_rule(entry.name))
    text = "\n\n".join(paragraphs) + "\n"
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
            if isinstance(example, Bad) and example.fixed is not None:
                yield "Fixed:"
                yield _block(example.fixed)


def _paragraphs_of_code(number: int) -> Iterator[str]:
    from ...dialects.runtime_codes import runtime_codes  # it reads a TOML file
    from ...lint.predictions import predictions

    found = predictions(number)
    if not found:
        raise UsageError(_not_predicted(number))
    yield f"# {number}"
    for code in runtime_codes():
        if code.number == number:
            yield f"{code.vendor} logs it as {'an error' if code.level == 'error' else 'a warning'}: {code.says}"
            yield f"The vendor's page: {code.url}"
    yield "## What leads to it"
    yield "\n".join(f"- {_told(prediction)}" for prediction in found)
    yield f"`flexml explain {found[0].rules[0]}` says more about the rule; so it does for each."


def _told(prediction: Prediction) -> str:
    rules = ", ".join(f"`{name}` ({find_rule(name).code})" for name in prediction.rules)
    where = f" ({', '.join(prediction.dialects)})"
    if prediction.what:
        return f"{prediction.what}{where}: {rules}"
    return f"{rules}{where}: {find_rule(prediction.rules[0]).summary}"


def _not_predicted(number: int) -> str:
    from ...lint.predictions import predicted_codes

    below = [code for code in predicted_codes() if code < number][-1:]
    above = [code for code in predicted_codes() if code > number][:1]
    near = " and ".join(map(str, below + above))
    return f"there is no rule that predicts {number}; the nearest codes that one does are {near}"


def _block(text: str | bytes) -> str:
    shown = repr(text)[1:] if isinstance(text, bytes) else dedent(text).strip("\n").rstrip(" ")
    return f"```xml\n{shown}\n```"

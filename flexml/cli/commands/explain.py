"""Explain a rule: what it finds, why it matters, and documents with and without it; or a code that a vendor logs.

For example:
  flexml explain stop-stream-without-name
  flexml explain FX203
  flexml explain 13314
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...errors import UsageError
from ...lint import RuleEntry, all_rules, find_rule, load_rule
from ...lint.page import rule_page
from ...lint.selection import selector_weight
from ..console import wants_color, write
from ..exit_code import ExitCode
from ..lean import import_lxml
from ..options import add_color_option

if TYPE_CHECKING:
    from ...lint.predictions import Prediction


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument(
        "rule",
        metavar="RULE|CODE",
        help="a rule's name or code (`flexml rules` lists them), or a code from the vendor's log",
    )
    add_color_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the documentation of the rule, or what leads to the code."""
    import_lxml()
    word = arguments.rule
    if re.fullmatch("[0-9]{1,9}", word):
        text = "\n\n".join(_paragraphs_of_code(int(word))) + "\n"
    else:
        text = rule_page(type(load_rule(_named(word).name)))
    if not wants_color(arguments.color):
        write(text)
        return ExitCode.CLEAN
    from rich.console import Console  # slow to import, and only for a terminal
    from rich.markdown import Markdown

    Console(file=sys.stdout, force_terminal=True).print(Markdown(text, code_theme="ansi_dark"))
    return ExitCode.CLEAN


def _named(word: str) -> RuleEntry:
    """Return the rule; raises `UsageError` where a word is that of none, or of many."""
    try:
        return find_rule(word)
    except UsageError:
        several = sum(selector_weight(word, entry) > 0 for entry in all_rules())
        if several:
            raise UsageError(f"`{word}` stands for {several} rules: `flexml rules` lists them") from None
        raise


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
    return f"no rule predicts {number}; the nearest that one predicts: {near}"

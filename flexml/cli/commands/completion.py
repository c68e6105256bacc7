"""Print a script that completes commands, options, rules, dialects and formats in a shell.

For example:
  source <(flexml completion bash)
  source <(flexml completion zsh)
  flexml completion fish > ~/.config/fish/completions/flexml.fish
"""

from __future__ import annotations

import argparse
from importlib import import_module

from ..console import write
from ..exit_code import ExitCode


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("shell", choices=("bash", "fish", "zsh"), help="the shell that is to read it")


def run(arguments: argparse.Namespace) -> int:
    """Print the script."""
    from ..completion.shape import command_shapes

    shell = import_module(f"..completion.{arguments.shell}", __package__)
    write(shell.script(command_shapes()))
    return ExitCode.CLEAN

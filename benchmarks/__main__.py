"""Prints each measure beside its peer and its goal; `--write` puts them into docs/performance.md."""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from . import building, checking, command, exploring, page, web
from .measure import Result

PARTS: dict[str, Callable[[Path], Iterable[Result]]] = {
    "building": lambda _: building.results(),
    "command": command.results,
    "checking": lambda _: checking.results(),
    "exploring": exploring.results,
    "web": lambda _: web.results(),
}


def main() -> None:
    """Measure the parts that are asked for, one after the other."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="what to measure (default: everything)")
    parser.add_argument("--write", action="store_true", help="renew docs/performance.md and its plot")
    options = parser.parse_args()
    if options.write and options.parts:
        parser.error("--write needs all parts")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # else processes compile what has changed since it was installed
    results = list[Result]()
    print(f"{'':<3} {'measured':<48} {'ours':>9} {'takes':>9} {'':>14} {'goal':>6}  beside")
    for part in options.parts or PARTS:
        with tempfile.TemporaryDirectory() as folder:
            for result in PARTS[part](Path(folder)):
                row(result)
                results.append(result)
    if options.write:
        page.write(results)


def row(result: Result) -> None:
    """Print one line."""
    goal = "" if result.goal is None else f"{result.goal:g}"
    mark = " " if result.reached else "!"
    print(
        f"{result.workload:<3} {result.measure:<48} {result.ours:>9} {result.peer:>9}"
        f" {page.number(result):>13}{mark} {goal:>6}  {result.beside}",
        flush=True,
    )


if __name__ == "__main__":
    main()

"""Takes one file every way that text comes into the package, each after the other, and says what became of it.

Run by itself (`python every_way.py FILE SCHEMA`), so that the tests can bound its time and memory: the last line on
standard output is JSON, `{way: {"code", "seconds", "told", "findings"}}`.
"""

from __future__ import annotations

import contextlib
import io
import json
import logging
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias, TypedDict

import flexml
from flexml.cli import main
from flexml.web.inspector import Inspector


class Outcome(TypedDict):
    """What came of one way: the exit code (1 for what a call has raised or logged), and the words."""

    code: int
    seconds: float
    told: str
    findings: list[dict[str, object]]


Way: TypeAlias = Callable[[Path, Path], tuple[int, str]]


def command(*words: str) -> Way:
    """Return the way through a command; it gets a copy, since some of them write."""

    def run(path: Path, schema: Path) -> tuple[int, str]:
        copy = path.with_name(f"copy{path.suffix}")
        copy.write_bytes(path.read_bytes())
        out, err = io.TextIOWrapper(io.BytesIO(), "utf-8", "backslashreplace"), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main([word.replace("SCHEMA", str(schema)) for word in words] + [str(copy)])
        out.flush()
        out.seek(0)
        return code, out.read() + err.getvalue()

    return run


def loaded(path: Path, _: Path) -> tuple[int, str]:
    """Read the file back into the builder."""
    try:
        printed = str(flexml.load(path.read_bytes()))
    except flexml.ReadError as error:
        return 1, str(error)
    return 0, printed[:1000]


def answered(path: Path, _: Path) -> tuple[int, str]:
    """Let the middleware see the file as the body of a response."""
    heard = io.StringIO()
    handler = logging.StreamHandler(heard)
    logging.getLogger("flexml.web").addHandler(handler)
    Inspector().inspect(path.read_bytes(), "GET /answer")
    logging.getLogger("flexml.web").removeHandler(handler)
    return int(bool(heard.getvalue())), heard.getvalue()


WAYS: dict[str, Way] = {
    "check": command("check", "--isolated", "--output-format", "json"),
    "full": command("check", "--isolated"),
    "fix": command("check", "--isolated", "--fix", "--unsafe-fixes"),
    "ignores": command("check", "--isolated", "--add-ignores=old"),
    "schema": command("check", "--isolated", "--output-format", "json", "--schema", "SCHEMA"),
    "format": command("format", "--isolated"),
    "graph": command("graph", "--isolated"),
    "load": loaded,
    "middleware": answered,
}


def taken(way: str, path: Path, schema: Path) -> Outcome:
    """Take a file one way."""
    start = time.process_time()
    code, told = WAYS[way](path, schema)
    seconds = time.process_time() - start
    findings = json.loads(told)["findings"] if way in ("check", "schema") and told.startswith("{") else []
    return Outcome(code=code, seconds=seconds, told=told[:3000], findings=findings[:3])


if __name__ == "__main__":
    ways = sys.argv[3:] or list(WAYS)
    print(json.dumps({way: taken(way, Path(sys.argv[1]), Path(sys.argv[2])) for way in ways}))

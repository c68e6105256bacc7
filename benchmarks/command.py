"""W2 and W4: the command, for a folder of 10,000 files and for one file, process and all."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from flexml.dialects.schemas import schema_path

from . import documents
from .measure import Result, paired

FILES, CORES = 10_000, 2
BIN = Path(sys.executable).parent
CONFIGURED = '[tool.flexml]\ndialect = "twiml"\nignore = ["undocumented-attribute"]\n'


def results(folder: Path) -> Iterator[Result]:
    """Measure one file, then many with nothing remembered and with everything remembered."""
    yield one_file(folder / "one")
    if shutil.which("xmllint") is None:
        print("W2 needs xmllint, which is not installed", file=sys.stderr)
    else:
        yield from many_files(folder / "many")


def one_file(folder: Path) -> Result:
    """Time a new process that checks a file which no process has seen before, beside yamllint."""
    xml, yaml, numbers = folder / "one.xml", folder / "one.yaml", count()
    project(folder)
    yaml.write_text("---\nverbs:\n  - say: Hello\n  - hangup: true\n", encoding="utf-8")
    both = paired(
        lambda: check(xml, folder),
        lambda: subprocess.run([BIN / "yamllint", yaml], check=True, capture_output=True),
        before=lambda: xml.write_text(documents.ours(next(numbers)), encoding="utf-8"),
        runs=25,
    )
    return both.result("W4", "`flexml check one.xml`, a new process", "`yamllint one.yaml`", 0.9)


def many_files(folder: Path) -> Iterator[Result]:
    """Time `flexml check` over 10,000 files on two cores, beside xmllint with our schema."""
    same, varied = folder / "same", folder / "varied"
    folder.mkdir()
    lay_out(same, documents.ours)
    lay_out(varied, documents.varied)
    with on_cores(CORES):
        yield beside_xmllint("W2", same, f"{FILES:,} files, cold cache", 1.5, cold=True)
        yield beside_xmllint("W2", same, f"{FILES:,} files, warm cache", 0.5, cold=False)
        yield beside_xmllint("", varied, f"{FILES:,} files of as many forms, cold", None, cold=True)


def lay_out(folder: Path, document: Callable[[int], str]) -> None:
    project(folder)
    for number in range(FILES):
        below = folder / f"{number // 100:02}"
        below.mkdir(exist_ok=True)
        (below / f"{number}.xml").write_text(document(number), encoding="utf-8")


def beside_xmllint(workload: str, folder: Path, what: str, goal: float | None, *, cold: bool) -> Result:
    files = sorted(folder.rglob("*.xml"))
    lint = ["xmllint", "--noout", "--schema", str(schema_path("twiml")), *map(str, files)]
    both = paired(
        lambda: check(folder, folder),
        lambda: subprocess.run(lint, check=True, capture_output=True),
        before=(lambda: forget(folder)) if cold else None,
        runs=5,
    )
    return both.result(workload, f"`flexml check`, {what}", "`xmllint --schema`", goal)


def project(folder: Path) -> None:
    folder.mkdir()
    (folder / "pyproject.toml").write_text(CONFIGURED, encoding="utf-8")


def check(path: Path, folder: Path) -> None:
    environment = os.environ | {"FLEXML_CACHE_DIR": str(folder / ".cache")}
    subprocess.run([BIN / "flexml", "check", path], check=True, capture_output=True, env=environment)


def forget(folder: Path) -> None:
    shutil.rmtree(folder / ".cache", ignore_errors=True)


class on_cores:  # noqa: N801 - reads as a function
    """Keep this process and its children to some of the cores, where the system can."""

    def __init__(self, number: int) -> None:
        self._number = number

    def __enter__(self) -> None:
        if sys.platform == "linux":
            self._before = os.sched_getaffinity(0)
            os.sched_setaffinity(0, sorted(self._before)[: self._number])

    def __exit__(self, *_: object) -> None:
        if sys.platform == "linux":
            os.sched_setaffinity(0, self._before)

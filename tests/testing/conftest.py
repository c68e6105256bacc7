"""A project of a user's own, with pytest and the plugin in it."""

from __future__ import annotations

import os
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


class Project:
    """A folder with files, in which pytest is run."""

    def __init__(self, pytester: pytest.Pytester) -> None:
        self.pytester = pytester
        self.path = pytester.path

    def write(self, name: str, text: str) -> None:
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def run(self, *arguments: str) -> pytest.RunResult:
        return self.pytester.runpytest_inprocess(*arguments)

    def run_apart(self, *arguments: str) -> pytest.RunResult:
        """Run in a process of its own, where any warning is an error."""
        return self.pytester.run(sys.executable, "-W", "error", "-m", "pytest", *arguments)

    def collected(self, *arguments: str) -> list[str]:
        """The node ids that are collected."""
        lines = self.run("--collect-only", "-q", *arguments).outlines
        return [line for line in lines if "::" in line]


@pytest.fixture
def project(
    pytester: pytest.Pytester, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Project:
    """An empty folder where pytest finds the plugin by its entry point, as an installation has it."""
    entries = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"]
    site = tmp_path_factory.mktemp("site")
    info = site / "flexml_kit-0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: flexml-kit\nVersion: 0\n", encoding="utf-8")
    lines = [f"{name} = {module}" for name, module in entries["pytest11"].items()]
    (info / "entry_points.txt").write_text("\n".join(["[pytest11]", *lines, ""]), encoding="utf-8")
    pytester.syspathinsert(site)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(site), str(ROOT), os.environ.get("PYTHONPATH", "")]))
    monkeypatch.setenv("PYTEST_ADDOPTS", "-p no:cacheprovider")
    return Project(pytester)

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from flexml.config import Configuration, Settings

Write = Callable[..., Path]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes files into the current folder, which is a new one: `project({"flexml.toml": "…"})`."""
    monkeypatch.chdir(tmp_path)

    def write(contents: dict[str, str | bytes]) -> Path:
        for name, content in contents.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return write


@pytest.fixture
def settings(project: Write) -> Callable[..., Settings]:
    """Reads a configuration: `settings('select = ["xml"]')`."""

    def read(text: str, **command: object) -> Settings:
        project({"flexml.toml": text})
        said = {name.replace("_", "-"): value for name, value in command.items()}
        return Configuration(command=said).of_file("a.xml")

    return read

"""The rooms and their layers, as the contract in pyproject.toml draws them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_a_room_imports_only_from_lower_floors():
    run = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_every_package_file_is_a_concept_of_readable_size():
    generated = {"tables", "index.py"}
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for path in (ROOT / "flexml").rglob("*.py")
        if not generated & set(path.parts) and not path.name.startswith("dialect_")
        if not path.name.endswith("_response.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert long == {}

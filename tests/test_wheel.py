"""Builds the wheel, installs it elsewhere and uses it there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (path,) = out.glob("flexml_kit-*.whl")
    return path


def test_the_wheel_carries_schemas_tables_and_the_type_marker(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        "flexml/py.typed",
        "flexml/schemas/flexml.xsd",
        "flexml/schemas/twiml.xsd",
        "flexml/schemas/twiml-messaging.xsd",
        "flexml/schemas/twiml-fax.xsd",
        "flexml/schemas/flexml-config.schema.json",
        "flexml/dialects/tables/flexml.py",
    }
    assert wanted - names == set()


def test_the_wheel_has_an_extra_for_each_framework(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        metadata = archive.read(name).decode()
        modules = {Path(name).stem for name in archive.namelist() if name.startswith("flexml/web/")}
    extras = set(re.findall(r"^Provides-Extra: (\w+)", metadata, re.MULTILINE))
    frameworks = {"aiohttp", "django", "fastapi", "flask", "starlette"}
    assert frameworks - extras == frameworks - modules == set()


def test_the_installed_wheel_checks_a_document(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    install = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--target",
        str(site),
        str(wheel),
    ]
    subprocess.run(install, check=True, capture_output=True)
    document = tmp_path / "call.flexml"
    document.write_text("<Response><Stop><Stream/></Stop></Response>", encoding="utf-8")
    program = "import flexml, sys; from flexml.cli import main; print(flexml.__file__); sys.exit(main(sys.argv[1:]))"
    run = subprocess.run(
        [sys.executable, "-c", program, "check", "--output-format", "concise", document],
        env={**os.environ, "PYTHONPATH": str(site)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout.startswith(str(site)), run.stdout + run.stderr
    assert "stop-stream-without-name" in run.stdout
    assert run.returncode == 1

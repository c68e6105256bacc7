"""Builds the wheel, installs it elsewhere and uses it there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import flexml

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
        "flexml/compat/twilio/voice_response.py",
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


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("site")
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
    return site


def test_the_installed_wheel_checks_a_document(site: Path, tmp_path: Path) -> None:
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


def test_pytest_finds_the_plugin_of_the_installed_wheel(site: Path, tmp_path: Path) -> None:
    (tmp_path / "call.xml").write_text("<Response><Stop><Stream/></Stop></Response>", encoding="utf-8")
    (tmp_path / "test_call.py").write_text("def test_call(flexml): pass\n", encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-W", "error", "-m", "pytest", "--flexml", "-v"],
        env={**os.environ, "PYTHONPATH": str(site)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert f"plugins: flexml-kit-{flexml.__version__}" in run.stdout, run.stdout + run.stderr
    assert "call.xml::flexml FAILED" in run.stdout
    assert "test_call.py::test_call PASSED" in run.stdout

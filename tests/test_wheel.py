"""Builds wheel and sdist, installs the wheel elsewhere and uses it there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from packaging.metadata import Metadata
from trove_classifiers import classifiers

import flexml

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (path,) = out.glob("flexml_kit-*.whl")
    return path


def files_of_git() -> list[str]:
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listing.returncode or not listing.stdout:
        pytest.skip("not a clone")
    return [name for name in listing.stdout.split("\0") if name and (ROOT / name).is_file()]


def copied(folder: Path) -> Path:
    """The project in another folder, as a clone has it."""
    for name in files_of_git():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, folder / name)
    return folder


def built(source: Path, out: Path, *words: str, umask: int = 0o022) -> dict[str, bytes]:
    """What `python -m build` makes of a folder, by its name: a wheel of an sdist, where nothing else is said."""
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    command = [sys.executable, "-m", "build", "--no-isolation", *words, "--outdir", str(out), str(source)]
    subprocess.run(command, check=True, capture_output=True, umask=umask, env=environment)
    return {path.name: path.read_bytes() for path in out.iterdir() if path.suffix in (".whl", ".gz")}


@pytest.mark.skipif(os.name != "posix", reason="needs modes of files")
def test_builds_elsewhere_and_at_another_time_are_the_same_bytes(tmp_path: Path) -> None:
    first, second = copied(tmp_path / "a"), copied(tmp_path / "another" / "folder")
    for path in second.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
        path.chmod(0o700 if path.is_dir() else 0o600)
    one = built(first, tmp_path / "one")
    two = built(second, tmp_path / "two", umask=0o077)
    assert {name.rpartition(".")[2] for name in one} == {"whl", "gz"}
    assert one == two


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sdist, and the wheel that is built of it."""
    folder = tmp_path_factory.mktemp("archives")
    built(copied(folder / "source"), folder / "dist")
    return folder / "dist"


def test_the_wheel_has_the_package_and_nothing_beside_it(archives: Path) -> None:
    (path,) = archives.glob("*.whl")
    names = [name for name in zipfile.ZipFile(path).namelist() if ".dist-info/" not in name]
    wanted = {name for name in files_of_git() if name.startswith("flexml/")}
    wanted |= {f"flexml/{name}" for name in files_of_git() if name.startswith("schemas/")}
    assert set(names) == wanted
    assert "flexml/py.typed" in wanted
    assert any(name.endswith(".pyi") for name in wanted)


def test_the_sdist_is_complete(archives: Path) -> None:
    (path,) = archives.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()} - {"PKG-INFO"}
    assert names - {""} == {name for name in files_of_git() if not name.startswith(".") or name == ".gitignore"}


def test_the_metadata_says_what_an_index_asks_for(archives: Path) -> None:
    (path,) = archives.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        metadata = Metadata.from_email(archive.read(name), validate=True)
    assert (metadata.name, str(metadata.version)) == ("flexml-kit", flexml.__version__)
    assert metadata.description_content_type == "text/markdown"
    assert metadata.license_expression == "MIT"
    assert metadata.license_files == ["LICENSE"]
    assert str(metadata.requires_python) == ">=3.11"
    assert set(metadata.classifiers or ()) <= set(classifiers)


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

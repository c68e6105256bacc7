"""The lock of what is installed to work on the project: whole, hashed, and in step with pyproject.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCK = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS = {"linux": ("posix", "Linux"), "darwin": ("posix", "Darwin"), "win32": ("nt", "Windows")}


def entries() -> list[str]:
    """The entries of the lock, each one line without its comments."""
    text = re.sub(r"^ *#.*\n?", "", LOCK, flags=re.MULTILINE)
    return text.replace("\\\n", " ").splitlines()


def locked() -> list[Requirement]:
    return [Requirement(entry.partition(" --hash=")[0]) for entry in entries()]


def group(name: str) -> Iterator[str]:
    for row in PROJECT["dependency-groups"][name]:
        yield from [row] if isinstance(row, str) else group(row["include-group"])


def environments() -> Iterator[dict[str, str]]:
    for python in PYTHONS:
        for platform, (os_name, system) in SYSTEMS.items():
            yield {
                "python_version": python,
                "python_full_version": f"{python}.0",
                "sys_platform": platform,
                "os_name": os_name,
                "platform_system": system,
                "platform_machine": "x86_64",
                "implementation_name": "cpython",
                "platform_python_implementation": "CPython",
            }


def test_every_entry_is_one_version_with_its_hashes():
    assert len(entries()) > 50
    for entry in entries():
        assert re.fullmatch(r"[a-z0-9.-]+==[\w.]+(?: ; [^\\]+?)?(?: +--hash=sha256:[0-9a-f]{64})+ *", entry), entry


def test_what_the_project_asks_for_is_locked_on_every_system_and_python():
    wanted = [Requirement(row) for row in [*PROJECT["project"]["dependencies"], *group("dev")]]
    for environment in environments():
        versions = {
            canonicalize_name(pin.name): str(pin.specifier).removeprefix("==")
            for pin in locked()
            if pin.marker is None or pin.marker.evaluate(environment)
        }
        for requirement in wanted:
            if requirement.marker is None or requirement.marker.evaluate(environment):
                version = versions.get(canonicalize_name(requirement.name))
                assert version is not None, f"{requirement} is not in the lock: `make lock`"
                assert requirement.specifier.contains(version), f"{requirement} is locked as {version}: `make lock`"


def test_no_package_is_locked_twice_for_one_system():
    for environment in environments():
        names = [pin.name for pin in locked() if pin.marker is None or pin.marker.evaluate(environment)]
        assert sorted(set(names)) == sorted(names)


def test_the_lock_names_no_place_that_packages_come_from():
    assert [line for line in LOCK.splitlines() if re.search(r"://|index-url|find-links|^-|[ =]/", line)] == []


def test_the_pythons_are_those_that_the_project_names():
    names = {row.rpartition(" ")[2] for row in PROJECT["project"]["classifiers"] if re.search(r":: 3\.\d+$", row)}
    assert names == set(PYTHONS)


def test_the_hatchling_that_builds_is_the_one_that_is_locked():
    (backend,) = [Requirement(row) for row in PROJECT["build-system"]["requires"]]
    pins = [pin for pin in locked() if pin.name == backend.name]
    assert len(pins) == 1
    assert backend.specifier.contains(str(pins[0].specifier).removeprefix("=="))

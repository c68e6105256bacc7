"""A cache that cannot be kept, or not be read: the run finds the same, and says nothing of it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from .conftest import GOOD, WRONG

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="rights and devices of POSIX")
FILES = 60


@pytest.fixture
def found(flexml, tmp_path):
    """What the command finds in many files without a cache."""
    (tmp_path / "calls").mkdir()
    for number in range(FILES):
        (tmp_path / "calls" / f"{number}.xml").write_text((WRONG if number % 10 == 0 else GOOD) + f"<!-- {number} -->")
    return flexml("check", "--no-cache", "calls")


def check_twice(flexml, found, folder):
    for _ in range(2):
        assert flexml("check", "calls", "--cache-dir", str(folder)) == found
    assert found.code == 1


def test_in_a_folder_that_may_not_be_written(flexml, closed, found):
    folder = closed({})
    check_twice(flexml, found, folder / "cache")
    assert list(folder.iterdir()) == []


def test_that_is_there_and_may_not_be_written(flexml, tmp_path, found):
    check_twice(flexml, found, tmp_path / "cache")
    files = {path: path.read_bytes() for path in (tmp_path / "cache").rglob("*") if path.is_file()}
    for path in files:
        path.chmod(0o444)
    (tmp_path / "calls" / "0.xml").write_text(GOOD)
    assert "Found 5 errors" in flexml("check", "calls", "--cache-dir", str(tmp_path / "cache")).out


def test_on_a_full_disk(flexml, full_disk, found):
    check_twice(flexml, found, full_disk / "cache")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_that_is_a_device(flexml, found):
    check_twice(flexml, found, "/dev/full")


def test_that_leads_to_itself(flexml, tmp_path, found):
    (tmp_path / "cache").symlink_to("cache")
    check_twice(flexml, found, tmp_path / "cache")


def test_in_a_file_that_may_not_grow(flexml, tmp_path, found):
    run = flexml("check", "calls", "--cache-dir", str(tmp_path / "cache"), shell="trap '' XFSZ; ulimit -f 0; \"$@\"")
    assert run == found
    check_twice(flexml, found, tmp_path / "cache")

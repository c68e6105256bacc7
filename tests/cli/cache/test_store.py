# ruff: noqa: PTH102, PTH108, PTH110, PTH112, PTH116, PTH118, PTH119, PTH123, PTH202, PTH208
# As in what is tested, paths are texts here
from __future__ import annotations

import os
import subprocess
import sys
import time
from types import SimpleNamespace

import pytest

from flexml.cli.cache import store as cache_store
from flexml.cli.cache.folder import DAY, SUFFIX, clear, default_folder, sweep
from flexml.cli.cache.store import Store


def key(number):
    return number.to_bytes(16, "big")


@pytest.fixture
def folder(tmp_path):
    return str(tmp_path / "cache")


def filled(folder, entries, identity="us"):
    store = Store(folder, identity)
    for number, line in entries.items():
        store.put(key(number), line)
    store.save()


def the_file(folder):
    (name,) = (name for name in os.listdir(folder) if name.endswith(SUFFIX))
    return os.path.join(folder, name)


def lines(folder, numbers, identity="us"):
    store = Store(folder, identity)
    return [store.get(key(number)) for number in numbers]


class TestWhatIsKept:
    def test_comes_back_in_the_next_run(self, folder):
        filled(folder, {1: b"one", 2: b"two", 3: b"one", 4: b""})
        assert lines(folder, range(6)) == [None, b"one", b"two", b"one", b"", None]

    def test_an_empty_line_alone_comes_back(self, folder):
        filled(folder, {1: b""})
        assert lines(folder, [1]) == [b""]

    def test_is_added_to_what_was_there(self, folder):
        filled(folder, {1: b"one", 2: b"two"})
        filled(folder, {2: b"new", 3: b"three"})
        assert lines(folder, [1, 2, 3]) == [b"one", b"new", b"three"]

    def test_is_of_use_to_the_same_program_alone(self, folder):
        filled(folder, {1: b"one"}, identity="version 1")
        assert lines(folder, [1], identity="version 2") == [None]
        assert lines(folder, [1], identity="version 1") == [b"one"]

    def test_another_process_that_saves_in_the_meantime_loses_nothing(self, folder):
        slow = Store(folder, "us")
        filled(folder, {1: b"one"})
        slow.put(key(2), b"two")
        slow.save()
        assert lines(folder, [1, 2]) == [b"one", b"two"]

    def test_git_is_told_to_leave_it_out(self, folder):
        filled(folder, {1: b"one"})
        with open(os.path.join(folder, ".gitignore")) as file:
            assert file.read().splitlines()[-1] == "*"


def truncations():
    return [0, 1, 14, 15, 16, 30, 31, 35, 38, 39, 50, 70, -1, -5]


class TestADamagedFile:
    @pytest.mark.parametrize("end", truncations())
    def test_that_was_cut_off_holds_nothing_and_is_made_anew(self, folder, end):
        filled(folder, {1: b"one", 2: b"two"})
        path = the_file(folder)
        with open(path, "rb") as file:
            data = file.read()
        with open(path, "wb") as file:
            file.write(data[:end])
        assert lines(folder, [1, 2]) == [None, None]
        filled(folder, {3: b"three"})
        assert lines(folder, [1, 3]) == [None, b"three"]

    def test_with_any_one_byte_changed_holds_nothing(self, folder):
        filled(folder, {1: b"one", 2: b"two"})
        path = the_file(folder)
        with open(path, "rb") as file:
            data = file.read()
        for at in range(len(data)):
            with open(path, "wb") as file:
                file.write(data[:at] + bytes([data[at] ^ 0x41]) + data[at + 1 :])
            assert lines(folder, [1, 2]) == [None, None], at

    def test_of_garbage_holds_nothing(self, folder):
        filled(folder, {1: b"one"})
        with open(the_file(folder), "wb") as file:
            file.write(os.urandom(5000))
        assert lines(folder, [1]) == [None]

    def test_whose_numbers_do_not_fit_holds_nothing(self, folder):
        filled(folder, {1: b"one"})
        path = the_file(folder)
        body = b"\xff\xff\xff\xff\x01\0\0\0one"
        with open(path, "wb") as file:
            file.write(cache_store._MAGIC + cache_store._checksum(body) + body)
        assert lines(folder, [1]) == [None]

    def test_that_is_a_folder_is_left_alone(self, folder):
        filled(folder, {1: b"one"})
        path = the_file(folder)
        os.unlink(path)
        os.mkdir(path)
        filled(folder, {2: b"two"})
        assert lines(folder, [2]) == [None]
        assert os.path.isdir(path)
        assert sorted(os.listdir(folder)) == sorted([".gitignore", os.path.basename(path)])

    def test_folder_that_is_a_file_is_left_alone(self, folder):
        with open(folder, "w") as file:
            file.write("mine")
        filled(folder, {1: b"one"})
        with open(folder) as file:
            assert file.read() == "mine"


class TestTheBound:
    def test_on_one_file_drops_the_oldest_first(self, folder, monkeypatch):
        monkeypatch.setattr(cache_store, "_MOST_OF_ONE_FILE", 1000)
        now = time.time()
        for day in range(10):
            monkeypatch.setattr(cache_store, "time", SimpleNamespace(time=lambda day=day: now + day * DAY))
            filled(folder, {day * 10 + number: b"%d" % (day * 10 + number) for number in range(10)})
        assert os.path.getsize(the_file(folder)) < 1100
        kept = [number for number, line in enumerate(lines(folder, range(100))) if line is not None]
        assert kept[-10:] == list(range(90, 100))
        assert kept[0] >= 40
        assert 30 < len(kept) < 50

    def test_on_age_spares_what_is_still_asked_for(self, folder, monkeypatch):
        now = time.time()
        filled(folder, {1: b"asked for", 2: b"forgotten"})
        for day in (20, 40):
            monkeypatch.setattr(cache_store, "time", SimpleNamespace(time=lambda day=day: now + day * DAY))
            store = Store(folder, "us")
            assert store.get(key(1)) == b"asked for"
            store.save()
        assert lines(folder, [1, 2]) == [b"asked for", None]

    def test_nothing_is_written_where_nothing_is_new(self, folder):
        filled(folder, {1: b"one"})
        before = os.stat(the_file(folder))
        store = Store(folder, "us")
        store.get(key(1))
        store.save()
        assert os.stat(the_file(folder)) == before

    def test_on_all_files_removes_the_oldest(self, folder):
        now = time.time()
        for number in range(5):
            filled(folder, {1: bytes([65 + number]) * 1000}, identity=str(number))
            os.utime(Store(folder, str(number))._path, (now - number * 1000, now - number * 1000))
        sweep(folder, most_bytes=3300)
        assert [lines(folder, [1], str(number)) != [None] for number in range(5)] == [True, True, True, False, False]

    def test_on_the_age_of_files_removes_what_nobody_uses(self, folder):
        filled(folder, {1: b"one"})
        filled(folder, {1: b"one"}, identity="old")
        long_ago = time.time() - 31 * DAY
        os.utime(Store(folder, "old")._path, (long_ago, long_ago))
        sweep(folder)
        assert (lines(folder, [1]), lines(folder, [1], "old")) == ([b"one"], [None])

    def test_what_a_killed_process_left_half_written_goes(self, folder):
        filled(folder, {1: b"one"})
        left, fresh = (f"{the_file(folder)}.{pid}.tmp" for pid in (1, 2))
        for path in (left, fresh):
            with open(path, "wb") as file:
                file.write(b"half")
        os.utime(left, (1, 1))
        sweep(folder)
        assert (os.path.exists(left), os.path.exists(fresh)) == (False, True)


class TestClear:
    def test_removes_the_cache_and_its_folder(self, folder):
        filled(folder, {1: b"one"})
        assert clear(folder) == 1
        assert not os.path.exists(folder)

    def test_leaves_the_files_of_others(self, folder):
        filled(folder, {1: b"one"})
        with open(os.path.join(folder, "thesis.tex"), "w") as file:
            file.write("years of work")
        assert clear(folder) == 1
        assert sorted(os.listdir(folder)) == [".gitignore", "thesis.tex"]

    def test_of_nothing_is_no_mistake(self, folder):
        assert clear(folder) == 0


class TestTheDefaultFolder:
    def test_is_that_of_xdg(self, monkeypatch):
        monkeypatch.setattr(sys, "platform", "linux")
        monkeypatch.setenv("XDG_CACHE_HOME", "/caches")
        assert default_folder() == "/caches/flexml"

    @pytest.mark.parametrize("value", ["", "relative"])
    def test_is_in_the_home_folder_where_that_names_none(self, monkeypatch, value):
        monkeypatch.setattr(sys, "platform", "linux")
        monkeypatch.setenv("XDG_CACHE_HOME", value)
        monkeypatch.setenv("HOME", "/home/me")
        assert default_folder() == "/home/me/.cache/flexml"

    def test_of_macos_is_in_the_library(self, monkeypatch):
        monkeypatch.setattr(sys, "platform", "darwin")
        monkeypatch.setenv("HOME", "/Users/me")
        assert default_folder() == "/Users/me/Library/Caches/flexml"


_HAMMER = """
import sys
from flexml.cli.cache.store import Store
folder, own = sys.argv[1], int(sys.argv[2])
for round in range(60):
    store = Store(folder, "us")
    for number in range(1000):
        line = store.get(number.to_bytes(16, "big"))
        assert line is None or line == b"line %d" % number, (number, line)
    for number in range(own, 1000, 3):
        store.put(number.to_bytes(16, "big"), b"line %d" % number)
    store.save()
"""


def test_processes_that_hammer_the_same_file_read_nothing_wrong(folder):
    hammers = [
        subprocess.Popen([sys.executable, "-c", _HAMMER, folder, str(own)], stderr=subprocess.PIPE) for own in range(3)
    ]
    assert [(hammer.communicate()[1], hammer.returncode) for hammer in hammers] == [(b"", 0)] * 3
    found = lines(folder, range(1000))
    assert {line for number, line in enumerate(found) if line is not None} <= {b"line %d" % n for n in range(1000)}
    assert sum(line is not None for line in found) > 300
    assert [name for name in os.listdir(folder) if name.endswith(".tmp")] == []

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from flexml.cli.discovery import Candidate, discover


def found(*paths: str) -> list[str]:
    return [candidate.path for candidate in discover(paths).candidates]


@pytest.fixture
def tree(files):
    def make(*names: str, **contents: str):
        return files({**dict.fromkeys(names, ""), **contents})

    return make


class TestFolders:
    def test_are_walked_in_the_order_of_names(self, tree):
        tree("b.xml", "a/z.xml", "a/b/c.xml", "c.xml")
        assert found(".") == ["b.xml", "c.xml", "a/z.xml", "a/b/c.xml"]

    def test_give_files_by_suffix(self, tree):
        tree("a.xml", "b.XML", "c.twiml", "d.flexml", "e.txt", "f.xml.j2", "g.py", "xml")
        assert found(".") == ["a.xml", "b.XML", "c.twiml", "d.flexml", "f.xml.j2"]

    def test_without_source_of_the_project_are_left_out(self, tree):
        tree("a.xml", ".git/a.xml", "node_modules/a.xml", ".venv/a.xml", "x/__pycache__/a.xml")
        assert found(".") == ["a.xml"]

    def test_links_in_them_are_not_followed(self, tree, folder):
        tree("d/a.xml")
        (folder / "d" / "loop").symlink_to(folder)
        (folder / "d" / "self.xml").symlink_to("self.xml")
        (folder / "d" / "b.xml").symlink_to("a.xml")
        assert found("d") == ["d/a.xml"]

    def test_a_named_link_is_followed(self, tree, folder):
        tree("d/a.xml")
        (folder / "link").symlink_to("d")
        assert found("link") == ["link/a.xml"]

    @pytest.mark.skipif(sys.platform == "win32", reason="named pipes are files of their own there")
    def test_pipes_in_them_are_left_out(self, tree, folder):
        tree("a.xml")
        os.mkfifo(folder / "pipe.xml")
        assert found(".") == ["a.xml"]

    def test_a_name_that_is_not_utf8_is_a_name(self, folder):
        name = b"caf\xe9.xml"
        try:
            (folder / os.fsdecode(name)).write_text("")
        except OSError:
            pytest.skip("this file system takes UTF-8 names alone")
        assert [os.fsencode(path) for path in found(".")] == [name]


class TestGitignore:
    def test_is_respected_in_each_folder(self, tree):
        tree(
            "a.xml",
            "a.gen.xml",
            "build/a.xml",
            "d/a.gen.xml",
            "d/keep.gen.xml",
            "d/secret.xml",
            "e/secret.xml",
            **{".gitignore": "*.gen.xml\nbuild/\n", "d/.gitignore": "!keep.gen.xml\n/secret.xml\n"},
        )
        assert found(".") == ["a.xml", "d/keep.gen.xml", "e/secret.xml"]

    def test_holds_from_the_root_of_the_repository(self, tree):
        tree(".git/HEAD", "calls/a.xml", "calls/a.gen.xml", "calls/deep/b.gen.xml", **{".gitignore": "*.gen.xml\n"})
        assert found("calls") == ["calls/a.xml"]

    def test_does_not_hold_for_a_folder_that_is_named(self, tree):
        tree(".git/HEAD", "build/a.xml", **{".gitignore": "build/\n"})
        assert (found("."), found("build")) == ([], ["build/a.xml"])

    def test_does_not_hold_for_a_file_that_is_named(self, tree):
        tree(".git/HEAD", "a.xml", **{".gitignore": "a.xml\n"})
        assert (found("."), found("a.xml")) == ([], ["a.xml"])

    def test_a_line_that_is_no_pattern_is_passed_over(self, tree, folder):
        tree("a.xml", "b.xml")
        (folder / ".gitignore").write_bytes(b"!\n\xff\xfe\nb.xml\n")
        assert found(".") == ["a.xml"]

    def test_agrees_with_git(self, tree, folder):
        tree(
            *(
                f"{place}{name}"
                for place in ("", "a/", "a/b/", "c/a/")
                for name in ("x.xml", "y.xml", "z.xml", "x y.xml")
            ),
            **{
                ".gitignore": "/x.xml\na/b/*\n!a/b/y.xml\n**/z.xml\n# x y.xml\nc/**/x.xml\n",
                "a/.gitignore": "y.xml\n!z.xml\n",
            },
        )
        subprocess.run(["git", "init", "-q", "."], check=True)
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--others", "--exclude-standard", "*.xml"],
            capture_output=True,
            check=True,
            text=True,
        )
        assert sorted(found(".")) == sorted(listed.stdout.rstrip("\0").split("\0"))


class TestPatterns:
    @pytest.mark.parametrize(
        ("pattern", "paths"),
        [
            ("**/*.xml", ["a.xml", "d/a.xml", "d/e/a.xml"]),
            ("*.xml", ["a.xml"]),
            ("d/**/*.xml", ["d/a.xml", "d/e/a.xml"]),
            ("d/*/a.xml", ["d/e/a.xml"]),
            ("?.xml", ["a.xml"]),
            ("d/*.t[xy]t", ["d/a.txt"]),
        ],
    )
    def test_are_expanded(self, tree, pattern, paths):
        tree("a.xml", "d/a.xml", "d/e/a.xml", "d/a.txt", "ignored/a.xml", **{".gitignore": "ignored/\n"})
        assert found(pattern) == paths

    def test_a_file_of_that_very_name_comes_first(self, tree):
        tree("a[1].xml", "a1.xml")
        assert found("a[1].xml") == ["a[1].xml"]

    def test_without_a_match_are_failures(self, folder):
        assert discover(["x/*.xml"]).failures == [("x/*.xml", "no file matches")]


def test_a_file_is_met_once(tree):
    tree("a.xml")
    assert discover(["a.xml", "./a.xml", "."]).candidates == [Candidate("a.xml", named=True)]


def test_what_is_missing_is_a_failure(folder):
    assert discover(["a.xml"]).failures == [("a.xml", "No such file or directory")]


def test_a_path_with_a_nul_is_a_failure(folder):
    assert [path for path, _ in discover(["a\0.xml"]).failures] == ["a\0.xml"]

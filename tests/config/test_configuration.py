"""Which file counts for which folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from flexml import dialects
from flexml.config import Configuration
from flexml.errors import ConfigError


def ignored(path: str, **arguments: object) -> tuple[str, ...]:
    return Configuration(**arguments).of_file(path).ignore  # type: ignore[arg-type]  # each test names what it needs


class TestNearest:
    def test_is_the_one_beside_the_file_or_around_it(self, project):
        project({"flexml.toml": 'ignore = ["FX1"]', "calls/deep/flexml.toml": 'ignore = ["FX2"]'})
        assert ignored("a.xml") == ("FX1",)
        assert ignored("calls/a.xml") == ("FX1",)
        assert ignored("calls/deep/a.xml") == ("FX2",)
        assert ignored("calls/deep/er/a.xml") == ("FX2",)

    def test_is_not_merged_with_those_around_it(self, project):
        project({"flexml.toml": 'ignore = ["FX1"]', "calls/flexml.toml": 'select = ["xml"]'})
        assert ignored("calls/a.xml") == ()

    def test_may_be_around_the_current_folder(self, project, monkeypatch):
        folder = project({"flexml.toml": 'ignore = ["FX1"]', "calls/a.xml": ""})
        monkeypatch.chdir(folder / "calls")
        assert ignored("a.xml") == ("FX1",)

    def test_of_one_folder_is_the_most_hidden(self, project):
        project(
            {
                "pyproject.toml": '[tool.flexml]\nignore = ["FX1"]',
                "a/pyproject.toml": '[tool.flexml]\nignore = ["FX1"]',
                "a/flexml.toml": 'ignore = ["FX2"]',
                "b/flexml.toml": 'ignore = ["FX2"]',
                "b/.flexml.toml": 'ignore = ["FX7"]',
            }
        )
        assert [ignored("x.xml"), ignored("a/x.xml"), ignored("b/x.xml")] == [("FX1",), ("FX2",), ("FX7",)]

    @pytest.mark.parametrize("text", ["", "[tool.other]\nx = 1", 'name = "flexml"', '[tool.other]\nx = "flexml"'])
    def test_is_no_pyproject_without_our_table(self, project, text):
        project({"flexml.toml": 'ignore = ["FX1"]', "calls/pyproject.toml": text})
        assert ignored("calls/a.xml") == ("FX1",)

    def test_is_no_table_of_a_dialect_that_has_the_name(self, project):
        project({"flexml.toml": (Path(dialects.__file__).parent / "flexml.toml").read_bytes()})
        assert Configuration().of_file("a.xml").files == ()

    def test_without_any_is_the_default(self, project):
        project({})
        assert Configuration().of_file("a.xml").files == ()


class TestNamed:
    def test_holds_everywhere(self, project):
        project({"ci/strict.toml": 'ignore = ["FX1"]', "calls/flexml.toml": 'ignore = ["FX2"]'})
        assert ignored("calls/a.xml", file="ci/strict.toml") == ("FX1",)

    def test_has_its_patterns_relative_to_the_current_folder(self, project):
        folder = project({"ci/strict.toml": 'baseline = "known.json"\n[roles]\n"hold/**" = "wait"'})
        settings = Configuration("ci/strict.toml").of_file("hold/a.xml")
        assert settings.policy(str(folder / "hold/a.xml")).role == "wait"
        assert settings.baseline == str(folder / "known.json")

    def test_may_be_a_pyproject(self, project):
        project({"ci/pyproject.toml": '[tool.flexml]\nignore = ["FX1"]'})
        assert ignored("a.xml", file="ci/pyproject.toml") == ("FX1",)

    def test_must_have_our_table(self, project):
        project({"ci/pyproject.toml": "[tool.other]"})
        with pytest.raises(ConfigError, match=r"^ci/pyproject.toml has no table `\[tool.flexml\]`$"):
            Configuration("ci/pyproject.toml")


def test_isolated_reads_no_file(project):
    project({"flexml.toml": "this is no TOML"})
    assert Configuration(isolated=True).of_file("a.xml").files == ()


class TestExtend:
    def test_replaces_values_and_unites_tables(self, project):
        folder = project(
            {
                "base.toml": 'ignore = ["FX1"]\nextend-ignore = ["FX205"]\nfail-on = "error"\n'
                '[severity]\nxml = "info"\nstreams = "info"',
                "calls/flexml.toml": 'extend = "../base.toml"\nignore = ["FX2"]\nextend-ignore = ["FX7"]\n'
                '[severity]\nstreams = "error"',
            }
        )
        settings = Configuration().of_file("calls/a.xml")
        assert settings.ignore == ("FX2",)
        assert settings.extend_ignore == ("FX205", "FX7")
        assert settings.fail_on == "error"
        assert settings.severity == {"xml": "info", "streams": "error"}
        assert settings.files == (str(folder / "base.toml"), str(folder / "calls/flexml.toml"))

    def test_goes_on_through_several_files(self, project):
        project(
            {
                "a.toml": 'ignore = ["FX1"]',
                "b.toml": 'extend = "a.toml"',
                "flexml.toml": 'extend = "b.toml"',
            }
        )
        assert ignored("a.xml") == ("FX1",)

    def test_takes_a_pyproject(self, project):
        project({"pyproject.toml": '[tool.flexml]\nignore = ["FX1"]', "c/flexml.toml": 'extend = "../pyproject.toml"'})
        assert ignored("c/a.xml") == ("FX1",)

    def test_is_relative_to_the_file_itself(self, project):
        project({"ci/base.toml": 'ignore = ["FX1"]', "ci/strict.toml": 'extend = "base.toml"'})
        assert ignored("a.xml", file="ci/strict.toml") == ("FX1",)

    def test_leaves_patterns_where_they_stand(self, project):
        folder = project(
            {"base.toml": '[roles]\n"hold/**" = "wait"', "calls/flexml.toml": 'extend = "../base.toml"'},
        )
        settings = Configuration().of_file("calls/a.xml")
        assert settings.policy(str(folder / "hold/a.xml")).role == "wait"
        assert settings.policy(str(folder / "calls/hold/a.xml")).role is None

    @pytest.mark.parametrize(
        ("files", "error"),
        [
            (
                {"flexml.toml": 'extend = "flexml.toml"'},
                "flexml.toml:1: extend: the files extend each other in a circle",
            ),
            (
                {"flexml.toml": '\nextend = "b.toml"', "b.toml": 'extend = "flexml.toml"'},
                "b.toml:1: extend: the files extend each other in a circle",
            ),
            (
                {"flexml.toml": 'extend = "missing.toml"'},
                "flexml.toml:1: extend: cannot read missing.toml: No such file or directory",
            ),
            (
                {"flexml.toml": 'extend = "b.toml"', "b.toml": '\nextend = "missing.toml"'},
                "b.toml:2: extend: cannot read missing.toml: No such file or directory",
            ),
            (
                {"flexml.toml": 'extend = "pyproject.toml"', "pyproject.toml": ""},
                "flexml.toml:1: extend: pyproject.toml has no table `[tool.flexml]`",
            ),
        ],
    )
    def test_refuses_what_leads_nowhere(self, project, files, error):
        project(files)
        with pytest.raises(ConfigError) as caught:
            Configuration().of_file("a.xml")
        assert str(caught.value) == error


class TestFile:
    def test_that_is_no_toml_is_told_with_its_line(self, project):
        project({"flexml.toml": 'select = ["xml"]\nignore = \n'})
        with pytest.raises(ConfigError, match=r"^flexml.toml:2: not TOML: invalid value$"):
            Configuration().of_file("a.xml")

    def test_that_is_not_utf8_is_told_with_its_line(self, project):
        project({"flexml.toml": b'select = ["xml"]\n# caf\xe9\n'})
        with pytest.raises(ConfigError, match=r"^flexml.toml:2: not TOML: the text is not in UTF-8$"):
            Configuration().of_file("a.xml")

    def test_that_cannot_be_read_is_told(self, project):
        project({"folder/a.xml": ""})
        with pytest.raises(ConfigError, match=r"^cannot read the configuration folder: Is a directory$"):
            Configuration("folder")

    def test_outside_of_the_current_folder_is_told_with_its_whole_name(self, project, monkeypatch):
        folder = project({"flexml.toml": "x = 1", "calls/a.xml": ""})
        monkeypatch.chdir(folder / "calls")
        with pytest.raises(ConfigError) as caught:
            Configuration().of_file("a.xml")
        assert str(caught.value) == f"{folder / 'flexml.toml'}:1: x: there is no such key"

    def test_with_tool_that_is_no_table_is_refused(self, project):
        project({"pyproject.toml": "\n[tool]\nflexml = 3"})
        with pytest.raises(ConfigError, match=r"^pyproject.toml:3: tool.flexml: takes a table$"):
            Configuration().of_file("a.xml")


def test_a_folder_is_looked_at_once(project, monkeypatch):
    project({"flexml.toml": "", "calls/a.xml": "", "calls/b.xml": ""})
    configuration = Configuration()
    first = configuration.of_file("calls/a.xml")
    Path("flexml.toml").unlink()
    assert configuration.of_file("calls/b.xml") is first
    assert configuration.of_file("calls/deep/c.xml") is first

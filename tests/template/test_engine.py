from __future__ import annotations

from pathlib import Path

import pytest

from flexml.source import SourceText, SyntaxFault
from flexml.template.engine import Engine
from flexml.template.tree import Template


class TestLanguage:
    @pytest.mark.parametrize("name", ["a.j2", "a.xml.jinja", "a.jinja2"])
    def test_is_told_by_the_name(self, name):
        assert Engine().language_of(SourceText("{% load x %}", name)) == "jinja2"

    def test_is_told_by_the_tags_else(self):
        assert Engine().language_of(SourceText("{% load x %}", "a.xml")) == "django"

    def test_is_djangos_in_a_project_of_django_where_nothing_else_tells(self, tmp_path: Path):
        (tmp_path / "manage.py").write_text('os.environ.setdefault("DJANGO_SETTINGS_MODULE", "calls.settings")')
        for name, language in {
            "app/templates/a.flexml": "django",
            "app/templates/a.flexml.j2": "jinja2",
            "app/jinja2/a.flexml": "jinja2",
        }.items():
            assert Engine().language_of(SourceText("{{ x }}", str(tmp_path / name))) == language
        assert Engine().language_of(SourceText("{{ x() }}", str(tmp_path / "a.flexml"))) == "jinja2"

    def test_is_not_djangos_below_another_manage(self, tmp_path: Path):
        (tmp_path / "manage.py").write_text('os.environ.setdefault("DJANGO_SETTINGS_MODULE", "calls.settings")')
        (tmp_path / "flask").mkdir()
        (tmp_path / "flask" / "manage.py").write_text("from flask_script import Manager")
        assert Engine().language_of(SourceText("{{ x }}", str(tmp_path / "flask" / "a.flexml"))) == "jinja2"

    def test_is_jinja_where_nothing_tells(self):
        assert Engine().language_of(SourceText("{{ x }}")) == "jinja2"

    def test_is_what_the_configuration_has(self):
        assert Engine("django").language_of(SourceText("{% set x = 1 %}", "a.j2")) == "django"


class TestEscaping:
    @pytest.mark.parametrize("name", ["a.html", "b/a.htm", "a.xml", "a.xhtml", "a.svg", None])
    def test_is_on_in_names_of_markup(self, name):
        assert Engine().escapes(name)

    @pytest.mark.parametrize("name", ["a.flexml", "a.twiml", "a.xml.j2", "a.txt", "xml"])
    def test_is_off_in_other_names(self, name):
        assert not Engine().escapes(name)

    def test_is_always_on_in_django(self):
        assert Engine().escapes("a.txt", "django")

    @pytest.mark.parametrize("language", ["jinja2", "django"])
    def test_is_what_the_configuration_has(self, language):
        assert Engine(autoescape="always").escapes("a.txt", language)
        assert not Engine(autoescape="never").escapes("a.xml", language)


class TestReading:
    @pytest.mark.parametrize(("text", "language"), [("{{ x|upper }}", "jinja2"), ("{{ x|add:1 }}", "django")])
    def test_is_done_in_the_language(self, text, language):
        template = Engine().read(SourceText(text, "a.twiml"))
        assert isinstance(template, Template)
        assert (template.language.name, template.name, template.escapes) == (language, "a.twiml", language == "django")

    def test_gives_the_fault_of_what_is_none(self):
        assert isinstance(Engine().read(SourceText("{% if %}")), SyntaxFault)


class TestFolders:
    def test_are_those_up_to_one_named_templates(self, tmp_path: Path):
        page = tmp_path / "templates" / "voice" / "en" / "page.xml"
        root = tmp_path / "templates"
        assert Engine().folders_for(str(page)) == (root / "voice" / "en", root / "voice", root)

    def test_are_the_own_one_without_such(self, tmp_path: Path):
        assert Engine().folders_for(str(tmp_path / "a" / "page.xml")) == (tmp_path / "a",)

    def test_are_relative_where_the_path_is(self, tmp_path: Path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        assert Engine().folders_for("templates/a/page.xml") == (Path("templates/a"), Path("templates"))

    def test_are_those_of_the_configuration(self, tmp_path: Path):
        assert Engine(folders=(str(tmp_path),)).folders_for("templates/page.xml") == (tmp_path,)

    def test_are_none_for_a_text_without_a_name(self):
        assert Engine().folders_for(None) == ()

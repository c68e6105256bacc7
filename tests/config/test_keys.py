"""What each key takes, and what a wrong one is told."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from flexml.codegen.outputs import PACKAGE, RULES
from flexml.codegen.rule_index import find_rules
from flexml.codegen.settings_page import example
from flexml.config import Configuration, Keys, rule_options
from flexml.config.keys import SUFFIXES
from flexml.config.rule_options import option_schema
from flexml.errors import ConfigError, UsageError
from flexml.lint import ElementRule, Option, all_rules, load_rule

ROOT = Path(__file__).parent.parent.parent
SCHEMA = json.loads((ROOT / "schemas/flexml-config.schema.json").read_text(encoding="utf-8"))
RULES_WITH_OPTIONS = [rule for rule in find_rules(PACKAGE / "lint" / "rules", RULES) if rule.options()]


class Shouting(ElementRule):
    """A rule with an option of each type."""

    most_letters = Option(3, "How many letters may be capital", minimum=1)
    strict = Option(False, "Whether to be strict")
    mark = Option("!", "The mark")
    words = Option(("HALLO",), "The words")


@pytest.fixture
def shouting(monkeypatch):
    """Makes a rule known that has options."""
    entry = all_rules()[0]._replace(name="shouting", code="FX999")
    monkeypatch.setattr(rule_options, "all_rules", lambda: (*all_rules(), entry))
    monkeypatch.setattr(rule_options, "load_rule", lambda name: Shouting if name == "shouting" else load_rule(name))


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ('selct = ["xml"]', "1: selct: there is no such key; did you mean `select`"),
        ("[per_file_ignores]", "1: per_file_ignores: there is no such key; did you mean `per-file-ignores`"),
        ("xyzzy = 1", "1: xyzzy: there is no such key"),
        (
            '\n# two\nselect = "FX2"',
            (
                "3: select: takes a list of names, codes, beginnings of codes or "
                'categories of rules, or `all`, not `"FX2"`; write `["FX2"]`'
            ),
        ),
        (
            "select = [1]",
            ("1: select: takes a rule's name, a code, the beginning of a code, a category or `all`, not `1`"),
        ),
        ('select = ["unknown-elment"]', "1: select: `unknown-elment` names no rule; did you mean `unknown-element`"),
        ('ignore = [\n  "xml",\n  "zzzzzz",\n]', "1: ignore: `zzzzzz` names no rule; `flexml rules` lists them"),
        (
            '[severity]\nxml = "info"\nstreams = "eror"',
            ('3: severity.streams: takes `error`, `warning`, `info` or `off`, not `"eror"`; did you mean `error`'),
        ),
        ('[severity]\nstraems = "error"', "2: severity.straems: `straems` names no rule; did you mean `streams`"),
        ("severity = true", "1: severity: takes a table from selectors of rules to severities, not `true`"),
        (
            '[per-file-ignores]\n"a.xml" = "xml"',
            (
                '2: per-file-ignores."a.xml": takes a list of names, codes, '
                'beginnings of codes or categories of rules, or `all`, not `"xml"`; write `["xml"]`'
            ),
        ),
        ('dialect = "twilm"', "1: dialect: there is no dialect `twilm`; did you mean `twiml`"),
        ('dialect = "own.toml"', "1: dialect: there is no file own.toml"),
        (
            'targets = ["own.toml"]',
            (
                "1: targets: there is no dialect `own.toml`; known are `flexml`, `twiml`, "
                "`twiml-fax` or `twiml-messaging`"
            ),
        ),
        (
            '[roles]\n"*.xml" = "whispr"',
            (
                '2: roles."*.xml": takes `conference-wait`, `inline`, `queue-wait`, `queue-whisper`, '
                '`sole-whisper`, `wait` or `whisper`, not `"whispr"`; did you mean `whisper`'
            ),
        ),
        ('[routes]\nmenu = "a.xml"', '2: routes.menu: takes the path of a URL, from its first `/`, not `"menu"`'),
        (
            '[routes]\n"/menu" = 1',
            '2: routes."/menu": takes the path of a file, or `""` where a program answers, not `1`',
        ),
        ('base-url = "example.com"', '1: base-url: takes an absolute URL, not `"example.com"`'),
        ('exclude = [""]', '1: exclude: takes a pattern for paths, not `""`'),
        ('exclude = ["!"]', '1: exclude: takes a pattern for paths, not `"!"`'),
        ("respect-gitignore = 1", "1: respect-gitignore: takes `true` or `false`, not `1`"),
        ("baseline = 1979-05-27", "1: baseline: takes the path of a file, not a date or a time"),
        ("baseline = {}", "1: baseline: takes the path of a file, not a table"),
        ("fail-on = []", "1: fail-on: takes `error`, `warning`, `info` or `never`, not a list"),
        ('required-version = ">=99"', "1: required-version: asks for flexml >=99, and this is 0.1.0"),
        (
            'required-version = "new"',
            ('1: required-version: takes a version, or conditions such as `">=0.2, <1"`, not `"new"`'),
        ),
        ("rules = 1", "1: rules: takes a table of rules, each with a table of its options, not `1`"),
        (
            "[rules.unknown-elment]",
            ("1: rules.unknown-elment: there is no rule `unknown-elment`; did you mean `unknown-element`"),
        ),
        ("[rules.FX102]", "1: rules.FX102: there is no rule `FX102`; did you mean `unknown-element`"),
        ("[rules.unknown-element]\nx = 1", "2: rules.unknown-element.x: the rule `unknown-element` has no options"),
        ("[rules]\nshouting = 1", "2: rules.shouting: takes a table of options, not `1`"),
        (
            "[rules.shouting]\nmost_letters = 1",
            ("2: rules.shouting.most_letters: `shouting` has no option `most_letters`; did you mean `most-letters`"),
        ),
        (
            "[rules.shouting]\nxyz = 1",
            (
                "2: rules.shouting.xyz: `shouting` has no option `xyz`; it has "
                "`most-letters`, `strict`, `mark` or `words`"
            ),
        ),
        (
            "[rules.shouting]\nmost-letters = 0",
            ("2: rules.shouting.most-letters: takes a whole number of at least 1, not `0`"),
        ),
        (
            "[rules.shouting]\nmost-letters = true",
            ("2: rules.shouting.most-letters: takes a whole number of at least 1, not `true`"),
        ),
        (
            "[rules.shouting]\nmost-letters = 1.5",
            ("2: rules.shouting.most-letters: takes a whole number of at least 1, not `1.5`"),
        ),
        ("[rules.shouting]\nmark = 1", "2: rules.shouting.mark: takes a text, not `1`"),
    ],
)
def test_what_is_wrong_is_told_with_file_line_key_and_reason(settings, shouting, text, error):
    with pytest.raises(ConfigError) as caught:
        settings(text)
    assert str(caught.value) == f"flexml.toml:{error}"


def test_a_key_of_pyproject_is_told_with_its_whole_name(project):
    project({"pyproject.toml": '[project]\nname = "x"\n\n[tool.flexml.severity]\nxml = "bad"'})
    with pytest.raises(ConfigError) as caught:
        Configuration().of_file("a.xml")
    assert str(caught.value).startswith("pyproject.toml:5: tool.flexml.severity.xml: takes `error`")


def test_a_wrong_word_on_the_command_line_has_no_file(settings):
    with pytest.raises(UsageError, match=r"^`zzzzzz` names no rule; `flexml rules` lists them$"):
        settings("", select=["zzzzzz"])


def test_options_of_rules_are_read_by_their_type(settings, shouting):
    text = '[rules.shouting]\nmost-letters = 1\nstrict = true\nmark = "?"\nwords = ["A", "B"]'
    assert settings(text).policy("").options == {
        "shouting": {"most-letters": 1, "strict": True, "mark": "?", "words": ("A", "B")}
    }


@pytest.mark.parametrize("version", ["0.1.0", "0.1", "==0.1.0", ">=0.1", "<=0.1", "!=0.2", "> 0.0.9, <1"])
def test_a_version_that_fits_is_taken(settings, version):
    assert settings(f'required-version = "{version}"').required_version == version


@pytest.mark.parametrize("version", ["0.2", "==0.1.1", ">=0.1.1", "<=0.0.9", "!=0.1", ">0.1", "<0.1", ">0, <0.1"])
def test_a_version_that_does_not_fit_is_refused(settings, version):
    with pytest.raises(ConfigError, match="asks for flexml"):
        settings(f'required-version = "{version}"')


def test_the_version_is_asked_before_keys_that_this_one_may_not_know(settings):
    with pytest.raises(ConfigError, match="required-version"):
        settings('brand-new = true\nrequired-version = ">=99"')


@pytest.mark.parametrize("name", sorted(Keys.by_name()))
class TestEveryKey:
    def test_has_an_example_that_is_taken(self, project, name):
        text = example(Keys.by_name()[name], RULES_WITH_OPTIONS)
        project({"flexml.toml": "", "calls/flexml.toml": text})
        assert name in Configuration().of_file("calls/a.xml").layers[-1].values

    def test_is_described_in_the_schema_as_it_is_read(self, name):
        text = example(Keys.by_name()[name], RULES_WITH_OPTIONS)
        jsonschema.validate(tomllib.loads(text), SCHEMA)

    def test_is_a_sentence(self, name):
        doc = Keys.by_name()[name].doc
        assert doc[0].isupper()
        assert doc.endswith(".")


class TestSchema:
    def test_is_one(self):
        jsonschema.Draft7Validator.check_schema(SCHEMA)

    @pytest.mark.parametrize(
        "document",
        [
            {"selct": []},
            {"select": "FX2"},
            {"select": ["zzzzzz"]},
            {"severity": {"xml": "bad"}},
            {"severity": {"zzzzzz": "off"}},
            {"dialect": "twilm"},
            {"dialects": {"*.xml": "twilm"}},
            {"targets": ["own.toml"]},
            {"rules": {"zzzzzz": {}}},
            {"routes": {"menu": "a.xml"}},
            {"base-url": "example.com"},
            {"respect-gitignore": 1},
            {"fail-on": "hint"},
        ],
    )
    def test_refuses_what_reading_refuses(self, document):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(document, SCHEMA)

    def test_knows_the_options_of_rules(self):
        properties = SCHEMA["properties"]["rules"]["properties"]
        assert {rule: set(table["properties"]) for rule, table in properties.items()} == {
            rule.name(): set(rule.options()) for rule in RULES_WITH_OPTIONS
        }

    def test_describes_options_by_their_type(self):
        assert [option_schema(option) for option in Shouting.options().values()] == [
            {"description": "How many letters may be capital", "type": "integer", "minimum": 1, "default": 3},
            {"description": "Whether to be strict", "type": "boolean", "default": False},
            {"description": "The mark", "type": "string", "pattern": "^.+$", "default": "!"},
            {
                "description": "The words",
                "type": "array",
                "items": {"type": "string", "pattern": "^.+$"},
                "default": ["HALLO"],
            },
        ]


def test_the_default_of_include_is_what_folders_are_searched_for():
    assert [pattern.text for pattern in Keys.include.default] == [f"*{suffix}" for suffix in SUFFIXES]

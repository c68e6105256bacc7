"""A table says what differs in one place; a wrong table is refused with its file, its key and a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from flexml.dialects.loader import load_dialect
from flexml.dialects.spec import Dialect
from flexml.errors import DialectError

HEAD = """
name   = "mini"
title  = "Mini"
vendor = "Nobody"
doc    = "A language of three elements."

[elements.Response]
kind     = "root"
doc      = "The document."
children = ["Dial", "Refer"]

[elements.Dial]
kind     = "verb"
doc      = "Call somebody."
children = ["Sip"]

[elements.Refer]
kind     = "verb"
doc      = "Transfer the call."
children = ["Sip"]

[elements.Sip]
kind     = "noun"
doc      = "An endpoint."
children = ["Sip"]
attributes.url       = { type = "url", doc = "Where it is." }
attributes.connector = { type = "string", doc = "What leads there." }
attributes.input     = { type = "list", values = ["keys", "speech"], default = "keys", doc = "What it hears." }
attributes.digits    = { type = "integer", requires = ["input~keys"], doc = "How many keys." }
"""


def load(folder: Path, rest: str) -> Dialect:
    path = folder / "mini.toml"
    path.write_text(HEAD + rest, encoding="utf-8")
    return load_dialect(path)


def test_a_place_keeps_all_attributes_by_itself(tmp_path: Path) -> None:
    dialect = load(tmp_path, '[elements."Refer/Sip"]\ndoc = "Another."\n')
    assert list(dialect.elements["Refer/Sip"].attributes) == ["url", "connector", "input", "digits"]


def test_a_place_keeps_the_attributes_that_only_names(tmp_path: Path) -> None:
    dialect = load(tmp_path, '[elements."Refer/Sip"]\nonly = ["url"]\n')
    assert list(dialect.elements["Refer/Sip"].attributes) == ["url"]
    assert list(dialect.elements["Sip"].attributes) == ["url", "connector", "input", "digits"]


def test_a_place_can_be_bare(tmp_path: Path) -> None:
    dialect = load(tmp_path, '[elements."Refer/Sip"]\nonly = []\nchildren = []\n')
    sip = dialect.elements["Refer/Sip"]
    assert (sip.attributes, sip.children) == ({}, ())


def test_only_names_known_attributes(tmp_path: Path) -> None:
    with pytest.raises(
        DialectError, match=r"mini\.toml: elements\.Refer/Sip\.only: `uri` is not an attribute of `Sip`"
    ):
        load(tmp_path, '[elements."Refer/Sip"]\nonly = ["uri"]\n')


def test_only_makes_no_sense_outside_a_place(tmp_path: Path) -> None:
    with pytest.raises(DialectError, match=r"elements\.Other: `only` makes sense inside a parent"):
        load(tmp_path, '[elements.Other]\nkind = "noun"\ndoc = "Another."\nonly = []\n')


def test_an_attribute_may_stand_for_a_required_one(tmp_path: Path) -> None:
    row = 'attributes.url = { type = "url", required = true, unless = ["connector"], doc = "Where it is." }'
    sip = load(tmp_path, f'[elements."Refer/Sip"]\n{row}\n').elements["Refer/Sip"]
    url = sip.attributes["url"]
    assert [sip.is_missing(url, values) for values in ({}, {"url": ""}, {"connector": "x"}, {"digits": "1"})] == [
        True,
        False,
        False,
        True,
    ]


def test_what_stands_for_an_attribute_is_an_attribute(tmp_path: Path) -> None:
    row = 'attributes.url = { type = "url", required = true, unless = ["conector"], doc = "Where it is." }'
    with pytest.raises(DialectError, match=r"attributes\.url\.unless: `conector` is no attribute of `Sip`"):
        load(tmp_path, f'[elements."Refer/Sip"]\n{row}\n')


def test_a_default_fulfils_what_another_attribute_requires(tmp_path: Path) -> None:
    sip = load(tmp_path, "").elements["Sip"]
    digits = sip.attributes["digits"]
    assert sip.lacks(digits, {}) == ()
    assert sip.lacks(digits, {"input": "speech"}) == ("input~keys",)
    assert sip.lacks(digits, {"input": "speech keys"}) == ()


@pytest.mark.parametrize(
    ("rest", "reason"),
    [
        ("[elements.Dial]\n", "not a TOML file"),
        ('[elements."Dial/Refer"]\n', "elements.Dial/Refer: `Dial` does not take the child `Refer`"),
        ('[elements.Other]\nkind = "noun"\n', "elements.Other: `doc` is missing"),
        ('[elements.Other]\nkind = "sound"\ndoc = "Another."\n', "elements.Other.kind: Input should be"),
        (
            '[types.word]\nkind = "enum"\n[elements."Dial/Sip"]\nattributes.x = { type = "word", doc = "It." }\n',
            "needs `values`",
        ),
        ('[elements."Dial/Sip"]\nattributes.x = { type = "wrod", doc = "It." }\n', "there is no type `wrod`"),
    ],
)
def test_a_wrong_table_is_refused_with_its_reason(tmp_path: Path, rest: str, reason: str) -> None:
    with pytest.raises(DialectError) as caught:
        load(tmp_path, rest)
    assert str(caught.value).startswith(f"{tmp_path / 'mini.toml'}: ")
    assert reason in str(caught.value)

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


WRONG_ROWS = {
    "an unknown key": ('type = "string", doc = "It.", colour = "red"', "colour: Extra inputs are not permitted"),
    "no type": ('doc = "It."', "type: Field required"),
    "no sentence": ('type = "string"', "doc: Field required"),
    "an unknown type": ('type = "seconds", doc = "It."', "type: there is no type `seconds`; known are string"),
    "a requirement that names no attribute": (
        'type = "string", requires = ["uri"], doc = "It."',
        "`uri` names no attribute of `Dial`",
    ),
    "an exclusion that names no attribute": (
        'type = "string", excludes = ["uri=a"], doc = "It."',
        "`uri=a` names no attribute of `Dial`",
    ),
    "a range that is upside down": (
        'type = "integer", min = 5, max = 4, doc = "It."',
        "`min` 5 is greater than `max` 4",
    ),
    "lengths that are upside down": (
        'type = "string", min_length = 5, max_length = 4, doc = "It."',
        "`min_length` 5 is greater than `max_length` 4",
    ),
    "a pattern that is none": ('type = "string", pattern = "[0-9", doc = "It."', "pattern `[0-9`: unterminated"),
    "a pattern that XML Schema does not know": (
        'type = "string", pattern = \'\\d+\', doc = "It."',
        "only what Python and XML Schema share",
    ),
    "a pattern with anchors": ('type = "string", pattern = "^a$", doc = "It."', "no anchors"),
    "a key of another kind": (
        'type = "string", max = 5, doc = "It."',
        "`max` means nothing for a type of kind `string`",
    ),
    "an unknown unit": ('type = "integer", unit = "h", doc = "It."', "unit: Input should be 's' or 'ms'"),
    "a list of nothing": ('type = "list", min = 1, doc = "It."', "needs `values`, or `min` and `max`"),
    "a default that is no value": (
        'type = "boolean", default = "yes", doc = "It."',
        "default: the type takes `true` or `false`, not `yes`",
    ),
    "a default that is no text": (
        'type = "integer", default = 5, doc = "It."',
        "default: Input should be a valid string",
    ),
}


@pytest.mark.parametrize(("row", "reason"), WRONG_ROWS.values(), ids=WRONG_ROWS)
def test_a_wrong_row_is_refused_where_it_stands(tmp_path: Path, row: str, reason: str) -> None:
    rest = f'[elements."Refer/Sip"]\n[elements.Dial.attributes]\nwrong = {{ {row} }}\n'
    with pytest.raises(DialectError) as caught:
        load(tmp_path, rest)
    assert str(caught.value).startswith(f"{tmp_path / 'mini.toml'}: elements.Dial.attributes.wrong")
    assert reason in str(caught.value)


WRONG_ELEMENTS = {
    "an unknown key": ('colour = "red"', "elements.Other.colour: Extra inputs are not permitted"),
    "a child that does not exist": ('children = ["Say"]', "elements.Other: child `Say` is not among the elements"),
    "a limit of what is no child": ("limits = { Dial = 1 }", "elements.Other.limits: `Dial` is not a child of `Other`"),
    "a lonely child that is none": ('alone = ["Dial"]', "elements.Other.alone: `Dial` is not a child of `Other`"),
    "more children than there may be": (
        'children = ["Sip"]\nmin_children = 2\nmax_children = 1',
        "elements.Other.min_children: 2 is greater than `max_children` 1",
    ),
    "a page that is no link": ('url = "example.com"', "elements.Other.url"),
    "an unknown flow": ('flow = "sideways"', "elements.Other.flow: Input should be"),
    "a unique attribute that is none": (
        'unique = "name"',
        "elements.Other.unique: `name` names no attribute of `Other`",
    ),
    "text that stands for nothing": (
        'text = { required = true, unless = ["@url"] }',
        "elements.Other.text.unless: `@url` is neither an attribute nor a child of `Other`",
    ),
    "a wrong type of its text": ('text.type = "word"', "elements.Other.text.type: there is no type `word`"),
    "a target without a text": ('target = "text"', "elements.Other.target: `Other` has no text"),
    "a variant of nothing": (
        'variants = [{ when = { loop = "0" }, endless = true }]',
        "elements.Other.variants: `loop` names no attribute of `Other`",
    ),
    "a document asked for by nothing": (
        'asks = { url = "document" }',
        "elements.Other.asks: `url` names no attribute of `Other`",
    ),
    "a gist of nothing": ('gist = { url = "to {}" }', "elements.Other.gist: `url` names no attribute of `Other`"),
    "a gist without a place for the value": ('gist = { url = "to" }', "elements.Other.gist.url: String should match"),
    "a role that does not exist": (
        'asks = { url = "wait" }\nattributes.url = { type = "url", doc = "Where it is." }',
        "elements.Other.asks: there is no role `wait`",
    ),
    "an unknown thing to wait for": ('awaits = "godot"', "elements.Other.awaits: Input should be"),
    "two attributes of one keyword": (
        'attributes.fooBar = { type = "string", doc = "One." }\nattributes.foo_bar = { type = "string", doc = "Two." }',
        "elements.Other.attributes.foo_bar: the builder's keyword would be `foo_bar`, as that of `fooBar`",
    ),
}


@pytest.mark.parametrize(("rest", "reason"), WRONG_ELEMENTS.values(), ids=WRONG_ELEMENTS)
def test_a_wrong_element_is_refused_with_its_key(tmp_path: Path, rest: str, reason: str) -> None:
    with pytest.raises(DialectError) as caught:
        load(tmp_path, f'[elements.Other]\nkind = "noun"\ndoc = "Another."\n{rest}\n')
    assert str(caught.value).startswith(f"{tmp_path / 'mini.toml'}: {reason.partition(':')[0]}")
    assert reason in str(caught.value)


def test_a_type_is_refused_where_it_stands_even_when_nothing_uses_it(tmp_path: Path) -> None:
    with pytest.raises(DialectError, match=r"mini\.toml: types\.key: `min` 2 is greater than `max` 1$"):
        load(tmp_path, '[types.key]\nkind = "integer"\nmin = 2\nmax = 1\n')


def test_a_key_that_no_file_has_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mini.toml"
    path.write_text('colour = "red"\n' + HEAD, encoding="utf-8")
    with pytest.raises(DialectError, match=r"mini\.toml: colour: Extra inputs are not permitted$"):
        load_dialect(path)


def test_the_root_is_an_element(tmp_path: Path) -> None:
    path = tmp_path / "mini.toml"
    path.write_text('root = "Reply"\n' + HEAD, encoding="utf-8")
    with pytest.raises(DialectError, match=r"mini\.toml: root `Reply` is not among the elements$"):
        load_dialect(path)


def test_a_file_without_elements_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mini.toml"
    path.write_text("", encoding="utf-8")
    with pytest.raises(DialectError, match=r"mini\.toml: name: Field required$"):
        load_dialect(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DialectError, match=r"none\.toml: No such file or directory$"):
        load_dialect(tmp_path / "none.toml")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DialectError):
        load_dialect(tmp_path)


@pytest.mark.parametrize("data", [b"name =", b"\xff\xfe", b'name = "a"\nname = "b"\n'], ids=["half", "UTF-16", "twice"])
def test_what_is_not_toml_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "mini.toml"
    path.write_bytes(data)
    with pytest.raises(DialectError, match=r"mini\.toml: not a TOML file: "):
        load_dialect(path)


def test_an_inherited_limit_goes_with_its_child(tmp_path: Path) -> None:
    rest = (
        '[elements.Other]\nkind = "verb"\ndoc = "Another."\nchildren = ["Deep"]\n'
        '[elements.Deep]\nkind = "noun"\ndoc = "It."\nchildren = ["Dial", "Sip"]\nlimits = { Dial = 1, Sip = 2 }\n'
        '[elements."Other/Deep"]\nchildren = ["Sip"]\n'
    )
    assert load(tmp_path, rest).elements["Other/Deep"].limits == (("Sip", 2),)


def test_a_row_narrows_its_named_type(tmp_path: Path) -> None:
    rest = (
        '[types.seconds]\nkind = "integer"\nsays = "seconds"\nmin = 0\nunit = "s"\n'
        '[elements.Dial.attributes]\ntimeout = { type = "seconds", min = 5, max = 600, doc = "How long." }\n'
    )
    type_ = load(tmp_path, rest).elements["Dial"].attributes["timeout"].type
    assert (type_.name, type_.describe()) == ("seconds", "seconds from 5 to 600")


def test_a_role_says_which_verbs_its_document_has(tmp_path: Path) -> None:
    rest = (
        '[roles.wait]\ndoc = "Music."\nverbs = ["Refer"]\nrejects = ["Dial"]\nruntime = [13238]\n'
        '[elements."Dial/Sip"]\nasks = { url = "wait" }\ngist = { digits = "{} keys" }\n'
    )
    dialect = load(tmp_path, rest)
    role = dialect.roles["wait"]
    assert (role.doc, role.verbs, role.rejects, role.runtime) == ("Music.", ("Refer",), ("Dial",), (13238,))
    sip = dialect.elements["Dial/Sip"]
    assert (sip.asks, sip.gist) == ((("url", "wait"),), (("digits", "{} keys"),))
    assert dialect.elements["Sip"].asks == ()


def test_a_role_of_verbs_that_do_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DialectError, match=r"roles\.wait: `Say` is not among the elements"):
        load(tmp_path, '[roles.wait]\ndoc = "Music."\nrejects = ["Say"]\n')


def test_a_variant_inherits_what_it_does_not_set(tmp_path: Path) -> None:
    rest = (
        '[elements.Play]\nkind = "verb"\ndoc = "It."\nflow = "blocking"\nanswers = true\naction = "always"\n'
        'attributes.background = { type = "boolean", doc = "It." }\n'
        'attributes.loop = { type = "integer", doc = "It." }\n'
        'variants = [{ when = { background = "true", loop = false }, flow = "background" }]\n'
    )
    play = load(tmp_path, rest).elements["Play"]
    behaviour = play.behaviour_of({"background": "true"})
    assert (behaviour.flow, behaviour.answers, behaviour.action) == ("background", True, "always")
    assert play.behaviour_of({"background": "true", "loop": "2"}).flow == "blocking"


def test_relatives_names_are_kept_by_element(tmp_path: Path) -> None:
    dialect = load(
        tmp_path,
        """
        [foreign_attributes.Sip]
        address = { of = "Other", use = "url" }
        port    = { of = "Other", advice = "write it into the URL" }
        """,
    )
    foreign = dialect.foreign_attributes
    assert {key: row.use for key, row in foreign.items()} == {"Sip@address": "url", "Sip@port": None}
    assert foreign["Sip@port"].advice == "write it into the URL"


def test_a_difference_is_kept_with_its_conditions(tmp_path: Path) -> None:
    dialect = load(
        tmp_path,
        """
        [[differences]]
        than = ["other"]
        on   = ["Sip"]
        when = { input = "keys", url = true, connector = false }
        says = "keys are not heard here"
        """,
    )
    (difference,) = dialect.differences
    assert difference.when == ("input=keys", "url", "!connector")
    assert (difference.than, difference.on, difference.once) == (("other",), ("Sip",), False)


@pytest.mark.parametrize(
    ("rest", "reason"),
    [
        ('[foreign_attributes.Sop]\na = { of = "Other", use = "url" }', "there is no such element"),
        (
            '[foreign_attributes.Sip]\nurl = { of = "Other", advice = "leave it out" }',
            "is an attribute of `Sip` itself",
        ),
        ('[foreign_attributes.Sip]\na = { of = "Other", use = "uri" }', "`uri` names no attribute of `Sip`"),
        ('[foreign_attributes.Sip]\na = { of = "Other" }', "either `use` or `advice` is there, and not both"),
        ('[foreign_attributes.Sip]\na = { of = "O..", use = "url", advice = "b c" }', "and not both"),
        ('[[differences]]\nthan = ["other"]\non = ["Sop"]\nsays = "No."', "there is no element `Sop`"),
        (
            '[[differences]]\nthan = ["other"]\non = ["Sip"]\nwhen = { uri = true }\nsays = "No."',
            "`uri` names no attribute of `Sip`",
        ),
    ],
)
def test_a_word_about_relatives_that_makes_no_sense_is_refused(tmp_path: Path, rest: str, reason: str) -> None:
    with pytest.raises(DialectError, match=reason):
        load(tmp_path, rest)

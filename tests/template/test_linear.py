"""Texts that once took the square of their length: twice the text takes no more than twice the time."""

import pytest

from flexml.source.mark import FIRST_MARK
from flexml.template import variant
from flexml.template.django import translation
from flexml.template.jinja import trans
from flexml.template.python import escaping
from tests.growth import grows_in_step

MARK = chr(FIRST_MARK)


@pytest.mark.parametrize(
    "attack",
    [
        pytest.param(lambda n: translation._BREAK.sub("", " " * n), id="blanks in a translation of Django"),
        pytest.param(lambda n: trans._LINE_BREAKS.sub("", " " * n), id="blanks in a translation of Jinja2"),
        pytest.param(lambda n: escaping._MARKUP.fullmatch("a_xml_" * n + "\n"), id="words of a name"),
        pytest.param(lambda n: variant._IN_TAG.search(f'"{MARK * n}'), id="values behind a quote"),
        pytest.param(lambda n: variant._IN_TAG.search(f"a{MARK * n}="), id="values behind a name"),
    ],
)
def test_takes_time_in_proportion_to_the_text(attack):
    assert grows_in_step(int, attack, 80_000)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        (f" {MARK}>", [MARK, ">"]),
        (f"a{MARK}>", [">"]),
        (f"a{MARK}{MARK}>", [MARK, ">"]),
        (f"a {MARK}{MARK}/>", [MARK * 2, ">"]),
        (f' b="x"{MARK} >', ['"x"', MARK, ">"]),
        (f" {MARK} = 'x'>", ["'x'", ">"]),
        (f" {MARK}b>", [">"]),
    ],
)
def test_values_in_a_tag_are_attributes_where_no_name_goes_on(tag, expected):
    assert expected == [found[0] for found in variant._IN_TAG.finditer(tag)]

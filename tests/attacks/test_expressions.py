"""Every regular expression, pumped with texts that are made of itself, takes time in proportion to the text."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from lxml import etree

from tests.attacks.expressions import Expression, of_modules
from tests.attacks.pumping import Pumped, pumped

LONGEST = 4096  # characters; what is quadratic takes ten milliseconds or more for them, what is linear less than one
SLOW = 0.004  # seconds
SMALL = 256  # characters; what is slow with fewer is worse than quadratic
LINEAR = 10  # four times the text may take so many times as long; the square takes 16

EXPRESSIONS = {(each.pattern, each.uses): each for each in of_modules()}
SCHEMAS = sorted((Path(__file__).parents[2] / "schemas").glob("*.xsd"))
NOT_XML = re.compile("[\x00-\x08]")
XSD = "{http://www.w3.org/2001/XMLSchema}"


def apply(pattern: re.Pattern[str] | re.Pattern[bytes], use: str, text: str) -> None:
    """Use a pattern as the package does."""
    subject, nothing = (text, "") if isinstance(pattern.pattern, str) else (text.encode("utf-8"), b"")
    method = getattr(pattern, use)
    result = method(nothing, subject) if use in ("sub", "subn") else method(subject)
    if use == "finditer":
        for _ in result:
            pass


def seconds(expression: Expression, use: str, text: str, times: int = 1) -> float:
    """Return what one use takes the processor, at its best of several times."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        apply(expression.pattern, use, text)
        taken.append(time.process_time() - start)
    return min(taken)


def grows_too_fast(expression: Expression, use: str, text: Pumped) -> bool:
    """Tell whether a use takes longer than in proportion to the text; a slow moment of the machine does not count."""
    for length in (20, 28, 40, 64, 512, LONGEST):
        if seconds(expression, use, text.text(length)) < SLOW:
            continue
        long = seconds(expression, use, text.text(length), 3)
        if long > SLOW and (length < SMALL or long > LINEAR * seconds(expression, use, text.text(length // 4), 3)):
            return True
    return False


def attacks(expression: Expression) -> Iterator[tuple[str, Pumped]]:
    """Yield what takes too long."""
    for text in pumped(expression.pattern):
        for use in sorted(expression.uses):
            if grows_too_fast(expression, use, text):
                yield use, text


@pytest.mark.parametrize("expression", EXPRESSIONS.values(), ids=lambda each: each.where)
def test_an_expression_takes_time_in_proportion_to_its_text(expression):
    assert list(attacks(expression)) == []


@pytest.mark.parametrize(
    ("pattern", "use"),
    [
        ("(a+)+b", "match"),
        ("(?:a|a)*b", "fullmatch"),
        ("(?:[a-z]+-?)*:", "fullmatch"),
        (r"\s+$", "search"),
        (r"[a-z]*+:", "finditer"),
        (r"x[\w-]*-[\w-]*!", "match"),
        (r".*_.*=", "match"),
        (r"<[^>]*>", "sub"),
        (r"(?=[a-z]*[0-9])[a-z]", "findall"),
    ],
)
def test_an_expression_that_does_not_is_found(pattern, use):
    assert next(attacks(Expression("here", re.compile(pattern), frozenset({use}))), None) is not None


def test_the_expressions_are_found():
    written = {expression.pattern.pattern for expression in EXPRESSIONS.values()}
    assert len(written) > 150
    assert {r"\+[1-9][0-9 ().-]{5,24}", r"[^\s,]++", "(==|!=|<=|>=|<|>)?\\s*([0-9]+(?:\\.[0-9]+)*)"} <= written


def patterns(schemas: Iterable[Path]) -> list[str]:
    """The patterns of all schemas, each once."""
    return sorted({str(facet.get("value")) for path in schemas for facet in etree.parse(path).iter(f"{XSD}pattern")})


@pytest.mark.parametrize("pattern", patterns(SCHEMAS))
def test_libxml2_takes_time_in_proportion_to_a_value(pattern):
    value = escape(pattern, {'"': "&quot;"})
    schema = etree.XMLSchema(
        etree.fromstring(
            '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a"><xs:simpleType>'
            f'<xs:restriction base="xs:string"><xs:pattern value="{value}"/></xs:restriction>'
            "</xs:simpleType></xs:element></xs:schema>"
        )
    )

    def took(pumping: Pumped, length: int, times: int = 1) -> float:
        document = etree.Element("a")
        document.text = NOT_XML.sub("", pumping.text(length))
        taken = []
        for _ in range(times):
            start = time.process_time()
            schema.validate(document)
            taken.append(time.process_time() - start)
        return min(taken)

    slow = []
    for pumping in pumped(re.compile(pattern)):
        for length in (24, 64, 512, 4096):
            if took(pumping, length) > 0.01 and took(pumping, length, 3) > 0.01:
                slow.append((length, pumping, took(pumping, length)))
                break
    assert slow == []

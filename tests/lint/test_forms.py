"""A document that is known by its form has no findings; whatever is not plain in it makes it unknown."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexml.dialects import Dialect, dialect_names, get_dialect
from flexml.lint import Policy, check_document
from flexml.lint.forms import _VALUE, _VALUE_WITH_REFERENCES, form_of
from flexml.source import parse
from tests.strategies import documents, mutated_documents

TWIML = get_dialect("twiml")
MENU = '<Response><Gather action="/menu" numDigits="1"><Say>Press 1.</Say></Gather><Say>Good-bye.</Say></Response>'
VALUES = st.sampled_from(
    [
        *("", " ", "a", "1", "/menu", "None", "https://example.com/a?b=c", "http://localhost", "wss://example.com/a"),
        *(
            "+14155550123",
            "true",
            "POST",
            "both_tracks",
            "{{ x }}",
            "<b/>",
            "&amp;",
            "&nbsp;",
            "a & b",
            "/a?b=1&amp;c=2",
            "&lt;b&gt;",
            "&quot;&apos;",
            "]]>",
            "]] >",
        ),
        *("'", '"', "\t", "\n", "\r\n", "\0", "\x0b", "\x85", "\xa0", "\ud800", "\ufffe", "eyJhbGciOi", "é", "x" * 400),
        *("-->", "<!-- flexml: ignore -->", "{# flexml: dialect=twiml-fax #}", "[1, 2]", "password=hunter2hunter2"),
    ]
) | st.text(max_size=8)


def is_known(text: str | bytes, dialect: Dialect | None = TWIML, policy: Policy = Policy()) -> bool:  # noqa: B008
    form = form_of(parse(text), dialect, policy)
    return form is not None and form.clean_in() is not None


def meet(text: str | bytes, dialect: Dialect | None = TWIML) -> None:
    for _ in range(2):  # a form is kept when it is met again
        check_document(parse(text), dialect)


def findings(text: str, dialect: Dialect | None, *, gate: bool) -> list[tuple[object, ...]]:
    report = check_document(parse(text), dialect, gate=gate)
    return [(report.dialects, one.code, one.span, one.message) for one in report] or [(report.dialects,)]


@pytest.fixture(autouse=True)
def _menu_is_known():
    meet(MENU)


def test_a_document_of_a_known_form_is_not_parsed():
    document = parse(MENU.replace("Press 1.", "Press 2, caller 17."))
    assert not len(check_document(document, TWIML))
    assert "_tree" not in vars(document)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Press 1.", "None"),
        ("Press 1.", "Press 1 &#38; 2."),
        ("Press 1.", "Press 1 & 2."),
        ("Press 1.", "Press &amp;amp; 1."),
        ("Press 1.", "&lt;break/&gt;"),
        ("Press 1.", "{# flexml: ignore=empty-gather #}"),
        ("Press 1.", "Press 1 <!-- or 2 -->."),
        ("Press 1.", "Press 1.]]>"),
        ("Press 1.", "Press\x00 1."),
        ("Press 1.", " "),
        ('"1"', '"one"'),
        ('"1"', "'1'"),
        ('"1"', '"1" timeout="5"'),
        ("Good-bye.", "Press {{ key }}."),
        ("Good-bye.", "AKIAIOSFODNN7EXAMPLE"),
        ("<Response>", '<?xml version="1.0" encoding="latin-1"?><Response>'),
        ("<Response>", '<?xml version="1.1"?><Response>'),
        ("<Response>", """<?xml version="1.0'?><Response>"""),
        ("<Response>", '"a"<Response>'),
        ("<Response>", '<Response xmlns="http://example.com/">'),
        ("</Response>", ""),
    ],
)
def test_what_differs_in_more_than_plain_values_is_unknown(old, new):
    assert is_known(MENU)
    assert not is_known(MENU.replace(old, new, 1))


def test_a_declaration_has_quotes_of_one_kind():
    text = '<?xml version="1.0" encoding="UTF-8"?><Response><Say>Press 1.</Say></Response>'
    meet(text)
    assert is_known(text)
    assert is_known(text.replace('"', "'"))
    assert [is_known(text.replace('"', "'", number)) for number in (1, 2, 3)] == [False] * 3


def test_references_are_read():
    text = "<Response><Say>Press 1.</Say><Redirect>/menu</Redirect></Response>"
    meet(text)
    assert is_known(text.replace("1.", "1 &amp; 2.").replace("/menu", "/menu?a=1&amp;b=2"))


def test_words_and_attributes_do_not_take_the_place_of_each_other():
    text = '<Response><Dial callerId="+14155550123">+14155550124</Dial></Response>'
    meet(text)
    assert is_known(text)
    assert not is_known("<Response><Dial callerId=>+14155550123<>+14155550124</Dial></Response>")


def test_values_that_must_not_be_the_same_are_held_apart():
    text = (
        '<Response><Connect><Stream url="wss://example.com/agent">'
        '<Parameter name="{}" value="1"/><Parameter name="{}" value="2"/></Stream></Connect></Response>'
    )
    meet(text.format("one", "two"))
    assert is_known(text.format("three", "four"))
    assert not is_known(text.format("same", "same"))


def test_what_is_known_from_outside_makes_another_document():
    for policy in (Policy(url="/menu"), Policy(role="wait"), Policy(targets=("flexml",))):
        assert not is_known(MENU, policy=policy)
    assert not is_known(MENU, get_dialect("flexml"))


def test_a_large_document_is_read():
    assert not is_known(MENU.replace("Good-bye.", "Good-bye. " * 500))


@given(st.data())
def test_a_document_has_the_same_findings_whether_or_not_its_form_is_known(data):
    dialect = data.draw(st.none() | st.sampled_from(dialect_names()).map(get_dialect))
    written_in = dialect or get_dialect(data.draw(st.sampled_from(dialect_names())))
    text = data.draw(st.just(MENU) | documents(written_in) | mutated_documents(written_in))
    meet(text, dialect)
    parts = (_VALUE_WITH_REFERENCES if "&" in text else _VALUE).split(text)
    for index in range(1, len(parts), 2):
        if data.draw(st.booleans()):
            parts[index] = parts[index][0] + data.draw(VALUES) + parts[index][-1]
    other = "".join(parts)
    assert findings(other, dialect, gate=False) == findings(other, dialect, gate=True)


def test_real_documents_that_are_known_have_no_findings(corpus):
    rows = [json.loads(line) for line in (corpus / "index.jsonl").read_text(encoding="utf-8").splitlines()]
    texts = [(corpus / row["file"]).read_bytes() for row in rows]
    for text in texts:
        meet(text, None)
    known = [text for text in texts if is_known(text, None)]
    assert len(known) > 100
    assert [text for text in known if len(check_document(parse(text), gate=False))] == []

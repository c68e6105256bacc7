"""Why a text is not well-formed: the kind, the place, and the other places that belong to it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from flexml.source import FAULT_KINDS, SourceText, SyntaxFault, parse
from flexml.source.scanner import MAX_DEPTH, scan
from flexml.source.syntax import find_fault
from tests.growth import calls_in, grows_in_step

# A text, the kind of its first fault, what its span cuts out, and the fault's `name`.
CASES = [
    ("", "empty", "", ""),
    (" \r\n\t\ufeff", "empty", "", ""),
    ("<!-- a --><?b c?>", "no-root", "", ""),
    ('<?xml version="1.0"?>\n', "no-root", "", ""),
    ("OK", "not-xml", "OK", "text"),
    ("1 < 2\nor not", "not-xml", "1 < 2", "text"),
    ('{"xml": "<Response/>"}', "not-xml", '{"xml": "<Response/>"}', "JSON"),
    ('\n<?xml version="1.0"?><a/>', "text-before-declaration", "<?xml", "white space"),
    ('\ufeff\ufeff<?xml version="1.0"?><a/>', "text-before-declaration", "<?xml", "a byte-order mark"),
    ('Notice\n<?xml version="1.0"?><a/>', "text-before-declaration", "Notice", "text"),
    ('<!-- b --><?xml version="1.0"?><a/>', "text-before-declaration", "<!-- b -->", "markup"),
    ('<b>x</b> y\n<?xml version="1.0"?><a/>', "text-before-declaration", "<b>x</b> y", "markup"),
    ("junk <a/>", "text-before-root", "junk", "text"),
    ('<?xml version="1.0"?>junk<a/>', "text-before-root", "junk", "text"),
    ("<![CDATA[x]]><a/>", "text-before-root", "<![CDATA[", "markup"),
    ("{% if x %}<a/>{% endif %}", "text-before-root", "{% if x %}", "text"),
    ("<a/>\nmore\n", "content-after-root", "more", "text"),
    ("<a/><b/>", "content-after-root", "<b/>", "markup"),
    ("<a/>&amp;", "content-after-root", "&amp;", "text"),
    ("<a/><![CDATA[x]]>", "content-after-root", "<![CDATA[x]]>", "markup"),
    ('<a/><?xml version="1.0"?><a/>', "content-after-root", '<?xml version="1.0"?><a/>', "markup"),
    ("<a>x & y</a>", "bare-ampersand", "&", ""),
    ("<a>x&y=1</a>", "bare-ampersand", "&", "y"),
    ("<a>&amp</a>", "bare-ampersand", "&", "amp"),
    ("<a>&#;</a>", "bare-ampersand", "&", ""),
    ("<a>&#x;</a>", "bare-ampersand", "&", ""),
    ("<a b='?x=1&y=2'/>", "bare-ampersand", "&", "y"),
    ("<a>&nbsp;</a>", "undeclared-entity", "&nbsp;", "nbsp"),
    ("<a b='&eacute;'/>", "undeclared-entity", "&eacute;", "eacute"),
    ("<a>\x00</a>", "forbidden-character", "\x00", "U+0000"),
    ("<a>\ud83d\ude00</a>", "forbidden-character", "\ud83d\ude00", "U+D83D"),
    ("<a b='\ufffe'/>", "forbidden-character", "\ufffe", "U+FFFE"),
    ("<a><!-- \x01 --></a>", "forbidden-character", "\x01", "U+0001"),
    ("<a>&#0;</a>", "forbidden-character", "&#0;", "U+0000"),
    ("<a>&#55357;</a>", "forbidden-character", "&#55357;", "U+D83D"),
    ("<a>&#x110000;</a>", "forbidden-character", "&#x110000;", "#x110000"),
    ("<a b='&#xFFFF;'/>", "forbidden-character", "&#xFFFF;", "U+FFFF"),
    ("<a b='wss://<host>/'/>", "angle-bracket-in-attribute", "<host>", "b"),
    ("<a b='x < y'/>", "angle-bracket-in-attribute", "<", "b"),
    ("<a>x < y</a>", "angle-bracket-in-text", "<", "<"),
    ("<a>wss://<your host>/</a>", "angle-bracket-in-text", "<your host>", "your"),
    ("<a>wss://<host>/</a>", "angle-bracket-in-text", "<host>", "host"),
    ("<a>x ]]> y</a>", "cdata-end-in-text", "]]>", ""),
    ("<a b=c/>", "unquoted-value", "c", "b"),
    ("<a b=/c/d >x</a>", "unquoted-value", "/c/d", "b"),
    ("<a b=“c d”/>", "unquoted-value", "“c d”", "b"),
    ("<a b='c>x</a>", "unclosed-quote", "'", "b"),
    ('<a><b c="d>x</b><b c="e"/></a>', "unclosed-quote", '"', "c"),
    ("<a b/>", "missing-value", "b", "b"),
    ("<a b= />", "missing-value", "b", "b"),
    ("<a b=''c=''/>", "missing-space", "c", "c"),
    ("<a b='', c=''/>", "separator", ",", ","),
    ("<a b=''; c=''/>", "separator", ";", ";"),
    ("<a b='''/>", "stray-character", "'", "'"),
    ("<a b='He said 'hello''/>", "stray-character", "'", "'"),
    ("<a b='' b=''/>", "duplicate-attribute", "b", "b"),
    ("<a b='' / >", "stray-slash", "/", "a"),
    ("<a>x</b>", "mismatched-tag", "</b>", "a"),
    ("<a><b>x</a>", "unclosed-tag", "<b>", "b"),
    ("<a><b c='d'>x", "unclosed-tag", "<b c='d'>", "b"),
    ("<a><b/></b></a>", "unopened-tag", "</b>", "b"),
    ("</a>", "unopened-tag", "</a>", "a"),
    ("<a/></a>", "unopened-tag", "</a>", "a"),
    ("<a></>", "bad-end-tag", "</>", ""),
    ("<a></a b='c'>", "bad-end-tag", "</a", "a"),
    ("<a></ a>", "bad-end-tag", "</ a>", ""),
    ('<?xml version="1.0">\n<a/>', "bad-declaration", '<?xml version="1.0">', ""),
    ('<?xml encoding="UTF-8"?><a/>', "bad-declaration", '<?xml encoding="UTF-8"?>', ""),
    ("<?xml?><a/>", "bad-declaration", "<?xml?>", ""),
    ('<a><?xml version="1.0"?></a>', "misplaced-declaration", "<?xml", ""),
    ("<a><!-- x</a>", "unterminated", "<!--", "comment"),
    ("<a><![CDATA[ x</a>", "unterminated", "<![CDATA[", "CDATA section"),
    ("<a><?b x</a>", "unterminated", "<?b", "processing instruction"),
    ('<?xml version="1.0"\n<a/>', "unterminated", "<?xml", "XML declaration"),
    ("<!DOCTYPE a [<a/>", "unterminated", "<!DOCTYPE", "DOCTYPE"),
    ("<a><b <c/></a>", "unterminated", "<b", "b"),
    ("<a></a", "unterminated", "</a", "/a"),
    ("<a><!-- b -- c --></a>", "double-hyphen", "--", ""),
    ("<a><!-- b ---></a>", "double-hyphen", "--", ""),
    ("<!doctype html><a/>", "bad-markup", "<!", ""),
    ("<a/><!DOCTYPE a>", "content-after-root", "<!DOCTYPE a>", "markup"),
    ("<!DOCTYPEa><a/>", "bad-markup", "<!DOCTYPE", ""),
    ("<a><![cdata[x]]></a>", "bad-markup", "<!", ""),
    ("<a 1b='c'/>", "bad-name", "1b", "1b"),
    ("<a$b/>", "bad-name", "a$b", "a$b"),
    ("<a><? b?></a>", "bad-name", "<?", "<?"),
    ("<a:b:c xmlns:a='u'/>", "bad-name", "a:b:c", "a:b:c"),
    ("<p:a/>", "undeclared-prefix", "p:a", "p"),
    ("<a><b xmlns:p='u'/><c p:d=''/></a>", "undeclared-prefix", "p:d", "p"),
    ('<!DOCTYPE a [<!ENTITY b "c">]><a/>', "declaration-in-doctype", "<!ENTITY b", "b"),
    ('<!DOCTYPE a [<!ENTITY % b "c">]><a/>', "declaration-in-doctype", "<!ENTITY % b", "b"),
    ('<!DOCTYPE a [<!-- ]> --><!ATTLIST a b CDATA "c">]><a/>', "declaration-in-doctype", "<!ATTLIST a", "a"),
    ("<a>" * (MAX_DEPTH + 1), "too-deep", "a", "a"),
    ("<a xml:id='1'/>", "other", "/", ""),
]


@pytest.mark.parametrize(("text", "kind", "cut", "name"), CASES, ids=[f"{case[1]} {case[0]!a:.30}" for case in CASES])
class TestFault:
    def test_says_what_is_wrong_and_where(self, text, kind, cut, name):
        fault = fault_of(text)
        assert (fault.kind, fault.span.cut(SourceText(text).text), fault.name) == (kind, cut, name)

    def test_gives_its_reason_as_one_sentence(self, text, kind, cut, name):
        reason = fault_of(text).reason
        assert reason == " ".join(reason.split())
        assert reason.count("`") % 2 == 0
        assert not reason.endswith((".", "!"))
        assert 5 < len(reason) < 200


def fault_of(text: str | bytes) -> SyntaxFault:
    fault = parse(text).fault
    assert fault is not None
    return fault


def test_every_kind_has_a_case():
    in_bytes = {"wrong-encoding", "too-large"}  # in `test_document.py`
    assert {case[1] for case in CASES} | in_bytes == set(FAULT_KINDS)


class TestFirstFaultWins:
    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("<a>&<\x00</a>", "bare-ampersand"),
            ("<a>\x00&</a>", "forbidden-character"),
            ("<a b=c>&</a>", "unquoted-value"),
            ("<a>&nbsp; &</a>", "undeclared-entity"),
            ("<a>]]> &</a>", "cdata-end-in-text"),
            ("<a><b></a>&", "unclosed-tag"),
        ],
    )
    def test_the_first_one_is_told(self, text, kind):
        assert fault_of(text).kind == kind


class TestRelatedPlaces:
    @pytest.mark.parametrize(
        ("text", "cut"),
        [
            ("<a b='1' c='' b='2'/>", "b"),
            ("<a><b>x</c></a>", "<b>"),
            ("<a>\n<b>x</a>", "</a>"),
            ("<a><b/> <c/></b></a>", "<b/>"),
            ("<a></a></a>", "</a>"),
            ("junk <a/>", "<"),
            ("<a/>junk", ">"),
        ],
    )
    def test_the_other_end_is_shown(self, text, cut):
        assert [span.cut(text) for span, _ in fault_of(text).related] == [cut]

    def test_an_element_that_never_ends_is_missed_at_the_end(self):
        text = "<a>x\n\n"
        assert [(span.start, span.end) for span, _ in fault_of(text).related] == [(4, 4)]

    def test_the_other_ampersands_of_a_value_are_shown(self):
        text = "<a b='?x=1&y=2&amp;z=3&w=4'>&</a>"
        assert [span.start for span, _ in fault_of(text).related] == [text.index("&w")]


class TestNoFault:
    @pytest.mark.parametrize(
        "text",
        [
            "<a>" * MAX_DEPTH + "</a>" * MAX_DEPTH,
            "<a b='>'>></a>",
            "<a>&#x10FFFF;&#000000000065;</a>",
            "<a><![CDATA[<?xml version='1.0'?>]]></a>",
            "<?xml-model href='a'?><a/>",
            "<!DOCTYPE a SYSTEM '>' [ <?p ]> ?> ]><a/>",
            "<a xmlns:p='u'><p:b/></a>",
            "<a xml:lang='en'/>",
            "<a\n\tb = 'c'\r\n/>",
            "<!----><a/><!-- b --><?c?>",
        ],
    )
    def test_what_the_parser_takes_has_no_fault(self, text):
        assert (parse(text).fault, scan(text)) == (None, None)


PIECES = st.sampled_from(
    [
        *("<a>", "</a>", "<a", "</", ">", "/>", "<", "&", "&amp;", "&#0;", "&#65;", "&nbsp;", '"', "'", "=", " ", "\n"),
        *(
            "b",
            "b='c'",
            "<!--",
            "-->",
            "--",
            "<![CDATA[",
            "]]>",
            '<?xml version="1.0"?>',
            "<?xml",
            "?>",
            "<?p",
            "[",
            "]",
        ),
        *("<!DOCTYPE a>", "<!DOCTYPE", "<!ENTITY x 'y'>", "p:b", "xmlns:p='u'", ":", "é", "\ud800", "\x01", "/", ","),
        *("\ufeff", "<p:a>", "<p:a xmlns:p='u'>", "</p:a>", "1", "-", "\u1680", "\r\n", "\t", "<b/>", "😀"),
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join), st.booleans())
@settings(max_examples=600)
@example("<!DOCTYPE a SYSTEM 'x'><a b='&c;'/>", False)
def test_scanner_and_parser_agree_on_what_is_well_formed(inner, wrapped):
    text = f"<a>{inner}</a>" if wrapped else inner
    document = parse(text)
    fault = scan(document.source.text)
    if document.well_formed:
        assert fault is None
    elif fault is None:
        assert document.fault is not None
        assert document.fault.kind == "other"
    else:
        assert document.fault == fault
        assert 0 <= fault.span.start <= fault.span.end <= len(document.source.text)
        assert fault.kind in FAULT_KINDS


@given(st.text(max_size=80) | st.binary(max_size=80), st.integers(0, 9), st.integers(0, 99), st.text(max_size=20))
def test_no_text_makes_the_search_for_a_fault_fail(given_text, line, column, message):
    source = SourceText(given_text)
    fault = find_fault(source, line, column, message)
    assert fault.kind in FAULT_KINDS
    assert fault.span.end <= len(source.text)


GROWING: dict[str, Callable[[int], str]] = {
    "bare ampersands": lambda n: "<a>" + "&" * n,
    "references": lambda n: "<a>" + "&amp;" * n + "</b>",
    "unfinished names": lambda n: "<a>&" + "b" * n,
    "angle brackets": lambda n: "<a>" + "<" * n,
    "elements": lambda n: "<a>" + "<b/>" * n + "</c>",
    "comments": lambda n: "<a>" + "<!---->" * n + "</c>",
    "open comments": lambda n: "<a>" + "<!--" * n,
    "open sections": lambda n: "<a>" + "<![CDATA[" * n,
    "instructions": lambda n: "<a>" + "<?b ?>" * n + "</c>",
    "open doctypes": lambda n: "<!DOCTYPE " * n,
    "quotes in a doctype": lambda n: "<!DOCTYPE a [" + "\"'" * n,
    "comments in a doctype": lambda n: "<!DOCTYPE a [" + "<!-- " * n,
    "attributes": lambda n: "<a " + " ".join(f"b{i}=''" for i in range(n)) + "/",
    "words in a tag": lambda n: "<a " + "b " * n + ">",
    "white space in a tag": lambda n: "<a " + " " * n,
    "white space in a declaration": lambda n: "<?xml " + " " * n + "?><a/>",
    "versions in a declaration": lambda n: "<?xml" + " version='1.0'" * n + "?><a/>",
    "quotes": lambda n: "<a b=" + '"' * n,
    "angle brackets in a value": lambda n: "<a b='" + "c <" * n,
    "digits": lambda n: "<a>&#" + "1" * n + ";</a>",
    "end tags": lambda n: "<a>" + "</b>" * n,
    "roots": lambda n: "<a/>" * n,
    "declarations": lambda n: "<a/>" + "<?xml " * n,
    "prefixes": lambda n: "<a " + " ".join(f"xmlns:p{i}='u'" for i in range(n)) + "><p:b/></a>",
    "blank lines": lambda n: "\n" * n + "<a>",
    "square brackets": lambda n: "<a>" + "]]" * n + "</b>",
}


@pytest.mark.parametrize("make", GROWING.values(), ids=GROWING)
class TestEffort:
    def test_twice_the_text_takes_twice_the_steps(self, make):
        long, short = make(4000), make(2000)
        assert calls_in(lambda: scan(long)) < 2.2 * calls_in(lambda: scan(short)) + 200

    def test_a_long_text_takes_time_in_step(self, make):
        assert grows_in_step(make, scan, 40_000)

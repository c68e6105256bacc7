from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import flexml
from flexml import twiml_messaging
from flexml.errors import CheckFailed, DocumentsDiffer
from flexml.testing import assert_same_document
from tests.growth import grows_in_step

DOCUMENT = '<Response><Gather action="/menu" numDigits="1"><Say>Ada &amp; Lecter</Say></Gather><Hangup/></Response>'
SAME = {
    "order of attributes": DOCUMENT.replace('action="/menu" numDigits="1"', 'numDigits="1" action="/menu"'),
    "quotes": DOCUMENT.replace('"', "'"),
    "space between tags": DOCUMENT.replace("><", ">\n\t<"),
    "space in a tag": DOCUMENT.replace('action="/menu" ', 'action = "/menu"\n     '),
    "space around a text": DOCUMENT.replace("Ada", "\n    Ada").replace("Lecter", "Lecter\n  "),
    "space in a text": DOCUMENT.replace("Ada ", "Ada\n     "),
    "number for a character": DOCUMENT.replace("&amp;", "&#38;"),
    "hexadecimal number": DOCUMENT.replace("Ada", "&#x41;da"),
    "CDATA": DOCUMENT.replace("Ada &amp; Lecter", "<![CDATA[Ada & Lecter]]>"),
    "half a CDATA": DOCUMENT.replace("Ada &amp;", "Ada <![CDATA[&]]>"),
    "comment": DOCUMENT.replace("<Hangup/>", "<!-- that is all --><Hangup/>"),
    "comment in a text": DOCUMENT.replace("Lecter", "Lec<!-- no pause -->ter"),
    "processing instruction": DOCUMENT.replace("<Hangup/>", "<?editor fold?><Hangup/>"),
    "form of an empty element": DOCUMENT.replace("<Hangup/>", "<Hangup></Hangup>"),
    "empty element with space": DOCUMENT.replace("<Hangup/>", "<Hangup>\n</Hangup>"),
    "declaration": f'<?xml version="1.0" encoding="UTF-8"?>\n{DOCUMENT}\n',
    "other encoding": f'<?xml version="1.0" encoding="UTF-16"?>{DOCUMENT}'.encode("utf-16"),
    "schema for an editor": DOCUMENT.replace(
        "<Response>",
        '<Response xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="a.xsd">',
    ),
    "builder": flexml.Response().gather(flexml.Say("Ada & Lecter"), action="/menu", num_digits=1).hangup(),
}


@pytest.mark.parametrize("other", SAME.values(), ids=SAME)
def test_how_a_document_is_written_makes_no_difference(other):
    assert_same_document(DOCUMENT, other)
    assert_same_document(other, DOCUMENT)


DIFFERENT = {
    "value of an attribute": (
        DOCUMENT.replace("/menu", "/main"),
        "Response > Gather: `action` is `/main`, not `/menu`",
    ),
    "missing attribute": (
        DOCUMENT.replace(' numDigits="1"', ""),
        "Response > Gather: `numDigits` `1` is missing",
    ),
    "more attributes": (
        DOCUMENT.replace("<Say>", '<Say voice="man">'),
        "Response > Gather > Say: `voice` `man` is not expected",
    ),
    "case of a value": (
        DOCUMENT.replace("/menu", "/Menu"),
        "Response > Gather: `action` is `/Menu`, not `/menu`",
    ),
    "text": (
        DOCUMENT.replace("Ada", "Bob"),
        "Response > Gather > Say: the text is `Bob & Lecter`, not `Ada & Lecter`",
    ),
    "missing text": (
        DOCUMENT.replace("Ada &amp; Lecter", ""),
        "Response > Gather > Say: the text `Ada & Lecter` is missing",
    ),
    "text where there is none": (
        DOCUMENT.replace("<Hangup/>", "<Hangup>now</Hangup>"),
        "Response > Hangup: the text `now` is not expected",
    ),
    "space that divides words": (
        DOCUMENT.replace("Ada ", "Ada"),
        "Response > Gather > Say: the text is `Ada& Lecter`, not `Ada & Lecter`",
    ),
    "missing element": (DOCUMENT.replace("<Hangup/>", ""), "Response > Hangup: it is missing"),
    "more elements": (
        DOCUMENT.replace("<Hangup/>", "<Pause/><Hangup/>"),
        "Response > Pause: it is not expected",
    ),
    "repeated element": (
        DOCUMENT.replace("<Hangup/>", "<Hangup/><Hangup/>"),
        "Response > Hangup[2]: it is not expected",
    ),
    "root": (DOCUMENT.replace("Response", "Request"), "Request: the root is `Request`, not `Response`"),
    "space that no one sees": (
        DOCUMENT.replace("Ada ", "Ada\u00a0"),
        "Response > Gather > Say: the text is `Ada\u00a0& Lecter`, not `Ada & Lecter`: character 4 is U+00A0 NO-BREAK SPACE, not U+0020 SPACE",  # noqa: E501
    ),
}


@pytest.mark.parametrize(("actual", "words"), DIFFERENT.values(), ids=DIFFERENT)
def test_what_a_document_says_makes_a_difference(actual, words):
    with pytest.raises(DocumentsDiffer) as caught:
        assert_same_document(actual, DOCUMENT)
    assert str(caught.value).splitlines()[:3] == ["the documents differ in 1 place:", f"  {words}", ""]


def message(actual: object, expected: object) -> str:
    with pytest.raises(DocumentsDiffer) as caught:
        assert_same_document(actual, expected)
    return str(caught.value)


def test_the_difference_is_drawn_as_one_tree():
    expected = """
    <Response>
      <Play>a.mp3</Play>
      <Play>b.mp3</Play>
      <Gather action="/menu"><Play>c.mp3</Play><Pause/><Pause/><Say voice="alice">Press &lt;1&gt;</Say></Gather>
      <Say>No key</Say>
      <Hangup/>
    </Response>
    """
    actual = """
    <Response>
      <Play>a.mp3</Play>
      <Play>b.mp3</Play>
      <Gather action="/main"><Play>c.mp3</Play><Pause/><Pause/><Say voice="man">Press &lt;1&gt;</Say></Gather>
      <Say>No key</Say>
      <Dial><Number>1</Number><Number>2</Number></Dial>
    </Response>
    """
    assert message(actual, expected) == (
        "the documents differ in 4 places:\n"
        "  Response > Gather: `action` is `/main`, not `/menu`\n"
        "  Response > Gather > Say: `voice` is `man`, not `alice`\n"
        "  Response > Hangup: it is missing\n"
        "  Response > Dial: it is not expected\n"
        "\n"
        "- expected\n"
        "+ actual\n"
        "\n"
        "  <Response>\n"
        "    …\n"
        "    <Play>b.mp3</Play>\n"
        '-   <Gather action="/menu">\n'
        '+   <Gather action="/main">\n'
        "      …\n"
        "      <Pause/>\n"
        '-     <Say voice="alice">Press &lt;1&gt;</Say>\n'
        '+     <Say voice="man">Press &lt;1&gt;</Say>\n'
        "    </Gather>\n"
        "    <Say>No key</Say>\n"
        "-   <Hangup/>\n"
        "+   <Dial>\n"
        "+     <Number>1</Number>\n"
        "+     <Number>2</Number>\n"
        "+   </Dial>\n"
        "  </Response>"
    )


def test_what_was_put_in_between_moves_nothing():
    expected = "<Response><Say>One</Say><Say>Two of them</Say><Say>Three</Say></Response>"
    actual = "<Response><Say>Zero</Say><Say>One</Say><Say>Two of those</Say><Say>Three</Say></Response>"
    assert message(actual, expected).splitlines()[1:3] == [
        "  Response > Say[1]: it is not expected",
        "  Response > Say[3]: the text is `Two of those`, not `Two of them`",
    ]


def test_text_beside_elements_is_compared_in_its_place():
    expected = '<Response><Say>Your <emphasis>own</emphasis> code <break time="1s"/> again</Say></Response>'
    actual = '<Response><Say>Your <emphasis>own</emphasis> number <break time="2s"/> again</Say></Response>'
    assert message(actual, expected) == (
        "the documents differ in 2 places:\n"
        "  Response > Say: the text is ` number `, not ` code `\n"
        "  Response > Say > break: `time` is `2s`, not `1s`\n"
        "\n"
        "- expected\n"
        "+ actual\n"
        "\n"
        "  <Response>\n"
        "    <Say>\n"
        "      …\n"
        "      <emphasis>own</emphasis>\n"
        "-      code \n"
        "+      number \n"
        '-     <break time="1s"/>\n'
        '+     <break time="2s"/>\n'
        "       again\n"
        "    </Say>\n"
        "  </Response>"
    )


def test_long_values_are_cut_around_the_difference():
    start = "word " * 100
    told = message(
        f"<Response><Say>{start}one{start}</Say></Response>", f"<Response><Say>{start}two{start}</Say></Response>"
    )
    _, where, *_, expected, actual, _ = told.splitlines()
    around = "…word word word word {}word word word word word word word wo…"
    assert where == f"  Response > Say: the text is `{around.format('one')}`, not `{around.format('two')}`"
    assert (len(expected), len(actual)) == (106, 106)
    assert ("two" in expected, "one" in actual) == (True, True)


def test_many_differences_are_counted():
    pauses = "<Pause length='2'/>" * 300
    told = message(f"<Response>{pauses.replace('2', '1')}</Response>", f"<Response>{pauses}</Response>")
    head, *lines = told.splitlines()
    assert head == "the documents differ in 300 places:"
    assert lines[19:21] == ["  Response > Pause[20]: `length` is `1`, not `2`", "  … and 280 more"]
    assert (len(lines), lines[-1]) == (226, "  …")


class TestWhiteSpace:
    def test_xml_space_preserves_it(self):
        preserved = '<Response><Say xml:space="preserve"><prosody> Hello\n</prosody></Say></Response>'
        assert_same_document(preserved, preserved)
        assert "is ` Hello␊`, not `Hello`" in message(preserved, preserved.replace(" Hello\n", "Hello"))
        inside = preserved.replace("<prosody>", '<prosody xml:space="default">')
        assert_same_document(inside, inside.replace(" Hello\n", "Hello"))

    def test_line_breaks_of_a_message_count(self):
        lines = twiml_messaging.Response().message("One\nTwo")
        assert "the text is `One␊Two`, not `One Two`" in message(lines, twiml_messaging.Response().message("One Two"))
        assert_same_document(lines, "<Response>\n  <Message>\n    One\nTwo\n  </Message>\n</Response>")


@pytest.mark.parametrize(("actual", "expected", "which"), [("<a", "<a/>", "actual"), ("<a/>", "<a", "expected")])
def test_one_that_is_not_well_formed_fails_with_its_place(actual, expected, which):
    with pytest.raises(CheckFailed) as caught:
        assert_same_document(actual, expected)
    told = str(caught.value)
    assert told.startswith(f"the {which} document is not well-formed\n\nerror[FX0")
    assert "--> <string>:1:" in told


def test_a_namespace_counts_and_its_prefix_does_not():
    document = '<a:Response xmlns:a="urn:one"><a:Say/></a:Response>'
    assert_same_document(document, document.replace("a:", "b:").replace(":a", ":b"))
    assert "the root is `{urn:two}Response`, not `{urn:one}Response`" in message(
        document.replace("urn:one", "urn:two"), document
    )


trees = st.recursive(
    st.builds("<A x='{}'/>".format, st.integers(0, 2)) | st.builds("<B>{}</B>".format, st.sampled_from("pqr")),
    lambda inner: st.builds("<C>{}</C>".format, st.lists(inner, max_size=5).map("".join)),
    max_leaves=20,
)


@given(trees, trees)
def test_documents_are_the_same_where_what_is_left_of_them_is(one, other):
    actual, expected = f"<R>{one}</R>", f"<R>{other}</R>"
    if one == other.replace("<C/>", "<C></C>"):
        assert_same_document(actual, expected)
        return
    told = message(actual, expected)
    tree = told.partition("+ actual\n\n")[2].splitlines()
    assert any(line.startswith(("-", "+")) for line in tree)
    if "…" not in told:  # nothing is left out: either side is a document whole
        assert_same_document("".join(line[1:].strip() for line in tree if line[0] != "-"), actual)
        assert_same_document("".join(line[1:].strip() for line in tree if line[0] != "+"), expected)


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        (lambda n: "<Pause/>" * n + "<Hangup/>", lambda n: "<Hangup/>" + "<Pause/>" * n),
        (lambda n: "".join(f"<V{n}/>" for n in range(n)), lambda n: "".join(f"<W{n}/>" for n in range(n))),
    ],
    ids=["many", "all"],
)
def test_a_large_document_takes_time_in_step(actual, expected):
    def documents(size):
        return [f"<R>{make(size)}</R>" for make in (actual, expected)]

    assert grows_in_step(documents, lambda both: message(*both), 10_000)

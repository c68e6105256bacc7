from __future__ import annotations

import pytest

from flexml.dialects import get_dialect
from flexml.errors import ReadError
from flexml.layout import WIDTH, format_document
from flexml.source import parse


def formed(text: str, dialect: str = "twiml") -> str:
    once = format_document(parse(text), get_dialect(dialect))
    assert format_document(parse(once), get_dialect(dialect)) == once
    return once


def inside(content: str) -> str:
    """What stands in the root of a formatted document, each line without the first indentation."""
    lines = formed(f"<Response>{content}</Response>").split("\n")
    return "\n".join(line.removeprefix("  ") for line in lines[1:-2])


def test_the_form_of_a_document():
    assert formed(
        "<?xml version='1.0' ?><!-- main -->\n\n<Response><Gather  numDigits = '1'\n action='/menu' >"
        "<Say>Press  1\n or 2.</Say></Gather><Hangup></Hangup></Response >"
    ) == (
        "<?xml version='1.0' ?>\n<!-- main -->\n\n<Response>\n"
        '  <Gather numDigits="1" action="/menu">\n    <Say>Press  1\n or 2.</Say>\n  </Gather>\n'
        "  <Hangup/>\n</Response>\n"
    )


def test_a_text_that_is_not_well_formed_has_no_form():
    with pytest.raises(ReadError):
        format_document(parse("<Response>"))


def test_a_doctype_stands_on_a_line_of_its_own():
    assert formed("<!DOCTYPE Response [ ]><Response/>") == "<!DOCTYPE Response [ ]>\n<Response/>\n"


def stays(element: str) -> bool:
    """Whether an element is written as it is."""
    return formed(f"<Response>{element}</Response>") == f"<Response>\n  {element}\n</Response>\n"


class TestText:
    @pytest.mark.parametrize(
        "element",
        [
            "<Say> Hello,\n\n   world </Say>",
            "<Say>\n</Say>",
            "<Say> </Say>",
            "<Say>x</Say>",
            "<Say>a&#65;&amp;&lt;<![CDATA[ <b> ]]></Say>",
            "<Say>\n  <break/> x\n\n</Say>",
            "<Say><!-- c -->\n<?p x?></Say>",
            "<Dial> +15550100 </Dial>",
            "<Dial>\n</Dial>",
        ],
    )
    def test_stays_as_it_is_in_an_element_that_takes_text(self, element):
        assert stays(element)

    @pytest.mark.parametrize(
        "element", ["<Gather> x </Gather>", "<Gather>&#32;</Gather>", "<Gather> <![CDATA[]]> </Gather>"]
    )
    def test_stays_as_it_is_where_it_should_not_stand(self, element):
        assert stays(element)

    @pytest.mark.parametrize("element", ["<Foo>\n<Say  a='1'></Say ></Foo>", "<Foo>x</Foo>"])
    def test_all_stays_as_it_is_inside_an_unknown_element(self, element):
        assert stays(element)

    def test_all_stays_as_it_is_where_space_is_preserved(self):
        assert inside('<Gather xml:space="preserve">\n<Say>a</Say>   </Gather>') == (
            '<Gather xml:space="preserve">\n<Say>a</Say>   </Gather>'
        )

    def test_tags_in_a_text_are_written_anew(self):
        assert inside("<Say>a <break  time = '1s'></break >b<emphasis >c</emphasis ></Say>") == (
            '<Say>a <break time="1s"/>b<emphasis>c</emphasis></Say>'
        )

    def test_nouns_stand_on_lines_where_there_is_no_text_beside_them(self):
        assert inside("<Dial><Number> +1 </Number>\n\n\n<Sip>a</Sip></Dial>") == (
            "<Dial>\n  <Number> +1 </Number>\n\n  <Sip>a</Sip>\n</Dial>"
        )


class TestTags:
    def test_a_quote_in_a_value_keeps_its_quotes(self):
        assert inside("""<Say voice='"a"' language="it's"/>""") == """<Say voice='"a"' language="it's"/>"""

    def test_references_in_a_value_stay_as_they_are(self):
        assert inside("<Redirect method='&#80;OST&amp;&apos;'/>") == '<Redirect method="&#80;OST&amp;&apos;"/>'

    def test_attributes_get_lines_where_one_is_too_long(self):
        fits = f'<Gather a="1" b="{"x" * (WIDTH - 22)}"/>'
        assert (len(f"  {fits}"), inside(fits)) == (WIDTH, fits)
        wide = fits.replace('x"', 'xx"')
        assert inside(wide) == wide.replace(" a=", "\n    a=").replace(" b=", "\n    b=")

    def test_a_single_attribute_stays_on_the_line_of_its_tag(self):
        wide = f'<Gather b="{"x" * WIDTH}"/>'
        assert inside(wide) == wide

    @pytest.mark.parametrize("element", ["<Gather></Gather>", "<Gather>\n\n</Gather >", "<Gather />", "<Foo></Foo>"])
    def test_an_empty_element_closes_itself(self, element):
        assert inside(element) == f"<{element[1:].partition('>')[0].rstrip(' /')}/>"


class TestComments:
    @pytest.mark.parametrize(
        ("content", "laid"),
        [
            ("<!-- a --><Hangup/>", "<!-- a -->\n<Hangup/>"),
            ("<Hangup/><!-- a --><Hangup/>", "<Hangup/>\n<!-- a -->\n<Hangup/>"),
            ("<Hangup/>   <!-- a -->\n<Hangup/>", "<Hangup/> <!-- a -->\n<Hangup/>"),
            ("<Hangup/><!-- a --> <?b?>\n<Hangup/>", "<Hangup/> <!-- a --> <?b?>\n<Hangup/>"),
            ("<Hangup/>\n<!-- a -->\n\n\n<Hangup/>", "<Hangup/>\n<!-- a -->\n\n<Hangup/>"),
            ("\n\n<!-- a\n      b -->\n\n", "<!-- a\n    b -->"),
            ("<Gather><!-- a --></Gather>", "<Gather>\n  <!-- a -->\n</Gather>"),
        ],
    )
    def test_stand_where_they_stood(self, content, laid):
        assert inside(content) == laid

    def test_one_beside_the_start_tag_stays_there(self):
        assert formed("<Response> <!-- a -->\n<Hangup/></Response>\n<!-- b -->") == (
            "<Response> <!-- a -->\n  <Hangup/>\n</Response>\n<!-- b -->\n"
        )

    def test_one_at_the_top_is_the_first_line(self):
        assert formed("<!-- a --> <?b?>\n<Response/>") == "<!-- a --> <?b?>\n<Response/>\n"


class TestDialect:
    def test_where_several_fit_the_most_careful_one_decides(self):
        text = "<Response><Connect><Stream url='wss://example.com/a'/></Connect></Response>"
        assert format_document(parse(text)).count("\n") == 5

    @pytest.mark.parametrize("name", ["flexml", "twiml"])
    def test_names_are_known_as_the_dialect_reads_them(self, name):
        assert formed("<response><GATHER> <say> a </say></GATHER></response>", name) == (
            "<response>\n  <GATHER>\n    <say> a </say>\n  </GATHER>\n</response>\n"
        )


class TestLineBreaks:
    @pytest.mark.parametrize(
        ("text", "line_break"),
        [
            ("<Response><Hangup/></Response>", "\n"),
            ("<Response>\r\n<Hangup/></Response>", "\r\n"),
            ("<Response>\r<Hangup/></Response>", "\r"),
            ("<!-- \r\n --><Response><Hangup/></Response>\n", "\n"),
        ],
    )
    def test_are_those_of_the_document(self, text, line_break):
        assert formed(text).endswith(f"<Response>{line_break}  <Hangup/>{line_break}</Response>{line_break}")


def test_a_wide_and_a_deep_document_take_no_stack():
    deep = "<Response>" + "<Gather>" * 250 + "</Gather>" * 250 + "</Response>"
    assert formed(deep).count("\n") == 501
    wide = "<Response>" + "<Hangup/><!-- a -->" * 20_000 + "</Response>"
    assert formed(wide).count("\n") == 40_002

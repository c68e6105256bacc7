"""Where elements, attributes and texts stand, in texts that lay traps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexml.source import Place, parse
from flexml.source.locator import locate

EVERYTHING = """<?xml version="1.0" encoding="UTF-8"?>
<!-- <Not/> --><?pi <Not/> ?>
<!DOCTYPE Response SYSTEM "a>b" [ <!-- ]> --> <?pi ]> ?> ]>
<Response>
\t<Say voice = 'a > "b"'
\t     loop="2"
\t>One &amp; two<![CDATA[ <Not> & ]]> three</Say >
  <!-- > --><Play
  />😀<Stop><Stream name=""/></Stop>
</Response>
<!-- <Not/> -->
"""


def places(text: str | bytes) -> dict[str, Place]:
    """The place of each element by its name."""
    document = parse(text)
    return {node.name: document.place(node) for node in document.nodes}


def cut(text: str, name: str, part: str) -> str:
    span = getattr(places(text)[name], part)
    return str(span.cut(text))


class TestElements:
    def test_an_element_runs_from_its_start_tag_to_its_end_tag(self):
        assert cut(EVERYTHING, "Stop", "element") == '<Stop><Stream name=""/></Stop>'

    def test_an_empty_element_is_its_tag(self):
        assert cut(EVERYTHING, "Play", "element") == "<Play\n  />"

    def test_a_start_tag_may_take_many_lines_and_hold_an_angle_bracket(self):
        assert cut(EVERYTHING, "Say", "tag") == '<Say voice = \'a > "b"\'\n\t     loop="2"\n\t>'

    def test_an_end_tag_may_hold_white_space(self):
        assert cut(EVERYTHING, "Say", "end_tag") == "</Say >"

    def test_an_empty_element_has_no_end_tag(self):
        assert places(EVERYTHING)["Play"].end_tag is None

    def test_content_lies_between_the_tags(self):
        assert cut(EVERYTHING, "Say", "content") == "One &amp; two<![CDATA[ <Not> & ]]> three"

    def test_an_empty_element_has_empty_content(self):
        assert cut(EVERYTHING, "Stream", "content") == ""

    def test_what_looks_like_a_tag_elsewhere_is_none(self):
        assert len(locate(EVERYTHING)) == 5

    @pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
    def test_line_breaks_count_as_they_are_written(self, line_break):
        text = EVERYTHING.replace("\n", line_break)
        assert cut(text, "Stream", "name") == "Stream"

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
    def test_a_span_counts_characters_in_every_encoding(self, encoding):
        text = EVERYTHING.replace("UTF-8", encoding.upper().removesuffix("-SIG"))
        assert places(text.encode(encoding))["Stream"].name.cut(text) == "Stream"

    def test_a_name_may_have_a_prefix(self):
        text = '<a xmlns:p="u"><p:b p:c="1"/></a>'
        document = parse(text)
        assert document.place(document.nodes[1]).name.cut(text) == "p:b"

    def test_a_letter_that_python_takes_for_a_blank_is_part_of_a_name(self):
        assert cut("<a\u1680b/>", "a\u1680b", "name") == "a\u1680b"


class TestAttributes:
    def test_the_value_is_without_its_quotes(self):
        assert places(EVERYTHING)["Say"].value("voice").cut(EVERYTHING) == 'a > "b"'

    def test_an_empty_value_stands_between_its_quotes(self):
        span = places(EVERYTHING)["Stream"].value("name")
        assert EVERYTHING[span.start - 1 : span.end + 1] == '""'

    def test_the_whole_runs_from_name_to_quote(self):
        assert places(EVERYTHING)["Say"].attributes["voice"].whole.cut(EVERYTHING) == "voice = 'a > \"b\"'"

    def test_an_attribute_that_is_not_written_is_marked_at_the_elements_name(self):
        assert places(EVERYTHING)["Say"].value("language").cut(EVERYTHING) == "Say"

    def test_attributes_come_in_the_order_of_the_text(self):
        assert list(places(EVERYTHING)["Say"].attributes) == ["voice", "loop"]


class TestTexts:
    def test_a_run_ends_at_markup(self):
        runs = places(EVERYTHING)["Say"].texts
        assert [run.cut(EVERYTHING) for run in runs] == ["One &amp; two", "<Not> &", "three"]

    def test_text_runs_from_the_first_run_to_the_last(self):
        assert cut(EVERYTHING, "Say", "text") == "One &amp; two<![CDATA[ <Not> & ]]> three"

    def test_white_space_is_no_run(self):
        assert [run.cut(EVERYTHING) for run in places(EVERYTHING)["Response"].texts] == ["😀"]

    def test_an_element_without_text_is_marked_at_its_name(self):
        assert cut(EVERYTHING, "Play", "text") == "Play"


NAMES = st.sampled_from(["Say", "a", "x-1", "é", "Ωmega", "_", "p:b"])
VALUES = st.text(st.sampled_from("ab >/='\"\n\t😀é\u1680"), max_size=6).map(lambda value: value.replace('"', "&quot;"))
BLANKS = st.text(st.sampled_from(" \t\r\n"), min_size=1, max_size=3)
TEXTS = st.sampled_from(
    ["x", " ", "&amp;", "&#65;", "😀", "\r\n", "]]", "<!-- <a> -->", "<![CDATA[<a>]]>", "<?p <a>?>"]
)


@st.composite
def elements(draw: st.DrawFn, depth: int = 3) -> str:
    """The text of an element, with all that XML leaves to the writer."""
    name = draw(NAMES)
    attributes = draw(st.dictionaries(NAMES, VALUES, max_size=3))
    written = "".join(f'{draw(BLANKS)}{key}{draw(st.just("") | BLANKS)}="{value}"' for key, value in attributes.items())
    close = draw(st.just("") | BLANKS)
    if draw(st.booleans()):
        return f"<{name}{written}{close}/>"
    inner = st.lists(TEXTS | elements(depth - 1) if depth else TEXTS, max_size=3)
    return f"<{name}{written}{close}>{''.join(draw(inner))}</{name}{close}>"


@given(elements())
def test_a_located_span_cuts_out_what_it_names(inner):
    text = f'<r xmlns:p="u">{inner}</r>'
    document = parse(text)
    assert document.fault is None
    for node in document.nodes:
        place = document.place(node)
        assert place.name.cut(text).rpartition(":")[2] == node.name.rpartition("}")[2]
        assert set(place.attributes) == set(node.attributes) | ({"xmlns:p"} if node is document.root else set())
        assert [attribute.name.cut(text) for attribute in place.attributes.values()] == list(place.attributes)
        again = parse(f'<r xmlns:p="u">{place.element.cut(text)}</r>' if node is not document.root else text)
        assert again.nodes[1 if node is not document.root else 0].attributes == node.attributes


@given(st.text(st.sampled_from("<>/!?-[]=\"' aDOCTYPE"), max_size=60))
def test_no_text_makes_the_locator_fail(text):
    for place in locate(text):
        assert 0 <= place.tag.start < place.tag.end <= place.element.end <= len(text)

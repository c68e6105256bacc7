"""Positions, encodings and byte-order marks of a source."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexml.source import Position, SourceText, Span


class TestPositions:
    @pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
    def test_counts_lines_whatever_breaks_them(self, line_break):
        source = SourceText(line_break.join(("ab", "cd", "ef")))
        assert source.position(source.text.index("f")) == Position(3, 2)

    def test_counts_a_tab_as_one_column(self):
        assert SourceText("\t\tx").position(2) == Position(1, 3)

    def test_counts_an_astral_character_as_one_column(self):
        assert SourceText("😀😀x").position(2) == Position(1, 3)

    def test_no_other_character_breaks_a_line(self):
        assert SourceText("a\x0b\x0c\x85\u2028b").line_count == 1

    def test_gives_a_line_without_its_line_break(self):
        assert SourceText("a\r\nb\r\n").line(2) == "b"

    def test_gives_an_empty_last_line(self):
        assert SourceText("a\n").line(2) == ""

    @given(st.text(st.sampled_from("ab\r\n\t😀"), max_size=30), st.data())
    def test_offset_is_the_inverse_of_position(self, text, data):
        source = SourceText(text)
        offset = data.draw(st.integers(0, len(source.text)))
        position = source.position(offset)
        assert source.offset(position.line, position.column) == offset

    @given(st.integers(-3, 99), st.integers(-3, 99))
    def test_moves_a_position_that_is_nowhere_into_the_text(self, line, column):
        assert 0 <= SourceText("ab\ncd").offset(line, column) <= 5


class TestEncodings:
    @pytest.mark.parametrize(
        ("mark", "encoding"),
        [
            (codecs.BOM_UTF8, "utf-8"),
            (codecs.BOM_UTF16_LE, "utf-16-le"),
            (codecs.BOM_UTF16_BE, "utf-16-be"),
            (codecs.BOM_UTF32_LE, "utf-32-le"),
            (codecs.BOM_UTF32_BE, "utf-32-be"),
        ],
    )
    def test_reads_what_the_byte_order_mark_says_and_leaves_it_out(self, mark, encoding):
        source = SourceText(mark + "<é/>".encode(encoding))
        assert (source.encoding, source.text) == (encoding, "<é/>")

    def test_reads_the_declared_encoding(self):
        source = SourceText('<?xml version="1.0" encoding="windows-1252"?><a>€</a>'.encode("cp1252"))
        assert source.text.endswith("<a>€</a>")

    def test_tells_where_the_encoding_is_declared(self):
        source = SourceText("<?xml version='1.0' encoding = 'ISO-8859-1' ?><a/>")
        assert source.declared_encoding_span is not None
        assert source.declared_encoding_span.cut(source.text) == "ISO-8859-1"

    def test_finds_no_encoding_in_another_instruction(self):
        assert SourceText(b'<?xml-model encoding="utf-16"?><a/>').declared_encoding is None

    @pytest.mark.parametrize(
        "name", ["utf-7", "hex", "rot13", "idna", "unicode_escape", "punycode", "undefined", "nope", "utf-16", "cp037"]
    )
    def test_reads_utf8_where_the_declared_encoding_cannot_be_that_of_a_text_in_bytes(self, name):
        assert SourceText(f'<?xml version="1.0" encoding="{name}"?><é/>'.encode()).text.endswith("<é/>")

    def test_reads_utf16_without_a_byte_order_mark(self):
        assert SourceText("<a/>".encode("utf-16-be")).text == "<a/>"

    def test_takes_a_text_as_it_is(self):
        text = '<?xml version="1.0" encoding="utf-16"?><é/>'
        assert SourceText(text).text == text

    def test_leaves_out_the_byte_order_mark_of_a_text(self):
        assert SourceText("\ufeff<a/>").text == "<a/>"

    @given(st.binary(max_size=200))
    def test_any_bytes_are_a_text(self, data):
        source = SourceText(data)
        assert source.position(len(source.text)).line == source.line_count

    @given(st.binary(max_size=200))
    def test_a_text_read_as_utf8_keeps_every_byte(self, data):
        source = SourceText(data)
        if source.encoding == "utf-8":
            assert source.bom + source.text.encode("utf-8", "surrogateescape") == data


def test_a_span_is_not_negative():
    with pytest.raises(ValueError, match="not a span"):
        Span(3, 2)


@pytest.mark.parametrize(
    "given",
    [
        "<a/>",
        "\ufeff<a/>",
        b"<a/>",
        b"\xef\xbb\xbf<a>\xc3\xa9</a>",
        "<a>é</a>".encode("utf-16"),
        '<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>'.encode("latin-1"),
        b"<a>\xff</a>",
        "<a/>".encode("utf-16-be"),
    ],
)
def test_another_text_keeps_encoding_mark_and_name(given):
    source = SourceText(given, "a.xml", "a note")
    same, other = source.with_text(source.text), source.with_text(source.text.replace("a>", "b>"))
    assert (same.given, same.path, same.note) == (given, "a.xml", "a note")
    assert (other.text, other.bom, other.encoding) == (source.text.replace("a>", "b>"), source.bom, source.encoding)


@pytest.mark.parametrize(
    ("data", "lossless"),
    [
        (b"<a>\xff</a>", True),
        (b'<?xml version="1.0" encoding="windows-1252"?><a>\x81</a>', False),
        (b"\xff\xfe<\x00a", False),
        ("<a>\ud800</a>", True),
    ],
)
def test_tells_whether_the_text_makes_its_bytes_again(data, lossless):
    assert SourceText(data).is_lossless is lossless

"""Reading a document: bounded for any bytes, and never an exception."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexml.errors import ReadError
from flexml.source import MAX_BYTES, Document, SyntaxFault, parse


def fault_of(data: bytes | str) -> SyntaxFault:
    fault = parse(data).fault
    assert fault is not None
    return fault


class TestEncodings:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252", "shift_jis"])
    def test_reads_what_the_declaration_names(self, encoding):
        letter = "ア" if encoding == "shift_jis" else "é"
        name = encoding.removesuffix("-sig")
        document = parse(f'<?xml version="1.0" encoding="{name}"?><a>{letter}</a>'.encode(encoding))
        assert document.root.text == letter

    def test_a_text_is_read_whatever_its_declaration_names(self):
        assert parse('<?xml version="1.0" encoding="utf-16"?><a>é</a>').root.text == "é"

    @pytest.mark.parametrize(
        ("data", "cut"),
        [
            (b"<a>caf\xe9</a>", "\udce9"),
            (b"<a b='\xff\xfe'/>", "\udcff\udcfe"),
            (b"<a>\xed\xa0\xbd</a>", "\udced\udca0\udcbd"),
            (b'<?xml version="1.0" encoding="utf-16"?><a/>', "utf-16"),
            (b'<?xml version="1.0" encoding="x-none"?><a/>', "x-none"),
            (b'<?xml version="1.0" encoding="us-ascii"?><a>\xc3\xa9</a>', "é"),
            (b'<?xml version="1.0" encoding="windows-1252"?><a>\x81</a>', "\ufffd"),
            (b"\xff\xfe<\0a\0/\0>", "\ufffd"),
            ("<a/>".encode("utf-16-le"), "<"),
        ],
    )
    def test_bytes_that_are_not_what_they_claim_are_told(self, data, cut):
        document = parse(data)
        assert document.fault is not None
        assert (document.fault.kind, document.fault.span.cut(document.source.text)) == ("wrong-encoding", cut)

    def test_a_wrong_byte_is_told_with_its_place_in_the_file(self):
        assert "E9 at offset 8 " in fault_of(b"\xef\xbb\xbf<a>\xc3\xa9\xe9</a>").reason


class TestHostileDocuments:
    LAUGHS = (
        '<!DOCTYPE a [<!ENTITY l0 "ha">'
        + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 30))
        + "]>"
    )

    @pytest.mark.parametrize("body", ["<a>&l29;</a>", "<a b='&l29;'/>", "<a/>"])
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
    def test_entities_are_never_expanded(self, body, encoding):
        assert fault_of((self.LAUGHS + body).encode(encoding)).kind == "declaration-in-doctype"

    def test_no_encoding_hides_a_doctype(self):
        data = b'<?xml version="1.0" encoding="utf-7"?>+ADwAIQ-DOCTYPE a [+ADwAIQ-ENTITY b "c">]><a>&b;</a>'
        assert fault_of(data).kind == "wrong-encoding"

    def test_default_attributes_are_never_added(self):
        assert fault_of('<!DOCTYPE a [<!ATTLIST a b CDATA "x">]><a/>').kind == "declaration-in-doctype"

    def test_an_external_entity_is_not_read(self, tmp_path):
        secret = tmp_path / "secret.txt"
        secret.write_text("TOP-SECRET")
        fault = fault_of(f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]><a>&x;</a>')
        assert fault.kind == "declaration-in-doctype"

    def test_an_external_dtd_is_not_read(self, tmp_path):
        dtd = tmp_path / "a.dtd"
        dtd.write_text('<!ENTITY x "TOP-SECRET">')
        assert fault_of(f'<!DOCTYPE a SYSTEM "{dtd.as_uri()}"><a b="&x;"/>').kind == "undeclared-entity"

    def test_a_doctype_that_declares_nothing_is_read(self):
        assert parse('<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a/>').well_formed

    def test_what_looks_like_a_doctype_in_a_comment_is_none(self):
        assert parse('<a><!-- <!DOCTYPE a [<!ENTITY b "c">]> --></a>').well_formed

    def test_100000_nested_elements_are_refused(self):
        assert fault_of("<a>" * 100_000 + "</a>" * 100_000).kind == "too-deep"

    @pytest.mark.parametrize("data", [b"\n" * (MAX_BYTES + 1), "é" * (MAX_BYTES // 2 + 1)], ids=["bytes", "str"])
    def test_a_document_beyond_the_bound_is_not_read(self, data):
        assert fault_of(data).kind == "too-large"

    def test_of_a_document_beyond_the_bound_only_the_beginning_is_kept(self):
        assert len(parse(b"x" * (MAX_BYTES + 1)).source.text) < 10_000

    def test_a_document_at_the_bound_is_read(self):
        assert parse(b"<a>" + b"x" * (MAX_BYTES - 7) + b"</a>").well_formed

    def test_a_name_of_a_million_letters_makes_no_message_of_a_million_letters(self):
        assert len(fault_of("<" + "a" * 1_000_000).reason) < 200


class TestAnyInput:
    @given(st.binary(max_size=300))
    def test_no_bytes_make_it_fail(self, data):
        self.check(parse(data))

    @given(st.text(max_size=300))
    def test_no_text_makes_it_fail(self, text):
        self.check(parse(text))

    @given(
        st.sampled_from(["", '<?xml version="1.0"?>', '<?xml version="1.0" encoding="utf-16"?>', "\ufeff"]),
        st.text(st.sampled_from("<>/ab=\"'& \n\ud800é😀"), max_size=30),
        st.sampled_from(["utf-8", "utf-16", "utf-16-le", "utf-32-be", "cp1252"]),
    )
    def test_no_encoded_text_makes_it_fail(self, head, text, encoding):
        self.check(parse(f"{head}<a>{text}</a>".encode(encoding, "replace")))

    @staticmethod
    def check(document: Document) -> None:
        if document.fault is None:
            assert [document.place(node).tag for node in document.nodes]
        else:
            assert not document.well_formed
            document.source.position(document.fault.span.end)


def test_the_root_of_a_document_that_is_not_well_formed_is_an_error():
    with pytest.raises(ReadError, match="not well-formed XML: `b` has no end tag"):
        _ = parse("<a><b></a>").root


def test_many_threads_read_at_once():
    texts: list[str] = []

    def read(number: int) -> None:
        texts.extend(parse(f"<a>{number}</a>").root.text or "" for _ in range(50))

    threads = [threading.Thread(target=read, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(texts) == [str(number) for number in range(4) for _ in range(50)]

"""Any bytes are a dialect's table or refused as one; what is taken checks, loads, and makes a schema."""

from __future__ import annotations

from contextlib import suppress

from lxml import etree

from flexml.builder.read import load
from flexml.codegen.dialect_page import dialect_page
from flexml.codegen.tables import table_module
from flexml.codegen.xsd import xsd
from flexml.dialects.loader import load_dialect
from flexml.errors import BuildError, DialectError, ReadError
from flexml.lint import check_document
from flexml.source import parse
from tests.fuzz import reports, seeds
from tests.fuzz.files import written
from tests.fuzz.target import ROOT, Target

_DOCUMENT = (
    '<Response><Say voice="man" loop="2">a<break strength="weak"/></Say><Play digits="1">/a</Play><Start>'
    '<Stream name="a" url="wss://example.com"><Parameter name="a" value="b"/></Stream></Start><Stop><Stream/></Stop>'
    '<Dial callerId="+1" events="ringing"/><Hangup x="1"/><Foo/></Response>'
)


def run(data: bytes) -> None:
    """Read a table, and use it."""
    path = written("mini.toml", data)
    try:
        dialect = load_dialect(path)
    except DialectError as error:
        assert path.name in str(error)
        return
    reports.hold(check_document(parse(_DOCUMENT, "a.xml"), dialect))
    with suppress(ReadError, BuildError):
        load(_DOCUMENT, dialect).to_xml()
    compile(table_module(dialect), "mini", "exec")
    etree.XMLSchema(etree.fromstring(xsd(dialect).encode()))
    assert dialect_page(dialect)


def _seeds() -> list[bytes]:
    mini = (ROOT / "tests" / "codegen" / "mini.toml").read_bytes()
    parts = mini.split(b"\n\n")
    head = [part for part in parts if not part.startswith(b"[elements")]
    return [
        mini,
        *(
            b"\n\n".join((*head, b"[elements.Response]\nkind = 'root'\ndoc = 'a'", part))
            for part in parts
            if b"elements" in part
        ),
    ]


TARGET = Target("table", run, _seeds, lambda: seeds.words("table"))

"""Any bytes are an XSD of the user's or refused as one; what is taken checks documents."""

from __future__ import annotations

from flexml.dialects import dialect_names
from flexml.dialects.schemas import schema_path
from flexml.errors import UsageError
from flexml.lint.own_schema import OwnSchema
from flexml.source import parse
from tests.fuzz import reports, seeds
from tests.fuzz.files import written
from tests.fuzz.target import Target

_DOCUMENTS = (
    '<Response a="1" b="x"><Say voice="x">a</Say><Say/><Foo>1</Foo></Response>',
    "<Response/>",
    '<x:Response xmlns:x="urn:a"/>',
    "<Response><Say></Response>",
)
_XSD = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:element name="Response"><xs:complexType><xs:sequence>
<xs:element name="Say" type="xs:string" maxOccurs="unbounded"/>
<xs:element name="Foo" type="foo" minOccurs="0"/></xs:sequence>
<xs:attribute name="a" type="xs:int" use="required"/></xs:complexType></xs:element>
<xs:simpleType name="foo"><xs:restriction base="xs:string"><xs:pattern value="[a-z]+"/></xs:restriction></xs:simpleType>
</xs:schema>
"""


def run(data: bytes) -> None:
    """Compile a schema, and check documents with it."""
    try:
        schema = OwnSchema(written("own.xsd", data))
    except UsageError as error:
        assert "own.xsd" in str(error)
        return
    assert list(schema.roots) == sorted(schema.roots)
    for document in _DOCUMENTS:
        reports.hold(schema.check(parse(document, "a.xml")))


def _seeds() -> list[bytes]:
    small = min((schema_path(name).read_bytes() for name in dialect_names()), key=len)
    return [_XSD.encode(), small]


TARGET = Target(
    "schema", run, _seeds, lambda: seeds.words("schema"), seconds=5
)  # xmlschema builds much for each schema

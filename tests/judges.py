"""The three judges of structure: our rules, libxml2 with our XSD, and xmlschema with our XSD."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from typing import NamedTuple

import xmlschema
from lxml import etree

from flexml.diagnostics import Severity
from flexml.dialects import get_dialect
from flexml.dialects.schemas import schema_path
from flexml.lint import check_document, find_rule
from flexml.source import parse


class Verdicts(NamedTuple):
    """The first reason of each judge to refuse a document, `None` where it accepts it.

    `certain` is what our rules say that a schema can express; `told` is what they say at all, hints aside.
    """

    certain: str | None
    told: str | None
    libxml2: str | None
    xmlschema: str | None

    @property
    def agree(self) -> bool:
        """The schema refuses what our rules say it must, and our rules explain all that it refuses."""
        if (self.libxml2 is None) != (self.xmlschema is None):
            return False
        return self.certain is None if self.libxml2 is None else self.told is not None


@cache
def lxml_schema(dialect: str) -> etree.XMLSchema:
    return etree.XMLSchema(file=str(schema_path(dialect)))


@cache
def xml_schema(dialect: str) -> xmlschema.XMLSchema10:
    return xmlschema.XMLSchema10(str(schema_path(dialect)))


def without_comments(root: etree._Element) -> etree._ElementTree:
    """Return a copy for xmlschema, which takes a comment of lxml for a child element that text may not stand beside."""
    copy = deepcopy(root)
    etree.strip_tags(copy, etree.Comment, etree.ProcessingInstruction)
    return copy.getroottree()


def libxml2_reason(root: etree._Element, dialect: str) -> str | None:
    """Return why libxml2 refuses a document."""
    try:
        lxml_schema(dialect).assertValid(root)
    except etree.DocumentInvalid as error:
        return str(error)
    return None


def verdicts(data: bytes, dialect: str) -> Verdicts:
    """Return what each judge says of a well-formed document."""
    document = parse(data)
    ours = [f for f in check_document(document, get_dialect(dialect), gate=False) if f.severity > Severity.INFO]
    theirs = next(xml_schema(dialect).iter_errors(without_comments(document.root)), None)
    return Verdicts(
        certain=next((str(f) for f in ours if f.severity is Severity.ERROR and find_rule(f.name).schema_decides), None),
        told=next((str(finding) for finding in ours), None),
        libxml2=libxml2_reason(document.root, dialect),
        xmlschema=None if theirs is None else str(theirs.reason),
    )

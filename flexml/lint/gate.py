"""The fast gear: asks libxml2 whether a document is valid against its dialect's XSD."""

from __future__ import annotations

import threading

from lxml import etree

from ..dialects import Dialect, dialect_names, get_dialect
from ..dialects.schemas import shipped_file
from ..source import Node

_schemas = threading.local()  # an etree.XMLSchema keeps its last error log, so threads do not share one


def schema_accepts(dialect: Dialect, root: Node) -> bool:
    """Tell whether the XSD accepts the document; what it refuses is explained by rules.

    A dialect of the user's own has no XSD, so that the rules judge alone.
    """
    try:
        schema = _schemas.by_dialect[dialect]
    except (AttributeError, KeyError):
        schema = _load(dialect)
    if schema is None:
        return False
    try:
        return bool(schema.validate(root))
    except (etree.XMLSchemaError, AssertionError):  # entity nodes, which libxml2 cannot judge
        return False


def _load(dialect: Dialect) -> etree.XMLSchema | None:
    shipped = dialect.name in dialect_names() and get_dialect(dialect.name) is dialect
    schema = etree.XMLSchema(file=shipped_file(f"{dialect.name}.xsd")) if shipped else None
    by_dialect: dict[Dialect, etree.XMLSchema | None] = _schemas.__dict__.setdefault("by_dialect", {})
    if shipped:
        by_dialect[dialect] = schema
    return schema

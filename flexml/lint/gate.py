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
    if dialect.name not in dialect_names() or get_dialect(dialect.name) is not dialect:
        return False
    by_name: dict[str, etree.XMLSchema] = _schemas.__dict__.setdefault("by_name", {})
    schema = by_name.get(dialect.name)
    if schema is None:
        schema = by_name[dialect.name] = etree.XMLSchema(file=shipped_file(f"{dialect.name}.xsd"))
    try:
        return bool(schema.validate(root))
    except (etree.XMLSchemaError, AssertionError):  # entity nodes, which libxml2 cannot judge
        return False

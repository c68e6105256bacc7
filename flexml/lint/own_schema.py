"""Checks documents against an XSD that the user brings, 1.0 or 1.1."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from ..diagnostics import ERROR, Diagnostic, Report
from ..errors import UsageError, reason
from ..record import replace
from ..source import Document, Node, Span
from ..source.reading import read_whole
from .engine import check_document
from .policy import MOST_OF_A_KIND, Policy
from .selection import Selection
from .suppression import OWN_SCHEMA as NAME
from .suppressions import Suppressions

if TYPE_CHECKING:
    from xmlschema import XMLSchemaBase, XMLSchemaValidationError

CODE = NAME.upper()

_VERSION_1_1 = re.compile(rb"minVersion\s*=\s*[\"']1\.1|<(\w+:)?(assert|assertion|alternative|openContent|override)\b")
_ATTRIBUTE = re.compile(r"attribute '?([\w:.-]+)'?|'([\w:.-]+)' attribute")


class OwnSchema:
    """A compiled XSD; one may be used by several threads. `name` is what its findings are called."""

    name = NAME

    def __init__(self, path: Path) -> None:
        """Compile the XSD at `path`; what it includes or imports is read from local files alone.

        Raises:
            UsageError: it cannot be read, or is no XSD.
        """
        import xmlschema  # slow to import, and only for those who bring a schema

        try:
            data = read_whole(str(path))
            make = xmlschema.XMLSchema11 if _VERSION_1_1.search(data) else xmlschema.XMLSchema10
            self._schema: XMLSchemaBase = make(str(path), allow="local", defuse="always")
        except OSError as error:
            raise UsageError(f"cannot read the schema {path}: {reason(error)}") from error
        except (xmlschema.XMLSchemaException, SyntaxError, ValueError, LookupError, TypeError) as error:
            lines = str(getattr(error, "message", None) or error).strip().splitlines()
            raise UsageError(f"{path} is no XML schema: {lines[0] if lines else type(error).__name__}") from error

    @property
    def roots(self) -> tuple[str, ...]:
        """The names of the elements that a document may begin with."""
        return tuple(sorted(name.rpartition("}")[2] for name in self._schema.elements))

    def check(self, document: Document) -> Report:
        """Return what the schema does not allow, or why the document is not well-formed."""
        if not document.well_formed:
            report = check_document(document, policy=Policy(Selection(("xml", "template"))))
            return Report(report.diagnostics, suppressed=report.suppressed)
        errors = self._schema.iter_errors(document.root.getroottree())
        told = [self._diagnostic(document, error) for error in islice(errors, MOST_OF_A_KIND)]
        if len(told) == MOST_OF_A_KIND:
            word = f"this is number {MOST_OF_A_KIND:,} of its kind in this document, and there may be more"
            told[-1] = replace(told[-1], message=f"{told[-1].message}; {word}")
        found = sorted(told, key=lambda diagnostic: diagnostic.span)
        suppressions = Suppressions(document)
        silent = [suppressions.silence(NAME, diagnostic.span) for diagnostic in found]
        return Report(
            tuple(one for one, is_silent in zip(found, silent, strict=True) if not is_silent),
            suppressed=tuple(one for one, is_silent in zip(found, silent, strict=True) if is_silent),
        )

    def _diagnostic(self, document: Document, error: XMLSchemaValidationError) -> Diagnostic:
        return Diagnostic(
            code=CODE,
            name=NAME,
            severity=ERROR,
            message=f"`{error.path or '/'}`: {_sentence(error.reason or error.message)}",
            span=next(self._spans(document, error)),
            source=document.source,
            path=str(error.path or ""),
        )

    def _spans(self, document: Document, error: XMLSchemaValidationError) -> Iterator[Span]:
        """Places of the error, the most exact one first."""
        child: object = getattr(error, "invalid_child", None)
        if isinstance(child, Node):
            yield document.place(child).name
        node: object = error.elem  # typed as the standard library's element, which it is not here
        if isinstance(node, Node):
            place = document.place(node)
            for match in _ATTRIBUTE.finditer(error.reason or ""):
                attribute = place.attributes.get(match[1] or match[2])
                if attribute is not None:
                    yield attribute.whole
            yield place.name
        yield Span(0, 0)


def _sentence(reason: str) -> str:
    words = re.sub(r"'([^']*)'", r"`\1`", " ".join(reason.replace("`", "'").split())).rstrip(".")
    return words[:1].lower() + words[1:]

"""Asserts that two documents say the same, however they are written."""

from __future__ import annotations

from ..api import parse, validate
from ..builder.element import Element
from ..diagnostics.count import counted
from ..diagnostics.render.full import render
from ..errors import BuildError, CheckFailed, DocumentsDiffer
from ..source import Document
from .difference import differences
from .drawing import drawing
from .outline import outline
from .response import document_in

_MOST_TOLD = 20


def assert_same_document(actual: object, expected: object) -> None:
    """Raise where two documents are not the same element for element: names, attributes and text.

    The order and the quotes of attributes, white space that means nothing, references and CDATA sections,
    comments, processing instructions, encodings and declarations make no difference. Both take what
    `assert_valid` takes, responses too.

    Raises:
        DocumentsDiffer: an `AssertionError` that tells the path of each difference, with what is there and
            what is expected, and draws both documents as one tree.
        CheckFailed: one of them is not well-formed, or a response without a document.
        UsageError: there is no document in one of them.
    """
    __tracebackhide__ = True
    told = _told(_well_formed(actual, "actual"), _well_formed(expected, "expected"))
    if told:
        raise DocumentsDiffer(told)


def explanation(actual: Element, expected: Element) -> list[str] | None:
    """Return lines that say why two elements are not equal; none where they say the same, or cannot be printed."""
    try:
        told = _told(parse(actual), parse(expected))
    except BuildError:
        return None
    return [f"{type(actual).__name__} == {type(expected).__name__}", *told.splitlines()] if told else None


def _well_formed(given: object, which: str) -> Document:
    __tracebackhide__ = True
    document = parse(document_in(given))
    if not document.well_formed:
        raise CheckFailed(f"the {which} document is not well-formed\n\n{render(validate(document))}".rstrip("\n"))
    return document


def _told(actual: Document, expected: Document) -> str:
    """Where two documents differ, or nothing where they are the same."""
    there, here = outline(actual), outline(expected)
    if there == here:
        return ""
    found = list(differences(here, there))
    told = [f"  {difference}" for difference in found[:_MOST_TOLD]]
    more = [f"  … and {len(found) - _MOST_TOLD} more"] if len(found) > _MOST_TOLD else []
    head = f"the documents differ in {counted(len(found), 'place')}:"
    tree = drawing(here, there).rstrip("\n")
    return "\n".join([head, *told, *more, "", "- expected", "+ actual", "", tree])

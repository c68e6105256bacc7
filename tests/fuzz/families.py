"""What is promised of templates and programs: variants are made of places in a source, and check like documents."""

from __future__ import annotations

from flexml.dialects import Dialect
from flexml.lint.families import check_family
from flexml.template.family import Family
from tests.fuzz import reports

_FEW = 8  # variants; a template may have hundreds


def hold(family: Family, dialect: Dialect | None) -> None:
    """Raise where a promise is broken."""
    assert family.variants
    for variant in family.variants:
        text, origins = variant.document.source.text, variant.document.origins
        if origins is None:
            continue
        position = 0
        for piece in origins.pieces:
            reports.hold_place(piece.source, piece.span)
            assert piece.start == position
            assert not piece.exact or piece.span.cut(piece.source.text) == text[piece.start : piece.end]
            position = piece.end
        assert position == len(text)
    for source, fault in family.faults:
        reports.hold_place(source, fault.span)
    report = check_family(family, dialect)
    reports.hold(report)
    if len(family.variants) <= _FEW:
        assert check_family(family, dialect) == report

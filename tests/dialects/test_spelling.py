"""Attribute names as a vendor reads them."""

from __future__ import annotations

import pytest

from flexml.dialects import AttributeSpec, Dialect, ElementSpec
from flexml.dialects.values import String

ELEMENT = ElementSpec("Line", "noun", "A stream.", attributes=(AttributeSpec("maxLength", String("text", "text")),))


def dialect(*, ignores_case: bool) -> Dialect:
    return Dialect("mini", "Mini", "Nobody", "Made for tests.", "Line", (ELEMENT,), ignores_case=ignores_case)


@pytest.mark.parametrize(
    ("ignores_case", "written", "spelling"),
    [
        (True, ["maxLength"], "maxLength"),
        (True, ["maxlength", "maxLength"], "maxLength"),
        (True, ["name", "MAXLENGTH"], "MAXLENGTH"),
        (True, ["name"], None),
        (False, ["maxLength"], "maxLength"),
        (False, ["maxlength"], None),
    ],
)
def test_finds_the_spelling_that_the_vendor_reads_as_the_name(ignores_case, written, spelling):
    assert dialect(ignores_case=ignores_case).spelling("maxLength", written) == spelling


@pytest.mark.parametrize(
    ("ignores_case", "names"), [(True, {"maxLength": "5", "Other": "6"}), (False, {"MaxLength": "5", "Other": "6"})]
)
def test_reads_values_under_the_names_of_the_table(ignores_case, names):
    written = {"MaxLength": "5", "Other": "6"}
    assert dialect(ignores_case=ignores_case).values(ELEMENT, written) == names

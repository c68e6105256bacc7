"""What the tables say to people who come from other vendors."""

from __future__ import annotations

import pytest

from flexml.dialects import dialect_names, get_dialect


@pytest.mark.parametrize("name", dialect_names())
def test_differences_are_told_to_dialects_that_exist(name: str) -> None:
    others = {other for difference in get_dialect(name).differences for other in difference.than}
    assert others <= set(dialect_names()) - {name}


@pytest.mark.parametrize("name", ["flexml", "twiml"])
def test_a_renamed_attribute_leads_to_one_that_the_element_has(name: str) -> None:
    dialect = get_dialect(name)
    renamed = {key: row.use for key, row in dialect.foreign_attributes.items() if row.use}
    missing = [key for key, use in renamed.items() if use not in dialect.elements[key.partition("@")[0]].attributes]
    assert missing == []
    assert renamed

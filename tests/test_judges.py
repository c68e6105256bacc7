"""Three judges of structure agree: our rules, libxml2 and xmlschema, the last two with the XSD as shipped."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from flexml.dialects import dialect_names, get_dialect
from tests.judges import verdicts
from tests.strategies import documents, mutated_documents

relaxed = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("name", dialect_names())
def test_every_judge_accepts_what_the_table_allows(name):
    @relaxed
    @given(documents(get_dialect(name)))
    def run(text: str) -> None:
        given = verdicts(text.encode(), name)
        assert (given.certain, given.libxml2, given.xmlschema) == (None, None, None)

    run()


@pytest.mark.parametrize("name", dialect_names())
def test_the_judges_agree_on_documents_with_something_wrong(name):
    @relaxed
    @given(mutated_documents(get_dialect(name)))
    def run(text: str) -> None:
        given = verdicts(text.encode(), name)
        assert given.agree, given

    run()

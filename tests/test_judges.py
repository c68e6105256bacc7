"""Three judges of structure agree: our rules, libxml2 and xmlschema, the last two with the XSD as shipped."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flexml.dialects import dialect_names, get_dialect
from flexml.lint import check_document
from flexml.source import parse
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


@pytest.mark.parametrize("name", dialect_names())
def test_the_gate_saves_time_and_changes_no_finding(name):
    @relaxed
    @given(st.one_of(documents(get_dialect(name)), mutated_documents(get_dialect(name))))
    def run(text: str) -> None:
        with_gate, without = (check_document(parse(text), get_dialect(name), gate=gate) for gate in (True, False))
        assert [str(finding) for finding in with_gate] == [str(finding) for finding in without]

    run()

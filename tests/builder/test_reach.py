"""All that a table has is built once: each element in each of its places, each attribute, each text."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from flexml.builder.family import family_of
from flexml.builder.read import load
from flexml.dialects import dialect_names, get_dialect
from flexml.lint import check_document, find_rule
from flexml.source import parse
from tests.builder.test_properties import build
from tests.judges import verdicts
from tests.strategies import Tree, trees, ways

once = settings(
    max_examples=2,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)


@pytest.mark.parametrize("name", dialect_names())
def test_all_that_a_table_has_is_built_and_every_judge_accepts_it(name: str):
    dialect = get_dialect(name)
    family = family_of(dialect)
    reached: set[tuple[str, str | None]] = set()

    def note(tree: Tree, parent: str | None) -> None:
        spec = dialect.element(tree.name, parent)
        assert spec is not None
        reached.update((spec.key, attribute) for attribute in (None, *tree.attributes))
        for item in tree.content:
            if isinstance(item, str):
                reached.add((spec.key, "its text"))
            else:
                note(item, tree.name)

    def run(way: tuple[str, ...], attribute: str | None) -> None:
        @once
        @given(trees(dialect, way, attribute))
        def judge(tree: Tree) -> None:
            note(tree, None)
            element = build(tree, family)
            printed = str(element)
            assert load(printed, name) == element
            given = verdicts(printed.encode(), name)
            assert (given.certain, given.libxml2, given.xmlschema) == (None, None, None), printed
            report = check_document(parse(printed), dialect)
            assert [finding for finding in report.errors if find_rule(finding.name).category == "schema"] == []

        judge()

    wanted: set[tuple[str, str | None]] = set()
    for key, way in ways(dialect).items():
        spec = dialect.elements[key]
        for attribute in (None, *spec.attributes):
            wanted.add((key, attribute))
            run(way, attribute)
        if spec.text is not None:
            wanted.add((key, "its text"))
    assert {dialect.elements[key].name for key in ways(dialect)} == set(dialect.names)
    assert wanted - reached == set()

"""The index spares a document rules: only such as find nothing in it."""

from __future__ import annotations

import pytest

from flexml.dialects import get_dialect
from flexml.lint import Context, Policy, all_rules, load_rule
from flexml.lint.calls import calls_for
from flexml.source import parse

CHECKED = [entry for entry in all_rules() if entry.kind in ("element", "document")]
SPARING = [entry for entry in CHECKED if entry.needs or entry.texts or set(entry.cues) - {"*"}]


def called(ctx: Context) -> set[str]:
    return {entry.name for entry in calls_for(Policy(), ctx.dialect).of(ctx, lambda ctx: False)}


@pytest.fixture(scope="module")
def contexts():
    """Each well-formed document among the examples of all rules, in the dialects that it is written for."""
    found = []
    for entry, example in ((one, example) for one in CHECKED for example in load_rule(one.name).examples):
        document = example.document
        if document.well_formed:
            policy = Policy(role=example.role, url=example.url, project=example.project)
            names = (example.dialect,) if example.dialect else entry.dialects or ("flexml", "twiml")
            found += [Context(document, get_dialect(name), policy=policy) for name in names]
    return [(ctx, called(ctx)) for ctx in found]


@pytest.mark.parametrize("entry", SPARING, ids=lambda entry: entry.name)
def test_a_rule_that_is_not_called_finds_nothing(entry, contexts):
    spared = [
        ctx
        for ctx, names in contexts
        if entry.name not in names and (not entry.dialects or ctx.dialect.name in entry.dialects)
    ]
    assert spared
    assert [problem for ctx in spared for problem in load_rule(entry.name).run(ctx)] == []


def test_most_rules_are_spared_a_plain_document():
    ctx = Context(parse('<Response><Say voice="alice">Hello</Say><Hangup/></Response>'), get_dialect("twiml"))
    assert {"attribute-not-alone", "invalid-integer", "unanswered-url", "unreachable-after-action"}.isdisjoint(
        called(ctx)
    )
    assert len(called(ctx)) < 40


@pytest.mark.parametrize("entry", SPARING, ids=lambda entry: entry.name)
def test_a_need_is_a_property_of_the_context(entry):
    assert not entry.needs or hasattr(Context, entry.needs)

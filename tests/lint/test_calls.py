"""The index spares a document rules: only such as find nothing in it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexml.dialects import dialect_names, get_dialect
from flexml.lint import Context, Policy, all_rules, load_rule
from flexml.lint.calls import calls_for
from flexml.lint.gate import schema_accepts
from flexml.source import parse
from tests.strategies import Tree, documents, mutated_documents

CHECKED = [entry for entry in all_rules() if entry.kind in ("element", "document")]
SPARING = [entry for entry in CHECKED if entry.needs or entry.texts or set(entry.cues) - {"*"}]


def called(ctx: Context, *, gate: bool = False) -> set[str]:
    def accepts(ctx: Context) -> bool:
        return gate and schema_accepts(ctx.dialect, ctx.document.root)

    return {entry.name for entry in calls_for(Policy(), ctx.dialect).of(ctx, accepts)}


def found_by_spared(ctx: Context) -> dict[str, list[str]]:
    """What rules find that the document does not call for: each of these is a fault of a cue."""
    names = called(ctx, gate=True)
    spared = (entry for entry in CHECKED if entry.name not in names)
    fitting = (entry for entry in spared if not entry.dialects or ctx.dialect.name in entry.dialects)
    found = {entry.name: [problem.message for problem in load_rule(entry.name).run(ctx)] for entry in fitting}
    return {name: messages for name, messages in found.items() if messages}


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


@pytest.mark.parametrize("dialect", dialect_names())
def test_the_examples_of_all_rules_call_in_each_dialect_for_what_finds_something(dialect):
    examples = [example for entry in CHECKED for example in load_rule(entry.name).examples]
    contexts = [
        Context(example.document, get_dialect(dialect), policy=Policy(role=example.role, url=example.url))
        for example in examples
        if example.document.well_formed
    ]
    assert [found for ctx in contexts if (found := found_by_spared(ctx))] == []


@pytest.mark.parametrize("dialect", dialect_names())
def test_real_documents_call_in_each_dialect_for_what_finds_something(dialect, corpus):
    rows = [json.loads(line) for line in (corpus / "index.jsonl").read_text(encoding="utf-8").splitlines()]
    parsed = ((row["file"], parse((corpus / row["file"]).read_bytes())) for row in rows)
    found = {
        file: found_by_spared(Context(document, get_dialect(dialect), policy=Policy()))
        for file, document in parsed
        if document.well_formed
    }
    assert [file for file, problems in found.items() if problems] == []


@given(st.data())
def test_any_document_calls_for_what_finds_something(data):
    dialect = get_dialect(data.draw(st.sampled_from(dialect_names())))
    written_in = get_dialect(data.draw(st.sampled_from(dialect_names())))
    document = parse(data.draw(documents(written_in) | mutated_documents(written_in)))
    assert not document.well_formed or found_by_spared(Context(document, dialect, policy=Policy())) == {}


NAMES = (
    *("Start", "Stop", "Connect", "Stream", "Siprec", "Parameter", "Pause", "Hangup", "Reject", "Redirect", "Say"),
    *("Wait", "Play", "Gather", "Record", "Dial", "Number", "connect", "STREAM", "Foo"),
)
ATTRIBUTES = ("name", "url", "action", "track", "maxLength", "loop", "Name", "URL")
VALUES = ("a", "b", "", " ", "wss://example.com/a", "wss://example.com:80/", "ws://a/?b=c", "both_tracks", "x" * 300)
ELEMENTS = st.recursive(
    st.builds(Tree, st.sampled_from(NAMES), st.dictionaries(st.sampled_from(ATTRIBUTES), st.sampled_from(VALUES))),
    lambda inner: st.builds(
        Tree,
        st.sampled_from(NAMES),
        st.dictionaries(st.sampled_from(ATTRIBUTES), st.sampled_from(VALUES)),
        st.lists(inner | st.just("/next"), max_size=4),
    ),
    max_leaves=12,
)


@given(st.lists(ELEMENTS, max_size=5), st.sampled_from(["twiml", "flexml"]))
def test_what_runs_after_what_calls_for_what_finds_something(inside, name):
    ctx = Context(parse(str(Tree("Response", {}, inside))), get_dialect(name), policy=Policy())
    assert found_by_spared(ctx) == {}


@pytest.mark.parametrize(
    "text",
    [
        """<Response><Gather action="/menu" numDigits="1"><Say>Press 1.</Say></Gather>
        <Start><Stream name="recorder" url="wss://example.com/listen">
        <Parameter name="call" value="1"/></Stream></Start>
        <Connect><Stream url="wss://example.com/agent"><Parameter name="caller" value="1"/>
        <Parameter name="language" value="en"/></Stream></Connect><Redirect>/next</Redirect></Response>""",
        """<Response><Gather action="/menu" numDigits="1"><Say>Press 1.</Say></Gather>
        <Say>We got no input.</Say><Hangup/></Response>""",
    ],
    ids=["streams", "menu"],
)
def test_a_good_document_calls_for_no_rule(text):
    assert called(Context(parse(text), get_dialect("twiml"), policy=Policy())) == set()

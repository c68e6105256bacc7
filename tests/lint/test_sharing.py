"""What a template's variants have in common is told as if each of them were checked."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flexml.dialects import get_dialect
from flexml.lint import Context, Policy, all_rules, families, load_rule
from flexml.lint.calls import around, calls_for
from flexml.lint.sharing import Sharers
from flexml.source import parse
from tests.template.reading import family

VERBS = (
    "<Say>Hello</Say>",
    "<Say>Hello {{ name }}</Say>",
    "<Say>{{ text|safe }}</Say>",
    "<Say></Say>",
    '<Say voice="{{ voice }}" loop="0">Hello</Say>',
    '<Start><Stream name="one" url="wss://example.com/a"/></Start>',
    '<Start><Stream name="{{ name }}" url="wss://example.com/b?x=1"/></Start>',
    '<Start><Siprec name="two" connectorName="c"/></Start>',
    '<Stop><Stream name="one"/></Stop>',
    "<Stop><Stream/></Stop>",
    '<Connect><Stream url="wss://example.com/c" name="one"/></Connect>',
    '<Connect action="/on"><ConversationRelay url="wss://example.com/d"/></Connect>',
    "<Hangup/>",
    "<Reject/>",
    "<Redirect>/next</Redirect>",
    "<Redirect></Redirect>",
    '<Gather action="/keys"><Say>Press a key.</Say></Gather>',
    '<Gather action="/keys" timeout="{{ seconds }}"/>',
    '<Gather actionOnEmptyResult="true" input="speech"/>',
    '<Record action="/done" maxLength="soon"/>',
    '<Dial answerOnBridge="true" {{ more }}>+15550100</Dial>',
    "<Dial><Number>+15550100</Number><Sip>sip:me@example.com</Sip></Dial>",
    '<Pause length="1"/>',
    "<Pause/>",
    '<Play digits="1"/>',
    "<Play>http://localhost/a.mp3</Play>",
    "<say>hello</say>",
    "<Foo/>",
    "<Enqueue>support</Enqueue>",
    "<!-- a comment -->",
    "<!-- flexml: ignore[say-without-words] -->",
    "text",
    "{{ verbs }}",
)
FLAGS = ("a", "b", "c", "d")
MANY = 20  # verbs of an example that only shows how many there may be

verbs = st.lists(st.sampled_from(VERBS), min_size=1, max_size=2).map("".join)
pieces = st.one_of(
    verbs,
    st.builds("{{% if {} %}}{}{{% endif %}}".format, st.sampled_from(FLAGS), verbs),
    st.builds("{{% if {} %}}{}{{% else %}}{}{{% endif %}}".format, st.sampled_from(FLAGS), verbs, verbs),
    st.builds(
        '<Gather{{% if {} %}} {}="5"{{% endif %}}>{{% if {} %}}<Say>Press one.</Say>{{% endif %}}</Gather>'.format,
        st.sampled_from(FLAGS),
        st.sampled_from(("timeout", "hints", "finishOnKey", "tiemout")),
        st.sampled_from(FLAGS),
    ),
)
bodies = st.lists(pieces, min_size=1, max_size=6).map("".join)


class Nothing:
    """Takes nothing for known."""

    def __init__(self, _dialect, policy):
        self._policy = policy

    def policy_for(self, _variant):
        return self._policy

    def takes(self, _variant, _bit):
        return False

    def learn(self, _variant, bit, _report):
        return lambda _: Sharers(bit)


def one_by_one(made, dialect, policy=None):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(families, "Sharing", Nothing)
        return families.check_family(made, dialect, policy)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bodies, st.sampled_from(("twiml", "flexml")), st.sampled_from((Policy(), Policy(beside=True, url="/here"))))
def test_what_is_found_is_what_a_check_of_each_variant_finds(body, name, policy):
    text, dialect = f"<Response>{body}</Response>", get_dialect(name)
    assert one_by_one(family(text), dialect, policy) == families.check_family(family(text), dialect, policy)


def by_themselves(document):
    """Each verb of a document, and the document with white space in place of all others."""
    text = document.source.text
    places = [document.place(node).element for node in document.root.elements]
    for kept in places if 1 < len(places) < MANY else ():
        alone = list(text)
        for other in places:
            if other != kept:
                alone[other.start : other.end] = " " * len(other)
        yield kept, parse("".join(alone))


def found(ctx, calls, of_root, kept):
    """What rules that read one verb find there, but those that the root calls for."""
    called = {entry.name for entry in calls.of(ctx, lambda _: False)}
    return {
        (entry.name, problem.message, problem.span, problem.help)
        for number, entry in enumerate(calls.taking_part)
        if entry.reads == "verb" and entry.name in called and not of_root >> number & 1
        for problem in load_rule(entry.name).run(ctx)
        if kept.start <= problem.span.start < kept.end
    }


def test_a_rule_that_reads_a_verb_finds_the_same_where_it_stands_alone():
    examples = {
        (example.document.source.text, name, example.role, example.url)
        for entry in all_rules()
        if entry.kind in ("element", "document")
        for example in load_rule(entry.name).examples
        if example.document.well_formed and not (example.document.remarks or example.files or example.routes)
        for name in ((example.dialect,) if example.dialect else entry.dialects or ("flexml", "twiml"))
    }
    for text, name, role, url in sorted(examples, key=str):
        dialect, policy = get_dialect(name), Policy(role=role, url=url)
        ctx, calls = Context(parse(text), dialect, policy=policy), calls_for(policy, dialect)
        of_root = calls.shapes.called_by_root(ctx.document.root, 2, around(ctx))
        for kept, alone in by_themselves(ctx.document):
            by_itself = found(Context(alone, dialect, policy=policy), calls, of_root, kept)
            assert found(ctx, calls, of_root, kept) == by_itself, text

"""Compares what is found in all variants of a template with what is found in each of its renderings."""

from __future__ import annotations

import re
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flexml.dialects import get_dialect
from flexml.lint.families import check_family
from flexml.source import SourceText
from flexml.template import django, jinja
from flexml.template.family import family_of
from flexml.template.tree import Template

FLAGS = ("vip", "open", "queue", "late")
VERBS = (
    "<Say>Hello</Say>",
    "<Say></Say>",
    '<Start><Stream name="one" url="wss://example.com/a"/></Start>',
    '<Start><Stream name="two" url="wss://example.com/b"/></Start>',
    '<Stop><Stream name="one"/></Stop>',
    '<Connect><Stream url="wss://example.com/c"/></Connect>',
    '<Connect><ConversationRelay url="wss://example.com/d"/></Connect>',
    "<Hangup/>",
    "<Redirect>/next</Redirect>",
    '<Gather action="/keys"><Say>Press a key.</Say></Gather>',
    '<Pause length="1"/>',
)
ATTRIBUTES = ('timeout="5"', 'timeout="soon"', 'tiemout="5"', 'action="/done"', 'hangupOnStar="yes"')
READERS = {"django": django.read_template, "jinja2": jinja.read_template}

atoms = st.sampled_from([*FLAGS, *(f"not {flag}" for flag in FLAGS)])
conditions = st.lists(st.lists(atoms, min_size=1, max_size=2), min_size=1, max_size=2).map(
    lambda terms: " or ".join(" and ".join(term) for term in terms)
)


def branches(bodies):
    return st.builds(
        lambda first, rest, last: (
            "".join(
                f"{{% {'elif' if number else 'if'} {test} %}}{body}"
                for number, (test, body) in enumerate([first, *rest])
            )
            + ("" if last is None else f"{{% else %}}{last}")
            + "{% endif %}"
        ),
        st.tuples(conditions, bodies),
        st.lists(st.tuples(conditions, bodies), max_size=2),
        st.none() | bodies,
    )


dials = st.lists(
    st.tuples(conditions, st.sampled_from(ATTRIBUTES)), max_size=2, unique_by=lambda pair: pair[1].partition("=")[0]
).map(
    lambda pairs: f"<Dial{''.join(f'{{% if {test} %}} {said}{{% endif %}}' for test, said in pairs)}>+15550100</Dial>"
)
verbs = st.sampled_from(VERBS) | dials
bodies = st.recursive(
    st.lists(verbs, max_size=2).map("".join),
    lambda inner: st.lists(branches(inner) | verbs, min_size=1, max_size=3).map("".join),
    max_leaves=6,
)


def family(text, language, context=None):
    template = READERS[language](SourceText(text, "answer.xml"))
    assert isinstance(template, Template), template
    return family_of(template, lambda _name, _here: None, context)


def findings(made):
    return {
        (found.code, found.message.partition(", when ")[0], found.span): found
        for found in check_family(made, get_dialect("twiml"))
    }


def terms_of(message):
    """The flags that a message says, or nothing where it says several ways."""
    words = message.partition(", when ")[2]
    found = re.fullmatch(r"`\w+` is (?:true|false)(?: and `\w+` is (?:true|false))*", words)
    return dict(re.findall(r"`(\w+)` is (true|false)", words)) if found else None


@pytest.mark.parametrize("language", READERS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(body=bodies)
def test_what_is_found_in_all_variants_is_what_is_found_in_all_renderings(language, body):
    text = f"<Response>{body}</Response>"
    explored = findings(family(text, language))
    rendered = {}
    for values in product((True, False), repeat=len(FLAGS)):
        context = dict(zip(FLAGS, values, strict=True))
        rendering = family(text, language, context)
        assert len(rendering.variants) == 1
        rendered[values] = findings(rendering), rendering.variants[0].document.origins.pieces
    assert set(explored) == {key for found, _ in rendered.values() for key in found}
    for key, found in explored.items():
        said = terms_of(found.message)
        if said is None and ", when " in found.message:
            continue
        for values, (those, pieces) in rendered.items():
            flags = dict(zip(FLAGS, values, strict=True))
            fits = all(flags[name] is (word == "true") for name, word in (said or {}).items())
            reached = any(piece.span.start <= found.span.start < piece.span.end for piece in pieces)
            if fits and reached:
                assert key in those, (text, flags)

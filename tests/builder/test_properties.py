"""What the tables allow is built, printed and read back; what a text says never becomes markup."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

import flexml
import flexml.twiml
import flexml.twiml_fax
import flexml.twiml_messaging
from flexml import BuildError, Element
from flexml.builder.family import Family, family_of
from flexml.builder.read import load
from flexml.dialects import dialect_names, get_dialect
from tests.judges import verdicts
from tests.strategies import Tree, trees

relaxed = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
PIECES = (
    *("<Hangup/>", "</Say>", "</Response>", "<!--", "-->", "<![CDATA[", "]]>", "<?xml version='1.0'?>", "<!DOCTYPE a>"),
    *("&amp;", "&lt;", "&#0;", "&#x41;", "&nbsp;", "&", "<", ">", '"', "'", '" a="b', "'/>", "=", "/>"),
    *("\t", "\n", "\r", "\r\n", " ", "\xa0", "\u2028", "\u202e", "\ufeff", "\x85"),
    *("\0", "\x0b", "\x1b", "\x7f", "\ud800", "\udfff", "\ufffe", "\uffff", "\U0001f600", "\U0010ffff"),
    *("a", "0", "%s", "{a}", "{{ a }}", "${a}", "$(a)", "`"),
)
payloads = st.one_of(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join), st.text(max_size=20))
# What the vendor takes, and the builder therefore too.
ALLOWED = {"attribute-without-effect", "deprecated-attribute", "deprecated-element"}


def build(tree: Tree, family: Family, parent: str | None = None) -> Element:
    """Return the element of a tree, made as a program makes it."""
    cls = family.classes[tree.name]
    spec = family.dialect.element(tree.name, parent)
    assert spec is not None
    keywords = {spec.attributes[name].python_name: value for name, value in tree.attributes.items()}
    return cls(
        *(item if isinstance(item, str) else build(item, family, tree.name) for item in tree.content), **keywords
    )


@pytest.mark.parametrize("name", dialect_names())
def test_what_a_table_allows_is_built_and_is_valid(name: str):
    @relaxed
    @given(trees(get_dialect(name)))
    def run(tree: Tree) -> None:
        element = build(tree, family_of(get_dialect(name)))
        given = verdicts(str(element).encode(), name)
        assert (given.certain, given.libxml2, given.xmlschema) == (None, None, None)
        report = flexml.check(element, select=("xml", "schema"))
        assert [str(found) for found in report if found.name not in ALLOWED] == []

    run()


@pytest.mark.parametrize("name", dialect_names())
def test_printing_and_reading_are_inverse(name: str):
    @relaxed
    @given(trees(get_dialect(name)))
    def run(tree: Tree) -> None:
        element = build(tree, family_of(get_dialect(name)))
        assert load(str(element), name) == element
        assert load(str(tree), name) == element
        assert load(re.sub(">\n *<", "><", element.to_xml(pretty=True)), name) == element
        assert str(load(str(element), name)) == str(element)

    run()


@pytest.mark.parametrize("name", dialect_names())
def test_repr_makes_the_element_again(name: str):
    @relaxed
    @given(trees(get_dialect(name)))
    def run(tree: Tree) -> None:
        family = family_of(get_dialect(name))
        element = build(tree, family)
        names = {cls.__name__: cls for cls in family.classes.values()}
        assert eval(repr(element), {"Element": Element, **names}) == element

    run()


HOLDERS = {
    "custom": lambda payload: Element.custom("inner", payload, a=payload),
    "flexml text": lambda payload: flexml.Say(payload),
    "flexml attribute": lambda payload: flexml.Gather(action=payload),
    "ssml": lambda payload: flexml.twiml.Emphasis(payload),
    "twiml attribute": lambda payload: flexml.twiml.Parameter(name=payload, value=payload),
    "message": lambda payload: flexml.twiml_messaging.Message(payload, status_callback=payload),
    "fax": lambda payload: flexml.twiml_fax.Receive(action=payload),
}


@pytest.mark.parametrize("holder", HOLDERS)
@settings(max_examples=1000, deadline=None)
@given(payload=payloads)
def test_a_payload_is_refused_or_stays_what_it_is(holder: str, payload: str):
    try:
        printed = str(Element.custom("outer", HOLDERS[holder](payload)))
    except BuildError:
        return
    outer = etree.fromstring(printed.encode())
    (inner,) = outer
    assert (outer.text, inner.tail, len(inner)) == (None, None, 0)
    assert {inner.text or "", *inner.attrib.values()} <= {payload, ""}
    assert payload in {inner.text or "", *inner.attrib.values()}

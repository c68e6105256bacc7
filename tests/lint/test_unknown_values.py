"""Puts expressions of a template into the bad examples of all rules: nothing is claimed of what nobody knows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from flexml.dialects import Dialect, dialect_names, get_dialect
from flexml.lint import Bad, Policy, RuleEntry, all_rules, check_document, load_rule
from flexml.lint.families import check_family
from flexml.source import Document, SourceText, Span
from flexml.template.django import read_template
from flexml.template.family import family_of
from flexml.template.tree import Template

HOLE = "{{ x }}"
SAFE = "{{ x|safe }}"
LARGEST = 3000  # characters of an example
EVERY = 8  # so many changes are there for one that is tried

ABOUT_HOLES = frozenset({"template-attribute-injection", "unsafe-template-filter", "unencoded-template-query"})

# What is true of a place whatever the value is.
TRUE_OF_ANY = {
    "foreign-namespace": "the namespace is known where the name is not",
    "stray-text": "no other attribute gives the text a meaning",
    "task-in-conference": "no attribute makes the place right",
    "play-digits-in-gather": "the attribute is wrong there with any value",
    "connect-stream-max-length": "the attribute is wrong there with any value",
    "say-text-too-long": "the known part is too long by itself",
    "parameter-too-long": "the known part is too long by itself",
    "duplicate-stream-name": "a `Stop` for another stream leaves this one open",
    "dialect-unsupported-use": "the other dialect does not have it wherever it stands",
    "unknown-element": "the special rule that tells it better has no ground",
    "missing-text": "the table asks for it there whatever the attributes are",
}

DOCUMENTS = [
    pytest.param(entry, example, id=f"{entry.name}-{number}")
    for entry in all_rules()
    if entry.kind in ("element", "document", "target")
    for number, example in enumerate(load_rule(entry.name).examples)
    if isinstance(example, Bad) and isinstance(example.text, str) and example.is_document
    if len(example.source.text) <= LARGEST and "{" not in example.source.text and example.document.well_formed
]


def changes(document: Document) -> Iterator[str]:
    """The document with one thing after the other as an expression."""
    text = document.source.text

    def put(span: Span, new: str) -> str:
        return text[: span.start] + new + text[span.end :]

    for node in document.nodes:
        place = document.place(node)
        for attribute in place.attributes.values():
            yield put(attribute.value, HOLE)
            yield put(attribute.name, HOLE)
            yield put(attribute.whole, HOLE)
        for words in place.texts:
            yield put(words, HOLE)
            yield put(words, SAFE)
        yield put(Span(place.name.end, place.name.end), f" {HOLE}")
        if place.end_tag is None:
            yield put(place.name, HOLE)
        else:
            yield put(place.content, SAFE)
            yield put(Span(place.content.end, place.content.end), SAFE)
            yield (
                text[: place.name.start]
                + HOLE
                + text[place.name.end : place.end_name.start]
                + HOLE
                + (text[place.end_name.end :])
            )


def dialect_of(entry: RuleEntry, example: Bad) -> Dialect:
    return get_dialect(example.dialect or (entry.dialects[0] if entry.dialects else dialect_names()[0]))


@pytest.mark.parametrize(("entry", "example"), DOCUMENTS)
def test_nothing_is_claimed_of_what_nobody_knows(entry, example):
    dialect = dialect_of(entry, example)
    policy = Policy(
        options={entry.name: example.options},
        targets=example.targets,
        role=example.role,
        url=example.url,
        project=example.project,
    )
    known = {found.name for found in check_document(example.document, dialect, policy)}
    first = sum(map(ord, entry.name)) % EVERY
    for text in list(changes(example.document))[first::EVERY]:
        template = read_template(SourceText(text))
        assert isinstance(template, Template)
        for found in check_family(family_of(template, lambda _name, _here: None), dialect, policy):
            if found.name in ABOUT_HOLES or found.name in TRUE_OF_ANY:
                continue
            marked = found.span.cut(found.source.text)
            assert found.name in known, (str(found), text)
            assert marked not in (HOLE, SAFE) or found.name == "duplicate-key", (str(found), text)

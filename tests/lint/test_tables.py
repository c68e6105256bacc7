"""What rules make of a table, also of one that no vendor has."""

from __future__ import annotations

import pytest

from flexml.diagnostics import ERROR, WARNING, Diagnostic
from flexml.dialects import AttributeSpec, Dialect, ElementSpec, TextSpec
from flexml.dialects.values import String
from flexml.lint import Policy, Selection, check_document
from flexml.source import parse

WORDS = String("words", "words")
CODE = 4711


def table(least: int = 1, most: int | None = 2, doubt: str | None = None) -> Dialect:
    """A dialect whose rows all carry a code, and a doubt where one is given."""

    def attribute(name, **facts):
        return AttributeSpec(name, WORDS, uncertain=doubt, runtime=(CODE,), **facts)

    def element(key, kind, parents=("Root",), **facts):
        return ElementSpec(key, kind, "", parents=parents, uncertain=doubt, runtime=(CODE,), **facts)

    verb = element(
        "Verb",
        "verb",
        attributes=(
            attribute("tones", alone=True),
            attribute("left", excludes=("right",)),
            attribute("right", excludes=("left", "mode=fast")),
            attribute("mode"),
            attribute("report", requires=("mode=slow", "left")),
        ),
    )
    group = element(
        "Group",
        "verb",
        children=("Part", "Single"),
        min_children=least,
        max_children=most,
        limits=(("Part", 1),),
        alone=("Single",),
        limit_runtime=(("Part", (CODE,)), ("Single", (CODE,))),
    )
    text = element("Text", "verb", text=TextSpec(WORDS, required=True, uncertain=doubt, runtime=(CODE,)))
    part = element("Part", "noun", parents=("Group",), unique="name", attributes=(attribute("name"),))
    single = element("Single", "noun", parents=("Group",))
    note, stray = element("Note", "noun"), element("Stray", "noun", parents=())
    verbs = (verb, group, text, note)
    root = element("Root", "root", parents=(), children=tuple(spec.name for spec in verbs))
    return Dialect("own", "Own", "Nobody", "A language.", "Root", (root, *verbs, part, single, stray))


def findings(rule: str, text: str, dialect: Dialect) -> list[Diagnostic]:
    return list(check_document(parse(f"<Root>{text}</Root>"), dialect, Policy(Selection((rule,)))))


def messages(rule: str, text: str, dialect: Dialect) -> list[str]:
    return [finding.message for finding in findings(rule, text, dialect)]


BROKEN = [
    ("attribute-not-alone", '<Verb tones="1" mode="slow"/>'),
    ("child-not-alone", "<Group><Single/><Part/></Group>"),
    ("conflicting-attributes", '<Verb left="1" right="2"/>'),
    ("invalid-child", "<Group><Text>one</Text></Group>"),
    ("missing-text", "<Text/>"),
    ("repeated-child", "<Group><Part/><Part/></Group>"),
    ("wrong-noun-count", "<Group/>"),
]


@pytest.mark.parametrize(("rule", "text"), BROKEN)
def test_what_breaks_a_doubtful_row_is_a_warning_at_most(rule, text):
    sure, doubtful = (findings(rule, text, table(doubt=doubt)) for doubt in (None, "the page is silent"))
    assert [finding.severity for finding in sure] == [ERROR]
    assert [finding.severity for finding in doubtful] == [WARNING]


@pytest.mark.parametrize(
    ("rule", "text"), [*BROKEN, ("duplicate-key", '<Group><Part name="a"/><Single/><Part name="a"/></Group>')]
)
def test_what_breaks_a_row_is_told_with_its_codes(rule, text):
    assert [finding.runtime for finding in findings(rule, text, table())] == [(CODE,)]


@pytest.mark.parametrize(
    ("attributes", "told"),
    [
        ('left="1" right="2"', ["`right` of `Verb` excludes `left`"]),
        ('right="1" left="2"', ["`left` of `Verb` excludes `right`"]),
        ('mode="fast" right="1"', ["`right` of `Verb` excludes `mode`"]),
        ('mode="fast" left="1" right="2"', ["`right` of `Verb` excludes `left`", "`right` of `Verb` excludes `mode`"]),
        ('mode="slow" right="1"', []),
        ('mode="fast" left="1"', []),
    ],
)
def test_each_conflict_is_told_once(attributes, told):
    assert told == sorted(messages("conflicting-attributes", f"<Verb {attributes}/>", table()))


@pytest.mark.parametrize(
    ("attributes", "told"),
    [
        ('report="1"', ['`report` of `Verb` has no effect without `mode="slow"` and `left`']),
        ('report="1" mode="slow"', ["`report` of `Verb` has no effect without `left`"]),
        ('report="1" mode="slow" left="1"', []),
    ],
)
def test_all_that_an_attribute_lacks_is_told(attributes, told):
    assert told == messages("attribute-without-effect", f"<Verb {attributes}/>", table())


@pytest.mark.parametrize(
    ("least", "most", "parts", "told"),
    [
        (1, 1, 0, "exactly 1 element, and this one has none"),
        (2, 2, 1, "exactly 2 elements, and this one has 1"),
        (1, None, 0, "at least 1 element, and this one has none"),
        (2, None, 1, "at least 2 elements, and this one has 1"),
        (0, 1, 2, "at most 1 element, and this one has 2"),
        (0, 2, 3, "at most 2 elements, and this one has 3"),
        (2, 3, 1, "2 to 3 elements, and this one has 1"),
    ],
)
def test_a_wrong_count_is_told_in_words(least, most, parts, told):
    assert [f"`Group` takes {told}"] == messages(
        "wrong-noun-count", f"<Group>{'<Part/>' * parts}</Group>", table(least, most)
    )


@pytest.mark.parametrize("parts", [2, 3])
def test_a_count_within_its_bounds_is_fine(parts):
    assert messages("wrong-noun-count", f"<Group>{'<Part/>' * parts}</Group>", table(2, 3)) == []


def test_a_noun_that_the_root_takes_is_not_misplaced():
    assert messages("misplaced-noun", "<Note/>", table()) == []


def test_a_noun_without_a_place_gets_no_advice():
    (finding,) = findings("misplaced-noun", "<Stray/>", table())
    assert (finding.message, finding.help) == ("`Stray` may not stand directly in `Root`", None)


def test_a_child_of_a_wrong_name_counts_all_the_same():
    assert messages("wrong-noun-count", "<Group><Prat/></Group>", table()) == []

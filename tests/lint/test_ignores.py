"""Comments that are written for findings."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from flexml.diagnostics import INFO
from flexml.dialects import Dialect, get_dialect
from flexml.errors import UsageError
from flexml.lint import Bad, Policy, Selection, all_rules, check_document, load_rule
from flexml.lint.ignores import add_ignores, add_ignores_to_template, checked_reason
from flexml.lint.suppression import OWN_SCHEMA
from flexml.source import SourceText, parse
from tests.strategies import mutated_documents

EXAMPLES = [
    pytest.param(entry, example, id=f"{entry.name}-{number}")
    for entry in all_rules()
    for number, example in enumerate(load_rule(entry.name).examples)
    if isinstance(example, Bad) and example.is_document
]


FEW = Policy(Selection(("xml", "schema", "streams", "suppression")))  # other rules come and go


def silenced(
    data: bytes | str, dialect: Dialect | None, reason: str = "", policy: Policy | None = None, rounds: int = 3
) -> SourceText:
    """The text after comments were added, until nothing is left to silence."""
    source = SourceText(data)
    for _ in range(rounds):
        document = parse(source)
        wrong = [finding for finding in check_document(document, dialect, policy) if finding.severity > INFO]
        if not wrong:
            return source
        source = source.with_text(add_ignores(document, wrong, reason))
    raise AssertionError([str(finding) for finding in wrong])


def with_ignores(text: str, reason: str = "") -> str:
    return silenced(text, get_dialect("flexml"), reason, FEW).text


class TestPlace:
    def test_is_a_line_of_its_own_before_the_element(self):
        assert with_ignores("<Response>\r\n\t<Foo/>\r\n\t<Hangup/>\r\n</Response>") == (
            "<Response>\r\n\t<!-- flexml: ignore[unknown-element] -->\r\n\t<Foo/>\r\n\t<Hangup/>\r\n</Response>"
        )

    def test_is_in_the_line_where_the_element_does_not_begin_it(self):
        assert with_ignores("<Response><Foo/><Hangup/></Response>") == (
            "<Response><!-- flexml: ignore[unknown-element] --><Foo/><Hangup/></Response>"
        )

    def test_is_outside_of_a_text(self):
        text = with_ignores("<Response>\n  <Say>Hello <Foo/>.</Say>\n  <Hangup/>\n</Response>")
        assert "<!-- flexml: ignore[unknown-element] -->\n  <Say>Hello <Foo/>.</Say>" in text

    def test_is_before_the_root_where_it_is_concerned(self):
        text = with_ignores("<?xml version='1.0'?>\n<Flow>\n<Hangup/>\n</Flow>")
        assert text.startswith("<?xml version='1.0'?>\n<!-- flexml: ignore[wrong-root-element")

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("<Response><Say></Response>", "{}\n<Response><Say></Response>"),
            (
                "<?xml version='1.0'?>\n<Response><Say></Response>",
                "<?xml version='1.0'?>\n{}\n<Response><Say></Response>",
            ),
            ("<?xml version='1.0'?><Response><Say></Response>", "<?xml version='1.0'?>{}<Response><Say></Response>"),
        ],
    )
    def test_is_at_the_head_of_a_file_that_is_not_well_formed(self, before, after):
        assert with_ignores(before) == after.replace("{}", "<!-- flexml: ignore-file[unclosed-tag] -->")

    def test_is_after_the_declaration_also_where_that_stands_too_late(self):
        text = with_ignores("\n<?xml version='1.0'?>\n<Response><Hangup/></Response>")
        comment = "<!-- flexml: ignore-file[text-before-xml-declaration] -->"
        assert text == f"\n<?xml version='1.0'?>\n{comment}\n<Response><Hangup/></Response>"


class TestComments:
    def test_name_all_rules_of_an_element_and_the_reason(self):
        text = with_ignores('<Response><Stop bad="1"><Stream/></Stop><Hangup/></Response>', "old")
        assert "<!-- flexml: ignore[unknown-attribute]: old --><Stop" in text or "undocumented" in text
        assert "<!-- flexml: ignore[stop-stream-without-name]: old --><Stream" in text

    def test_are_not_repeated_inside_of_an_element_that_has_one(self):
        text = with_ignores("<Response>\n<Foo><Foo/></Foo>\n<Hangup/></Response>")
        assert text.count("flexml:") == 1

    def test_take_in_another_rule_where_the_reason_is_the_same(self):
        comment = "<!-- flexml: ignore[FX102]: old -->"
        text = f'<Response>{comment}<Gather bad="1"><Foo/></Gather><Hangup/></Response>'
        assert "ignore[FX102, " in with_ignores(text, "old")
        assert comment in with_ignores(text, "new")

    def test_are_added_once(self):
        once = with_ignores("<Response><Foo/><Hangup/></Response>", "old")
        assert with_ignores(once, "old") == once


class TestTemplates:
    FINDINGS = tuple(check_document(parse("<Response><Foo/><Hangup/></Response>"), get_dialect("flexml"), FEW))

    def test_get_a_comment_at_their_head(self):
        assert add_ignores_to_template("<a/>", self.FINDINGS, "old") == (
            "{# flexml: ignore-file[unknown-element]: old -#}\n<a/>"
        )

    def test_keep_the_white_space_that_they_begin_with(self):
        assert add_ignores_to_template("\n<a/>", self.FINDINGS) == "{# flexml: ignore-file[unknown-element] #}\n<a/>"

    def test_have_one_comment_for_one_reason(self):
        before = "{# flexml: ignore-file[FX001]: old -#}\n<a/>"
        assert add_ignores_to_template(before, self.FINDINGS, "old") == (
            "{# flexml: ignore-file[FX001, unknown-element]: old -#}\n<a/>"
        )
        assert add_ignores_to_template(before, self.FINDINGS, "new").count("ignore-file") == 2


class TestReason:
    def test_is_put_on_one_line(self):
        assert checked_reason(" a\n b ") == "a b"

    @pytest.mark.parametrize("reason", ["a -- b", "a -->", "a #} b", "a\0"])
    def test_is_refused_where_it_would_break_the_comment(self, reason):
        with pytest.raises(UsageError, match="cannot hold the reason"):
            checked_reason(reason)


@pytest.mark.parametrize(("entry", "example"), EXAMPLES)
def test_every_bad_example_is_silenced(entry, example):
    dialect = get_dialect(example.dialect or (entry.dialects[0] if entry.dialects else "flexml"))
    document = parse(silenced(example.source.data, dialect, "a reason"))
    assert [str(finding) for finding in check_document(document, dialect) if finding.severity > INFO] == []


@settings(deadline=None, max_examples=100)
@given(mutated_documents(get_dialect("twiml")))
def test_any_document_is_silenced_and_nothing_else_of_it_changes(text):
    found = check_document(parse(text), get_dialect("twiml"))
    source = silenced(text, get_dialect("twiml"))
    again = check_document(parse(source), get_dialect("twiml"))
    assert graver(again.suppressed) == graver(found)  # a hint of the same rule may be silenced along with them


def graver(findings):
    return sorted((finding.name, finding.path) for finding in findings if finding.severity > INFO)


def test_the_name_for_a_schema_of_the_users_own_is_no_rule():
    assert OWN_SCHEMA not in {entry.name for entry in all_rules()}

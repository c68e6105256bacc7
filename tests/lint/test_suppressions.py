"""Comments that silence findings."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from flexml.diagnostics import Report, apply_edits
from flexml.dialects import get_dialect
from flexml.lint import Policy, Selection, check_document
from flexml.source import SourceText, parse
from flexml.template.jinja import render_template
from tests.growth import grows_in_step
from tests.strategies import mutated_documents

VERB = '<Transcode speed="1"/>'  # an element that no dialect has
SELECTION = Selection(("xml", "schema", "streams", "template", "suppression"))  # others come and go


def report(text: str | bytes, dialect: str | None = "flexml", **policy: Any) -> Report:
    chosen = None if dialect is None else get_dialect(dialect)
    return check_document(parse(text), chosen, Policy(**{"selection": SELECTION, **policy}))


def names(text: str | bytes, dialect: str | None = "flexml", **policy: Any) -> list[str]:
    return [finding.name for finding in report(text, dialect, **policy)]


class TestTheNextElement:
    def test_is_silenced_and_those_after_it_are_not(self):
        text = f"<Response><!-- flexml: ignore[unknown-element]: a reason -->{VERB}{VERB}<Hangup/></Response>"
        told = report(text)
        assert [finding.span.start for finding in told] == [text.rindex("Transcode")]
        assert [finding.span.start for finding in told.suppressed] == [text.index("Transcode")]

    def test_is_silenced_with_all_that_it_contains(self):
        text = f"<Response><!-- flexml: ignore[unknown-element] --><Gather>{VERB}<Say>x{VERB}</Say></Gather></Response>"
        assert names(text, "twiml") == []

    def test_may_be_the_root(self):
        assert names(f"<!-- flexml: ignore[unknown-element] -->\n<Response>{VERB}<Hangup/></Response>") == []

    def test_stands_after_other_comments_and_text(self):
        text = f"<Response><!-- flexml: ignore[unknown-element] --><!-- more -->\n<?a b?>{VERB}<Hangup/></Response>"
        assert names(text) == []

    def test_of_several_comments_is_the_same(self):
        text = (
            "<Response><!-- flexml: ignore[unknown-attribute] --><!-- flexml: ignore[stop-stream-without-name] -->"
            '<Stop bad="1"><Stream/></Stop><Hangup/></Response>'
        )
        assert names(text) == []

    def test_is_not_that_of_a_cdata_section(self):
        text = f"<Response><Say><![CDATA[<!-- flexml: ignore[unknown-element] -->]]></Say>{VERB}<Hangup/></Response>"
        assert names(text) == ["unknown-element"]


class TestTheFile:
    @pytest.mark.parametrize("at", [0, 10, -11, None])
    def test_is_silenced_wherever_the_comment_stands(self, at):
        text = f"<Response>{VERB}<Hangup/></Response>"
        at = len(text) if at is None else at
        assert names(text[:at] + "<!-- flexml: ignore-file[FX102] -->" + text[at:]) == []

    def test_is_silenced_where_it_is_not_well_formed(self):
        text = "<Response><!-- flexml: ignore-file[unclosed-tag] --><Say>Hello</Response>"
        told = report(text)
        assert ([str(finding) for finding in told], [finding.name for finding in told.suppressed]) == (
            [],
            ["unclosed-tag"],
        )

    def test_a_comment_for_an_element_does_not_silence_what_is_not_well_formed(self):
        assert names("<Response><!-- flexml: ignore[unclosed-tag] --><Say>Hello</Response>") == ["unclosed-tag"]

    def test_findings_outside_of_the_root_are_silenced(self):
        text = "<!DOCTYPE Response []>\n<!-- flexml: ignore-file[doctype-present] -->\n<Response><Hangup/></Response>"
        assert names(text) == []

    def test_is_read_in_utf_16(self):
        text = f"<!-- flexml: ignore-file[FX102, FX010] --><Response>{VERB}<Hangup/></Response>"
        assert names(text.encode("utf-16")) == []

    @settings(deadline=None, max_examples=50)
    @given(mutated_documents(get_dialect("twiml")))
    def test_without_rules_gives_no_finding(self, text):
        assert names(f"<!-- flexml: ignore-file: all of it -->{text}", None) == []


class TestSelectors:
    @pytest.mark.parametrize(
        "selectors",
        ["unknown-element", "FX102", "FX10", "FX1", "FX", "schema", "all", " FX203 ,unknown-element", "a FX102"],
    )
    def test_are_those_of_select_and_ignore(self, selectors):
        text = f"<Response><!-- flexml: ignore[{selectors}] -->{VERB}<Hangup/></Response>"
        assert "unknown-element" not in names(text)

    @pytest.mark.parametrize("selectors", ["FX203", "FX11", "fx102", "xml", "streams", "Schema", ""])
    def test_that_name_other_rules_silence_nothing(self, selectors):
        text = f"<Response><!-- flexml: ignore[{selectors}] -->{VERB}<Hangup/></Response>"
        assert "unknown-element" in names(text)

    @pytest.mark.parametrize("comment", ["ignore", "ignore: a reason", "ignore:", "ignore : a [reason]", "ignore-file"])
    def test_left_out_mean_every_rule(self, comment):
        text = f"<Response><!-- flexml: {comment} -->{VERB}<Hangup/></Response>"
        assert set(names(text)) <= {"blanket-suppression"}

    @pytest.mark.parametrize(
        "comment", ["ignore FX102", "ignore: FX102", "ignore[FX102] reason", "ignores", "ignore[FX102"]
    )
    def test_that_are_not_in_brackets_silence_nothing(self, comment):
        text = f"<Response><!-- flexml: {comment} -->{VERB}<Hangup/></Response>"
        assert names(text) == ["malformed-suppression", "unknown-element"]


class TestTemplates:
    TEMPLATE = "<Response>\n{# flexml: ignore[unknown-element]: ours #}\n<{{ verb }}/><{{ verb }}/><Hangup/></Response>"

    def test_silence_the_next_element_of_what_is_rendered(self):
        document = render_template(SourceText(self.TEMPLATE), {"verb": "Transcode"}).variants[0].document
        told = check_document(document, get_dialect("flexml"))
        assert [(finding.name, finding.start.line, finding.start.column) for finding in told] == [
            ("unknown-element", 3, 14)
        ]

    def test_silence_their_faults(self):
        template = "{# flexml: ignore-file[template-undefined-variable] #}<Response>{{ x }}</Response>"
        told = check_document(render_template(SourceText(template), {}).variants[0].document)
        assert ([*told], [finding.name for finding in told.suppressed]) == ([], ["template-undefined-variable"])

    def test_may_stand_before_the_declaration(self):
        template = f"{{# flexml: ignore-file[FX102] -#}}\n<?xml version='1.0'?><Response>{VERB}<Hangup/></Response>"
        assert [
            *check_document(render_template(SourceText(template), {}).variants[0].document, get_dialect("flexml"))
        ] == []

    def test_are_honoured_as_they_stand(self):
        assert names(f"<Response><Gather>{{# flexml: ignore[FX102] #}}{VERB}</Gather><Hangup/></Response>") == [
            "stray-text"
        ]


class TestUnused:
    TEXT = "<Response><!-- flexml: ignore[{}] --><Say>Hello</Say><Hangup/></Response>"

    def test_is_told(self):
        assert names(self.TEXT.format("FX102")) == ["unused-suppression"]

    def test_is_not_told_of_rules_that_are_not_selected(self):
        text = self.TEXT.format("FX102")
        assert names(text, selection=Selection(("suppression", "xml"))) == []
        assert names(text, selection=Selection(ignore=("unknown-element",))) == []
        assert names(self.TEXT.format("schema"), selection=Selection(ignore=("unknown-element",))) == []

    def test_is_not_told_of_rules_for_another_dialect(self):
        text = "<Response><!-- flexml: ignore[stop-stream-without-name] --><Message>Hello</Message></Response>"
        assert names(text, "twiml-messaging") == []

    def test_is_not_told_of_what_one_of_several_dialects_needs(self):
        text = "<Response><!-- flexml: ignore[stop-stream-without-name] --><Stop><Stream/></Stop><Hangup/></Response>"
        alone = {dialect: names(text, dialect) for dialect in ("flexml", "twiml")}
        assert (names(text, None), alone["flexml"]) == ([], [])

    def test_is_not_told_where_nothing_else_was_looked_for(self):
        assert names("<Response><!-- flexml: ignore-file[FX102] --><Say>Hello</Response>") == ["unclosed-tag"]

    def test_is_told_of_the_outer_one_of_two(self):
        inner = f"<Gather><!-- flexml: ignore[FX102]: b -->{VERB}</Gather>"
        text = f"<Response><!-- flexml: ignore[FX102]: a -->{inner}</Response>"
        (finding,) = report(text)
        assert (finding.name, ": a " in finding.span.cut(text)) == ("unused-suppression", True)

    def test_is_silenced_as_any_other(self):
        text = self.TEXT.format("FX102")
        assert names(f"<!-- flexml: ignore-file[unused-suppression] -->{text}") == []
        assert names(f"<!-- flexml: ignore[FX901] -->{text}") == []

    def test_is_not_judged_of_rules_about_comments(self):
        assert names(self.TEXT.format("unused-suppression")) == []


class TestMessages:
    @pytest.mark.parametrize(
        ("comment", "message"),
        [
            ("ignore[FX110]", "the comment silences nothing: `FX110` finds nothing in the next element"),
            ("ignore[FX110, FX203]", "the comment silences nothing: `FX110`, `FX203` find nothing in the next element"),
            ("ignore-file[FX110]", "the comment silences nothing: `FX110` finds nothing in this file"),
            ("ignore[FX102, FX110]", "`FX110` silences nothing here"),
            ("ignore[FX110, FX102, FX203]", "`FX110`, `FX203` silence nothing here"),
            ("ignore[nothing]", "there is no rule `nothing`"),
            ("ignore[a`b]", "there is no rule `a'b`"),
            ("ignore FX102", "`FX102` does not stand in brackets"),
            ("ignore FX102: reason", "`FX102` does not stand in brackets"),
            ("ignore: FX102", "`FX102` stands where the reason does, so nothing says which rules to silence"),
            ("ignore[FX102] reason", "no colon stands before the reason"),
            ("ignore reason", "something else than brackets or a colon follows `ignore`"),
            ("ignore-file reason", "something else than brackets or a colon follows `ignore-file`"),
            ("ignore[]", "the brackets name no rule"),
            ("ignore[ , ]", "the brackets name no rule"),
            ("ignore[FX102", "the brackets are not closed"),
            ("ignore[[FX102]]", "a bracket stands in the brackets"),
            ("ignores[FX102]", "`ignores` is no way to silence a rule"),
            ("ignore-files", "`ignore-files` is no way to silence a rule"),
            ("role=wait ignore", "`ignore` says nothing in a comment that begins with `flexml:`"),
            ("role=wiat, url=", "there is no role `wiat`"),
            ("dialect", "`dialect` has no value"),
            ("", "the comment says nothing after `flexml:`"),
        ],
    )
    def test_say_what_is_wrong(self, comment, message):
        text = f"<Response><!-- flexml: {comment} -->{VERB}<Hangup/></Response>"
        about = [finding for finding in report(text, selection=Selection()) if finding.code.startswith("FX9")]
        assert about[0].message == message

    @pytest.mark.parametrize(
        ("comment", "fixed"),
        [
            ("ignore FX102: reason", "ignore[FX102]: reason"),
            ("ignore-file FX102 FX110", "ignore-file[FX102, FX110]"),
            ("ignore: FX102, FX110", "ignore[FX102, FX110]"),
            ("ignore-file: FX102", "ignore-file[FX102]"),
            ("ignore[FX102] reason", "ignore[FX102]: reason"),
            ("ignore[FX110,FX102]: reason", "ignore[FX102]: reason"),
            ("ignore: reason", "ignore[unknown-element]: reason"),
            ("ignore[unknown-elment]", "ignore[unknown-element]"),
            ("wait", "role=wait"),
            ("rolle=wait", "role=wait"),
        ],
    )
    def test_come_with_a_fix_where_one_is_known(self, comment, fixed):
        text = f"<Response><!-- flexml: {comment} -->{VERB}<Hangup/></Response>"
        about = [finding for finding in report(text, selection=Selection()) if finding.code.startswith("FX9")]
        assert about[0].fix is not None
        assert apply_edits(text, about[0].fix.edits) == text.replace(f" {comment} ", f" {fixed} ")


class TestBounds:
    def test_silenced_findings_hide_none_of_the_others(self):
        verbs = '<Say bad="1">x</Say>' * 1500
        text = f"<Response><!-- flexml: ignore[FX110] --><Gather>{verbs}</Gather>{verbs}</Response>"
        told = report(text, "twiml", selection=Selection(("unknown-attribute",)))
        assert (len(told), len(told.suppressed)) == (1000, 1000)
        assert "number 1,000 of its kind" in told.diagnostics[-1].message

    @pytest.mark.parametrize(
        "text",
        [
            lambda n: "<!-- flexml: ignore[all] -->" * n + "<Say/>",
            lambda n: "<!-- flexml: ignore -->" * n,
            lambda n: "<!-- flexml: ignore[a,b,FX102] --><Foo/>" * (n // 4),
            lambda n: "<!-- flexml: " + "a " * n + "-->",
            lambda n: "<!-- flexml: ignore[" + "a," * n + "] --><Say/>",
            lambda n: "<!-- flexml: ignore[" + " " * n + "] --><Say/>",
            lambda n: "<!-- flexml: ignore" + " " * n + "x --><Say/>",
            lambda n: "<Say>" * 200 + "<!-- flexml: ignore[FX102] --><Foo/>" * (n // 4) + "</Say>" * 200,
        ],
        ids=["all", "bare", "rules", "words", "commas", "blanks in brackets", "blanks", "deep"],
    )
    def test_hostile_comments_take_linear_time(self, text):
        assert grows_in_step(lambda size: f"<Response>{text(size)}</Response>", report, 20_000)


def test_a_document_without_comments_reads_no_suppression(monkeypatch):
    monkeypatch.setattr("flexml.lint.suppressions.Suppressions.__init__", lambda *_: 1 / 0)
    assert names(f"<Response><!-- flexml -->{VERB}<Hangup/></Response>") == ["unknown-element"]

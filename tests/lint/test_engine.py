"""The engine, with tiny rules and dialects of its own."""

from __future__ import annotations

from typing import ClassVar

import pytest

from flexml.diagnostics import ERROR, INFO, WARNING, Edit, Fix, Problem
from flexml.dialects import AttributeSpec, Dialect, ElementSpec, get_dialect
from flexml.dialects.detect import choose_dialects
from flexml.dialects.values import String
from flexml.lint import (
    DocumentRule,
    ElementRule,
    Policy,
    RuleEntry,
    Selection,
    SyntaxRule,
    TargetRule,
    calls,
    check_document,
    engine,
    forms,
)
from flexml.lint.policy import MOST_OF_A_KIND
from flexml.source import parse

TEXT = String("text", "text")


def dialect(name, *, ignores_case=False, verb=("loud",)):
    attributes = tuple(AttributeSpec(word, TEXT) for word in verb)
    elements = (
        ElementSpec("Root", "root", "The document.", children=("Verb",)),
        ElementSpec("Verb", "verb", "A verb.", parents=("Root",), children=("Noun",), attributes=attributes),
        ElementSpec("Noun", "noun", "A noun.", parents=("Verb",)),
    )
    return Dialect(name, name.title(), "Nobody", "A language.", "Root", elements, ignores_case)


ALPHA, BETA = dialect("alpha"), dialect("beta", ignores_case=True, verb=("loud", "soft"))


class Marked(ElementRule):
    """Marks the name of each verb."""

    code, severity, elements = "FX901", ERROR, ("Verb",)
    runtime: ClassVar = {"alpha": (111,), "beta": (222,)}
    examples = ()

    def check(self, node, ctx):
        place = ctx.place(node)
        yield Problem(place.name, f"marked in {ctx.dialect.name}", fix=Fix("Write `x`", (Edit(place.name, "x"),)))


class Nested(ElementRule):
    """Marks nouns in verbs alone."""

    code, severity, elements = "FX902", WARNING, ("Verb/Noun",)
    examples = ()

    def check(self, node, ctx):
        yield Problem(ctx.place(node).name, "nested")


class Unknown(ElementRule):
    """Marks attributes that the dialect does not have."""

    code, severity, elements = "FX903", ERROR, ("*",)
    examples = ()

    def check(self, node, ctx):
        for name in ctx.unknown_attributes(node):
            yield Problem(ctx.place(node).attribute(name), f"unknown `{name}`")


class Special(ElementRule):
    """Knows more of one attribute than the rule for all of them."""

    code, severity, elements = "FX904", WARNING, ("Verb",)
    refines = ("unknown",)
    examples = ()

    def check(self, node, ctx):
        if "hard" in ctx.unknown_attributes(node):
            yield Problem(ctx.place(node).attribute("hard"), "special `hard`", severity=INFO)


class Whole(DocumentRule):
    """Counts elements, which a schema can do as well."""

    code, severity, schema_decides = "FX905", ERROR, True
    examples = ()

    def check(self, document, ctx):
        yield Problem(ctx.place(document.root).name, f"{len(document.nodes)} elements", runtime=(333,))


class OnlyBeta(DocumentRule):
    """True for one dialect alone."""

    code, severity, dialects = "FX906", ERROR, ("beta",)
    examples = ()

    def check(self, document, ctx):
        yield Problem(ctx.place(document.root).name, "beta")


class Broken(SyntaxRule):
    """Tells that a text is no document."""

    code, severity = "FX907", ERROR
    faults: ClassVar[tuple[str, ...]] = ()
    examples = ()

    def check(self, fault, ctx):
        yield Problem(fault.span, "broken")


class Elsewhere(TargetRule):
    """Names the dialects that the document should work in as well."""

    code, severity = "FX908", WARNING
    examples = ()

    def check(self, target, ctx):
        yield Problem(ctx.place(ctx.document.root).name, f"{ctx.dialect.name} in {target.name}")


@pytest.fixture
def use(monkeypatch):
    """Make the engine know the given rules and no others; the schema refuses everything unless `accepts` says so."""

    def forget():
        calls.taking_part.cache_clear()
        calls._calls.cache_clear()
        forms._forms.cache_clear()

    def use(*classes, accepts=False):
        found = {rule.name(): rule() for rule in classes}
        monkeypatch.setattr(calls, "all_rules", lambda: tuple(entry(rule) for rule in classes))
        monkeypatch.setattr(engine, "load_rule", found.__getitem__)
        forget()
        monkeypatch.setattr(engine, "schema_accepts", lambda dialect, root: accepts)

    yield use
    forget()


def entry(rule):
    subjects = getattr(rule, "elements", getattr(rule, "faults", ()))
    return RuleEntry(
        *(rule.code, rule.name(), "fake", rule.severity.word, rule.kind, subjects, rule.dialects, rule.refines),
        *(rule.schema_decides, rule.__name__, rule.__doc__, (), rule.needs, (), (), rule.reads),
    )


def found(text, *candidates, selection=None, gate=True):
    report = check_document(
        parse(text), candidates[0] if candidates else ALPHA, Policy(selection or Selection()), gate=gate
    )
    return [(finding.name, finding.message) for finding in report]


@pytest.fixture
def in_both(monkeypatch):
    """Check a document that could be either of two dialects."""
    monkeypatch.setattr(engine, "choose_dialects", lambda document: (ALPHA, BETA))
    return lambda text: check_document(parse(text))


class TestSubscription:
    def test_a_rule_sees_the_elements_that_it_names(self, use):
        use(Marked)
        assert found("<Root><Verb/><Noun/><Verb/></Root>") == [("marked", "marked in alpha")] * 2

    def test_a_qualified_name_is_met_inside_that_parent_alone(self, use):
        use(Nested)
        report = check_document(parse("<Root><Noun/><Verb><Noun/></Verb></Root>"), ALPHA)
        assert [finding.span.start for finding in report] == [20]

    def test_names_are_matched_without_regard_to_case_where_the_vendor_does(self, use):
        use(Marked)
        assert found("<Root><verb/></Root>", BETA) == [("marked", "marked in beta")]

    def test_names_are_matched_letter_by_letter_elsewhere(self, use):
        use(Marked)
        assert found("<Root><verb/></Root>", ALPHA) == []

    def test_a_rule_for_one_dialect_is_silent_in_another(self, use):
        use(OnlyBeta)
        assert (found("<Root/>", ALPHA), found("<Root/>", BETA)) == ([], [("only-beta", "beta")])

    def test_a_rule_about_targets_is_asked_for_each_of_them(self, use):
        use(Elsewhere)
        report = check_document(parse("<Root/>"), ALPHA, Policy(targets=("flexml", "twiml")))
        assert [finding.message for finding in report] == ["alpha in flexml", "alpha in twiml"]

    def test_a_rule_about_targets_is_not_loaded_without_one(self, use, monkeypatch):
        use(Elsewhere)
        monkeypatch.setattr(engine, "load_rule", {}.__getitem__)
        assert found("<Root/>") == []

    def test_a_text_that_is_no_document_meets_rules_about_syntax_alone(self, use):
        document = parse("<Root>")
        assert document.fault is not None
        kind = document.fault.kind

        class Fits(Broken):
            """Tells of just this fault."""

            faults = (kind,)

        use(Fits, Broken, Whole, Unknown)
        assert [finding.name for finding in check_document(document, ALPHA)] == ["fits"]


class TestGate:
    def test_a_rule_is_skipped_where_the_schema_has_decided(self, use):
        use(Whole, Marked, accepts=True)
        assert found("<Root><Verb/></Root>") == [("marked", "marked in alpha")]

    def test_a_rule_explains_what_the_schema_refuses(self, use):
        use(Whole, accepts=False)
        assert found("<Root/>") == [("whole", "1 elements")]

    def test_without_the_gate_every_rule_runs(self, use):
        use(Whole, accepts=True)
        assert found("<Root/>", gate=False) == [("whole", "1 elements")]


class TestRefinement:
    def test_the_general_rule_is_silent_where_the_special_one_speaks(self, use):
        use(Unknown, Special)
        assert found('<Root><Verb hard="1"/></Root>') == [("special", "special `hard`")]

    def test_the_general_rule_speaks_of_other_places(self, use):
        use(Unknown, Special)
        assert found('<Root><Verb hard="1" odd="2"/></Root>') == [
            ("special", "special `hard`"),
            ("unknown", "unknown `odd`"),
        ]

    def test_ignoring_the_special_rule_does_not_wake_the_general_one(self, use):
        use(Unknown, Special)
        assert found('<Root><Verb hard="1"/></Root>', selection=Selection(ignore=("special",))) == []

    def test_the_special_rule_takes_part_unseen_where_the_general_one_is_selected(self, use):
        use(Unknown, Special)
        assert found('<Root><Verb hard="1"/></Root>', selection=Selection(("unknown",))) == []


class TestDocumentOfAnotherVendor:
    PLIVO = "<Response><Speak>Hello</Speak><Hangup/></Response>"

    def test_nothing_else_is_said_of_it(self):
        report = check_document(parse(self.PLIVO))
        assert ([finding.code for finding in report], report.dialects) == (["FX140"], ())

    def test_it_is_judged_as_the_dialect_that_is_given(self):
        report = check_document(parse(self.PLIVO), get_dialect("twiml"))
        assert [finding.code for finding in report] == ["FX102"]

    def test_a_comment_silences_it(self):
        text = self.PLIVO.replace("<Response>", "<!-- flexml: ignore-file[FX140]: for Plivo --><Response>")
        report = check_document(parse(text))
        assert ([*report], [finding.code for finding in report.suppressed]) == ([], ["FX140"])

    def test_it_is_silent_where_it_is_not_selected(self):
        assert list(check_document(parse(self.PLIVO), policy=Policy(Selection(ignore=("FX140",))))) == []


class TestSelection:
    def test_only_selected_rules_report(self, use):
        use(Marked, Whole)
        assert found("<Root><Verb/></Root>", selection=Selection(("FX905",))) == [("whole", "2 elements")]

    def test_a_more_exact_selector_wins(self, use):
        use(Marked, Whole)
        selection = Selection(("marked",), ignore=("FX9",))
        assert found("<Root><Verb/></Root>", selection=selection) == [("marked", "marked in alpha")]


class TestDiagnostics:
    def test_findings_come_in_the_order_of_their_places(self, use):
        use(Marked, Unknown, Whole)
        report = check_document(parse('<Root><Verb odd="1"/><Verb/></Root>'), ALPHA)
        assert [finding.name for finding in report] == ["whole", "marked", "unknown", "marked"]

    def test_a_problem_may_be_milder_than_its_rule(self, use):
        use(Special)
        report = check_document(parse('<Root><Verb hard="1"/></Root>'), ALPHA)
        assert [finding.severity for finding in report] == [INFO]

    def test_run_time_codes_are_those_of_the_dialect(self, use):
        use(Marked)
        report = check_document(parse("<Root><Verb/></Root>"), BETA)
        assert [finding.runtime for finding in report] == [(222,)]

    def test_a_problem_may_predict_codes_of_its_own(self, use):
        use(Whole)
        assert [finding.runtime for finding in check_document(parse("<Root/>"), ALPHA)] == [(333,)]


class TestSeveralDialects:
    def test_what_holds_in_one_of_them_alone_is_not_reported(self, use, in_both):
        use(Unknown)
        assert list(in_both('<Root><Verb soft="1"/></Root>')) == []

    def test_a_document_that_is_wrong_in_each_at_another_place_is_checked_as_one(self, use, in_both):
        use(Unknown, OnlyBeta)
        report = in_both('<Root><Verb soft="1"/></Root>')
        assert [(finding.name, finding.dialects) for finding in report] == [("unknown", ("alpha",))]

    def test_what_is_only_doubtful_in_one_of_them_may_be_right_and_is_not_reported(self, use, in_both):
        class Doubtful(OnlyBeta):
            severity = WARNING

        use(Unknown, Doubtful)
        assert list(in_both('<Root><Verb soft="1"/></Root>')) == []

    def test_what_holds_in_each_is_reported_once_with_all_names(self, use, in_both):
        use(Unknown)
        report = in_both('<Root><Verb odd="1"/></Root>')
        assert [(finding.name, finding.dialects) for finding in report] == [("unknown", ("alpha", "beta"))]

    def test_the_report_names_the_candidates_also_where_nothing_is_found(self, use, in_both):
        use(Unknown)
        assert in_both("<Root/>").dialects == ("alpha", "beta")

    def test_it_is_as_mild_as_in_the_mildest(self, use, in_both):
        class Lenient(Marked):
            """Milder in one dialect."""

            def check(self, node, ctx):
                mild = WARNING if ctx.dialect.ignores_case else None
                yield Problem(ctx.place(node).name, "lenient", severity=mild)

        use(Lenient)
        assert [finding.severity for finding in in_both("<Root><Verb/></Root>")] == [WARNING]

    def test_the_codes_of_each_are_predicted(self, use, in_both):
        use(Marked)
        assert [finding.runtime for finding in in_both("<Root><Verb/></Root>")] == [(111, 222)]

    def test_a_fix_that_not_all_of_them_offer_is_left_out(self, use, in_both):
        class Unsure(Marked):
            """Offers a fix in one dialect alone."""

            def check(self, node, ctx):
                for problem in super().check(node, ctx):
                    yield Problem(problem.span, "unsure", fix=problem.fix if ctx.dialect is ALPHA else None)

        use(Unsure)
        assert [finding.fix for finding in in_both("<Root><Verb/></Root>")] == [None]

    def test_a_general_finding_is_kept_where_the_special_rule_speaks_in_one_dialect_alone(self, use, in_both):
        class Local(Special):
            """Speaks in one dialect."""

            dialects = ("alpha",)

        use(Unknown, Local)
        assert [finding.name for finding in in_both('<Root><Verb hard="1"/></Root>')] == ["unknown"]


class TestChoice:
    def test_the_names_of_a_document_tell_its_dialect(self):
        document = parse("<Response><Message>Hello</Message></Response>")
        assert [dialect.name for dialect in choose_dialects(document)] == ["twiml-messaging"]

    def test_names_that_several_dialects_share_leave_them_all(self):
        document = parse("<Response><Hangup/></Response>")
        assert [dialect.name for dialect in choose_dialects(document)] == ["flexml", "twiml"]

    def test_a_mistake_does_not_hide_the_dialect(self):
        document = parse('<Response><Gather numdigits="1" input="speech"><Sai>Hello</Sai></Gather></Response>')
        assert [dialect.name for dialect in choose_dialects(document)] == ["twiml"]

    @pytest.mark.parametrize(
        "at", ["<!-- flexml: dialect=twiml-fax --><Response/>", "<Response><!--flexml:dialect=twiml-fax--></Response>"]
    )
    def test_a_comment_decides(self, at):
        assert [dialect.name for dialect in choose_dialects(parse(at))] == ["twiml-fax"]

    def test_a_comment_that_names_no_dialect_decides_nothing(self):
        document = parse("<!-- flexml: dialect=twinl --><Response><Message>Hello</Message></Response>")
        assert [dialect.name for dialect in choose_dialects(document)] == ["twiml-messaging"]

    def test_the_dialect_of_the_caller_goes_before_the_comment(self, use):
        use(OnlyBeta)
        report = check_document(parse("<!-- flexml: dialect=twiml --><Root/>"), BETA)
        assert report.dialects == ("beta",)


class TestBounds:
    def test_a_rule_tells_a_thousand_findings_and_says_that_there_are_more(self, use):
        use(Unknown)
        told = list(check_document(parse("<Root>" + '<Verb soft="1"/>' * 1500 + "</Root>"), ALPHA))
        assert len(told) == MOST_OF_A_KIND
        assert "number 1,000 of its kind" in told[-1].message

    def test_a_rule_that_finds_no_more_says_nothing_of_it(self, use):
        use(Unknown)
        told = list(check_document(parse("<Root>" + '<Verb soft="1"/>' * 1000 + "</Root>"), ALPHA))
        assert (len(told), [f for f in told if "of its kind" in f.message]) == (MOST_OF_A_KIND, [])

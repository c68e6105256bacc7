"""How documents are judged."""

from __future__ import annotations

from flexml.diagnostics import ERROR, INFO, WARNING
from flexml.dialects import get_dialect
from flexml.lint import ElementRule, Option, Policy, check_document, find_rule
from flexml.lint.context import Context
from flexml.source import parse

STOP = parse("<Response><Stop><Stream/></Stop></Response>")


class Shouting(ElementRule):
    """A rule with options."""

    most_letters = Option(3, "How many letters may be capital", minimum=1)


class TestSeverities:
    def test_of_a_user_replace_those_of_a_rule(self):
        report = check_document(STOP, get_dialect("flexml"), Policy(severities={"stop-stream-without-name": INFO}))
        assert [(finding.name, finding.severity) for finding in report] == [("stop-stream-without-name", INFO)]

    def test_come_from_the_most_exact_selector(self):
        policy = Policy(severities={"streams": INFO, "FX203": WARNING, "all": ERROR, "FX2": ERROR})
        assert policy.severity_of(find_rule("stop-stream-without-name")) is WARNING

    def test_leave_other_rules_alone(self):
        assert Policy(severities={"FX1": INFO}).severity_of(find_rule("stop-stream-without-name")) is None


class TestOptions:
    def test_know_their_rule_and_their_name(self):
        assert (Shouting.most_letters.rule, Shouting.most_letters.name) == ("shouting", "most-letters")
        assert Shouting.options() == {"most-letters": Shouting.most_letters}

    def test_have_a_default(self):
        assert Context(STOP, get_dialect("flexml")).option(Shouting.most_letters) == 3

    def test_are_set_by_the_user(self):
        policy = Policy(options={"shouting": {"most-letters": 5}})
        assert Context(STOP, get_dialect("flexml"), policy=policy).option(Shouting.most_letters) == 5


class TestWhatIsKnownFromOutside:
    def test_is_asked_of_the_context(self):
        ctx = Context(STOP, get_dialect("flexml"), policy=Policy(role="wait", url="/hold", targets=("flexml", "twiml")))
        assert (ctx.role, ctx.url, [target.name for target in ctx.targets]) == ("wait", "/hold", ["twiml"])

    def test_gives_way_to_a_comment_in_the_document(self):
        document = parse("<!-- flexml: role=whisper, url=/menu --><Response/>")
        ctx = Context(document, get_dialect("flexml"), policy=Policy(role="wait", url="/hold"))
        assert (ctx.role, ctx.url) == ("whisper", "/menu")

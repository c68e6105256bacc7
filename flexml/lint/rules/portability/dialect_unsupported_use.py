"""Rule FX808."""

from __future__ import annotations

from ....diagnostics import INFO, WARNING, Diagnostic, Problem, Severity
from ....dialects import Dialect
from ....source import Span
from ...context import Context
from ...example import Bad, Good
from ...policy import Policy
from ...registry import all_rules
from ...rule import Problems, TargetRule
from ...selection import Selection
from ...target import pairs

_ALWAYS = ("xml", "schema", "verbs", "urls")
_WITH_FLOW = (*_ALWAYS, "streams", "flow")


class DialectUnsupportedUse(TargetRule):
    """The document breaks a rule of another dialect that it should work in as well, and none of its own.

    Elements, attributes and values are known there, and yet it fails: too many parties, too many tracks, values that
    are too long, a text that is needed there. The rule speaks where `targets` names another dialect than the
    document's own, and says what a check as that dialect would find beyond a check as its own.

    Ignore it where the other vendor's own finding could be ignored: `flexml check --dialect` names its rule.
    """

    code = "FX808"
    severity = WARNING
    examples = (
        Bad(
            """
            <Response>
              <Start>
                <Stream url="wss://example.com/audio" name="a" track="both_tracks"/>
                <Stream url="wss://example.com/audio" name="b" track="both_tracks"/>
                <Stream url="wss://example.com/audio" name="c"/>
                 ^^^^^^
              </Start>
              <Say>Hello.</Say>
            </Response>
            """,
            dialect="flexml",
            targets=("twiml",),
        ),
        Bad(
            """
            <Response>
              <Sms to="15550100" from="15550101">Hello.</Sms>
               ^^^
            </Response>
            """,
            dialect="flexml",
            targets=("twiml",),
        ),
        Bad(
            """
            <Response>
              <Gather action="/menu"><Say>Press 1.</Say></Gather>
              <Redirect/>
               ^^^^^^^^
            </Response>
            """,
            dialect="twiml",
            targets=("flexml",),
        ),
        Good('<Response><Sms to="15550100" from="15550101">Hello.</Sms></Response>', dialect="flexml", hidden=True),
        Good(
            """
            <Response>
              <Start><Stream url="wss://example.com/audio" name="a"/></Start>
              <Dtmf>1</Dtmf>
            </Response>
            """,
            dialect="flexml",
            targets=("twiml",),
        ),
        Bad(
            """
            <Response>
              <Sms to="15550100" from="15550101">Hi</Sms>
               ^^^
              <Redirect/>
            </Response>
            """,
            dialect="flexml",
            targets=("twiml",),
            hidden=True,
        ),
        Good(
            """
            <Response>
              <Start><Stream url="wss://example.com/audio"/></Start>
            </Response>
            """,
            dialect="flexml",
            targets=("twiml",),
            hidden=True,
        ),
        Bad(
            """
            <Response>
              <Gather action="/pin"/>
               ^^^^^^
            </Response>
            """,
            dialect="flexml",
            targets=("twiml",),
            role="wait",
            hidden=True,
        ),
        Good(
            """
            <Response>
              <Dtmf>1</Dtmf>
              <Play background="true">/a.mp3</Play>
              <Reject/>
            </Response>
            """,
            dialect="flexml",
            targets=("twiml",),
            hidden=True,
        ),
    )

    def check(self, target: Dialect, ctx: Context) -> Problems:
        lost = any(other is None for _, _, other, _ in pairs(ctx, target))
        # Where a verb is lost, what comes after what is not known any more.
        categories = _ALWAYS if lost else _WITH_FLOW
        known: dict[Span, Severity] = {}
        for finding in _findings(ctx, ctx.dialect, categories):
            known[finding.span] = max(finding.severity, known.get(finding.span, INFO))
        for finding in _findings(ctx, target, categories):
            if finding.span not in known or finding.severity > known[finding.span]:
                yield Problem(
                    finding.span,
                    f"in {target.title}, {finding.message}",
                    help=finding.help,
                    related=finding.related,
                    severity=INFO if finding.severity is INFO else None,
                )


def _findings(ctx: Context, dialect: Dialect, categories: tuple[str, ...]) -> tuple[Diagnostic, ...]:
    from ...engine import check_document  # it imports rules, and this is one

    names = tuple(entry.name for entry in all_rules() if entry.category in categories)
    return tuple(check_document(ctx.document, dialect, Policy(Selection(names), role=ctx.role, url=ctx.url)))

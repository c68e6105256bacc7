"""Rule FX803."""

from __future__ import annotations

from ....diagnostics import INFO, WARNING, Problem
from ....dialects import AttributeSpec, Dialect, ElementSpec, TextSpec
from ...context import Context
from ...example import Bad, Good
from ...rule import Problems, TargetRule
from ...target import counterparts
from ...value import Value


class DialectUnsupportedValue(TargetRule):
    """A value is right in the document's own dialect, and not in another one that it should work in as well.

    The other vendor ignores the value, and sends no keys, speaks with another voice, or refuses the call for another
    reason. What the other vendor's pages leave open is a hint. The rule speaks where `targets` names another dialect
    than the document's own.

    Ignore it where the other vendor has confirmed the value.
    """

    code = "FX803"
    severity = WARNING
    refines = ("dialect-unsupported-use",)
    examples = (
        Bad(
            """
            <Response>
              <Start><Stream url="ws://example.com/audio" track="mixed_tracks"/></Start>
                                  ^^^^^^^^^^^^^^^^^^^^^^         ^^^^^^^^^^^^
              <Play digits="1,2"/>
                            ^^^
              <Reject reason="busy-here"/>
                              ^^^^^^^^^
            </Response>
            """,
            dialect="flexml",
            targets=("twiml",),
        ),
        Bad(
            """
            <Response>
              <Play digits="1ww2"/>
                            ^^^^
              <Say loop="101" voice="alice">Hello.</Say>
                         ^^^         ^^^^^
            </Response>
            """,
            dialect="twiml",
            targets=("flexml",),
        ),
        Good('<Response><Play digits="1,2"/></Response>', dialect="flexml", hidden=True),
        Good('<Response><Play digits="{{ keys }}"/></Response>', dialect="flexml", targets=("twiml",), hidden=True),
        Good('<Response><Play digits="1 2"/><Reject reason="busy"/></Response>', dialect="flexml", targets=("twiml",)),
        Good("<Response><Dtmf>1,2</Dtmf></Response>", dialect="flexml", targets=("twiml",)),
        Bad(
            """
            <Response>
              <Gather method="get"/>
                              ^^^
            </Response>
            """,
            dialect="flexml",
            targets=("twiml",),
            hidden=True,
        ),
        Bad(
            """
            <Response>
              <Dial><Number sendDigits="1w">+14155550123</Number></Dial>
                                        ^^
            </Response>
            """,
            dialect="twiml",
            targets=("flexml",),
            hidden=True,
        ),
        Bad(
            f"""
            <Response>
              <Say>{"a" * 1025}</Say>
                   {"^" * 1025}
            </Response>
            """,
            dialect="twiml",
            targets=("flexml",),
            hidden=True,
        ),
        Good(
            f"<Response><Say>{'a' * 1024}</Say></Response>",
            dialect="twiml",
            targets=("flexml",),
            hidden=True,
        ),
        Bad(
            """
            <Response>
              <Say voice="man" loop="1">Hello.</Say>
              <Reject reason="busy-here"/>
                              ^^^^^^^^^
            </Response>
            """,
            dialect="flexml",
            targets=("twiml",),
            hidden=True,
        ),
    )

    def check(self, target: Dialect, ctx: Context) -> Problems:
        others = {node: other for node, _, other in counterparts(ctx, target)}
        for value in ctx.values:
            row = None if value.templated or value.fault is not None else _row(value, others.get(value.node))
            fault = None if row is None else row.type.fault(value.text)
            if row is None or fault is None:
                continue
            given = "" if fault.kind == "length" else f", not {value.shown}"
            yield Problem(
                value.span(ctx),
                f"in {target.title}, {value.subject} {fault.reason}{given}",
                help=f"did you mean `{fault.nearest}`" if fault.nearest else None,
                severity=INFO if row.uncertain is not None or fault.kind == "unlisted" else None,
            )


def _row(value: Value, other: ElementSpec | None) -> AttributeSpec | TextSpec | None:
    """What the target's table says of this value."""
    if other is None:
        return None
    return other.attributes.get(value.row.name) if isinstance(value.row, AttributeSpec) else other.text

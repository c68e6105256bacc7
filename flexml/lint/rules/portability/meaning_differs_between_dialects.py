"""Rule FX806."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import INFO, Problem
from ....dialects import Dialect
from ....dialects.behaviour import holds
from ....dialects.relatives import Difference
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import Problems, TargetRule
from ...target import counterparts


class MeaningDiffersBetweenDialects(TargetRule):
    """An element or a value exists in a target dialect, and means something else there.

    Nothing fails, and the call takes another course: another tone, another recipient, another form of request. The
    rule speaks where `targets` names another dialect than the document's own.

    Ignore it where you know the difference.
    """

    code = "FX806"
    severity = INFO
    examples = (
        Bad(
            """
            <Response>
              <Dial action="/after">15550100</Dial>
                    ^^^^^^
              <Record action="/done"/>
              <Reject reason="busy"/>
                      ^^^^^^
            </Response>
            """,
            dialect="flexml",
            targets=("twiml",),
        ),
        Bad(
            """
            <Response>
              <Sms>See you.</Sms>
               ^^^
               ^^^
              <Sms to="+14155550123" from="+14155550124">See you.</Sms>
            </Response>
            """,
            dialect="twiml",
            targets=("flexml",),
        ),
        Bad(
            """
            <Response>
              <Sms from="1">See you.</Sms>
               ^^^
            </Response>
            """,
            dialect="flexml",
            targets=("twiml",),
            hidden=True,
        ),
        Good('<Response><Dial action="/after">15550100</Dial></Response>', dialect="flexml", hidden=True),
        Good('<Response><Reject reason="decline"/></Response>', dialect="flexml", targets=("twiml",)),
        Good("<Response><Dial>15550100</Dial></Response>", dialect="flexml", targets=("twiml",)),
        Good('<Response><Dial action="/after">1</Dial></Response>', dialect="flexml", targets=("twiml-messaging",)),
        Bad(
            """
            <Response>
              <Sms from="1">See you.</Sms>
               ^^^
              <Sms from="1">See you soon.</Sms>
               ^^^
            </Response>
            """,
            dialect="flexml",
            targets=("twiml",),
            hidden=True,
        ),
    )

    def check(self, target: Dialect, ctx: Context) -> Problems:
        for difference in target.differences:
            if ctx.dialect.name in difference.than:
                places = [
                    node
                    for node, spec, other in counterparts(ctx, target)
                    if other.name in difference.on
                    and all(holds(word, ctx.dialect.values(spec, node.attributes)) for word in difference.when)
                ]
                yield from _told(places[:1] if difference.once else places, difference, ctx)


def _told(places: list[Node], difference: Difference, ctx: Context) -> Iterator[Problem]:
    for node in places:
        written = (ctx.attribute(node, condition.partition("=")[0]) for condition in difference.when)
        at = next((place.name for place in written if place is not None), ctx.place(node).name)
        yield Problem(at, difference.says, help=difference.advice)

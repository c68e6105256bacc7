"""Rule FX805."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import INFO, WARNING, Problem
from ....dialects import Behaviour, Dialect, ElementSpec
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import Problems, TargetRule
from ...target import counterparts

_WITHOUT_ACTION = {"next": "leads to the next verb", "self": "has this document asked for again"}


class BehaviourDiffersBetweenDialects(TargetRule):
    """The same element leads elsewhere in a target dialect.

    Without an `action`, FlexML goes on with the next verb after a recording, and TwiML asks for the same document
    again: the caller is recorded for ever. As the first verb, `Pause` delays the answer in TwiML, and
    FlexML answers at once. The rule speaks where `targets` names another dialect than the document's own.

    Ignore it where both ways suit the call.
    """

    code = "FX805"
    severity = WARNING
    refines = ("dialect-unsupported-use",)
    examples = (
        Bad(
            """
            <Response>
              <Pause length="2"/>
               ^^^^^
              <Record maxLength="60"/>
               ^^^^^^
              <Gather action="/menu"/>
            </Response>
            """,
            dialect="flexml",
            targets=("twiml",),
        ),
        Bad(
            """
            <Response>
              <Gather><Say>Press 1.</Say><Pause/></Gather>
               ^^^^^^
              <Pause/>
              <Say>Bye.</Say>
            </Response>
            """,
            dialect="twiml",
            targets=("flexml",),
        ),
        Good("<Response><Pause/><Record/></Response>", dialect="flexml", hidden=True),
        Good('<Response><Record recordSession="true"/><Play/></Response>', dialect="flexml", targets=("twiml",)),
        Good('<Response><Record Action="/done"/></Response>', dialect="flexml", targets=("twiml",)),
        Good("<Response><Redirect>/menu</Redirect></Response>", dialect="flexml", targets=("twiml",)),
        Good(
            '<Response><Dial answerOnBridge="true">+14155550123</Dial></Response>', dialect="twiml", targets=("flexml",)
        ),
        Good("<Response><Say>Wait.</Say><Pause/></Response>", dialect="flexml", targets=("twiml",)),
        Bad(
            """
            <Response>
              <Pause/>
               ^^^^^
              <Pause/>
              <Hangup/>
            </Response>
            """,
            dialect="twiml",
            targets=("flexml",),
            hidden=True,
        ),
    )

    def check(self, target: Dialect, ctx: Context) -> Problems:
        for node, spec, other in counterparts(ctx, target):
            values = ctx.dialect.values(spec, node.attributes)
            own, there = spec.behaviour_of(values), other.behaviour_of(values)
            if "action" not in values and "background" not in (own.flow, there.flow):
                yield from _without_action(node, spec, own, there, target, ctx)
            yield from _as_first_verb(node, spec.behaviour, other.behaviour, target, ctx)


def _without_action(
    node: Node, spec: ElementSpec, own: Behaviour, there: Behaviour, target: Dialect, ctx: Context
) -> Iterator[Problem]:
    if own.without_action != there.without_action:
        here, elsewhere = _WITHOUT_ACTION[own.without_action], _WITHOUT_ACTION[there.without_action]
        yield Problem(
            ctx.place(node).name,
            f"without `action`, `{spec.name}` {here} in {ctx.dialect.title}, and {elsewhere} in {target.title}",
            help="set `action`",
        )


def _as_first_verb(node: Node, own: Behaviour, there: Behaviour, target: Dialect, ctx: Context) -> Iterator[Problem]:
    parent = node.parent
    first = parent is not None and parent.parent is None and next(parent.elements) is node
    if first and own.answers != there.answers and own.flow == there.flow == "blocking":
        answers, waits = (ctx.dialect, target) if own.answers else (target, ctx.dialect)
        yield Problem(
            ctx.place(node).name,
            f"as the first verb, `{node.name}` answers the call in {answers.title}, and lets it ring in {waits.title}",
            severity=INFO,
        )

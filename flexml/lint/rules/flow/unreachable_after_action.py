"""Rule FX303."""

from __future__ import annotations

from ....diagnostics import WARNING
from ....source import Node
from ...context import Context
from ...dead_code import never_runs
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class UnreachableAfterAction(ElementRule):
    """Verbs follow a verb that hands over to its `action` in any case.

    When such a verb is done, whether it succeeded or failed, the document of `action` takes over, and what stands below
    never runs: an apology after a `Dial` that nobody answers is not heard. `Gather` and `Record`
    are different, they go on with the next verb where nothing came in. A lone `Hangup` does no harm and
    is told as a hint.

    Ignore it where the dead verbs stay for a reason, such as documents that one builder makes for several vendors.
    """

    code = "FX303"
    severity = WARNING
    reads = "flow"
    when = "@action followed"
    elements = ("Dial", "Enqueue", "Connect", "Refer", "Sms", "Play", "Amd")
    dialects = ("flexml", "twiml")
    examples = (
        Bad(
            """
            <Response>
              <Dial action="/dialed">15550100</Dial>
              <Say>Nobody answered.</Say>
               ^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Dial action="/dialed">15550100</Dial>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Play action="/menu">https://example.com/welcome.mp3</Play>
              <Gather action="/choice"><Say>Press 1 for sales.</Say></Gather>
               ^^^^^^
              <Hangup/>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Connect action="/done">
                <Stream url="wss://example.com/agent"/>
              </Connect>
              <Pause length="40"/>
               ^^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Dial action="/dialed">+14155550100</Dial>
              <Hangup/>
               ^^^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Good(
            """
            <Response>
              <Dial>15550100</Dial>
              <Say>Nobody answered.</Say>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Dial action="">15550100</Dial>
              <Say>Nobody answered.</Say>
            </Response>
            """,
            hidden=True,
        ),
        Good(
            """
            <Response>
              <Play action="/menu" background="true">https://example.com/welcome.mp3</Play>
              <Say>Press 1 for sales.</Say>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Play action="/menu" background="{{ quiet }}">https://example.com/welcome.mp3</Play>
              <Say>Press 1 for sales.</Say>
            </Response>
            """,
            hidden=True,
        ),
        Good(
            """
            <Response>
              <Play action="/menu" loop="0">https://example.com/music.mp3</Play>
              <Say>Nobody hears this, but not because of `action`.</Say>
            </Response>
            """,
            hidden=True,
        ),
        Bad(
            """
            <Response>
              <Dial action='/dialed'>15550100</Dial>
              <Pause/>
               ^^^^^
              <!-- then -->
              <Say>Hello.</Say>
            </Response>
            """,
            fixed="""
            <Response>
              <Dial action='/dialed'>15550100</Dial>
            </Response>
            """,
            hidden=True,
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        for end in ctx.flow.dead_ends_at(node):
            if end.cause.endless is not None or end.cause.exits[0].url is None:  # no page says where an empty one leads
                continue
            yield never_runs(
                ctx,
                end,
                f"the document of `action` takes over when `{ctx.written(node)}` is done",
                help="put it into that document, or leave `action` out",
                attribute="action",
            )

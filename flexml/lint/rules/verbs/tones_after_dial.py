"""Rule FX434."""

from __future__ import annotations

from ....diagnostics import INFO, Problem, Related
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class TonesAfterDial(ElementRule):
    """Key tones follow a `Dial`, as if they went to the dialed party.

    A verb after `Dial` runs when the dialed call is over, and talks to the caller, who hears the tones. An extension is
    dialed with `sendDigits` of `Number`.

    Ignore it where the caller is a machine that waits for the tones, such as a door that they open.
    """

    code = "FX434"
    severity = INFO
    reads = "document"
    elements = ("Dial",)
    when = "Dtmf, Play @digits"
    dialects = ("flexml", "twiml")
    examples = (
        Bad(
            """
            <Response>
              <Dial>+15550100</Dial>
              <Pause length="2"/>
              <Play digits="1928#"/>
               ^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Dial>15550100</Dial>
              <Wait length="2"/>
              <Dtmf>,,1928#</Dtmf>
               ^^^^
            </Response>
            """
        ),
        Good('<Response><Dial><Number sendDigits="ww1928#">+15550100</Number></Dial></Response>', dialect="twiml"),
        Good("<Response><Dial>15550100</Dial><Say>Goodbye</Say><Dtmf>1</Dtmf></Response>"),
        Good("<Response><Dial>15550100</Dial><Play>https://example.com/bye.mp3</Play></Response>"),
        Good('<Response><Dial action="/done">15550100</Dial><Dtmf>1</Dtmf></Response>'),
        Good("<Response><Dial>15550100</Dial><Pause/></Response>"),
        Good("<Response><Dial>15550100</Dial><Tones/><Dtmf>1</Dtmf></Response>"),
        Good('<Response><Dial>15550100</Dial><Say digits="1">Goodbye</Say></Response>'),
        Good("<Response><Say>Hello</Say><Say><Dial/></Say></Response>"),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        step = ctx.flow.step(node)
        if step is None:
            return
        for later in ctx.flow.after(step):
            name = None if later.spec is None else later.spec.name
            if name == "Dtmf" or (name == "Play" and ctx.get(later.node, "digits") is not None):
                yield Problem(
                    ctx.place(later.node).name,
                    "these tones are sent when the dialed call is over, and the caller hears them",
                    help="send them to the dialed party with `sendDigits` of `Number`",
                    related=(Related(ctx.place(node).name, "the call"),),
                )
            if name not in ("Pause", "Wait"):
                return

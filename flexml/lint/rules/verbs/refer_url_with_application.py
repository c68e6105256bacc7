"""Rule FX456."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem, Related
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class ReferUrlWithApplication(ElementRule):
    """A `Dial` to an `Application` has a `referUrl`.

    An application is called inside of the vendor's network, where no SIP REFER can come from: the URL is
    never asked.

    Never ignore it.
    """

    code = "FX456"
    severity = WARNING
    elements = ("Dial/Application",)
    dialects = ("twiml",)
    examples = (
        Bad(
            """
            <Response>
              <Dial referUrl="/transfer">
                    ^^^^^^^^
                <Application><ApplicationSid>AP0123456789abcdef0123456789abcdef</ApplicationSid></Application>
              </Dial>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Dial action="/done">
                <Application><ApplicationSid>AP0123456789abcdef0123456789abcdef</ApplicationSid></Application>
              </Dial>
            </Response>
            """
        ),
        Good('<Response><Dial referUrl="/transfer"><Sip>sip:kate@example.com</Sip></Dial></Response>'),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        place = None if node.parent is None else ctx.attribute(node.parent, "referUrl")
        if place is not None:
            yield Problem(
                place.name,
                "`referUrl` has no effect where `Dial` calls an `Application`",
                help="remove `referUrl`",
                related=(Related(ctx.place(node).name, "called here"),),
            )

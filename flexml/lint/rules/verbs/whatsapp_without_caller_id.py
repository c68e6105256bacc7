"""Rule FX453."""

from __future__ import annotations

import re

from ....diagnostics import ERROR, Problem, Related
from ....source import Node, has_placeholder
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_SENDER = re.compile(r"whatsapp:\+[1-9][0-9]{6,14}")


class WhatsappWithoutCallerId(ElementRule):
    """A `Dial` calls a WhatsApp user, and its `callerId` is no WhatsApp sender.

    WhatsApp takes calls from a registered sender only: without `whatsapp:` and its number in `callerId`, the call
    is refused, and the caller goes on to the next verb.

    Never ignore it.
    """

    code = "FX453"
    severity = ERROR
    elements = ("Dial/WhatsApp",)
    dialects = ("twiml",)
    runtime = {"twiml": (13214,)}
    examples = (
        Bad(
            """
            <Response>
              <Dial>
                <WhatsApp>+14155550123</WhatsApp>
                 ^^^^^^^^
              </Dial>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Dial callerId="+14155550100"><WhatsApp>+14155550123</WhatsApp></Dial>
                              ^^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Dial callerId="whatsapp:4155550100"><WhatsApp>+14155550123</WhatsApp></Dial>
                              ^^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Good('<Response><Dial callerId="whatsapp:+14155550100"><WhatsApp>+14155550123</WhatsApp></Dial></Response>'),
        Good('<Response><Dial callerId="${sender}"><WhatsApp>+14155550123</WhatsApp></Dial></Response>'),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        dial = node.parent
        if dial is None:
            return
        shown, place = ctx.get(dial, "callerId"), ctx.attribute(dial, "callerId")
        help_ = 'set `callerId="whatsapp:+…"` on `Dial`, with the number of your WhatsApp sender'
        if shown is None or place is None:
            yield Problem(
                ctx.place(node).name,
                "`WhatsApp` is called by a WhatsApp sender only, and `Dial` has no `callerId`",
                help=help_,
                related=(Related(ctx.place(dial).name, "without `callerId`"),),
            )
        elif not _SENDER.fullmatch(shown.strip()) and not has_placeholder(shown):
            yield Problem(
                place.value,
                "`WhatsApp` is called by a WhatsApp sender only, and `callerId` names none",
                help=help_,
                related=(Related(ctx.place(node).name, "called here"),),
            )

"""Rule FX403."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem, Related
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class SpeechTimeoutAutoWithModel(ElementRule):
    """`speechTimeout="auto"` stands beside a `speechModel`.

    The vendor's pages ask for a number of seconds where a model is chosen, and log a warning otherwise. The caller may
    be cut off in the middle of a sentence, or wait in silence after it.

    Ignore it where you have seen the two at work together: older pages allowed it for some models.
    """

    code = "FX403"
    severity = WARNING
    elements = ("Gather",)
    when = "@speechModel @speechTimeout"
    dialects = ("twiml",)
    runtime = {"twiml": (13335,)}
    examples = (
        Bad(
            """
            <Response>
              <Gather input="speech" speechTimeout="auto" speechModel="phone_call" action="/answer"/>
                                                    ^^^^
            </Response>
            """
        ),
        Good('<Response><Gather input="speech" speechTimeout="auto" action="/answer"/></Response>'),
        Good('<Response><Gather input="speech" speechTimeout="3" speechModel="phone_call" action="/a"/></Response>'),
        Good('<Response><Gather input="speech" speechModel="phone_call" action="/answer"/></Response>'),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        model = ctx.attribute(node, "speechModel")
        if model is None or ctx.known(node, "speechTimeout") != "auto":
            return
        yield Problem(
            ctx.place(node).value("speechTimeout"),
            "`speechTimeout` is `auto`, which does not go with a `speechModel`",
            help="write a number of seconds, or leave `speechModel` out",
            related=(Related(model.whole, "the model"),),
        )

"""Rule FX424."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem, Related
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_STEPS = ("bank-account-number", "bank-routing-number")


class MatchingWithoutBankNumber(ElementRule):
    """A `Prompt` compares two inputs at a step where `Pay` compares none.

    `requireMatchingInputs` has a bank number entered twice. At another step it has no effect, and the prompt that was
    meant for the second time is ambiguous.

    Never ignore it.
    """

    code = "FX424"
    severity = WARNING
    elements = ("Pay/Prompt",)
    dialects = ("twiml",)
    examples = (
        Bad(
            """
            <Response>
              <Pay action="/paid">
                <Prompt for="security-code" requireMatchingInputs="true"><Say>Once more</Say></Prompt>
                                            ^^^^^^^^^^^^^^^^^^^^^
              </Pay>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Pay paymentMethod="ach-debit" action="/paid">
                <Prompt for="bank-account-number"><Say>Your account</Say></Prompt>
                <Prompt for="bank-account-number" requireMatchingInputs="true"><Say>Once more</Say></Prompt>
                <Prompt for="bank-routing-number" requireMatchingInputs="true"><Say>Once more</Say></Prompt>
                <Prompt for="payment-processing" requireMatchingInputs="false"><Say>One moment</Say></Prompt>
                <Prompt for="{{ step }}" requireMatchingInputs="true"><Say>Once more</Say></Prompt>
              </Pay>
            </Response>
            """
        ),
        Good('<Response><Pay action="/p"><Prompt for="cvv" requireMatchingInputs="true"/></Pay></Response>'),
        Good('<Response><Pay action="/p"><Prompt requireMatchingInputs="true"/></Pay></Response>'),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        step, spec = ctx.known(node, "for"), ctx.spec(node)
        if not step or spec is None or ctx.known(node, "requireMatchingInputs") != "true":
            return
        if step in _STEPS or spec.attributes["for"].type.fault(step) is not None:
            return
        place = ctx.place(node)
        yield Problem(
            place.attribute("requireMatchingInputs"),
            f"`requireMatchingInputs` has no effect at the step `{step}`: only bank numbers are entered twice",
            help="remove it",
            related=(Related(place.attributes["for"].whole, "the step"),),
        )

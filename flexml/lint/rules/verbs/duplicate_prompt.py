"""Rule FX425."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem, Related
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_CONDITIONS = ("for", "attempt", "errorType", "cardType")


class DuplicatePrompt(ElementRule):
    """Two `Prompt` of a `Pay` are for the same step under the same conditions.

    Which of the two the caller hears is the vendor's choice.

    Never ignore it: mostly a copy kept its conditions.
    """

    code = "FX425"
    severity = WARNING
    elements = ("Pay",)
    dialects = ("twiml",)
    examples = (
        Bad(
            """
            <Response>
              <Pay action="/paid">
                <Parameter name="order" value="1"/>
                <Prompt for="security-code" errorType="{{ errors }}"><Say>Once more</Say></Prompt>
                <Prompt for="security-code" cardType="visa amex"><Say>The code</Say></Prompt>
                <Prompt for="security-code" cardType="amex visa"><Say>Four digits</Say></Prompt>
                 ^^^^^^
                <Prompt for="security-code" cardType="visa amex"><Say>Three digits</Say></Prompt>
                 ^^^^^^
              </Pay>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Pay action="/paid" maxAttempts="3">
                <Prompt for="security-code"><Say>The code</Say></Prompt>
                <Prompt for="security-code" cardType="amex"><Say>Four digits</Say></Prompt>
                <Prompt for="security-code" attempt="2"><Say>Once more</Say></Prompt>
                <Prompt for="security-code" errorType="timeout"><Say>Once more</Say></Prompt>
                <Prompt for="security-code" errorType="{{ errors }}"><Say>Once more</Say></Prompt>
                <Prompt for="security-code" errorType="{{ errors }}"><Say>Once more</Say></Prompt>
                <Prompt for="postal-code"><Say>The postal code</Say></Prompt>
                <Parameter for="security-code" name="order" value="1"/>
                <Parameter for="security-code" name="shop" value="2"/>
              </Pay>
              <Pay paymentMethod="ach-debit" action="/paid">
                <Prompt for="bank-account-number"><Say>Your account</Say></Prompt>
                <Prompt for="bank-account-number" requireMatchingInputs="true"><Say>Once more</Say></Prompt>
              </Pay>
            </Response>
            """
        ),
        Good('<Response><Pay action="/paid"><Prompt/><Prompt/></Pay></Response>', hidden=True),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        first: dict[tuple[object, ...], Node] = {}
        for prompt in node.elements:
            if prompt.name != "Prompt" or ctx.get(prompt, "for") is None:
                continue
            written = [name for name in _CONDITIONS if ctx.get(prompt, name) is not None]
            values = {name: ctx.known(prompt, name) for name in written}
            if None in values.values():
                continue
            again = ctx.known(prompt, "requireMatchingInputs") == "true"
            key = (again, *((name, frozenset((value or "").split())) for name, value in values.items()))
            if key not in first:
                first[key] = prompt
                continue
            yield Problem(
                ctx.place(prompt).name,
                f"this is the second `Prompt` for `{values['for']}` under the same conditions",
                help="set `attempt`, `errorType` or `cardType` on one of the two, or remove it",
                related=(Related(ctx.place(first[key]).name, "the first one"),),
            )

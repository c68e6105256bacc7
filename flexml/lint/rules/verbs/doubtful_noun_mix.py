"""Rule FX454."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem, Related
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_ALONE = ("Queue", "WhatsApp")


class DoubtfulNounMix(ElementRule):
    """A `Queue` or a `WhatsApp` shares its `Dial` with other nouns.

    Numbers, clients and SIP endpoints ring together. A queue and a WhatsApp user are only shown alone on the
    vendor's pages, and nobody says which of the nouns is called when they are not.

    Ignore it where you have seen what the vendor makes of it.
    """

    code = "FX454"
    severity = WARNING
    elements = ("Dial",)
    when = ", ".join(f"Dial/{name} {place}" for name in _ALONE for place in ("preceded", "followed"))
    dialects = ("twiml",)
    examples = (
        Bad(
            """
            <Response>
              <Dial>
                <Number>+14155550123</Number>
                <Queue>support</Queue>
                 ^^^^^
              </Dial>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Dial callerId="whatsapp:+14155550100">
                <WhatsApp>+14155550123</WhatsApp>
                 ^^^^^^^^
                <WhatsApp>+14155550124</WhatsApp>
              </Dial>
            </Response>
            """
        ),
        Good("<Response><Dial><Queue>support</Queue></Dial></Response>"),
        Good("<Response><Dial><Number>+14155550123</Number><Client>kate</Client></Dial></Response>"),
        Good("<Response><Dial><Conference>Lobby</Conference><Queue>support</Queue></Dial></Response>"),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        outer = ctx.spec(node)
        nouns = [(child, spec.name) for child in node.elements if (spec := ctx.spec(child)) is not None]
        # Beside a noun that surely stands alone, that is the defect, and it is told.
        if outer is None or len(nouns) < 2 or any(name in outer.alone for _, name in nouns):
            return
        for child, name in nouns:
            if name in _ALONE:
                other, beside = next(noun for noun in nouns if noun[0] is not child)
                yield Problem(
                    ctx.place(child).name,
                    f"`{name}` is documented alone in `Dial`, and another `{beside}` stands beside it"
                    if beside == name
                    else f"`{name}` is documented alone in `Dial`, and `{beside}` stands beside it",
                    help="give each its own `Dial`",
                    related=(Related(ctx.place(other).name, "beside it"),),
                )
                return

"""Rule FX109."""

from __future__ import annotations

from collections.abc import Iterable

from ....diagnostics import ERROR, WARNING, Problem, Related
from ....dialects import ElementSpec
from ....source import Node
from ...context import Context
from ...cue import MANY
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class RepeatedChild(ElementRule):
    """A child stands in its parent more often than the parent takes it.

    The vendor uses one of them and drops the rest, and which one is not written anywhere.

    Never ignore it.
    """

    code = "FX109"
    severity = ERROR
    elements = ("*",)
    runtime = {"twiml": (12200,), "twiml-messaging": (12200,), "twiml-fax": (12200,)}
    examples = (
        Bad(
            """
            <Response>
              <Dial>
                <Conference>Lobby</Conference>
                <Conference>Stage</Conference>
                 ^^^^^^^^^^
              </Dial>
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Message>
                <Body>Your tickets</Body>
                <Media>https://example.com/ticket/1.pdf</Media>
                <Media>https://example.com/ticket/2.pdf</Media>
                <Media>https://example.com/ticket/3.pdf</Media>
                <Media>https://example.com/ticket/4.pdf</Media>
                <Media>https://example.com/ticket/5.pdf</Media>
                <Media>https://example.com/ticket/6.pdf</Media>
                <Media>https://example.com/ticket/7.pdf</Media>
                <Media>https://example.com/ticket/8.pdf</Media>
                <Media>https://example.com/ticket/9.pdf</Media>
                <Media>https://example.com/ticket/10.pdf</Media>
                <Media>https://example.com/ticket/11.pdf</Media>
                 ^^^^^
              </Message>
            </Response>
            """,
            dialect="twiml-messaging",
        ),
        Good("<Response><Dial><Conference>Lobby</Conference></Dial></Response>", dialect="twiml"),
    )

    @classmethod
    def marks(cls, spec: ElementSpec) -> Iterable[str]:
        return (f"{spec.name}/{name} twin" if most < MANY else "many" for name, most in spec.limits)

    def check(self, node: Node, ctx: Context) -> Problems:
        spec = ctx.spec(node)
        if spec is None:
            return
        for name, most in spec.limits:
            same = [child for child in node.elements if (other := ctx.spec(child)) is not None and other.name == name]
            for child in same[most:]:
                yield Problem(
                    ctx.place(child).name,
                    f"`{spec.name}` takes {most} `{name}` at most, and this is one more",
                    help=f"remove it, or give it a `{spec.name}` of its own",
                    related=(Related(ctx.place(same[0]).name, "the first one"),),
                    severity=WARNING if spec.uncertain else None,
                    runtime=self.predicts(ctx, spec.crowd_codes(name)),
                )

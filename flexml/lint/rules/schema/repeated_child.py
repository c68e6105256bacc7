"""Rule FX109."""

from __future__ import annotations

from collections.abc import Iterable

from ....diagnostics import ERROR, WARNING, Problem, Related
from ....dialects import ElementSpec
from ....source import Node
from ...context import Context
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
        Good("<Response><Dial><Conference>Lobby</Conference></Dial></Response>", dialect="twiml"),
    )

    @classmethod
    def marks(cls, spec: ElementSpec) -> Iterable[str]:
        return (name for name, _ in spec.limits)

    def check(self, node: Node, ctx: Context) -> Problems:
        spec = ctx.spec(node)
        for name, most in spec.limits if spec is not None else ():
            same = [child for child in node.elements if (other := ctx.spec(child)) is not None and other.name == name]
            for child in same[most:]:
                assert spec is not None, "a limit comes from it"
                yield Problem(
                    ctx.place(child).name,
                    f"`{spec.name}` takes {most} `{name}` at most, and this is one more",
                    help=f"remove it, or give it a `{spec.name}` of its own",
                    related=(Related(ctx.place(same[0]).name, "the first one"),),
                    severity=WARNING if spec.uncertain else None,
                    runtime=self.predicts(ctx, spec.crowd_codes(name)),
                )

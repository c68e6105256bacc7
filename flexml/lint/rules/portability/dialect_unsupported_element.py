"""Rule FX801."""

from __future__ import annotations

import re

from ....diagnostics import WARNING, Problem
from ....dialects import Dialect
from ...context import Context
from ...example import Bad, Good
from ...rule import Problems, TargetRule
from ...target import pairs


class DialectUnsupportedElement(TargetRule):
    """An element does not exist in a dialect that the document should work in as well, or not in this place.

    The other vendor skips it with all that stands in it, or refuses the document. The rule speaks where
    `targets` names another dialect than the document's own.

    Ignore it for a part of the document that the application writes for one vendor alone.
    """

    code = "FX801"
    severity = WARNING
    refines = ("dialect-unsupported-use",)
    examples = (
        Bad(
            """
            <Response>
              <Dtmf>1234</Dtmf>
               ^^^^
              <Gather action="/menu"><Wait length="2"/><Play><File>0</File></Play></Gather>
                                      ^^^^                    ^^^^
            </Response>
            """,
            dialect="flexml",
            targets=("twiml",),
        ),
        Bad(
            """
            <Response>
              <Dial><Conference><Hm/></Conference></Dial>
                     ^^^^^^^^^^
              <Say>It is <emphasis>now</emphasis>.</Say>
                          ^^^^^^^^
              <Stop><Recording name="call"/></Stop>
                     ^^^^^^^^^
            </Response>
            """,
            dialect="twiml",
            targets=("flexml", "twiml"),
        ),
        Bad(
            """
            <Response>
              <Refer><Sip>sip:kate@example.com</Sip></Refer>
               ^^^^^
              <Reject><Parameter name="a" value="b"/></Reject>
                       ^^^^^^^^^
            </Response>
            """,
            dialect="twiml",
            targets=("flexml",),
        ),
        Good('<Response><Play digits="1234"/></Response>', dialect="flexml", targets=("twiml",)),
        Good("<Response><Dtmf>1234</Dtmf></Response>", dialect="flexml", hidden=True),
        Good("<Response><Dtmf>1234</Dtmf></Response>", dialect="flexml", targets=("flexml",), hidden=True),
        Good("<Response><Pauze/><Say>Hi</Say></Response>", dialect="flexml", targets=("twiml",), hidden=True),
        Good("<Other><Say>Hi</Say></Other>", dialect="flexml", targets=("twiml",), hidden=True),
        Good(
            "<Response><Gather><Dial>15550100</Dial></Gather></Response>",
            dialect="flexml",
            targets=("twiml",),
            hidden=True,
        ),
    )

    def check(self, target: Dialect, ctx: Context) -> Problems:
        for node, spec, other, outer in pairs(ctx, target):
            if other is not None:
                continue
            misplaced = outer is not None and target.element(spec.name) is not None
            where = f"cannot stand in `{outer.name}`" if misplaced and outer is not None else "does not exist"
            advice = target.foreign.get(spec.name)
            yield Problem(
                ctx.place(node).name,
                f"`{spec.name}` {where} in {target.title}",
                help=re.sub(f"^{ctx.dialect.title}( and [A-Za-z]+)?: ", "", advice) if advice else None,
            )

"""Rule FX802."""

from __future__ import annotations

from ....diagnostics import INFO, WARNING, Problem
from ....dialects import Dialect
from ...context import Context
from ...example import Bad, Good
from ...rule import Problems, TargetRule
from ...target import counterparts


class DialectUnsupportedAttribute(TargetRule):
    """An attribute does not exist in a dialect that the document should work in as well.

    The other vendor ignores it: the recording is never reported, the file is never played in the background. An
    attribute that only writes down the default is a hint. The rule speaks where `targets` names another
    dialect than the document's own.

    Ignore it where the call works without the attribute, too.
    """

    code = "FX802"
    severity = WARNING
    refines = ("dialect-unsupported-use",)
    examples = (
        Bad(
            """
            <Response>
              <Record action="/done" callbackUrl="/ready" recordSession="false" maxLength="60"/>
                                     ^^^^^^^^^^^          ^^^^^^^^^^^^^
              <Play loopPause="2">https://example.com/a.mp3</Play>
                    ^^^^^^^^^
            </Response>
            """,
            dialect="flexml",
            targets=("twiml",),
        ),
        Bad(
            """
            <Response>
              <Gather input="speech" action="/said"><Say language="de-DE">Hallo</Say></Gather>
                      ^^^^^                              ^^^^^^^^
            </Response>
            """,
            dialect="twiml",
            targets=("flexml",),
        ),
        Bad(
            """
            <Response>
              <Record callbackUrl="/ready" maxLength="60"/>
                      ^^^^^^^^^^^
              <Record stringKey1="a"/>
                      ^^^^^^^^^^
            </Response>
            """,
            dialect="flexml",
            targets=("twiml",),
            hidden=True,
        ),
        Good('<Response><Record action="/done" maxLength="60"/></Response>', dialect="flexml", targets=("twiml",)),
        Good('<Response><Record action="/done" callbackUrl="/ready"/></Response>', dialect="flexml", hidden=True),
        Good(
            '<Response><Record action="/done" colour="blue"/></Response>',
            dialect="flexml",
            targets=("twiml",),
            hidden=True,
        ),
        Good('<Response><Amd action="/who"/></Response>', dialect="flexml", targets=("twiml",), hidden=True),
    )

    def check(self, target: Dialect, ctx: Context) -> Problems:
        for node, spec, other in counterparts(ctx, target):
            for name, text in node.attributes.items():
                row = ctx.row(spec, name)
                if row is not None and row.name not in other.attributes:
                    yield Problem(
                        ctx.place(node).attribute(name),
                        f"`{row.name}` of `{spec.name}` does not exist in {target.title}",
                        help=_advice(f"{spec.name}@{row.name}", target),
                        severity=INFO if text.strip() == row.default else None,
                    )


def _advice(key: str, target: Dialect) -> str | None:
    foreign = target.foreign_attributes.get(key)
    if foreign is None:
        return None
    return f"{target.title} calls it `{foreign.use}`" if foreign.use else foreign.advice

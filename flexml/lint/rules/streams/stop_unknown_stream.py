"""Rule FX204."""

from __future__ import annotations

from itertools import islice

from ....diagnostics import WARNING, Edit, Fix, Problem, Related
from ....dialects.words import nearest
from ....source import Node
from ...context import Context
from ...edits import quoted
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_COMPARED = 50  # names that a misspelt one is compared with


class StopUnknownStream(ElementRule):
    """A `Stop` names a stream that the document never starts, while it starts another one.

    Mostly a misspelt name: nothing stops, and the application goes on receiving audio until the call
    ends. A document that starts no stream is left alone, since an earlier one of the call may have.

    Ignore it where an earlier document started the stream of this name.
    """

    code = "FX204"
    severity = WARNING
    elements = ("Stop/Stream", "Stop/Siprec")
    dialects = ("flexml", "twiml")
    runtime = {"twiml": (14300,)}
    examples = (
        Bad(
            """
            <Response>
              <Start>
                <Stream url="wss://example.com/record" name="recorder"/>
              </Start>
              <Say>This part is recorded.</Say>
              <Stop>
                <Stream name="recoder"/>
                              ^^^^^^^
              </Stop>
            </Response>
            """,
            fixed="""
            <Response>
              <Start>
                <Stream url="wss://example.com/record" name="recorder"/>
              </Start>
              <Say>This part is recorded.</Say>
              <Stop>
                <Stream name="recorder"/>
              </Stop>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Start>
                <Stream url="wss://example.com/record" name="recorder"/>
                <Stream url="wss://example.com/transcribe" name="transcriber"/>
                <Stream url="wss://example.com/archive" name="archive"/>
                <Stream url="wss://example.com/mood" name="mood"/>
              </Start>
              <Say>This part is recorded.</Say>
              <Stop>
                <Stream name="billing"/>
                              ^^^^^^^
              </Stop>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Start><Siprec connectorName="archive"/></Start>
              <Say>This part is recorded.</Say>
              <Stop>
                <Siprec name="recorder"/>
                              ^^^^^^^^
                <Stream name="transcriber"/>
              </Stop>
            </Response>
            """,
            dialect="twiml",
        ),
        Good('<Response><Stop><Stream name="recorder"/></Stop></Response>'),
        Good(
            """
            <Response>
              <Start><Stream url="wss://example.com/record" name="recorder"/></Start>
              <Say>This part is recorded.</Say>
              <Stop><Stream name="recorder"/></Stop>
            </Response>
            """
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        use = ctx.flow.stream(node)
        if use is None or not use.name or ctx.flow.opened(use.kind, use.name):
            return
        started = list(islice((other for other in ctx.flow.started if other.kind == use.kind), _COMPARED))
        if not started:
            return
        names = tuple(other.name for other in started if other.name)
        near = nearest(use.name, names)
        span = ctx.place(node).value("name")
        fix = None
        if near is not None:
            fix = Fix(f"Stop `{near}`", (Edit(span, quoted(near)[1:-1]),), safe=False)
        yield Problem(
            span,
            f"no `Start` of this document begins a stream named {use.called}",
            help=f"did you mean `{near}`" if near else _advice(bool(names)),
            fix=fix,
            related=tuple(
                Related(ctx.place(other.node).name, f"{other.called} is started here") for other in started[:3]
            ),
        )


def _advice(named: bool) -> str:
    return "write the name of a stream that was started" if named else "give the stream this name where it is started"

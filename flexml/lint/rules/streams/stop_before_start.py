"""Rule FX205."""

from __future__ import annotations

from itertools import islice

from ....diagnostics import WARNING, Problem, Related
from ....source import Node, has_placeholder
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class StopBeforeStart(ElementRule):
    """A `Stop` stands before the `Start` of the stream that it names.

    Verbs run from top to bottom: the `Stop` finds nothing to stop, and the stream that begins after it
    runs on until the call ends.

    Ignore it where an earlier document, which the project does not know, started the stream, and this one
    starts it anew.
    """

    code = "FX205"
    severity = WARNING
    reads = "flow"
    elements = ("Stop/Stream", "Stop/Siprec", "Stop/Transcription", "Stop/Recording")
    dialects = ("flexml", "twiml")
    runtime = {"twiml": (14300,)}
    examples = (
        Bad(
            """
            <Response>
              <Stop>
                <Stream name="recorder"/>
                              ^^^^^^^^
              </Stop>
              <Start>
                <Stream url="wss://example.com/record" name="recorder"/>
              </Start>
              <Say>This part is recorded.</Say>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Stop>
                <Siprec name="archive"/>
                              ^^^^^^^
              </Stop>
              <Start>
                <Siprec connectorName="vault" name="archive"/>
              </Start>
              <Dial>+15550100</Dial>
            </Response>
            """,
            dialect="twiml",
        ),
        Good(
            """
            <Response>
              <Stop><Stream name="recorder"/></Stop>
              <Say>This part is not recorded.</Say>
              <Start><Stream url="wss://example.com/record" name="recorder"/></Start>
              <Dial>+15550100</Dial>
            </Response>
            """,
            url="/private",
            routes={"/answer": "answer.xml", "/private": "private.xml"},
            files={
                "answer.xml": """
                <Response>
                  <Start><Stream url="wss://example.com/record" name="recorder"/></Start>
                  <Redirect>/private</Redirect>
                </Response>
                """
            },
        ),
        Good(
            """
            <Response>
              <Start><Stream url="wss://example.com/record" name="recorder"/></Start>
              <Say>This part is recorded.</Say>
              <Stop><Stream name="recorder"/></Stop>
              <Dial>+15550100</Dial>
            </Response>
            """
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        use = ctx.flow.stream(node)
        if use is None or not use.name or not ctx.flow.reaches(use.step):
            return
        opened = [other for other in ctx.flow.opened(use.kind, use.name)[:2] if not other.bidirectional]
        if not opened or opened[0].order < use.order or ctx.journey.started_before(use.kind, use.name):
            return
        if any(has_placeholder(other.name or "") for other in islice(ctx.flow.streams, use.order)):
            return
        yield Problem(
            ctx.place(node).value("name"),
            f"`Stop` stands before the `Start` of {use.called}",
            help=f"move it below, to where the `{use.kind}` has done its work",
            related=(Related(ctx.place(opened[0].node).name, f"{use.called} is started here"),),
        )

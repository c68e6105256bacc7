"""Rule FX209."""

from __future__ import annotations

from ....diagnostics import INFO, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class SettingsInStop(ElementRule):
    """A `Stop` says more than the name of what it stops.

    The name alone tells what is meant. A URL, a track or a `Parameter` is what `Start` needs; here nobody reads it,
    and whoever changes it there may believe that both have to agree.

    Ignore it where one function of your program writes both.
    """

    code = "FX209"
    severity = INFO
    elements = ("Stop/Stream", "Stop/Siprec", "Stop/Transcription", "Stop/Recording")
    dialects = ("flexml", "twiml")
    examples = (
        Bad(
            """
            <Response>
              <Stop><Stream name="recorder" url="wss://example.com/record" track="inbound_track"/></Stop>
                                            ^^^
              <Pause/>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Stop>
                <Stream name="recorder">
                  <Parameter name="caller" value="Kate"/>
                   ^^^^^^^^^
                </Stream>
              </Stop>
              <Pause/>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Stop>
                <Siprec connectorName="monitor" name="a"/>
                        ^^^^^^^^^^^^^
                <Transcription name="b" partialResults="true"/>
                                        ^^^^^^^^^^^^^^
                <Recording name="c" trim="trim-silence"/>
                                    ^^^^
              </Stop>
              <Pause/>
            </Response>
            """,
            dialect="twiml",
        ),
        Good(
            """
            <Response>
              <Stop><Stream name="recorder"/></Stop>
              <Pause/>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Stop><Stream url="wss://example.com/record"/></Stop>
              <Pause/>
            </Response>
            """,
            hidden=True,
        ),
        Good(
            """
            <Response>
              <Stop><Stream name="recorder" nmae="recorder"><Note/></Stream></Stop>
              <Pause/>
            </Response>
            """,
            hidden=True,
        ),
        Good(
            """
            <Response>
              <Stop><Stream NAME="recorder"/></Stop>
              <Pause/>
            </Response>
            """,
            dialect="flexml",
            hidden=True,
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        spec = ctx.spec(node)
        if spec is None or not (ctx.get(node, "name") or "").strip():
            return  # without a name it stops nothing, which is told for itself
        rows = ((name, ctx.row(spec, name)) for name in node.attributes)
        name = next((name for name, row in rows if row is not None and row.name != "name"), None)
        child = next((child for child in node.elements if ctx.spec(child) is not None), None)
        if name is not None:
            span = ctx.place(node).attribute(name)
        elif child is not None:
            span, name = ctx.place(child).name, ctx.written(child)
        else:
            return
        yield Problem(
            span,
            f"`{name}` has no effect in `Stop`: the `name` alone says what ends",
            help="keep the `name`, and remove the rest",
        )

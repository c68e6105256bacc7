"""Rule FX203."""

from __future__ import annotations

from ....diagnostics import ERROR, Edit, Fix, Problem, Related
from ....source import Node, Span
from ...context import Context
from ...edits import quoted
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_FEW = 50  # with more streams than that, the one that is meant is anybody's guess


class StopStreamWithoutName(ElementRule):
    """A `Stream` in `Stop` has no `name`.

    The name is all that tells which stream is meant: nothing stops, and the application goes on
    receiving audio until the call ends.

    Never ignore it: give the stream a name in `Start`, and write the same one here. TeXML takes a `Stop`
    without one; that is a trap for documents that move.
    """

    code = "FX203"
    severity = ERROR
    reads = "flow"
    elements = ("Stop/Stream",)
    dialects = ("flexml", "twiml")
    runtime = {"twiml": (14300,)}
    refines = ("missing-required-attribute", "doubtful-omission", "invalid-value", "invalid-text")
    examples = (
        Bad(
            """
            <Response>
              <Start>
                <Stream url="wss://example.com/record" name="recorder"/>
              </Start>
              <Say>This part is recorded.</Say>
              <Stop>
                <Stream/>
                 ^^^^^^
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
                <Siprec connectorName="archive" name="archive"/>
              </Start>
              <Say>This part is recorded.</Say>
              <Stop><Stream name=""/></Stop>
                     ^^^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Start><Stream url="wss://example.com/record"/></Start>
              <Say>This part is recorded.</Say>
              <Stop><Stream/></Stop>
                     ^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Start>
                <Stream url="wss://example.com/record" name="recorder"/>
                <Stream url="wss://example.com/transcribe" name="transcriber"/>
              </Start>
              <Say>This part is recorded.</Say>
              <Stop><Stream/></Stop>
                     ^^^^^^
            </Response>
            """
        ),
        Good('<Response><Stop><Stream name="recorder"/></Stop></Response>'),
        Good('<Response><Stop><Stream Name="recorder"/></Stop></Response>', dialect="twiml"),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        use = ctx.flow.stream(node)
        written = ctx.attribute(node, "name")
        if use is None or use.name or (written is None and ctx.writes(node, "name")):
            return
        place = ctx.place(node)
        before = ctx.flow.live_before(use.step) if len(ctx.flow.streams) < _FEW else ()
        open_here = [live for live in before if live.kind == use.kind]
        only = open_here[0] if len(open_here) == 1 else None
        fix = None
        if only is not None and only.name is not None and written is None:
            after_name = Span(place.name.end, place.name.end)
            fix = Fix(f"Stop `{only.name}`", (Edit(after_name, f" name={quoted(only.name)}"),), safe=False)
        yield Problem(
            place.name,
            "`Stop` does not say which stream: its `Stream` has no `name`",
            help="write the `name` that the stream has in its `Start`",
            fix=fix,
            related=() if only is None else (Related(ctx.place(only.node).name, f"{only.called} is open"),),
        )

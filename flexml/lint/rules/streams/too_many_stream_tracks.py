"""Rule FX208."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem, Related
from ....flow import StreamUse
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class TooManyStreamTracks(ElementRule):
    """More than four tracks of one call are forked at the same time.

    Twilio forks four: `both_tracks` counts as two, and `Siprec` counts like a `Stream`, with both tracks
    where it does not say. The stream that exceeds them does not start.

    Ignore it where an earlier stream has surely ended by itself.
    """

    code = "FX208"
    severity = WARNING
    elements = ("Start",)
    dialects = ("twiml",)
    examples = (
        Bad(
            """
            <Response>
              <Start>
                <Stream url="wss://example.com/record" track="both_tracks"/>
                <Stream url="wss://example.com/transcribe" track="both_tracks"/>
                <Stream url="wss://example.com/coach"/>
                 ^^^^^^
              </Start>
              <Dial>+15550100</Dial>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Start>
                <Siprec connectorName="recorder"/>
                <Stream url="wss://example.com/transcribe"/>
                <Stream url="wss://example.com/coach" track="both_tracks"/>
                 ^^^^^^
              </Start>
              <Dial>+15550100</Dial>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Start>
                <Stream url="wss://example.com/record" name="recorder" track="both_tracks"/>
                <Stream url="wss://example.com/transcribe" track="both_tracks"/>
              </Start>
              <Say>Thank you.</Say>
              <Stop><Stream name="recorder"/></Stop>
              <Start><Stream url="wss://example.com/coach" track="both_tracks"/></Start>
              <Dial>+15550100</Dial>
            </Response>
            """
        ),
    )
    limit = 4

    def check(self, node: Node, ctx: Context) -> Problems:
        flow = ctx.flow
        if next((use.step.node for use in flow.started), None) is not node:
            return  # all are counted once, at the first `Start`
        open_now: list[StreamUse] = []
        for use in flow.started:
            if not flow.reaches(use.step):
                return
            ends = ((other, flow.closed_by(other)) for other in open_now)
            open_now = [other for other, end in ends if end is None or end > use.order]
            tracks = _tracks(use, ctx) + sum(_tracks(other, ctx) for other in open_now)
            if tracks > self.limit:
                yield Problem(
                    ctx.place(use.node).name,
                    f"{tracks} tracks of the call are forked with this stream, and {self.limit} can be at a time",
                    help="stop a stream before, or send one track instead of `both_tracks`",
                    related=tuple(
                        Related(ctx.place(other.node).name, "two tracks" if _tracks(other, ctx) == 2 else "one track")
                        for other in open_now
                    ),
                )
                return
            open_now.append(use)


def _tracks(use: StreamUse, ctx: Context) -> int:
    row = ctx.row_of(use.node, "track")
    track = ctx.get(use.node, "track") or (row and row.default)
    return 2 if track == "both_tracks" else 1

"""Rule FX208."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem, Related
from ....flow import StreamUse
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_FORKS = ("Stream", "Siprec")


class TooManyStreamTracks(ElementRule):
    """More than four tracks of one call are forked at the same time.

    Twilio forks four: `both_tracks` counts as two, and `Siprec` counts like a `Stream`, with both tracks
    where it does not say. The stream that exceeds them does not start. Streams that are open when the document
    begins count as well, where the routes of the project tell.

    Ignore it where an earlier stream has surely ended by itself.
    """

    code = "FX208"
    severity = WARNING
    reads = "flow"
    elements = ("Start",)
    when = "routed, Start/Stream again, Start/Siprec again"
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
        Bad(
            """
            <Response>
              <Start>
                <Stream url="wss://example.com/coach" track="both_tracks"/>
                <Stream url="wss://example.com/score"/>
                 ^^^^^^
              </Start>
              <Dial>+15550100</Dial>
            </Response>
            """,
            url="/agent",
            routes={"/answer": "answer.xml", "/agent": "agent.xml"},
            files={
                "answer.xml": """
                <Response>
                  <Start><Stream url="wss://example.com/record" track="both_tracks"/></Start>
                  <Redirect>/agent</Redirect>
                </Response>
                """
            },
        ),
        Good(
            """
            <Response>
              <Stop><Stream name="record"/></Stop>
              <Start>
                <Stream url="wss://example.com/coach" track="both_tracks"/>
                <Stream url="wss://example.com/score"/>
              </Start>
              <Dial>+15550100</Dial>
            </Response>
            """,
            url="/agent",
            routes={"/answer": "answer.xml", "/agent": "agent.xml"},
            files={
                "answer.xml": """
                <Response>
                  <Start><Stream url="wss://example.com/record" name="record" track="both_tracks"/></Start>
                  <Redirect>/agent</Redirect>
                </Response>
                """
            },
        ),
        Good(
            """
            <Response>
              <Start>
                <Transcription track="both_tracks"/>
                <Recording/>
                <Siprec/>
                <Stream url="wss://example.com/transcribe" track="both_tracks"/>
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
        if node is not ctx.named("Start")[0]:  # all are counted once
            return
        flow = ctx.flow
        # Who is open when the document begins, with its tracks; a `Stop` of this document may end it.
        earlier = list(ctx.journey.surely_arriving) if ctx.routed else []
        stops = {(use.kind, use.name): use.order for use in reversed(flow.streams) if not use.opens}
        open_now: list[StreamUse] = []
        for use in flow.started:
            if use.kind not in _FORKS:
                continue
            if not flow.reaches(use.step):
                return
            ends = ((other, flow.closed_by(other)) for other in open_now)
            open_now = [other for other, end in ends if end is None or end > use.order]
            before = [one for one in earlier if stops.get((one.use.kind, one.use.name), use.order) >= use.order]
            tracks = sum(_tracks(other, ctx) for other in (use, *open_now, *(one.use for one in before)))
            if tracks > self.limit:
                yield Problem(
                    ctx.place(use.node).name,
                    f"{tracks} tracks of the call are forked with this stream, and {self.limit} can be at a time",
                    help="stop a stream before, or send one track instead of `both_tracks`",
                    related=tuple(
                        Related(ctx.place(other.node).name, "two tracks" if _tracks(other, ctx) == 2 else "one track")
                        for other in open_now
                    )
                    + tuple(
                        Related(one.page.document.place(one.use.node).name, "open before", one.page.document.source)
                        for one in before
                    ),
                )
                return
            open_now.append(use)


def _tracks(use: StreamUse, ctx: Context) -> int:
    parent = use.node.parent
    spec = ctx.dialect.resolve(use.node.name, None if parent is None else parent.name)  # also in another document
    row = None if spec is None else spec.attributes.get("track")
    track = ctx.get(use.node, "track") or (row.default if row is not None else None)
    return 2 if track == "both_tracks" else 1

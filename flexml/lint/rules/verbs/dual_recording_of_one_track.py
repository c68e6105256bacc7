"""Rule FX446."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem, Related
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class DualRecordingOfOneTrack(ElementRule):
    """A `Dial` records in two channels, and only one side.

    `recordingTrack` with one side makes a recording in one channel, whatever `record` says: who splits the channels
    to tell the caller from the agent finds one of them.

    Never ignore it: record both sides, or one channel.
    """

    code = "FX446"
    severity = WARNING
    elements = ("Dial",)
    when = "@record @recordingTrack"
    dialects = ("twiml",)
    examples = (
        Bad(
            """
            <Response>
              <Dial record="record-from-answer-dual" recordingTrack="inbound">+14155550123</Dial>
                                                                     ^^^^^^^
              <Dial record="record-from-ringing-dual" recordingTrack="outbound">+14155550123</Dial>
                                                                      ^^^^^^^^
            </Response>
            """
        ),
        Good('<Response><Dial record="record-from-answer" recordingTrack="inbound">+14155550123</Dial></Response>'),
        Good('<Response><Dial record="record-from-answer-dual" recordingTrack="both">+14155550123</Dial></Response>'),
        Good('<Response><Dial record="record-from-answer-dual">+14155550123</Dial></Response>', hidden=True),
        Good('<Response><Dial recordingTrack="inbound">+14155550123</Dial></Response>', hidden=True),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        record, track = ctx.known(node, "record"), ctx.known(node, "recordingTrack")
        if record is not None and record.endswith("-dual") and track in ("inbound", "outbound"):
            place = ctx.place(node)
            yield Problem(
                place.value("recordingTrack"),
                f"`recordingTrack` is `{track}`, so that the recording has one channel and not two",
                help='write `recordingTrack="both"`, or `record` without `-dual`',
                related=(Related(place.value("record"), "two channels are asked for here"),),
            )

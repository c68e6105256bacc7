"""Rule FX437."""

from __future__ import annotations

from ....diagnostics import INFO, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_SETTINGS = ("recordingStatusCallback", "recordingConfigurationId", "trim")
_OFF = ("do-not-record", "false")


class RecordingSettingsWithoutRecord(ElementRule):
    """A `Dial` or `Conference` says how to record, and does not record.

    Without `record` nothing is recorded here, and the callback never comes.

    Ignore it where the recording is started over the API.
    """

    code = "FX437"
    severity = INFO
    elements = ("Dial", "Conference")
    when = ", ".join(f"@{setting}" for setting in _SETTINGS)
    dialects = ("twiml",)
    examples = (
        Bad(
            """
            <Response>
              <Dial trim="trim-silence" recordingStatusCallback="/recorded">+15550100</Dial>
                    ^^^^
              <Dial>
                <Conference record="do-not-record" recordingStatusCallback="/recorded">Room</Conference>
                                                   ^^^^^^^^^^^^^^^^^^^^^^^
              </Dial>
              <Dial record="false" recordingConfigurationId="mono">+15550100</Dial>
                                   ^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Dial record="true" recordingStatusCallback="/recorded">+15550100</Dial>
              <Dial record="{{ record }}" recordingStatusCallback="/recorded">+15550100</Dial>
              <Dial recordingStatusCallback="/recorded"><Conference record="record-from-start">Room</Conference></Dial>
              <Dial action="/done">+15550100</Dial>
            </Response>
            """
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        # The settings of a `Dial` around a room that is recorded may be meant for the room.
        if any(_records(element, ctx) for element in (node, *node.elements)):
            return
        name = next((name for name in node.attributes if name in _SETTINGS), None)
        if name is not None:
            yield Problem(
                ctx.place(node).attribute(name),
                f"`{name}` of `{node.name}` has no effect: nothing is recorded",
                help="set `record`, or remove it",
            )


def _records(node: Node, ctx: Context) -> bool:
    return ctx.get(node, "record") is not None and ctx.known(node, "record") not in _OFF

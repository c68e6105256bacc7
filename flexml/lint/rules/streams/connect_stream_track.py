"""Rule FX213."""

from __future__ import annotations

from ....diagnostics import ERROR, WARNING, Fix, Problem
from ....source import Node
from ....source.shown import shown
from ...context import Context
from ...edits import remove_attribute
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_INBOUND = ("inbound_track", "inbound")


class ConnectStreamTrack(ElementRule):
    """A `Stream` in `Connect` asks for another track than the inbound one.

    A bidirectional stream carries what the caller says, and nothing else. Twilio refuses the stream;
    with CarrierX the application waits for a track that never comes.

    Never ignore it: to hear both sides, `Start` a unidirectional stream as well.
    """

    code = "FX213"
    severity = ERROR
    elements = ("Connect/Stream",)
    when = "@track, @audio_track"
    dialects = ("flexml", "twiml")
    runtime = {"twiml": (31941,)}
    refines = ("invalid-enum-value", "unlisted-value", "stream-track-vocabulary")
    examples = (
        Bad(
            """
            <Response>
              <Connect>
                <Stream url="wss://example.com/agent" track="both_tracks"/>
                                                             ^^^^^^^^^^^
              </Connect>
            </Response>
            """,
            fixed="""
            <Response>
              <Connect>
                <Stream url="wss://example.com/agent"/>
              </Connect>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Connect>
                <Stream url="wss://example.com/agent" track="outbound_track" audio_track="outbound"/>
                                                             ^^^^^^^^^^^^^^
              </Connect>
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Connect>
                <Stream url="wss://example.com/agent" audio_track="outbound"/>
                                                                   ^^^^^^^^
              </Connect>
            </Response>
            """,
            dialect="flexml",
        ),
        Good('<Response><Connect><Stream url="wss://example.com/agent" track="inbound_track"/></Connect></Response>'),
        Good('<Response><Connect><Stream url="wss://example.com/agent" track="{{ track }}"/></Connect></Response>'),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        ignored = ctx.dialect.name == "flexml"  # there such a track does nothing; elsewhere no stream opens
        for attribute in ("track", "audio_track"):
            place, track = ctx.attribute(node, attribute), ctx.known(node, attribute)
            if place is None or not track or track in _INBOUND or ctx.row_of(node, attribute) is None:
                continue
            yield Problem(
                place.value,
                f"a `Stream` in `Connect` carries the inbound track only, not `{shown(track)}`",
                help=f"remove `{attribute}`; to hear both sides, `Start` another `Stream`",
                fix=Fix(f"Remove `{attribute}`", (remove_attribute(ctx.document.source.text, place),), ignored),
                severity=WARNING if ignored else None,
            )

"""Rule FX212."""

from __future__ import annotations

from ....diagnostics import ERROR, Edit, Fix, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_WORDS = {
    "inbound": "inbound_track",
    "outbound": "outbound_track",
    "both": "both_tracks",
    "mixed": "mixed_tracks",
}
_OTHER_WORD = _WORDS | {track: word for word, track in _WORDS.items()}


class StreamTrackVocabulary(ElementRule):
    """A track is named in the words of the other vocabulary: `inbound` for `inbound_track`, or the reverse.

    `track` takes `inbound_track`, `outbound_track` and `both_tracks`; the short words belong to the
    `audio_track` of FlexML and to media messages. The stream does not start, or carries another track.

    Never ignore it.
    """

    code = "FX212"
    severity = ERROR
    elements = ("Stream", "Siprec", "Transcription")
    when = "@track, @audio_track"
    dialects = ("flexml", "twiml")
    runtime = {"twiml": (31941,)}
    refines = ("invalid-enum-value", "unlisted-value")
    examples = (
        Bad(
            """
            <Response>
              <Start>
                <Stream url="wss://example.com/record" track="both"/>
                                                              ^^^^
              </Start>
              <Say>This part is recorded.</Say>
            </Response>
            """,
            fixed="""
            <Response>
              <Start>
                <Stream url="wss://example.com/record" track="both_tracks"/>
              </Start>
              <Say>This part is recorded.</Say>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Start>
                <Stream url="wss://example.com/record" audio_track="inbound_track"/>
                                                                    ^^^^^^^^^^^^^
              </Start>
              <Say>This part is recorded.</Say>
            </Response>
            """,
            fixed="""
            <Response>
              <Start>
                <Stream url="wss://example.com/record" audio_track="inbound"/>
              </Start>
              <Say>This part is recorded.</Say>
            </Response>
            """,
            dialect="flexml",
        ),
        Bad(
            """
            <Response>
              <Start>
                <Stream url="wss://example.com/record" track="inbound"/>
                                                              ^^^^^^^
                <Stream url="wss://example.com/mood" track="mixed"/>
                <Transcription track="outbound"/>
                                      ^^^^^^^^
              </Start>
              <Say>This part is recorded.</Say>
            </Response>
            """,
            dialect="twiml",
        ),
        Good(
            """
            <Response>
              <Start>
                <Stream url="wss://example.com/record" track="inbound_track"/>
                <Stream url="wss://example.com/transcribe" audio_track="mixed"/>
              </Start>
              <Say>This part is recorded.</Say>
            </Response>
            """
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        for attribute in ("track", "audio_track"):
            row, place = ctx.row_of(node, attribute), ctx.attribute(node, attribute)
            if row is None or place is None:
                continue
            word = (ctx.get(node, attribute) or "").strip()
            meant = _OTHER_WORD.get(word)
            if meant is None or row.type.fault(word) is None or row.type.fault(meant) is not None:
                continue
            yield Problem(
                place.value,
                f"`{attribute}` of `{node.name}` says `{meant}`, not `{word}`",
                help=f"write `{meant}`",
                fix=Fix(f"Write `{meant}`", (Edit(place.value, meant),)),
                runtime=row.runtime,
            )

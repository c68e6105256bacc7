"""Rule FX211."""

from __future__ import annotations

from ....diagnostics import ERROR, Fix, Problem, Related
from ....source import Node
from ...context import Context
from ...edits import remove_attribute
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class StreamTrackAliasConflict(ElementRule):
    """A `Stream` has both `track` and `audio_track`.

    They are two names of one setting, in two vocabularies, and CarrierX takes one of them, not both: the
    application may be sent another track than the one you meant.

    Never ignore it: keep `track`, which other dialects know too.
    """

    code = "FX211"
    severity = ERROR
    elements = ("Stream",)
    when = "@track @audio_track"
    dialects = ("flexml",)
    refines = ("conflicting-attributes",)
    examples = (
        Bad(
            """
            <Response>
              <Start>
                <Stream url="wss://example.com/record" track="inbound_track" audio_track="both"/>
                                                                             ^^^^^^^^^^^
              </Start>
              <Say>This part is recorded.</Say>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Start>
                <Stream url="wss://example.com/record" track="inbound_track" audio_track="inbound"/>
                                                                             ^^^^^^^^^^^
              </Start>
              <Say>This part is recorded.</Say>
            </Response>
            """,
            fixed="""
            <Response>
              <Start>
                <Stream url="wss://example.com/record" track="inbound_track"/>
              </Start>
              <Say>This part is recorded.</Say>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Start>
                <Stream url="wss://example.com/record" audio_track="both" track="both_tracks"/>
                                                                          ^^^^^
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
        Good(
            """
            <Response>
              <Start><Stream url="wss://example.com/record" track="both_tracks"/></Start>
              <Say>This part is recorded.</Say>
            </Response>
            """
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        track, alias = ctx.attribute(node, "track"), ctx.attribute(node, "audio_track")
        if track is None or alias is None:
            return
        value, other = ctx.get(node, "track"), ctx.get(node, "audio_track")
        alike = value in (f"{other}_track", f"{other}_tracks")
        first, second = sorted((track, alias), key=lambda place: place.name)
        edit = remove_attribute(ctx.document.source.text, alias)
        yield Problem(
            second.name,
            "`track` and `audio_track` are two names of one setting, and a `Stream` takes one of them",
            help="keep one; both say the same" if alike else "keep the one that is meant",
            fix=Fix("Remove `audio_track`", (edit,)) if alike else None,
            related=(Related(first.name, "the other one"),),
        )

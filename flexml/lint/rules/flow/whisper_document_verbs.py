"""Rule FX336."""

from __future__ import annotations

from ....diagnostics import ERROR
from ....source import Document
from ...asked import misfits
from ...context import Context
from ...example import Bad, Good
from ...rule import DocumentRule, Problems


class WhisperDocumentVerbs(DocumentRule):
    """A document that runs before two parties are connected uses a verb that may not stand there.

    `Dial` is refused, and the party that has answered is not connected; another verb is not documented to do
    anything. A document is a whisper where a comment says `role=whisper`, or where the `url` of a `Number`,
    `Client`, `Sip` or `Queue` of the project asks for it.

    Ignore a warning where the verb has been seen to work on a call.
    """

    code = "FX336"
    severity = ERROR
    needs = "asked"
    dialects = ("twiml",)
    runtime = {"twiml": (13201,)}
    examples = (
        Bad(
            """
            <!-- flexml: role=whisper -->
            <Response>
              <Say>A call from the shop.</Say>
              <Dial>+15550100</Dial>
               ^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Say>A call from the shop.</Say>
              <Record/>
               ^^^^^^
            </Response>
            """,
            url="/screen",
            routes={"/screen": "screen.xml", "/shop": "shop.xml"},
            files={"shop.xml": '<Response><Dial><Number url="/screen">+15550100</Number></Dial></Response>'},
        ),
        Bad(
            """
            <Response>
              <Gather action="/taken"><Say>Press 1.</Say></Gather>
               ^^^^^^
            </Response>
            """,
            role="queue-whisper",
        ),
        Good("<Response><Say>A call from the shop.</Say><Pause/></Response>", role="whisper"),
        Good(
            """
            <Response>
              <Gather action="/taken"><Say>Press 1 to take the call.</Say></Gather>
              <Hangup/>
            </Response>
            """,
            role="sole-whisper",
        ),
        Good("<Response><Dial>+15550100</Dial></Response>"),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        return misfits(ctx, "whisper", "a document that runs before two parties are connected")

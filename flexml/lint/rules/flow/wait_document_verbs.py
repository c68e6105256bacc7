"""Rule FX335."""

from __future__ import annotations

from ....diagnostics import ERROR
from ....source import Document
from ...asked import misfits
from ...context import Context
from ...example import Bad, Good
from ...rule import DocumentRule, Problems


class WaitDocumentVerbs(DocumentRule):
    """A document for callers who wait uses a verb that may not stand there.

    For a conference the vendor refuses the document, and the caller waits in silence; for a queue the caller
    drops out of it. A document is hold music where a comment says `role=wait`, `role=conference-wait` or
    `role=queue-wait`, or where a `waitUrl` of the project asks for it; a queue also takes `Gather` and `Hangup`.

    Ignore it where `role=wait` stands in a document that a queue asks for: say `role=queue-wait` there.
    """

    code = "FX335"
    severity = ERROR
    needs = "asked"
    dialects = ("twiml",)
    runtime = {"twiml": (13238,)}
    examples = (
        Bad(
            """
            <!-- flexml: role=wait -->
            <Response>
              <Play>https://example.com/music.mp3</Play>
              <Dial>+15550100</Dial>
               ^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Play>https://example.com/music.mp3</Play>
              <Gather action="/leave"><Say>Press 1 to leave.</Say></Gather>
               ^^^^^^
            </Response>
            """,
            role="conference-wait",
        ),
        Bad(
            """
            <Response>
              <Gather action="/leave"><Say>Press 1 to leave.</Say></Gather>
              <Say>You have left.</Say>
              <Record action="/message"/>
               ^^^^^^
            </Response>
            """,
            url="/hold",
            routes={"/hold": "hold.xml", "/support": "support.xml", "/leave": "", "/message": ""},
            files={"support.xml": '<Response><Enqueue waitUrl="/hold">support</Enqueue></Response>'},
        ),
        Good(
            """
            <Response>
              <Play>https://example.com/music.mp3</Play>
              <Pause length="2"/>
              <Redirect/>
              <Dial>+15550100</Dial>
            </Response>
            """,
            role="wait",
        ),
        Good(
            """
            <Response>
              <Gather action="/leave"><Say>Press 1 to leave.</Say></Gather>
              <Leave/>
            </Response>
            """,
            role="queue-wait",
        ),
        Good(
            "<Response><Dial>+15550100</Dial></Response>",
            url="/hold",
            routes={"/hold": "hold.xml", "/support": "support.xml"},
            files={"support.xml": '<Response><Enqueue action="/hold">support</Enqueue></Response>'},
        ),
        Good("<Response><Dial>+15550100</Dial></Response>", role="whisper-less"),
        Good("<Response><Dial>+15550100</Dial></Response>"),
        Good("<Response><Dance/></Response>", role="wait"),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        return misfits(ctx, "wait", "a document for callers who wait")

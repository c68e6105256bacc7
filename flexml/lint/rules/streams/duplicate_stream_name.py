"""Rule FX207."""

from __future__ import annotations

from ....diagnostics import ERROR, WARNING, Problem, Related
from ....flow import StreamUse
from ....source import Node, has_placeholder
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class DuplicateStreamName(ElementRule):
    """Two streams, transcriptions or recordings of one call begin under the same name.

    A name is unique in a call. While both streams are open, a `Stop` cannot tell which one is meant, nor can
    the application; a name that is used again after its stream was closed is worth a warning only, and so is
    one that a document before this one has used, where the routes of the project tell.

    Ignore it where the vendor has let you use the name again after a `Stop`.
    """

    code = "FX207"
    severity = ERROR
    reads = "flow"
    elements = ("Stream", "Siprec", "Transcription", "Recording")
    when = "@name!new, @name routed"
    dialects = ("flexml", "twiml")
    refines = ("duplicate-key",)
    examples = (
        Bad(
            """
            <Response>
              <Start>
                <Stream url="wss://example.com/record" name="monitor"/>
              </Start>
              <Start>
                <Stream url="wss://example.com/transcribe" name="monitor"/>
                                                                 ^^^^^^^
              </Start>
              <Dial>+15550100</Dial>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Start><Stream url="wss://example.com/record" name="monitor"/></Start>
              <Say>This part is recorded.</Say>
              <Stop><Stream name="monitor"/></Stop>
              <Say>This part is not.</Say>
              <Start><Stream url="wss://example.com/record" name="monitor"/></Start>
                                                                  ^^^^^^^
              <Say>And this part is again.</Say>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Start><Transcription name="notes"/></Start>
              <Start><Transcription name="notes" languageCode="de-DE"/></Start>
                                          ^^^^^
              <Dial>+14155550123</Dial>
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Start><Stream url="wss://example.com/record" name="monitor"/></Start>
                                                                  ^^^^^^^
              <Gather action="/menu"><Say>Press 1.</Say></Gather>
            </Response>
            """,
            url="/menu",
            routes={"/menu": "menu.xml"},
        ),
        Bad(
            """
            <Response>
              <Start><Stream url="wss://example.com/record" name="monitor"/></Start>
                                                                  ^^^^^^^
              <Dial>+15550100</Dial>
            </Response>
            """,
            url="/menu",
            routes={"/answer": "answer.xml", "/menu": "menu.xml"},
            files={
                "answer.xml": """
                <Response>
                  <Start><Stream url="wss://example.com/record" name="monitor"/></Start>
                  <Redirect>/menu</Redirect>
                </Response>
                """
            },
        ),
        Good(
            """
            <Response>
              <Start><Stream url="wss://example.com/record" name="monitor"/></Start>
              <Dial>+15550100</Dial>
            </Response>
            """,
            url="/menu",
            routes={"/answer": "answer.xml", "/menu": "menu.xml"},
            files={
                "answer.xml": """
                <Response>
                  <Start><Stream url="wss://example.com/record" name="monitor"/></Start>
                  <Say>This part is recorded.</Say>
                  <Stop><Stream name="monitor"/></Stop>
                  <Redirect>/menu</Redirect>
                </Response>
                """
            },
            hidden=True,
        ),
        Good(
            """
            <Response>
              <Stop><Stream name="monitor"/></Stop>
              <Start><Stream url="wss://example.com/record" name="monitor"/></Start>
              <Redirect>/menu</Redirect>
            </Response>
            """,
            url="/menu",
            routes={"/menu": "menu.xml"},
        ),
        Good(
            """
            <Response>
              {% if test %}
              <Start><Stream url="wss://test.example.com/record" name="monitor"/></Start>
              {% else %}
              <Start><Stream url="wss://example.com/record" name="monitor"/></Start>
              {% endif %}
              <Dial>+15550100</Dial>
            </Response>
            """,
            hidden=True,
        ),
        Good(
            """
            <Response>
              <Start><Stream url="wss://example.com/record" name="monitor"/></Start>
              <Redirect>/menu</Redirect>
              <Start><Stream url="wss://example.com/record" name="monitor"/></Start>
            </Response>
            """,
            hidden=True,
        ),
        Good(
            """
            <Response>
              <Start><Stream url="wss://example.com/record" name="recorder"/></Start>
              <Start><Stream url="wss://example.com/transcribe" name="transcriber"/></Start>
              <Dial>+15550100</Dial>
              <Stop><Stream name="recorder"/></Stop>
            </Response>
            """
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        use = ctx.flow.stream(node)
        if use is None or not use.opens or not use.name or not ctx.flow.reaches(use.step):
            return
        if ctx.flow.branched:  # where it may be either the one or the other
            return
        first = ctx.flow.opened(use.kind, use.name)[0]
        if first is use:
            yield from self._again(use, ctx)
            return
        closed = ctx.flow.closed_by(first)
        again = closed is not None and closed <= use.order
        yield Problem(
            ctx.place(node).value("name"),
            f"the name {use.called} is used again: it belongs to a `{use.kind}` that was opened before"
            if again
            else f"two `{use.kind}` are named {use.called}, and both may be open at once",
            help=f"give each `{use.kind}` of a call a name of its own",
            related=(Related(ctx.place(first.node).value("name"), "the first one"),),
            severity=WARNING if again else None,
        )

    def _again(self, use: StreamUse, ctx: Context) -> Problems:
        """A name that is in use when this document begins."""
        if not ctx.routed or use.bidirectional or has_placeholder(use.name or "") or not ctx.flow.reaches(use.step):
            return
        named = (one for one in ctx.journey.arriving if (one.use.kind, one.use.name) == (use.kind, use.name))
        before = next(named, None)
        if before is None or any(other.name == use.name and not other.opens for other in ctx.flow.streams[: use.order]):
            return
        page, here = before.page, before.page is ctx.project.here
        place = page.document.place(before.use.node).name
        yield Problem(
            ctx.place(use.node).value("name"),
            f"a stream named {use.called} is still open when this document begins"
            + (" again" if here else ", started by one that leads here"),
            help="stop it before, or start it in a document that runs once",
            related=() if here else (Related(place, "started here", page.document.source),),
            severity=WARNING,
        )

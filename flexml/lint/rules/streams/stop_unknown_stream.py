"""Rule FX204."""

from __future__ import annotations

from itertools import islice

from ....diagnostics import WARNING, Edit, Fix, Problem, Related
from ....dialects.words import nearest
from ....source import Node, has_hole, has_placeholder
from ...context import Context
from ...edits import quoted
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_COMPARED = 50  # names that a misspelt one is compared with


class StopUnknownStream(ElementRule):
    """A `Stop` names a stream, a transcription or a recording that nothing starts: no known document of the call.

    Mostly a misspelt name: nothing stops, and the application goes on receiving audio until the call
    ends. A document that starts no stream itself is left alone, since an earlier one of the call may have;
    unless the routes of the project tell all that can come before.

    Ignore it where a document that the project does not know started the stream of this name.
    """

    code = "FX204"
    severity = WARNING
    reads = "flow"
    elements = ("Stop/Stream", "Stop/Siprec", "Stop/Transcription", "Stop/Recording")
    dialects = ("flexml", "twiml")
    runtime = {"twiml": (14300,)}
    examples = (
        Bad(
            """
            <Response>
              <Start>
                <Stream url="wss://example.com/record" name="recorder"/>
              </Start>
              <Say>This part is recorded.</Say>
              <Stop>
                <Stream name="recoder"/>
                              ^^^^^^^
              </Stop>
            </Response>
            """,
            fixed="""
            <Response>
              <Start>
                <Stream url="wss://example.com/record" name="recorder"/>
              </Start>
              <Say>This part is recorded.</Say>
              <Stop>
                <Stream name="recorder"/>
              </Stop>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Start><Recording name="all"/></Start>
              <Say>This part is recorded.</Say>
              <Stop><Recording name="everything"/></Stop>
                                     ^^^^^^^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Start>
                <Stream url="wss://example.com/record" name="recorder"/>
                <Stream url="wss://example.com/transcribe" name="transcriber"/>
                <Stream url="wss://example.com/archive" name="archive"/>
                <Stream url="wss://example.com/mood" name="mood"/>
              </Start>
              <Say>This part is recorded.</Say>
              <Stop>
                <Stream name="billing"/>
                              ^^^^^^^
              </Stop>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Start><Siprec connectorName="archive"/></Start>
              <Say>This part is recorded.</Say>
              <Stop>
                <Siprec name="recorder"/>
                              ^^^^^^^^
                <Stream name="transcriber"/>
              </Stop>
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Stop><Stream name="recorder"/></Stop>
                                  ^^^^^^^^
              <Say>This part is not recorded.</Say>
            </Response>
            """,
            url="/private",
            routes={"/answer": "answer.xml", "/private": "private.xml"},
            files={
                "answer.xml": """
                <Response>
                  <Start><Stream url="wss://example.com/record" name="recording"/></Start>
                  <Redirect>/private</Redirect>
                </Response>
                """
            },
        ),
        Bad(
            """
            <Response>
              <Stop><Stream name="recorder"/></Stop>
                                  ^^^^^^^^
            </Response>
            """,
            url="/private",
            routes={"/answer": "answer.xml", "/private": "private.xml"},
            files={"answer.xml": "<Response><Redirect>/private</Redirect></Response>"},
        ),
        Good(
            """
            <Response>
              <Start><Stream url="wss://example.com/transcribe" name="transcriber"/></Start>
              <Say>This part is not recorded.</Say>
              <Stop><Stream name="recorder"/></Stop>
            </Response>
            """,
            url="/private",
            routes={"/answer": "answer.xml", "/private": "private.xml"},
            files={
                "answer.xml": """
                <Response>
                  <Start><Stream url="wss://example.com/record" name="recorder"/></Start>
                  <Redirect>/private</Redirect>
                </Response>
                """
            },
        ),
        Good(
            '<Response><Stop><Stream name="recorder"/></Stop></Response>',
            url="/private",
            routes={"/answer": "answer.xml", "/private": "private.xml"},
            files={"answer.xml": "<Response><Redirect>https://example.com/elsewhere</Redirect></Response>"},
            hidden=True,
        ),
        Good('<Response><Stop><Stream name="recorder"/></Stop></Response>', hidden=True),
        Good(
            """
            <Response>
              <Start><Stream url="wss://example.com/record" name="recorder"/></Start>
              <Redirect>/menu</Redirect>
              <Stop><Stream name="recoder"/></Stop>
            </Response>
            """,
            hidden=True,
        ),
        Good(
            """
            <Response>
              <Start><Stream url="wss://example.com/record" name="recorder"/></Start>
              <Say>This part is recorded.</Say>
              <Stop><Stream name="recorder"/></Stop>
            </Response>
            """
        ),
        Good(
            """
            def answer(verbs):
                started = '<Start><Stream url="wss://example.com" name="a"/></Start>'
                return f'<Response>{started}{verbs}<Stop><Stream name="b"/></Stop></Response>'
            """,
            language="python",
            hidden=True,
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        use = ctx.flow.stream(node)
        if use is None or not use.name or ctx.flow.opened(use.kind, use.name):
            return
        if not ctx.flow.reaches(use.step) or any(map(has_hole, ctx.names)):  # what is filled in may start it
            return
        started = list(islice((other for other in ctx.flow.started if other.kind == use.kind), _COMPARED))
        if any(has_placeholder(name or "") for name in (use.name, *(other.name for other in started))):
            return
        if not (started or ctx.routed) or ctx.journey.started_before(use.kind, use.name):
            return
        if not started and not ctx.journey.settled:
            return
        names = tuple(other.name for other in started if other.name) or ctx.journey.names_before(use.kind)
        near = nearest(use.name, names)
        span = ctx.place(node).value("name")
        fix = None
        if near is not None:
            fix = Fix(f"Stop `{near}`", (Edit(span, quoted(near)[1:-1]),), safe=False)
        yield Problem(
            span,
            f"no `Start` of this document begins a `{use.kind}` named {use.called}"
            if started
            else f"no `Start` of this document, or of one that leads here, begins a `{use.kind}` named {use.called}",
            help=f"did you mean `{near}`" if near else _advice(use.kind, bool(names)),
            fix=fix,
            related=tuple(
                Related(ctx.place(other.node).name, f"{other.called} is started here") for other in started[:3]
            ),
        )


def _advice(kind: str, named: bool) -> str:
    return f"write the name of a `{kind}` that was started" if named else f"give the `{kind}` this name in its `Start`"

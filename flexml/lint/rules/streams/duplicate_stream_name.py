"""Rule FX207."""

from __future__ import annotations

from ....diagnostics import ERROR, WARNING, Problem, Related
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class DuplicateStreamName(ElementRule):
    """Two streams of one document open under the same name.

    A name is unique in a call. While both streams are open, a `Stop` cannot tell which one is meant, nor can
    the application; a name that is used again after its stream was closed is worth a warning only.

    Ignore it where the vendor has let you use the name again after a `Stop`.
    """

    code = "FX207"
    severity = ERROR
    elements = ("Stream", "Siprec")
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
            return
        closed = ctx.flow.closed_by(first)
        again = closed is not None and closed <= use.order
        yield Problem(
            ctx.place(node).value("name"),
            f"the name {use.called} is used again: it belongs to a stream that was opened before"
            if again
            else f"two streams are named {use.called}, and both may be open at once",
            help="give each stream of a call a name of its own",
            related=(Related(ctx.place(first.node).value("name"), "the first one"),),
            severity=WARNING if again else None,
        )

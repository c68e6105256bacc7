"""Rule FX242."""

from __future__ import annotations

from ....diagnostics import WARNING, Fix, Problem, Related
from ....source import Node
from ...context import Context
from ...edits import remove_elements
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class PauseAfterConnect(ElementRule):
    """A `Pause` is all that follows a `Connect` with a stream.

    `Connect` holds the call by itself, unlike `Start`, whose recipe the `Pause` was copied from. When the
    stream has ended, the caller listens to silence, and a call that the application has transferred may
    be cut when the pause runs out.

    Ignore it where the application moves the call elsewhere in that time.
    """

    code = "FX242"
    severity = WARNING
    reads = "flow"
    elements = ("Connect",)
    when = "Pause after Connect, Wait after Connect"
    dialects = ("flexml", "twiml")
    refines = ("verbs-after-connect",)
    examples = (
        Bad(
            """
            <Response>
              <Connect>
                <Stream url="wss://example.com/agent"/>
              </Connect>
              <Pause length="40"/>
               ^^^^^
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
                <Stream url="wss://example.com/agent"/>
              </Connect>
              <Wait length="60" noise="true"/>
               ^^^^
              <Pause length="5"/>
            </Response>
            """,
            fixed="""
            <Response>
              <Connect>
                <Stream url="wss://example.com/agent"/>
              </Connect>
            </Response>
            """,
            dialect="flexml",
        ),
        Bad(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/relay"/>
              </Connect>
              <Pause length="40"/>
               ^^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/relay"/>
              </Connect>
            </Response>
            """,
            dialect="twiml",
        ),
        Good(
            """
            <Response>
              <Connect>
                <Stream url="wss://example.com/agent"/>
              </Connect>
              <Pause length="1"/>
              <Say>Thank you for your call.</Say>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              {% if agent %}
              <Connect><Stream url="wss://example.com/agent"/></Connect>
              {% else %}
              <Pause length="1"/>
              {% endif %}
            </Response>
            """,
            hidden=True,
        ),
        Good(
            """
            <Response>
              <Start>
                <Stream url="wss://example.com/record"/>
              </Start>
              <Pause length="40"/>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Connect><VirtualAgent connectorName="reception"/></Connect>
              <Pause length="1"/>
            </Response>
            """,
            dialect="twiml",
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        step = ctx.flow.step(node)
        if step is None or not any(_is_dialogue(child, ctx) for child in node.elements):
            return
        if not all(later.spec is not None and later.spec.name in ("Pause", "Wait") for later in ctx.flow.after(step)):
            return
        after = tuple(ctx.flow.after(step))
        if not after:
            return
        text = ctx.document.source.text
        edit = remove_elements(text, ctx.place(after[0].node), ctx.place(after[-1].node))
        first = ctx.place(after[0].node).name
        yield Problem(
            first,
            f"`{first.cut(text)}` is all that follows `Connect`: the caller hears silence when the stream has ended",
            help="remove it: `Connect` holds the call while the stream lasts",
            fix=Fix("Remove it", (edit,), safe=False),
            related=(Related(ctx.place(node).name, "this one waits until the stream has ended"),),
        )


def _is_dialogue(node: Node, ctx: Context) -> bool:
    """Whether the element is a bidirectional stream, or a relay that opens one."""
    use, spec = ctx.flow.stream(node), ctx.spec(node)
    return (use is not None and use.bidirectional) or (spec is not None and spec.name == "ConversationRelay")

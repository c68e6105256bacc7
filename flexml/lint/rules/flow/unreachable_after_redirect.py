"""Rule FX301."""

from __future__ import annotations

from ....diagnostics import WARNING
from ....source import Node
from ...context import Context
from ...dead_code import never_runs
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class UnreachableAfterRedirect(ElementRule):
    """Verbs follow a `Redirect` and never run.

    The document that it names takes over, and control does not come back, whatever that document does. The
    caller never hears what follows. A lone `Hangup` there does no harm and is told as a hint.

    Ignore it where the dead verbs stay for a reason, such as documents that one builder makes for several vendors.
    """

    code = "FX301"
    severity = WARNING
    reads = "flow"
    elements = ("Redirect",)
    when = "followed"
    dialects = ("flexml", "twiml", "twiml-messaging")
    examples = (
        Bad(
            """
            <Response>
              <Redirect>/menu</Redirect>
              <Say>One moment.</Say>
               ^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Redirect>/menu</Redirect>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Say>One moment.</Say>
              <Redirect>/menu</Redirect>
              <Play>https://example.com/music.mp3</Play>
               ^^^^
              <Hangup/>
            </Response>
            """,
            fixed="""
            <Response>
              <Say>One moment.</Say>
              <Redirect>/menu</Redirect>
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Redirect>/menu</Redirect>
              <Hangup/>
               ^^^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Redirect>/replies</Redirect>
              <Message>We got your message.</Message>
               ^^^^^^^
            </Response>
            """,
            dialect="twiml-messaging",
        ),
        Good(
            """
            <Response>
              <Say>One moment.</Say>
              <Redirect>/menu</Redirect>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Hangup/>
              <Redirect>/menu</Redirect>
              <Say>One moment.</Say>
            </Response>
            """,
            hidden=True,
        ),
        Bad(
            """
            <Response>
              <Redirect>/menu</Redirect>
              <wait/>
               ^^^^
              <Pause/>
            </Response>
            """,
            dialect="flexml",
            hidden=True,
        ),
        Bad(
            """
            <Response>
              <Redirect>/menu</Redirect>
              <Pause/>
               ^^^^^
              <Pause/>
              <Say>Hello.</Say>
              <Nothing/>
            </Response>
            """,
            hidden=True,
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        for end in ctx.flow.dead_ends_at(node):
            yield never_runs(
                ctx,
                end,
                f"`{ctx.written(node)}` hands over to another document, and control does not come back",
                help=f"put it above `{ctx.written(node)}`, into the other document, or remove it",
            )

"""Rule FX302."""

from __future__ import annotations

from ....diagnostics import WARNING
from ....source import Node
from ...context import Context
from ...dead_code import never_runs
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class UnreachableAfterTerminal(ElementRule):
    """Verbs follow a `Hangup`, a `Reject` or a `Leave` and never run.

    `Hangup` and `Reject` end the call, `Leave` the document that a queue plays. The caller never hears what follows;
    mostly the two were meant in the other order. A second `Hangup` does no harm and is told as a hint.

    Ignore it where the dead verbs stay for a reason, such as a call that was cut short for a test.
    """

    code = "FX302"
    severity = WARNING
    reads = "flow"
    elements = ("Hangup", "Reject", "Leave")
    when = "followed"
    dialects = ("flexml", "twiml")
    examples = (
        Bad(
            """
            <Response>
              <Hangup/>
              <Say>Thank you for your call.</Say>
               ^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Hangup/>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Reject reason="busy"/>
              <Say>All our agents are on the phone.</Say>
               ^^^
              <Pause length="2"/>
              <Hangup/>
            </Response>
            """,
            fixed="""
            <Response>
              <Reject reason="busy"/>
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Leave/>
              <Say>Somebody will call you back.</Say>
               ^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Say>Goodbye.</Say>
              <Hangup/>
              <Hangup/>
               ^^^^^^
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Say>Thank you for your call.</Say>
              <Hangup/>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Redirect>/menu</Redirect>
              <Hangup/>
              <Say>Thank you for your call.</Say>
            </Response>
            """,
            hidden=True,
        ),
        Good(
            """
            <Response>
              {% if closed %}
              <Hangup/>
              {% endif %}
              <Say>Thank you for your call.</Say>
            </Response>
            """,
            hidden=True,
        ),
        Bad(
            """
            <Response>
              <Hangup/>
              <Hangup/>
               ^^^^^^
              <Reject/>
              <Hangup/>
            </Response>
            """,
            hidden=True,
        ),
        Bad(
            """
            <Response>
              <Hangup/>
              <Hangup/>
               ^^^^^^
              <Say>Hello.</Say>
            </Response>
            """,
            hidden=True,
        ),
        Bad(
            """
            <Response>
              <Hangup/>
              <Redirect>/menu</Redirect>
               ^^^^^^^^
            </Response>
            """,
            hidden=True,
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        for end in ctx.flow.dead_ends_at(node):
            name, ended = ctx.written(node), "the call" if end.cause.ends_call else "this document"
            yield never_runs(ctx, end, f"`{name}` ends {ended}", help=f"put it above `{name}`, or remove it")

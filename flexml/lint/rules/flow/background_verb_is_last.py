"""Rule FX313."""

from __future__ import annotations

from itertools import islice

from ....diagnostics import WARNING, Problem, Related
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class BackgroundVerbIsLast(ElementRule):
    """Nothing holds the call after a `Play` or a `Record` in the background.

    With `background="true"` or `recordSession="true"` the next verb runs at once. Where there is none that
    takes time, the call ends at once: the caller hears nothing, and the recording is empty.

    Ignore it in a document that does not run as a call of its own.
    """

    code = "FX313"
    severity = WARNING
    reads = "flow"
    elements = ("Play", "Record")
    when = "@background, @recordSession"
    dialects = ("flexml",)
    examples = (
        Bad(
            """
            <Response>
              <Say>This call is recorded.</Say>
              <Record recordSession="true"/>
               ^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Play background="true">https://example.com/music.mp3</Play>
               ^^^^
              <Hangup/>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Record recordSession="true"/>
              <Play background="true">https://example.com/music.mp3</Play>
               ^^^^
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Record recordSession="true"/>
              <Dial>15550100</Dial>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Play background="true">https://example.com/music.mp3</Play>
              <Redirect>/agents</Redirect>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Play background="true" action="/played">https://example.com/music.mp3</Play>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Play background="{{ quiet }}">https://example.com/music.mp3</Play>
            </Response>
            """,
            hidden=True,
        ),
        Good(
            """
            <Response>
              <Play>https://example.com/music.mp3</Play>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Record recordSession="true"/>
               ^^^^^^
              <Override/>
              <Override/>
              <Override/>
              <Override/>
            </Response>
            """,
            hidden=True,
        ),
        Good('<Response><Dial><Record recordSession="true"/></Dial></Response>', hidden=True),
        Good(
            """
            <Response>
              <Hangup/>
              <Record recordSession="true"/>
            </Response>
            """,
            hidden=True,
        ),
        Good(
            """
            <Response>
              <Record recordSession="true"/>
              {% include "menu.xml" %}
            </Response>
            """,
            hidden=True,
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        flow, step = ctx.flow, ctx.flow.step(node)
        if step is None or not flow.reaches(step) or step.holds or flow.holds_after(step):
            return
        if any(later.behaviour.flow == "background" for later in flow.after(step)):  # the last of several tells it
            return
        yield Problem(
            ctx.place(node).name,
            f"`{ctx.written(node)}` does not wait in the background, and nothing after it does: the call ends at once",
            help="add a verb that keeps the call alive, such as `Say`, `Pause` or `Dial`",
            related=tuple(
                Related(ctx.place(later.node).name, "this one does not wait") for later in islice(flow.after(step), 3)
            ),
        )

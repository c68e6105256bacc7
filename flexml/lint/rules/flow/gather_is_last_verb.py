"""Rule FX312."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class GatherIsLastVerb(ElementRule):
    """Nothing follows a `Gather`.

    A caller who enters nothing, because the menu was too fast or the keypad is out of reach, is cut off
    without a word: the document is at its end, and so is the call. A document that a queue plays, or
    that a dialed party hears, is left alone where its role is known.

    Ignore it where such a caller should be cut off; a `Hangup` says so.
    """

    code = "FX312"
    severity = WARNING
    reads = "flow"
    elements = ("Gather",)
    when = "last"
    dialects = ("flexml", "twiml")
    examples = (
        Bad(
            """
            <Response>
              <Gather action="/menu" numDigits="1">
               ^^^^^^
                <Say>Press 1 for sales, 2 for support.</Say>
              </Gather>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Say>Welcome.</Say>
              <Gather action="/menu" numDigits="1" actionOnEmptyResult="false"/>
               ^^^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Good(
            """
            <Response>
              <Gather action="/menu" numDigits="1">
                <Say>Press 1 for sales, 2 for support.</Say>
              </Gather>
              <Say>We did not hear you.</Say>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Gather action="/menu" actionOnEmptyResult="true">
                <Say>Press 1 for sales, 2 for support.</Say>
              </Gather>
            </Response>
            """,
            dialect="twiml",
        ),
        Good(
            """
            <Response>
              <Gather action="/menu" actionOnEmptyResult="{{ always }}">
                <Say>Press 1 for sales, 2 for support.</Say>
              </Gather>
            </Response>
            """,
            dialect="twiml",
            hidden=True,
        ),
        Good(
            """
            <Response>
              <Gather action="/menu">
                <Say loop="0">Press 1 for sales, 2 for support.</Say>
              </Gather>
            </Response>
            """,
            dialect="twiml",
        ),
        Good(
            """
            <Response>
              <Gather action="/accept">
                <Say>Press 1 to take the call.</Say>
              </Gather>
            </Response>
            """,
            dialect="twiml",
            role="whisper",
            hidden=True,
        ),
        Good('<Response><Gather action="/menu"/></Response>', dialect="twiml", role="wait", hidden=True),
        Good('<Response><Dial><Gather action="/menu"/></Dial></Response>', hidden=True),
        Good(
            """
            <Response>
              <Hangup/>
              <Gather action="/menu"/>
            </Response>
            """,
            hidden=True,
        ),
        Good(
            """
            <Response>
              {% if closed %}
              <Redirect>/closed</Redirect>
              {% endif %}
              <Gather action="/menu"/>
              {% include "goodbye.xml" %}
            </Response>
            """,
            hidden=True,
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        step = ctx.flow.step(node)
        if step is None or not ctx.flow.is_last(step) or len(step.possible) > 1 or not step.falls_through:
            return
        if ctx.role in ("wait", "whisper"):  # at its end the call goes on
            return
        name = ctx.written(node)
        yield Problem(
            ctx.place(node).name,
            f"nothing follows `{name}`: a caller who enters nothing is cut off without a word",
            help=f"add what such a caller hears, such as a `Say`, or a `Redirect` that asks again, below `{name}`",
        )

"""Rule FX411."""

from __future__ import annotations

from ....diagnostics import ERROR, Edit, Fix, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class SpeakElement(ElementRule):
    """A `Say` holds the root of SSML, `speak`.

    `Say` takes the place of that root, and its marks stand directly in it. The vendor drops an element that it does not
    know, with what it holds, and the caller hears silence.

    Never ignore it.
    """

    code = "FX411"
    severity = ERROR
    elements = ("speak",)
    dialects = ("twiml",)
    runtime = {"twiml": (12200,)}
    refines = ("unknown-element",)
    examples = (
        Bad(
            """
            <Response>
              <Say><speak>One moment <break time="1s"/> please</speak></Say>
                    ^^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Say>One moment <break time="1s"/> please</Say>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Say>Hello<speak/></Say>
                         ^^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Say>Hello</Say>
            </Response>
            """,
        ),
        Good('<Response><Say>One moment <break time="1s"/> please</Say></Response>'),
        Good("<Response><speak>Hello</speak></Response>", hidden=True),
        Good("<speak>Hello</speak>", hidden=True),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        if node.parent is None or node.parent.name != "Say":
            return
        place = ctx.place(node)
        tags = (place.tag,) if place.end_tag is None else (place.tag, place.end_tag)
        yield Problem(
            place.name,
            "`speak` is not written in TwiML: `Say` takes its place",
            help="write the text and its marks directly into `Say`",
            fix=Fix("Remove the tags", tuple(Edit(tag, "") for tag in tags), safe=False),
        )

"""Rule FX304."""

from __future__ import annotations

from ....diagnostics import WARNING
from ....source import Node
from ...context import Context
from ...dead_code import never_runs
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class UnreachableAfterEndlessLoop(ElementRule):
    """Verbs follow a `Say` or a `Play` that repeats until the call ends, and never run.

    `loop="0"` means without end, not never. Inside a `Gather` it also keeps the time for an answer from
    beginning, so that a caller who presses nothing hears the prompt for ever, and what stands below the
    `Gather` for that case never runs.

    Ignore it where the application takes the call elsewhere, and the verbs stay as a note.
    """

    code = "FX304"
    severity = WARNING
    reads = "flow"
    elements = ("Say", "Play")
    when = "@loop!count"
    dialects = ("flexml", "twiml")
    examples = (
        Bad(
            """
            <Response>
              <Play loop="0">https://example.com/music.mp3</Play>
              <Dial>15550100</Dial>
               ^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Play loop="0">https://example.com/music.mp3</Play>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Say loop="0">All our agents are on the phone.</Say>
              <Redirect>/agents</Redirect>
               ^^^^^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Gather action="/menu" numDigits="1">
                <Say loop="0">Press 1 for sales.</Say>
                <Pause length="2"/>
                 ^^^^^
              </Gather>
              <Say>We did not hear you.</Say>
               ^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <PreAnswer>
                <Play loop="0">https://example.com/ringing.mp3</Play>
              </PreAnswer>
              <Dial>15550100</Dial>
               ^^^^
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Play action="/played">https://example.com/music.mp3</Play>
              <Dial>15550100</Dial>
            </Response>
            """,
            hidden=True,
        ),
        Good(
            """
            <Response>
              <Dial>15550100</Dial>
              <Play loop="0">https://example.com/music.mp3</Play>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Play loop="0" background="true">https://example.com/music.mp3</Play>
              <Dial>15550100</Dial>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Play loop="{{ rounds }}">https://example.com/music.mp3</Play>
              <Dial>15550100</Dial>
            </Response>
            """,
            hidden=True,
        ),
        Good(
            """
            <Response>
              <Gather numDigits="1">
                <Say loop="0">Press any key to be connected.</Say>
              </Gather>
              <Dial>15550100</Dial>
            </Response>
            """,
            hidden=True,
        ),
        Good(
            """
            <Response>
              <Hangup/>
              <Gather action="/menu">
                <Say loop="0">Press 1 for sales.</Say>
                <Say>Press 2 for support.</Say>
              </Gather>
            </Response>
            """,
            hidden=True,
        ),
        Bad(
            """
            <Response>
              <Gather>
                <Say loop='0'>Press 1 for sales.</Say>
              </Gather>
              <Hangup/>
               ^^^^^^
            </Response>
            """,
            dialect="twiml",
            hidden=True,
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        for end in ctx.flow.dead_ends_at(node):
            if end.cause.endless is None:
                continue
            yield never_runs(
                ctx,
                end,
                f'`{ctx.written(node)}` with `loop="0"` repeats until the call ends',
                help="write how often it is repeated, or remove what follows",
                attribute="loop",
            )

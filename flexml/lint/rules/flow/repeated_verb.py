"""Rule FX321."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from lxml import etree

from ....diagnostics import INFO, Fix, Problem, Related
from ....source import Document, Node
from ...context import Context
from ...edits import remove_elements
from ...example import Bad, Good
from ...rule import DocumentRule, Problems

_BLANK = re.compile(rb">\s+<")
_SILENT = ("Pause", "Wait")  # two are as good as one that is longer


class RepeatedVerb(DocumentRule):
    """The same verb stands twice in a row, with the same content.

    Mostly a program has added one object of its builder twice: the caller hears a sentence again, a message is
    sent and paid twice. A `Gather` that asks again, a `Pause` and whatever holds a stream are left alone.

    Ignore it where the repetition is meant; `loop` says so for speech and sound.
    """

    code = "FX321"
    severity = INFO
    when = "top alike"
    dialects = ("flexml", "twiml", "twiml-messaging")
    examples = (
        Bad(
            """
            <Response>
              <Say>Your code is 1 2 3.</Say>
              <Say>Your code is 1 2 3.</Say>
               ^^^
              <Hangup/>
            </Response>
            """,
            fixed="""
            <Response>
              <Say>Your code is 1 2 3.</Say>
              <Hangup/>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Dial timeout="20" callerId="15550199"><Number>15550100</Number></Dial>
              <Dial callerId="15550199" timeout="20"><Number>15550100</Number></Dial>
               ^^^^
              <Dial timeout="20" callerId="15550199"><Number>15550100</Number></Dial>
              <Dial timeout="20" callerId="15550199"><Number>15550101</Number></Dial>
            </Response>
            """,
            fixed="""
            <Response>
              <Dial timeout="20" callerId="15550199"><Number>15550100</Number></Dial>
              <Dial timeout="20" callerId="15550199"><Number>15550101</Number></Dial>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Message>We got your message.</Message>
              <Message>We got your message.</Message>
               ^^^^^^^
            </Response>
            """,
            dialect="twiml-messaging",
        ),
        Good(
            """
            <Response>
              <Say>Your code is 1 2 3.</Say>
              <Pause/>
              <Say>Your code is 1 2 3.</Say>
              <Say loop="1">Your code is 1 2 3.</Say>
              <Say loop="2">Your code is 1 2 3.</Say>
            </Response>
            """
        ),
        Good("<Response><Say>Hello.</Say><Pause/><Pause/><Wait/><Wait/><Say>Hello.</Say></Response>"),
        Good(
            """
            <Response>
              <Gather action="/menu"><Say>Press 1 for sales.</Say></Gather>
              <Gather action="/menu"><Say>Press 1 for sales.</Say></Gather>
              <Say>Goodbye.</Say>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Connect><Stream url="wss://example.com/agent"/></Connect>
              <Connect><Stream url="wss://example.com/agent"/></Connect>
            </Response>
            """
        ),
        Good("<Response><Hangup/><Say>Hello.</Say><Say>Hello.</Say></Response>", hidden=True),
        Good("<Response><Nothing/><Nothing/></Response>", hidden=True),
        Bad(
            """
            <Response>
              <Dial><!-- the office --><Number>15550100</Number></Dial>
              <Dial><Number>15550100</Number></Dial>
               ^^^^

              <Dial><Number>15550100</Number></Dial>
              <Hangup/>
            </Response>
            """,
            hidden=True,
        ),
        Bad(
            """
            <Response>
              <Dial>
                <!-- the office -->
                <Number>15550100</Number>
              </Dial>
              <Dial><Number>15550100</Number></Dial>
               ^^^^
              <Hangup/>
            </Response>
            """,
            hidden=True,
        ),
        Good("<Response><Say>Hello.</Say>{% else %}<Say>Hello.</Say>{% endif %}</Response>", hidden=True),
        Bad(
            """
            <Response>
              <Play>/hello.mp3</Play>
              <Dial><Number>15550100</Number></Dial>
              <Dial><Number>15550101</Number></Dial>
              <Dial><Number>15550101</Number></Dial>
               ^^^^
            </Response>
            """,
            hidden=True,
        ),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        for _, alike in groupby(document.root.elements, key=lambda node: node.name):
            nodes = list(alike)
            if len(nodes) == 1 or not _matters(nodes[0], ctx) or ctx.flow.branched:
                continue
            for _, group in groupby(nodes, key=_outside):
                once, *again = group
                if again and _runs(again[0], ctx):
                    yield from _repetitions((once, *again), ctx)


def _matters(node: Node, ctx: Context) -> bool:
    """Tell whether a verb does something that nobody wants twice without saying so."""
    spec = ctx.spec(node)
    return spec is not None and spec.name not in _SILENT and ctx.behaviour(node).action != "on-input"


def _outside(node: Node) -> tuple[str | None, frozenset[tuple[str, str]]]:
    """What two verbs of a name that are alike have in common at first sight."""
    text = node.text or ""
    return text if text.strip() else None, frozenset(node.attributes.items())


def _inside(node: Node) -> bytes:
    """What two verbs that are alike have in common, to the letter; how their elements are indented does not count."""
    return _BLANK.sub(b"><", etree.tostring(node, method="c14n", with_comments=False, with_tail=False))


def _runs(node: Node, ctx: Context) -> bool:
    step = ctx.flow.step(node)
    return step is not None and ctx.flow.reaches(step)


def _repetitions(nodes: Sequence[Node], ctx: Context) -> Problems:
    if any(ctx.flow.stream(child) is not None for child in nodes[0].elements):
        return
    for _, group in groupby(nodes, key=_inside):
        first, *again = (ctx.place(node) for node in group)
        if not again:
            continue
        yield Problem(
            again[0].name,
            f"`{ctx.written(nodes[0])}` stands {len(again) + 1} times in a row, with the same content",
            help="remove what is too much, or write `loop` where the verb takes it",
            fix=Fix(
                "Remove the repetition", (remove_elements(ctx.document.source.text, again[0], again[-1]),), safe=False
            ),
            related=(Related(first.name, "the first one"),),
        )

"""Rule FX444."""

from __future__ import annotations

from itertools import islice

from ....diagnostics import INFO, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class ExperimentalVerb(ElementRule):
    """A document uses `Amd`, which the vendor calls an experiment.

    Its guess is not always right, and what it takes may change: a person may hear what is meant for a machine. It is
    told once for a document.

    Ignore it where both answers lead to something that either can bear.
    """

    code = "FX444"
    severity = INFO
    reads = "document"
    elements = ("Amd",)
    dialects = ("flexml",)
    examples = (
        Bad(
            """
            <Response>
              <AMD action="/answered"/>
               ^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Amd action="/answered"/>
               ^^^
              <Amd action="/again"/>
            </Response>
            """
        ),
        Good("<Response><Say>Hello</Say></Response>"),
    )

    def run(self, ctx: Context) -> Problems:
        return islice(super().run(ctx), 1)

    def check(self, node: Node, ctx: Context) -> Problems:
        yield Problem(
            ctx.place(node).name,
            f"`{ctx.written(node)}` is an experiment of the vendor, and not always right",
            help="let `action` answer a person and a machine alike where the guess may fail",
        )

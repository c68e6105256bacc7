"""Rule FX441."""

from __future__ import annotations

import re

from ....diagnostics import INFO, Problem
from ....source import Node
from ....source.shown import shown
from ...context import Context
from ...example import Bad, Good
from ...option import Option
from ...rule import ElementRule, Problems

_NUMBER = re.compile("[0-9]{3,}")


class NumberReadAsOne(ElementRule):
    """A `Say` holds a long number, which is read as one.

    `Say` reads `4821973` as four million and so on, and `4 8 2 1 9 7 3` digit by digit. Nobody can write down a phone
    number or a code in millions.

    Ignore it where the number is an amount; or set how many digits are too many.
    """

    code = "FX441"
    severity = INFO
    elements = ("Say",)
    when = "!few-digits"
    dialects = ("flexml",)
    most_digits = Option(5, "The longest number that may be read as one.", minimum=2)
    examples = (
        Bad(
            """
            <Response>
              <Say>Your code is 482197, and again 482197</Say>
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Say>Your code is 482</Say>
                   ^^^^^^^^^^^^^^^^
            </Response>
            """,
            options={"most-digits": 2},
        ),
        Good("<Response><Say>Your code is 4 8 2 1 9 7, and you owe 12000 dollars</Say></Response>"),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        most = ctx.option(self.most_digits)
        number = next((run[0] for run in _NUMBER.finditer(node.own_text) if len(run[0]) > most), None)
        if number is not None:
            yield Problem(
                ctx.place(node).text,
                f"`Say` reads `{shown(number)}` as one number",
                help="put blanks between its digits to have them read one by one",
            )

"""Rule FX430."""

from __future__ import annotations

from ....diagnostics import INFO, Problem
from ....source import Node, has_placeholder
from ...context import Context
from ...example import Bad, Good
from ...option import Option
from ...rule import ElementRule, Problems

_MOST_OF_ALL = 670  # what an `Sms` takes, which the table says


class SmsInSeveralParts(ElementRule):
    """The text of an `Sms` is too long for one message.

    What has more than 160 characters goes out in several parts: each is paid for, and phones of old show them one by
    one, in any order.

    Ignore it where the length is meant; or set how long a text may be.
    """

    code = "FX430"
    severity = INFO
    elements = ("Sms",)
    dialects = ("flexml",)
    most_characters = Option(160, "The longest text in characters.", minimum=1)
    examples = (
        Bad(
            f"""
            <Response>
              <Sms to="15550101">{"It is so. " * 16}Bye</Sms>
                                 {"^" * 163}
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Sms to="15550101">Hello</Sms>
                                 ^^^^^
            </Response>
            """,
            options={"most-characters": 4},
        ),
        Good('<Response><Sms to="15550101">Thank you for your call.</Sms></Response>'),
        Good(f'<Response><Sms to="15550101">{"a" * 160}</Sms></Response>', hidden=True),
        Good(f'<Response><Sms to="15550101"> {"a" * 160} </Sms></Response>', hidden=True),
        Good(f'<Response><Sms to="15550101">{"a" * 671}</Sms></Response>', hidden=True),
        Good(f'<Response><Sms to="15550101">{"a" * 160}{{{{ name }}}}</Sms></Response>', hidden=True),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        text, most = node.own_text.strip(), ctx.option(self.most_characters)
        if most < len(text) <= _MOST_OF_ALL and not has_placeholder(text):
            yield Problem(
                ctx.place(node).text,
                f"this text has {len(text)} characters, and goes out in several messages",
                help=f"write at most {most} characters",
            )

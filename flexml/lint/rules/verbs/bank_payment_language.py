"""Rule FX423."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem, Related
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_LANGUAGES = ("en-AU", "en-CA", "en-GB", "en-IN", "en-US")


class BankPaymentLanguage(ElementRule):
    """A `Pay` asks for a bank account in a language that it has no words for.

    The built-in prompts for `ach-debit` exist in five kinds of English. The caller hears another language than the rest
    of the call, or nothing.

    Ignore it where every step has a `Prompt` of its own.
    """

    code = "FX423"
    severity = WARNING
    elements = ("Pay",)
    dialects = ("twiml",)
    examples = (
        Bad(
            """
            <Response>
              <Pay paymentMethod="ach-debit" language="de-DE" action="/paid"/>
                                                       ^^^^^
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Pay paymentMethod="ach-debit" language="en-AU" action="/paid"/>
              <Pay paymentMethod="ach-debit" language="en-CA" action="/paid"/>
              <Pay paymentMethod="ach-debit" language="en-GB" action="/paid"/>
              <Pay paymentMethod="ach-debit" language="en-IN" action="/paid"/>
              <Pay paymentMethod="ach-debit" language="en-US" action="/paid"/>
            </Response>
            """
        ),
        Good(
            '<Response><Pay paymentMethod="ach-debit" language="{{ language }}" action="/paid"/></Response>',
            hidden=True,
        ),
        Good('<Response><Pay paymentMethod="ach-debit" action="/paid"/></Response>'),
        Good('<Response><Pay language="de-DE" action="/paid"/></Response>'),
        Good('<Response><Pay paymentMethod="ach-debit" language="English" action="/paid"/></Response>'),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        language, spec = ctx.known(node, "language"), ctx.spec(node)
        if not language or spec is None or ctx.known(node, "paymentMethod") != "ach-debit":
            return
        # A word that is no language of cards either is told for itself.
        if language in _LANGUAGES or spec.attributes["language"].type.fault(language) is not None:
            return
        place = ctx.place(node)
        yield Problem(
            place.value("language"),
            f"`Pay` asks for a bank account in English alone, not in `{language}`",
            help="choose a kind of English, or give each step a `Prompt`",
            related=(Related(place.attributes["paymentMethod"].whole, "what it asks for"),),
        )

"""Rule FX409."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem
from ....late import late_pattern
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems
from ...speech import words

_PRINTED = late_pattern(
    r"\[object [A-Z]\w{1,40}\]"  # JavaScript
    r"|<[\w.]{1,80} (?:object )?at 0x[0-9a-fA-F]{4,16}>"  # Python
    r"|#<[A-Z][\w:]{0,80}:0x[0-9a-fA-F]{4,16}"  # Ruby
)
_NOTHING = ("None", "NaN", "nil", "null", "undefined")
_QUOTED = late_pattern(r"[\[({]\s*'[^']*'\s*[],:)}]")


class SaySerializedObject(ElementRule):
    """A `Say` speaks an object of a program: JSON, `[object Object]`, `undefined`, a Python list.

    A variable holds another thing than the code thought, and the caller hears brackets, quotes and names of fields.

    Never ignore it.
    """

    code = "FX409"
    severity = WARNING
    elements = ("Say",)
    when = "!words, filled"
    dialects = ("flexml", "twiml")
    examples = (
        Bad(
            """
            <Response>
              <Say>Your order: [object Object]</Say>
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Say>undefined</Say>
                   ^^^^^^^^^
              <Say>null</Say>
                   ^^^^
              <Say>None</Say>
                   ^^^^
              <Say>NaN</Say>
                   ^^^
              <Say>nil</Say>
                   ^^^
              <Say>{"message": "Hello"}</Say>
                   ^^^^^^^^^^^^^^^^^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Say>['sales', 'support']</Say>
                   ^^^^^^^^^^^^^^^^^^^^
              <Say>&lt;shop.Order object at 0x7f3a5c0d&gt;</Say>
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Say>Hello #&lt;User:0x00007f8b&gt;</Say>
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Say>[1, 2]</Say>
                   ^^^^^^
              <Say>('sales', 'support')</Say>
                   ^^^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Good("<Response><Say>None of our agents is free.</Say></Response>"),
        Good("<Response><Say>{{ message }}</Say><Say>[soft music]</Say><Say>12</Say></Response>"),
        Good("<Response><Say>('Hello') is a word</Say><Say>[hello, 'you']</Say></Response>"),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        text = words(node).strip()
        if text in _NOTHING:
            what = f"`{text}`, a value of a program"
        elif _PRINTED.search(text) or _is_structure(text):
            what = "an object of a program, written out"
        else:
            return
        yield Problem(ctx.place(node).text, f"`Say` speaks {what}", help="write the text that the caller should hear")


def _is_structure(text: str) -> bool:
    """Whether a text is JSON with brackets around, or looks like a Python container of strings."""
    if text[:1] + text[-1:] not in ("[]", "{}", "()"):
        return False
    if _QUOTED.match(text):
        return True
    import json  # only for a text in brackets

    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True

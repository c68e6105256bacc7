"""Rule FX410."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem
from ....late import late_pattern
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems
from ...speech import words

_MARK = late_pattern("</?(speak|break|emphasis|phoneme|prosody|say-as|amazon:[a-z-]{1,40})[ />]")


class EscapedSpeechMark(ElementRule):
    """A speech mark in a `Say` is text, because it was escaped or stands in a CDATA section.

    Marks are elements inside `Say`. An escaped one is read as text: the caller hears "less than, break", and no pause.

    Ignore it where the text speaks about markup.
    """

    code = "FX410"
    severity = WARNING
    elements = ("Say",)
    when = "!words, filled"
    dialects = ("twiml",)
    examples = (
        Bad(
            """
            <Response>
              <Say>One moment &lt;break time="1s"/&gt; please</Say>
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Say><![CDATA[<speak>Hello</speak>]]></Say>
                            ^^^^^^^^^^^^^^^^^^^^
              <Say><s>Hello&lt;/prosody></s></Say>
               ^^^
            </Response>
            """
        ),
        Good('<Response><Say>One moment <break time="1s"/> please</Say></Response>'),
        Good("<Response><Say>Less than &lt; is a sign, &lt;breakfast&gt; is a meal</Say></Response>"),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        found = _MARK.search(words(node))
        if found is not None:
            yield Problem(
                ctx.place(node).text,
                f"the speech mark `{found[1]}` is escaped, so that `Say` reads it as text",
                help="write it as an element, without escaping it",
            )

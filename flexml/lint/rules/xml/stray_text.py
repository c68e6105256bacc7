"""Rule FX013."""

from __future__ import annotations

from collections.abc import Iterable

from ....diagnostics import ERROR, Edit, Fix, Problem
from ....dialects import ElementSpec
from ....source import Node, Place, Span
from ...context import Context
from ...edits import remove_span
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_SPACE = " \t\r\n"
_SPEAKERS = ("Say", "Message", "Body")


class StrayText(ElementRule):
    """Text stands in an element that takes none.

    Nobody hears it: the vendor reads over the text, or refuses the element around it. In the root it is a sentence
    without its verb, in a `Stream` mostly the URL that belongs in an attribute.

    Ignore it where the vendor's support told you that the text has a meaning.
    """

    code = "FX013"
    severity = ERROR
    elements = ("*",)
    runtime = {"twiml": (12200,), "twiml-messaging": (12200,), "twiml-fax": (12200,)}
    schema_decides = True
    refines = ("missing-required-attribute", "doubtful-omission", "stream-without-url")
    examples = (
        Bad(
            """
            <Response>
              Thank you for calling.
              ^^^^^^^^^^^^^^^^^^^^^^
              <Hangup/>
            </Response>
            """,
            fixed="""
            <Response>
              <Say>Thank you for calling.</Say>
              <Hangup/>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Connect>
                <Stream name="agent">wss://media.example.com/agent</Stream>
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              </Connect>
            </Response>
            """,
            fixed="""
            <Response>
              <Connect>
                <Stream url="wss://media.example.com/agent" name="agent"></Stream>
              </Connect>
            </Response>
            """,
        ),
        Bad(
            "<Response><Hangup>now</Hangup></Response>\n                  ^^^\n",
            "<Response><Hangup></Hangup></Response>\n",
        ),
        Bad(
            """
            <Response>
              <Say>Hello</Say>
              <![CDATA[Thank you for calling.]]>
                       ^^^^^^^^^^^^^^^^^^^^^^
              <Hangup>&#160;</Hangup>
                      ^^^^^^
              <Record>wss://example.com/agent</Record>
                      ^^^^^^^^^^^^^^^^^^^^^^^
              <Start>
                <Stream name="recorder"><![CDATA[wss://example.com/record]]></Stream>
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                <Stream url="wss://example.com/archive">wss://example.com/archive</Stream>
                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^
              </Start>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/relay">
                  <Failover>anything</Failover>
                  hello
                  ^^^^^
                </ConversationRelay>
              </Connect>
            </Response>
            """,
            fixed="""
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/relay">
                  <Failover>anything</Failover>
                </ConversationRelay>
              </Connect>
            </Response>
            """,
            dialect="twiml",
        ),
        Good(
            """
            <Response>
              <Say>Thank you for calling.</Say>
              <Hangup>
              </Hangup>
            </Response>
            """
        ),
    )

    @classmethod
    def marks(cls, spec: ElementSpec) -> Iterable[str]:
        return ("worded",) if spec.text is None and not spec.open_content else ()

    def check(self, node: Node, ctx: Context) -> Problems:
        spec = ctx.spec(node)
        if spec is None or spec.text is not None or spec.open_content or not node.own_text.strip(_SPACE):
            return
        place, text = ctx.place(node), ctx.document.source.text
        speaker = next((name for name in _SPEAKERS if name in spec.children), None)
        for span in place.texts:
            words, message = span.cut(text), f"`{spec.name}` takes no text"
            markup = text.rfind("<", 0, span.start)
            in_cdata = text.startswith("<![CDATA[", markup)  # whose marks would have to go along
            if speaker is not None:
                fix = None if in_cdata else _wrap(span, speaker)
                yield Problem(span, message, help=f"put it into `{speaker}`", fix=fix)
            elif _lacks_url(spec, place) and "://" in words and len(words.split()) == 1:
                message = f"the URL of `{spec.name}` stands in its text"
                fix = None if in_cdata else _move_to_url(place, span, words)
                whole = Span(place.name.start, span.end)  # also where rules about a missing `url` speak
                yield Problem(whole, message, help="write it in the attribute `url`", fix=fix)
            else:
                delete = Fix("Delete the text", (remove_span(text, span),), safe=False)
                yield Problem(span, message, help="delete it", fix=delete)


def _lacks_url(spec: ElementSpec, place: Place) -> bool:
    return "url" in spec.attributes and "url" not in place.attributes


def _wrap(span: Span, name: str) -> Fix:
    edits = (Edit(Span(span.start, span.start), f"<{name}>"), Edit(Span(span.end, span.end), f"</{name}>"))
    return Fix(f"Put it into `{name}`", edits, safe=False)


def _move_to_url(place: Place, span: Span, words: str) -> Fix:
    value = words.replace('"', "&quot;")  # all else is escaped as a text has it
    after_name = Edit(Span(place.name.end, place.name.end), f' url="{value}"')
    return Fix("Write it as `url`", (after_name, Edit(span, "")), safe=False)

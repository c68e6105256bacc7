"""Rule FX102."""

from __future__ import annotations

from ....diagnostics import ERROR, WARNING, Problem
from ....dialects import ElementSpec
from ....dialects.words import nearest, one_of
from ....source import Node, has_hole
from ...context import Context
from ...example import Bad, Good
from ...html import HTML_ADVICE, is_html
from ...rule import ElementRule, Problems


class UnknownElement(ElementRule):
    """The dialect has no element of this name.

    The vendor refuses the document or skips the element with all that stands in it: the caller hears less than was
    written, or an error. Only the outermost unknown element is reported, and what stands in it is not judged by a
    table that does not exist. Where no page of the vendor says what else may stand there, and the name is neither HTML
    nor a slip of the pen, it is a warning.

    Ignore it for an element that the vendor gave to your account before it was documented.
    """

    code = "FX102"
    severity = ERROR
    elements = ("*",)
    runtime = {"twiml": (12200,), "twiml-messaging": (12200,), "twiml-fax": (12200,)}
    schema_decides = True
    when = "misplaced"
    examples = (
        Bad(
            """
            <Response>
              <Say>Your call is important to us.</Say>
              <Pauze length="5"/>
               ^^^^^
            </Response>
            """
        ),
        Bad("<Response>\n  <div><span>Hello</span></div>\n   ^^^\n</Response>\n"),
        Bad(
            """
            <Response>
              <enqueue>support</enqueue>
               ^^^^^^^
              <Whisper>Thank you</Whisper>
               ^^^^^^^
              <Gather action="/menu"><Hangupp/></Gather>
                                      ^^^^^^^
            </Response>
            """,
            dialect="flexml",
        ),
        Bad(
            """
            <Response>
              <Dial><Extension>17</Extension></Dial>
                     ^^^^^^^^^
              <Gather action="/menu"><Body>Press 1.</Body></Gather>
                                      ^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Good("<Response><Say>Your call is important to us.</Say><Pause length='5'/></Response>"),
        Good(
            "send(f'<Response>{verbs}<Hangup/><{tag}/></Response>')",
            language="python",
            hidden=True,
        ),
        Bad(
            """
            <Response>
              <Pause><Extension/></Pause>
                      ^^^^^^^^^
            </Response>
            """,
            dialect="twiml",
            hidden=True,
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        outer = ctx.outer(node)
        if outer is None or ctx.spec(node) is not None or ctx.in_open_content(node) or has_hole(node.name):
            return
        name = node.name.rpartition("}")[2]
        foreign = next((word for key, word in ctx.dialect.foreign.items() if key.lower() == name.lower()), None)
        near = nearest(name, outer.children) or nearest(name, ctx.dialect.names)
        guess = HTML_ADVICE if is_html(name) else f"did you mean `{near}`" if near else _taken(outer)
        mistaken = is_html(name) or (foreign is None and near is not None)  # however incomplete the vendor's pages are
        yield Problem(
            ctx.place(node).name,
            f"`{ctx.written(node)}` is not an element of {ctx.language}",
            help=foreign or guess,
            severity=WARNING if outer.uncertain and not mistaken else None,
            runtime=self.predicts(ctx, outer.runtime),
        )


def _taken(outer: ElementSpec) -> str:
    return f"`{outer.name}` takes {one_of(outer.children)}" if outer.children else f"`{outer.name}` takes no elements"

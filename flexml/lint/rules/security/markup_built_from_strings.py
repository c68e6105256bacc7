"""Rule FX602."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem
from ....source import Document, Escaping, Hole, Span
from ....source.shown import shown
from ...builder_code import builder_code
from ...context import Context
from ...example import Bad, Good
from ...insertion import Insertion, insertions
from ...rule import DocumentRule, Problems

_PYTHON = frozenset({"f-string", "format", "percent", "concatenation", "template"})


class MarkupBuiltFromStrings(DocumentRule):
    """A program puts a value into the XML that it builds from strings, and does not escape it.

    A `&` or a `<` in the value breaks the document, and the call ends with the vendor's apology. Who chooses the
    value, as a caller chooses what they say and any web client what it sends, can write verbs of their own into the
    document: dial a premium number, or send the call's audio elsewhere. The builder escapes whatever it is given.

    Ignore it where the value is markup on purpose, or surely holds none. Numbers, UUIDs, constants in capitals, what
    is escaped or made by `urllib.parse.quote`, and names that speak of markup (`ssml`, `verbs_xml`, `safe_name`) are
    not reported.
    """

    code = "FX602"
    severity = WARNING
    reads = "verb"  # it tells a value once, but what programs make has no parts in common
    needs = "insertions"
    examples = (
        Bad(
            """
            def greeting(name, host):
                return f\"\"\"
                    <Response>
                      <Say>Hello {name}</Say>
                                 ^^^^^^
                      <Connect><Stream url="wss://{host}/audio" name="agent"/></Connect>
                                                  ^^^^^^
                    </Response>\"\"\".strip()
            """,
            language="python",
        ),
        Bad(
            """
            GREETING = "<Response><Say>Hello {name}, {}</Say><Hangup/></Response>"
                                             ^^^^^^  ^^

            def greeting(caller, words):
                return GREETING.format(words, name=caller["name"])
            """,
            language="python",
        ),
        Bad(
            """
            def menu(question, url):
                xml = '<Response><Gather action="' + url + '">'
                                                     ^^^
                xml += "<Say>%s</Say>" % question
                             ^^
                return xml + "</Gather></Response>"
            """,
            language="python",
        ),
        Good(
            """
            from flexml import Response, Stream


            def greeting(name, host):
                return Response().say(f"Hello {name}").connect(Stream(url=f"wss://{host}/audio", name="agent"))
            """,
            language="python",
        ),
        Good(
            """
            from urllib.parse import quote
            from xml.sax.saxutils import escape, quoteattr


            def greeting(name: str, seconds: int, next_url, ssml):
                return (
                    f"<Response><Say>Hello {escape(name)}</Say><Say>{ssml}</Say>"
                    f'<Pause length="{seconds}"/>'
                    f"<Play>https://example.com/{quote(name)}.mp3</Play>"
                    f"<Redirect method='POST'>/next</Redirect></Response>"
                )
            """,
            language="python",
        ),
        Good(
            """
            def wrapped(verbs, attributes, name):
                said = f"<Say><![CDATA[ {name} ]]></Say>"
                return f"<Response>{verbs}<Dial {attributes}><!-- {name} --></Dial>{said}</Response>"
            """,
            language="python",
            hidden=True,
        ),
        Bad(
            """
            def transfer(host):
                url = f"https://{host}/ended"
                                ^^^^^^
                return f'<Response><Dial action="{url}">+15550100</Dial><Redirect>{url}</Redirect></Response>'
            """,
            language="python",
            hidden=True,
        ),
        Good("<Response><Say>Hello {name}</Say></Response>", hidden=True),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        told: set[Span] = set()  # one value may go into several places
        for insertion in insertions(document, _is_raw):
            hole = insertion.hole
            if hole.span not in told and self._takes_text(insertion, ctx):
                told.add(hole.span)
                yield Problem(
                    insertion.span,
                    f"`{shown(hole.expression)}` goes into {_where(insertion)} without being escaped, so markup in it "
                    "changes the document",
                    help=f"the builder escapes it: `{builder_code(insertion, document)}`",
                )

    def _takes_text(self, insertion: Insertion, ctx: Context) -> bool:
        """Whether a text may stand there; else what stands there is meant to be markup."""
        spec = ctx.spec(insertion.node)
        return insertion.attribute is not None or spec is None or spec.text is not None


def _is_raw(hole: Hole) -> bool:
    return hole.language in _PYTHON and hole.escaping is Escaping.NONE


def _where(insertion: Insertion) -> str:
    if insertion.attribute is None:
        return f"the text of `{insertion.node.name}`"
    return f"`{insertion.attribute}` of `{insertion.node.name}`"

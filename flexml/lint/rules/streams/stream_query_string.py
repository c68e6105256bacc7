"""Rule FX223."""

from __future__ import annotations

from collections.abc import Sequence

from ....diagnostics import ERROR, Edit, Fix, Problem
from ....source import Node, Span
from ...context import Context
from ...edits import insert_children, quoted
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class StreamQueryString(ElementRule):
    """The `url` of a stream carries a query string.

    The vendor does not hand it on: the server finds no caller, no language, no token where it looks for them,
    and often refuses the connection.

    Never ignore it: move each pair to a `Parameter`, which arrives in `customParameters` of the start
    message. On Telnyx a query string works; that is a trap for documents that move.
    """

    code = "FX223"
    severity = ERROR
    elements = ("Start/Stream", "Connect/Stream")
    when = "@url!socket"
    dialects = ("flexml", "twiml")
    refines = ("unencoded-template-query",)
    runtime = {"twiml": (31920,)}
    examples = (
        Bad(
            """
            <Response>
              <Connect>
                <Stream url="wss://example.com/agent?caller=John&amp;language=en"/>
                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              </Connect>
            </Response>
            """,
            fixed="""
            <Response>
              <Connect>
                <Stream url="wss://example.com/agent">
                  <Parameter name="caller" value="John"/>
                  <Parameter name="language" value="en"/>
                </Stream>
              </Connect>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Start><Stream url="wss://example.com/record?call=17"></Stream></Start>
                                                          ^^^^^^^^
              <Say>This part is recorded.</Say>
            </Response>
            """,
            fixed="""
            <Response>
              <Start><Stream url="wss://example.com/record"><Parameter name="call" value="17"/></Stream></Start>
              <Say>This part is recorded.</Say>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Connect>
                <Stream url="wss://example.com/agent?caller=John">
                                                    ^^^^^^^^^^^^
                  <Parameter name="language" value="en"/>
                </Stream>
              </Connect>
              <Connect>
                <Stream url="wss://example.com/survey?debug&amp;from=/menu?call=17"/>
                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              </Connect>
            </Response>
            """,
            fixed="""
            <Response>
              <Connect>
                <Stream url="wss://example.com/agent">
                  <Parameter name="caller" value="John"/>
                  <Parameter name="language" value="en"/>
                </Stream>
              </Connect>
              <Connect>
                <Stream url="wss://example.com/survey">
                  <Parameter name="debug" value=""/>
                  <Parameter name="from" value="/menu?call=17"/>
                </Stream>
              </Connect>
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Start>
                <Stream url="wss://example.com/record?call={{ call.id }}"/>
                                                     ^^^^^^^^^^^^^^^^^^^
                <Stream url="wss://example.com/transcribe?call=17#now"/>
                                                         ^^^^^^^^^^^^
                <Stream url="wss://example.com/archive?call=17">
                                                      ^^^^^^^^
                  <Parameter name="call" value="18"/>
                </Stream>
                <Stream url="wss://example.com/mood?call=17">
                                                   ^^^^^^^^
                  <Parameter value="18"/>
                </Stream>
              </Start>
              <Say>This part is recorded.</Say>
            </Response>
            """
        ),
        Good('<Response><Connect><Stream url="wss://example.com/agent#?caller=John"/></Connect></Response>'),
        Good(
            """
            <Response>
              <Connect>
                <Stream url="wss://example.com/agent">
                  <Parameter name="caller" value="John"/>
                </Stream>
              </Connect>
            </Response>
            """
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        url = ctx.get(node, "url") or ""
        query = url.partition("#")[0].partition("?")[2].strip()
        place = ctx.attribute(node, "url") if query else None
        if place is None:
            return
        raw = place.value.cut(ctx.document.source.text)
        mark = raw.find("?")
        span = place.value if mark < 0 else Span(place.value.start + mark, place.value.end)
        from urllib.parse import parse_qsl  # it takes longer to come than a document to be checked

        pairs = parse_qsl(query, keep_blank_values=True)
        as_written = "#" not in raw  # neither a fragment nor a reference to a character
        yield Problem(
            span,
            "`url` of `Stream` has a query string, which does not reach the server",
            help="write a `Parameter` for each pair",
            fix=_move(node, ctx, span, pairs) if as_written and _movable(node, ctx, query, pairs) else None,
        )


def _movable(node: Node, ctx: Context, query: str, pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether each pair can become a `Parameter`: nothing left to render, no name twice."""
    names = [name for name, _ in pairs]
    names += [ctx.get(child, "name") or "" for child in node.elements]
    return set("{}<>$").isdisjoint(query) and len(set(names)) == len(names) and "" not in names


def _move(node: Node, ctx: Context, query: Span, pairs: Sequence[tuple[str, str]]) -> Fix:
    written = [f"<Parameter name={quoted(name)} value={quoted(value)}/>" for name, value in pairs]
    children = insert_children(ctx.document.source.text, ctx.place(node), written)
    return Fix("Move the pairs to `Parameter`", (Edit(query, ""), *children), safe=False)

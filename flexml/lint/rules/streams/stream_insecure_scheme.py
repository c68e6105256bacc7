"""Rule FX222."""

from __future__ import annotations

import re

from ....diagnostics import ERROR, Edit, Fix, Problem
from ....dialects.values import Url, url_scheme
from ....dialects.words import one_of
from ....source import Node, Span
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_HOST_AND_PORT = re.compile(r"[A-Za-z0-9.-]+:[0-9]{1,5}(?![^/?#])")
_SOCKETS = ("http", "https", "ws")  # what is written for a WebSocket by mistake


class StreamInsecureScheme(ElementRule):
    """The `url` of a stream has a scheme that the vendor opens no WebSocket for.

    Twilio takes `wss` only, CarrierX `ws` as well. With `http`, with `https`, or with a host and a port alone
    no stream opens, and the call goes on without the application.

    Never ignore it. On your own machine, a tunnel gives you a `wss` address.
    """

    code = "FX222"
    severity = ERROR
    elements = ("Start/Stream", "Connect/Stream", "Connect/ConversationRelay")
    when = "@url!socket"
    dialects = ("flexml", "twiml")
    runtime = {"twiml": (31922, 64102)}
    refines = ("wrong-url-scheme",)
    examples = (
        Bad(
            """
            <Response>
              <Connect>
                <Stream url="https://example.com/agent"/>
                             ^^^^^^^^^^^^^^^^^^^^^^^^^
              </Connect>
            </Response>
            """,
            fixed="""
            <Response>
              <Connect>
                <Stream url="wss://example.com/agent"/>
              </Connect>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Start>
                <Stream url="http://example.com/record"/>
                             ^^^^^^^^^^^^^^^^^^^^^^^^^
                <Stream url="HTTPS://example.com/transcribe"/>
                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              </Start>
              <Say>This part is recorded.</Say>
            </Response>
            """,
            fixed="""
            <Response>
              <Start>
                <Stream url="ws://example.com/record"/>
                <Stream url="wss://example.com/transcribe"/>
              </Start>
              <Say>This part is recorded.</Say>
            </Response>
            """,
            dialect="flexml",
        ),
        Bad(
            """
            <Response>
              <Start>
                <Stream url="ws://example.com/record"/>
                             ^^^^^^^^^^^^^^^^^^^^^^^
              </Start>
              <Connect>
                <ConversationRelay url="http://example.com/relay"/>
                                        ^^^^^^^^^^^^^^^^^^^^^^^^
              </Connect>
            </Response>
            """,
            fixed="""
            <Response>
              <Start>
                <Stream url="wss://example.com/record"/>
              </Start>
              <Connect>
                <ConversationRelay url="wss://example.com/relay"/>
              </Connect>
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Connect>
                <Stream url="localhost:8080/agent"/>
                             ^^^^^^^^^^^^^^^^^^^^
              </Connect>
            </Response>
            """,
            fixed="""
            <Response>
              <Connect>
                <Stream url="wss://localhost:8080/agent"/>
              </Connect>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Connect>
                <Stream url="tcp://example.com/agent"/>
                             ^^^^^^^^^^^^^^^^^^^^^^^
              </Connect>
            </Response>
            """
        ),
        Good(
            '<Response><Connect><Stream url="ws://example.com/agent"/></Connect></Response>',
            dialect="flexml",
            hidden=True,
        ),
        Good('<Response><Connect><Stream url="wss://example.com/agent"/></Connect></Response>', dialect="twiml"),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        spec, row, place = ctx.spec(node), ctx.row_of(node, "url"), ctx.attribute(node, "url")
        if spec is None or row is None or place is None or not isinstance(row.type, Url):
            return
        url, schemes = (ctx.get(node, "url") or "").strip(), row.type.schemes
        scheme = url_scheme(url)
        if scheme is None or scheme.lower() in schemes:
            return
        start, raw = place.value.start, place.value.cut(ctx.document.source.text)
        wanted = "ws" if scheme.lower() == "http" and "ws" in schemes else "wss"
        host = _HOST_AND_PORT.match(url) is not None
        if host:
            message = f"`url` of `{spec.name}` begins with a host: the scheme is missing"
            edit, advice = Edit(Span(start, start), "wss://"), "write `wss://` before it"
        else:
            takes = one_of(tuple(f"{known}://" for known in schemes))
            message = f"`url` of `{spec.name}` begins with `{scheme}:`, and a WebSocket opens for {takes} only"
            edit, advice = Edit(Span(start, start + len(scheme)), wanted), f"write `{wanted}://`"
        certain = (host or scheme.lower() in _SOCKETS) and raw.startswith(f"{scheme}:")
        codes = self.runtime.get(ctx.dialect.name, ())
        yield Problem(
            place.value,
            message,
            help=advice,
            fix=Fix(f"Write `{edit.replacement}`", (edit,), safe=False) if certain else None,
            runtime=codes[1:] if spec.name == "ConversationRelay" else codes[:1],
        )

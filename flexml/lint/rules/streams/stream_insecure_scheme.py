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
_SOCKET = {"http": "ws", "https": "wss", "ws": "wss"}


class StreamInsecureScheme(ElementRule):
    """The `url` of a stream has a scheme that the vendor opens no WebSocket for.

    Twilio takes `wss` only, CarrierX `ws` as well. With `http`, with `https`, or with a host and a port alone
    no stream opens, and the call goes on without the application.

    Never ignore it. On your own machine, a tunnel gives you a `wss` address.
    """

    code = "FX222"
    severity = ERROR
    elements = ("Start/Stream", "Connect/Stream", "Connect/ConversationRelay")
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
              <Connect>
                <Stream url="ws://example.com/agent"/>
                             ^^^^^^^^^^^^^^^^^^^^^^
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
        Good(
            '<Response><Connect><Stream url="ws://example.com/agent"/></Connect></Response>',
            dialect="flexml",
            hidden=True,
        ),
        Good('<Response><Connect><Stream url="wss://example.com/agent"/></Connect></Response>', dialect="twiml"),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        spec = ctx.spec(node)
        row = None if spec is None else spec.attributes.get("url")
        if spec is None or row is None or not isinstance(row.type, Url) or not row.type.schemes:
            return
        url, schemes = (ctx.get(node, "url") or "").strip(), row.type.schemes
        scheme = url_scheme(url)
        place = None if scheme is None or scheme.lower() in schemes else ctx.attribute(node, "url")
        if scheme is None or place is None:
            return
        wanted = _SOCKET.get(scheme.lower())
        wanted = wanted if wanted in schemes else "wss"
        start = place.value.start
        if _HOST_AND_PORT.match(url):
            message = f"`url` of `{spec.name}` begins with a host: the scheme is missing"
            edit, help_ = Edit(Span(start, start), "wss://"), "write `wss://` before it"
        else:
            takes = one_of(tuple(f"{known}://" for known in schemes))
            message = f"`url` of `{spec.name}` begins with `{scheme}:`, and a WebSocket opens for {takes} only"
            edit, help_ = Edit(Span(start, start + len(scheme)), wanted), f"write `{wanted}://`"
        as_written = place.value.cut(ctx.document.source.text).startswith(url[: len(scheme) + 1])
        fixable = as_written and (scheme.lower() in _SOCKET or edit.replacement == "wss://")
        codes = self.runtime.get(ctx.dialect.name, ())
        yield Problem(
            place.value,
            message,
            help=help_,
            fix=Fix(f"Write `{edit.replacement}`", (edit,), safe=False) if fixable else None,
            runtime=codes[1:] if spec.name == "ConversationRelay" else codes[:1],
        )

"""Rule FX503."""

from __future__ import annotations

from ....diagnostics import INFO, WARNING, Edit, Fix, Problem
from ....dialects.text import XML_SPACE
from ....source import Document, Span
from ...context import Context
from ...example import Bad, Good
from ...option import Option
from ...rule import DocumentRule, Problems
from ...url import read_url, why_unreachable
from ...value import Value

_PLAIN = "http://"


class CallbackNotHttps(DocumentRule):
    """A URL of your application begins with `http`.

    What the vendor sends there, phone numbers, keys and words of the caller, can be read on the way, and what
    comes back, the next document, can be changed on the way. For audio files it is a hint. In Twilio's PCI mode,
    `Gather` refuses such a URL.

    Ignore it where the way is a private line of yours: `hosts` names those that may be asked so.
    """

    code = "FX503"
    severity = WARNING
    reads = "verb"
    needs = "urls"
    runtime = {"twiml": (13337,)}
    hosts = Option[tuple[str, ...]]((), "Hosts that may be asked over `http`.")
    examples = (
        Bad(
            """
            <Response>
              <Gather action="http://example.com/pin?step=1&amp;try=1"><Say>Your pin.</Say></Gather>
                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Redirect>http://example.com/menu</Redirect>
                        ^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Gather action="https://example.com/pin?step=1&amp;try=1"><Say>Your pin.</Say></Gather>
              <Redirect>https://example.com/menu</Redirect>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Play>
                HTTP://example.com/hello.mp3
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              </Play>
            </Response>
            """,
            fixed="""
            <Response>
              <Play>
                https://example.com/hello.mp3
              </Play>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Redirect>http://a.example.com/</Redirect>
                        ^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """,
            options={"hosts": ("example.com",)},
        ),
        Good(
            "<Response><Redirect>http://pbx.example.com/menu</Redirect></Response>",
            options={"hosts": ("pbx.example.com",)},
        ),
        Good("<Response><Redirect>https://example.com/menu</Redirect></Response>"),
        Good("<Response><Redirect>http://localhost:8080/menu</Redirect></Response>"),
        Good("<Response><Redirect>http://{{ host }}/menu</Redirect></Response>"),
        Good("<Response><Redirect>http://{{ host }}.example.com/menu</Redirect></Response>", hidden=True),
        Good("<Response><Redirect>http:///menu</Redirect><Redirect>http:/menu</Redirect></Response>"),
        Good("<Response><Redirect>http://10.0.0.1/menu</Redirect></Response>", hidden=True),
        Good("<Response><Redirect>&#160;http://example.com/</Redirect></Response>", hidden=True),
        Good('<Response><Connect><Stream url="http://example.com/"/></Connect></Response>', hidden=True),
        Bad(
            """
            <Response>
              <Gather action="http://example.com/pin"/>
                              ^^^^^^^^^^^^^^^^^^^^^^
              <Record action="http://example.com/done"/>
                              ^^^^^^^^^^^^^^^^^^^^^^^
              <Play>http&#58;//example.com/hello.mp3</Play>
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """,
            dialect="twiml",
            hidden=True,
        ),
        Good('<Response><Pay action="http://example.com/paid"/></Response>', dialect="twiml"),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        for value in ctx.urls:
            if value.text.lstrip(XML_SPACE)[:7].lower() == _PLAIN:
                yield from self._problem(value, ctx)

    def _problem(self, value: Value, ctx: Context) -> Problems:
        host = read_url(value.text.strip(XML_SPACE)).host
        if value.fault is not None or value.templated or not host or why_unreachable(host):
            return
        if host.lower() in ctx.option(self.hosts):
            return
        asks = value.name is not None or value.spec.behaviour.target == "text"
        span = value.span(ctx)
        scheme = Span(span.start, span.start + len(_PLAIN))
        as_written = scheme.cut(ctx.document.source.text).lower() == _PLAIN
        yield Problem(
            span,
            f"{value.subject} is {'requested' if asks else 'fetched'} over `http`, which others can read and change",
            help="write `https://`, if the server has a certificate",
            fix=Fix("Write `https://`", (Edit(scheme, "https://"),), safe=False) if as_written else None,
            severity=None if asks else INFO,
            runtime=None if value.spec.name == "Gather" else (),
        )

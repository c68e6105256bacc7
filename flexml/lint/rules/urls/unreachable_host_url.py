"""Rule FX505."""

from __future__ import annotations

from ....diagnostics import INFO, WARNING, Problem
from ....dialects.text import XML_SPACE
from ....dialects.values import Url
from ....source import Document
from ....source.shown import shown
from ...context import Context
from ...example import Bad, Good
from ...option import Option
from ...rule import DocumentRule, Problems
from ...url import read_url, why_unreachable

_TUNNELS = (
    "ngrok.io", "ngrok.app", "ngrok.dev", "ngrok-free.app", "ngrok-free.dev", "ngrok.com", "trycloudflare.com",
    "loca.lt", "localtunnel.me", "localhost.run", "lhr.life", "serveo.net", "devtunnels.ms", "app.github.dev",
    "tunnelmole.net", "tunnelto.dev", "telebit.io", "pagekite.me", "bore.pub", "zrok.io",
)  # fmt: skip
_SHOWN = 60  # characters of a host


class UnreachableHostUrl(DocumentRule):
    """A URL points into a network that the vendor is not in: `localhost`, a private address, an inner name.

    The vendor cannot connect: no document comes, no audio, no stream, and the call ends or goes on without. An
    address of a development tunnel works while the tunnel is open: that is a hint, since it should not stay in a
    document that is kept.

    Ignore it where a private line joins your network to the vendor's: `hosts` names what is reached over it.
    """

    code = "FX505"
    severity = WARNING
    reads = "verb"
    needs = "urls"
    runtime = {
        "twiml": (11210, 31901, 31904),
        "twiml-messaging": (11210,),
        "twiml-fax": (11210,),
    }
    hosts = Option[tuple[str, ...]]((), "Hosts that the vendor reaches, whatever they are called.")
    tunnels = Option[tuple[str, ...]](_TUNNELS, "Domains of development tunnels; with none of them, no hint is given.")
    examples = (
        Bad(
            """
            <Response>
              <Gather action="http://localhost:5000/menu"><Play>http://192.168.0.7/menu.mp3</Play></Gather>
                              ^^^^^^^^^^^^^^^^^^^^^^^^^^        ^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Redirect>https://pbx.internal/menu</Redirect>
                        ^^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Connect>
                <Stream url="wss://[::1]:8080/audio"/>
                             ^^^^^^^^^^^^^^^^^^^^^^
              </Connect>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Redirect>https://1a2b.ngrok-free.app/menu</Redirect>
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Redirect>http://agent/menu</Redirect>
                        ^^^^^^^^^^^^^^^^^
            </Response>
            """,
            dialect="twiml-messaging",
            options={"hosts": ("other",)},
        ),
        Bad(
            """
            <Response>
              <Redirect>https://a.ngrok.app/menu</Redirect>
                        ^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """,
            options={"tunnels": ("a.ngrok.app",)},
        ),
        Good(
            "<Response><Redirect>https://a.ngrok.app/menu</Redirect></Response>", options={"tunnels": ()}, hidden=True
        ),
        Good("<Response><Redirect>https://pbx.local/menu</Redirect></Response>", options={"hosts": ("pbx.local",)}),
        Good("<Response><Redirect>https://example.com/localhost</Redirect></Response>"),
        Good("<Response><Redirect>https://notngrok.io/menu</Redirect></Response>"),
        Good("<Response><Redirect>/menu</Redirect></Response>"),
        Bad(
            """
            <Response>
              <Gather action="http://localhost/" method="POST"/>
                              ^^^^^^^^^^^^^^^^^
              <Play>http://pbx/hello.mp3</Play>
              <Play>http://a-name-that-goes-on-and-on-until-it-ends-and-has-no-dot-in-it/</Play>
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Redirect>https://a.ngrok.io/</Redirect>
                        ^^^^^^^^^^^^^^^^^^^
              <Connect><Stream url="wss://localhost/"/></Connect>
                                    ^^^^^^^^^^^^^^^^
            </Response>
            """,
            dialect="twiml",
            options={"hosts": ("pbx",)},
            hidden=True,
        ),
        Bad(
            """
            <Response>
              <Receive action="http://localhost/"/>
                               ^^^^^^^^^^^^^^^^^
            </Response>
            """,
            dialect="twiml-fax",
            hidden=True,
        ),
        Good(
            """
            <Response>
              <Say>http://localhost/</Say>
              <Dial callerId="http://localhost/">15550100</Dial>
              <Redirect>http://{{ name }}/</Redirect>
            </Response>
            """,
            hidden=True,
        ),
        Good("<Response><Redirect>https://{{ host }}/</Redirect><Say>localhost</Say></Response>"),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        hosts, tunnels = ctx.option(self.hosts), ctx.option(self.tunnels)
        for value in ctx.urls:
            type_ = value.row.type
            if not isinstance(type_, Url) or value.templated:
                continue
            host = (read_url(value.text.strip(XML_SPACE)).host or "").lower()
            if not host or host in hosts:
                continue
            why = why_unreachable(host)
            if why is not None:
                yield Problem(
                    value.span(ctx),
                    f"{value.subject} points at `{shown(host)}`, which {why}",
                    help="write an address that the vendor reaches, such as that of a tunnel while you develop",
                    runtime=self._codes(type_, ctx),
                )
            elif any(host == tunnel or host.endswith(f".{tunnel}") for tunnel in tunnels):
                yield Problem(
                    value.span(ctx),
                    f"{value.subject} points at the development tunnel `{shown(host)}`",
                    help="write the address that is meant to stay",
                    severity=INFO,
                    runtime=(),
                )

    def _codes(self, type_: Url, ctx: Context) -> tuple[int, ...]:
        """Those of streams where a WebSocket is opened, else that of requests."""
        codes = self.runtime.get(ctx.dialect.name, ())
        return codes[1:] if "wss" in type_.schemes else codes[:1]

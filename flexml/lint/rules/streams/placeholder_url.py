"""Rule FX225."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem
from ....late import late_pattern
from ....source import Document, Span
from ....source.shown import shown
from ...context import Context
from ...example import Bad, Good
from ...rule import DocumentRule, Problems

_PLACEHOLDER = late_pattern(
    r"\{\{[^{}]*\}\}|\{%[^%]*%\}|\$\{[^{}]*\}|\{\w*\}|<[^<>]+>"  # no URL holds a brace or an angle bracket
    r"|(?<![A-Za-z])YOUR[-_][A-Z][A-Za-z0-9_-]*"
    r"|(?<=//)(?:[Yy]our[-_][A-Za-z0-9_-]+|[Yy]our(?:domain|server|host|app|site|company|url)\b|[xX]{3,}(?=\.))"
    r"|(?<=//)mystream\.ngrok\.io\b"
)


class PlaceholderUrl(DocumentRule):
    """A URL still holds a placeholder: `YOUR_DOMAIN`, `<host>`, `{{ url }}`, or the host of a tutorial.

    The document was copied from a page, or a template was not rendered. The vendor asks a host that does
    not exist, and the call fails on its first request. `example.com` is left alone: documentation uses it.

    Ignore it in documentation, and where the vendor itself fills the braces in, as TwiML Bins do.
    """

    code = "FX225"
    severity = WARNING
    reads = "verb"
    needs = "urls"
    refines = ("stream-relative-url", "malformed-url", "callback-not-https", "unreachable-host-url")
    examples = (
        Bad(
            """
            <Response>
              <Connect>
                <Stream url="wss://YOUR_DOMAIN/agent"/>
                                   ^^^^^^^^^^^
              </Connect>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Start>
                <Stream url="wss://mystream.ngrok.io/audio"/>
                                   ^^^^^^^^^^^^^^^^^
              </Start>
              <Redirect>{{ next_url }}</Redirect>
                        ^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Redirect>https://&lt;host&gt;/next</Redirect>
                        ^^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Good('<Response><Connect><Stream url="wss://example.com/agent"/></Connect></Response>'),
        Good("<Response><Redirect>https://example.com/your-account/menu</Redirect></Response>", hidden=True),
        Good("<Response><Say>Your code is {{ code }}</Say></Response>", hidden=True),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        for value in ctx.values:
            match = _PLACEHOLDER.search(value.text) if value.row.type.kind == "url" else None
            if match is None:
                continue
            found, span = match[0], value.span(ctx)
            at = span.cut(document.source.text).find(found)
            yield Problem(
                span if at < 0 else Span(span.start + at, span.start + at + len(found)),
                f"{value.subject} still holds the placeholder `{shown(found)}`",
                help="check the rendered document instead of the template, or write the address"
                if found[0] in "{<$"
                else "write the address of your own server",
            )

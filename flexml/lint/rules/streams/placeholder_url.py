"""Rule FX225."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....diagnostics import WARNING, Problem
from ....source import Document, Node, Span
from ...context import Context
from ...example import Bad, Good
from ...rule import DocumentRule, Problems

_PLACEHOLDER = re.compile(
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
        Good('<Response><Connect><Stream url="wss://example.com/agent"/></Connect></Response>'),
        Good("<Response><Redirect>https://example.com/your-account/menu</Redirect></Response>"),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        for node in document.nodes:
            for name, value in node.attributes.items():
                if _PLACEHOLDER.search(value):
                    yield from _in_attribute(node, name, value, ctx)
            if node.text and _PLACEHOLDER.search(node.text):
                yield from _in_text(node, ctx)


def _in_attribute(node: Node, name: str, value: str, ctx: Context) -> Iterator[Problem]:
    spec = ctx.spec(node)
    row = None if spec is None else ctx.row(spec, name)
    if spec is not None and row is not None and row.type.kind == "url":
        yield _problem(value, ctx.place(node).value(name), f"`{name}` of `{spec.name}`", ctx)


def _in_text(node: Node, ctx: Context) -> Iterator[Problem]:
    spec = ctx.spec(node)
    if spec is not None and spec.text is not None and spec.text.type.kind == "url":
        yield _problem(node.own_text, ctx.place(node).text, f"the URL of `{spec.name}`", ctx)


def _problem(value: str, span: Span, subject: str, ctx: Context) -> Problem:
    match = _PLACEHOLDER.search(value)
    assert match is not None, "only a value that holds one comes here"
    found = match[0]
    at = span.cut(ctx.document.source.text).find(found)
    if at >= 0:
        span = Span(span.start + at, span.start + at + len(found))
    shown = " ".join(found.replace("`", " ").split())
    rendered = found[0] in "{<$"
    return Problem(
        span,
        f"{subject} still holds the placeholder `{shown}`",
        help="check the rendered document instead of the template, or write the address"
        if rendered
        else "write the address of your own server",
    )

"""Rule FX337."""

from __future__ import annotations

from ....diagnostics import ERROR, WARNING, Problem
from ....flow.project.address import is_absolute, is_knowable
from ....source import Document
from ...context import Context
from ...example import Bad, Good
from ...linked import link_span
from ...rule import DocumentRule, Problems


class RelativeUrlInInlineDocument(DocumentRule):
    """A document that is sent in a REST request has a relative URL.

    Such a document has no URL of its own, so there is nothing that the relative one could go on from: the
    vendor refuses a relative `action`, and requests nothing for the others. A verb that asks for its own
    document where it has no `action` has nothing to ask for either. A comment `role=inline` says that a
    document is sent so.

    Never ignore it: write the whole URL.
    """

    code = "FX337"
    severity = ERROR
    needs = "role"
    dialects = ("twiml",)
    runtime = {"twiml": (15004,)}
    refines = ("callback-must-be-absolute", "stream-relative-url", "wrong-url-scheme")
    examples = (
        Bad(
            """
            <!-- flexml: role=inline -->
            <Response>
              <Gather action="/choice"><Say>Press 1.</Say></Gather>
                              ^^^^^^^
              <Play>sounds/bye.mp3</Play>
                    ^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Gather><Say>Press 1.</Say></Gather>
               ^^^^^^
              <Redirect/>
               ^^^^^^^^
            </Response>
            """,
            role="inline",
        ),
        Good(
            """
            <Response>
              <Gather action="https://example.com/choice"><Say>Press 1.</Say></Gather>
              <Play>https://example.com/bye.mp3</Play>
              <Redirect>{{ base }}/next</Redirect>
              <Dial><Conference waitUrl="">room</Conference></Dial>
            </Response>
            """,
            role="inline",
        ),
        Bad(
            """
            <Response>
              <Say loop="2">Hello.</Say>
              <Play>https://example.com/hello.mp3</Play>
              <Redirect>/next</Redirect>
                        ^^^^^
            </Response>
            """,
            role="inline",
            hidden=True,
        ),
        Good('<Response><Gather action="/choice"/></Response>', hidden=True),
        Good('<Response><Gather action="/choice"/></Response>', role="wait", hidden=True),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        if ctx.role != "inline":
            return
        for link in ctx.flow.links:
            if not link.url:
                yield Problem(
                    link_span(link, document),
                    f"`{link.node.name}` asks for its own document again, and one that is sent in a request has no URL",
                    help="write the whole URL of the document to go on with",
                    severity=WARNING,
                    runtime=(),
                )
        for value in ctx.urls:
            if not value.text.strip():
                continue
            if is_absolute(value.text) or not is_knowable(value.text):
                continue
            is_action = value.name is not None and ctx.dialect.spelling("action", (value.name,)) is not None
            yield Problem(
                value.span(ctx),
                f"{value.subject} is relative, and a document that is sent in a request has no URL to go on from",
                help="write the whole URL, with `https://` and the host",
                severity=None if is_action else WARNING,
                runtime=None if is_action else (),
            )

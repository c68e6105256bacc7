"""Rule FX504."""

from __future__ import annotations

from ....diagnostics import ERROR, INFO, WARNING, Problem
from ....dialects.text import XML_SPACE
from ....dialects.values import Url
from ....source import Document
from ...context import Context
from ...example import Bad, Good
from ...rule import DocumentRule, Problems
from ...url import read_url
from ...value import Value

# The vendor's pages take relative ones; people report that the callback never came.
_REPORTED = (("Number", "statusCallback"), ("Recording", "recordingStatusCallback"))


class CallbackMustBeAbsolute(DocumentRule):
    """A relative URL stands where the vendor needs the whole address.

    The callback never comes, and nobody hears about it.

    Ignore the hint where you have seen the callback arrive.
    """

    code = "FX504"
    severity = WARNING
    reads = "verb"
    when = "odd-url, Number @statusCallback!absolute, Recording @recordingStatusCallback!absolute"
    needs = "urls"
    dialects = ("twiml",)
    refines = ("wrong-url-scheme", "stream-relative-url")
    examples = (
        Bad(
            """
            <Response>
              <Start>
                <Stream url="wss://example.com/audio" statusCallback="/stream"/>
                                                                      ^^^^^^^
                <Transcription statusCallbackUrl="/words"/>
                                                  ^^^^^^
              </Start>
              <Dial action="/after">
                <Number statusCallback="/leg" url="/whisper">+14155550123</Number>
                                        ^^^^
              </Dial>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Start><Recording recordingStatusCallback="recorded"/></Start>
                                                         ^^^^^^^^
              <Say>Hello.</Say>
              <Redirect/>
            </Response>
            """
        ),
        Good('<Response><Gather action="/pin"><Play>menu.mp3</Play></Gather></Response>'),
        Good("<Response><Redirect>//example.com/menu</Redirect></Response>", hidden=True),
        Good(
            '<Response><Start><Stream url="wss://example.com/audio" statusCallback="{{ url }}"/></Start></Response>',
            hidden=True,
        ),
        Good(
            '<Response><Start><Recording recordingStatusCallback="https://example.com/"/></Start><Say>Hi</Say></Response>'
        ),
        Good('<Response><Dial><Number statusCallback="https://example.com/">+14155550123</Number></Dial></Response>'),
        Good(
            """
            <Response>
              <Dial>
                <Number statusCallback="//example.com/leg">+14155550123</Number>
                <Number statusCallback="">+14155550124</Number>
                <Number statusCallback="mailto:jo@example.com">+14155550125</Number>
              </Dial>
            </Response>
            """,
            hidden=True,
        ),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        for value in ctx.urls:
            type_ = value.row.type
            if isinstance(type_, Url) and not value.templated and _is_relative(value.text):
                yield from self._problems(value, type_, ctx)

    def _problems(self, value: Value, type_: Url, ctx: Context) -> Problems:
        help_ = "write the whole address, from the scheme on"
        if not type_.relative:
            yield Problem(
                value.span(ctx),
                f"{value.subject} is relative, and the vendor needs the whole address",
                help=help_,
                severity=ERROR if value.certain else WARNING,
                runtime=value.row.runtime,
            )
        elif (value.spec.name, value.name) in _REPORTED:
            yield Problem(
                value.span(ctx),
                f"{value.subject} is relative, and sources disagree on whether the callback then comes",
                help=help_,
                severity=INFO,
            )


def _is_relative(text: str) -> bool:
    text = text.strip(XML_SPACE)
    url = read_url(text)
    return text != "" and url.scheme is None and url.host is None

"""Rule FX540."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from ....diagnostics import ERROR, Problem
from ....dialects.values import url_scheme
from ....late import late_pattern
from ....source import Document, has_placeholder
from ...context import Context
from ...example import Bad, Good
from ...rule import DocumentRule, Problems

_RANGES = {"ct": (100, 10_000), "rt": (100, 15_000), "tt": (100, 15_000), "rc": (0, 5)}
_RETRY_ON = frozenset({"4xx", "5xx", "ct", "rt", "all"})
_EDGES = frozenset(
    {"ashburn", "dublin", "frankfurt", "roaming", "sao-paulo", "singapore", "sydney", "tokyo", "umatilla"}
)
_PRIVATE_EDGE = "-ix"  # for accounts with a private line; which ones exist, the account knows
_NUMBER = late_pattern("0*[0-9]{1,5}")
_WORDS = {"ct": "milliseconds", "rt": "milliseconds", "tt": "milliseconds", "rc": "retries"}


class InvalidConnectionOverride(DocumentRule):
    """The fragment of a URL sets a connection option to a value that the vendor does not take.

    What stands behind the `#` tells the vendor how to ask for the URL: how long to wait (`ct`, `rt`, `tt`), how often
    and after what to try again (`rc`, `rp`), and from where (`e`). With a wrong one it does not ask at all, and
    the call goes on without your answer.

    Ignore it where the vendor has opened an edge location since.
    """

    code = "FX540"
    severity = ERROR
    reads = "verb"
    needs = "urls"
    dialects = ("twiml", "twiml-messaging")
    runtime = {"twiml": (11240, 11241, 11243), "twiml-messaging": (11240, 11241, 11243)}
    examples = (
        Bad(
            """
            <Response>
              <Redirect>https://example.com/menu#e=paris</Redirect>
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Dial action="/done#rc=2&amp;rp=5xx,503">+14155550123</Dial>
                            ^^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Play loop="2">https://example.com/a.mp3#rc=6</Play>
                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Play>https://example.com/a.mp3#ct=99</Play>
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Play>https://example.com/a.mp3#tt=2s</Play>
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Message statusCallback="https://example.com/status#rt=15001">Hello</Message>
                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """,
            dialect="twiml-messaging",
        ),
        Bad(
            """
            <Response>
              <Start><Stream url="wss://example.com/agent#e=paris"/></Start>
              <Play>https://example.com/a.mp3#ct=10001</Play>
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Play>http://example.com/a.mp3#rt=99</Play>
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Play>https://example.com/a.mp3#tt=15001</Play>
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Play>https://example.com/a.mp3#e&amp;rc=-1</Play>
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Redirect>HTTPS://example.com/menu#e=paris&amp;rc==2</Redirect>
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Redirect>/menu#rc==2</Redirect>
                        ^^^^^^^^^^^
              <Redirect>/menu#ct=100000</Redirect>
                        ^^^^^^^^^^^^^^^
            </Response>
            """,
            hidden=True,
        ),
        Good(
            """
            <Response>
              <Play>https://example.com/a.mp3#ct=100&amp;rt=15000&amp;tt=100</Play>
              <Play>https://example.com/a.mp3#tt=15000&amp;rc=05</Play>
              <Redirect>https://example.com/menu#/step#rc=9</Redirect>
            </Response>
            """,
            hidden=True,
        ),
        Good(
            """
            <Response>
              <Redirect>https://example.com/menu#rc=5&amp;rp=4xx,ct&amp;ct=10000&amp;e=dublin,ashburn-ix</Redirect>
            </Response>
            """
        ),
        Good('<Response><Dial action="/done#rc=0&amp;rp=all&amp;rt=100&amp;sni=y">+14155550123</Dial></Response>'),
        Good('<Response><Dial action="/done#e">+14155550123</Dial></Response>'),
        Good('<Response><Dial action="/done#e={{edge}}">+14155550123</Dial></Response>'),
        Good('<Response><Connect><Stream url="wss://example.com/agent#e=paris"/></Connect></Response>'),
        Good('<Response><Dial callerId="#e=paris">+14155550123</Dial></Response>'),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        for value in ctx.urls:
            if "#" not in value.text or has_placeholder(value.text):
                continue
            url, _, fragment = value.text.strip().partition("#")
            scheme = url_scheme(url)
            if scheme is not None and scheme.lower() not in ("http", "https"):
                continue
            for reason, codes in islice(_faults(fragment), 1):
                yield Problem(
                    value.span(ctx),
                    f"the connection option {reason}",
                    help="write a value that is taken, or leave the option out",
                    runtime=codes,
                )


def _faults(fragment: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    for option in fragment.split("&"):
        name, sign, text = option.partition("=")
        words = text.split(",")
        if not sign:
            continue
        if name in _RANGES:
            least, most = _RANGES[name]
            if not _NUMBER.fullmatch(text) or not least <= int(text) <= most:
                yield f"`{name}` takes {least} to {most} {_WORDS[name]}", ()
        elif name == "rp" and not _RETRY_ON.issuperset(words):
            yield "`rp` takes `4xx`, `5xx`, `ct`, `rt` and `all`, separated by commas", (11243,)
        elif name == "e" and not all(word in _EDGES or word.endswith(_PRIVATE_EDGE) for word in words):
            yield "`e` takes edge locations such as `dublin`, separated by commas", (11240, 11241)

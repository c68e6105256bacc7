"""Rule FX501."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....diagnostics import ERROR, WARNING, Edit, Fix, Problem, Severity
from ....dialects.text import XML_SPACE
from ....dialects.values import Url as UrlType
from ....late import late_pattern
from ....record import Record
from ....source import Document
from ....source.shown import shown
from ...context import Context
from ...example import Bad, Good
from ...rule import DocumentRule, Problems
from ...url import Url, is_host, read_url
from ...value import Value

_STRICT = ("twiml", "twiml-messaging", "twiml-fax")  # Twilio says what it refuses, CarrierX does not
_WEB = ("http", "https", "ws", "wss")
_NOT_FETCHED = ("about", "blob", "file", "javascript", "mailto", "tel")
_SCHEME_CODES = (31922, 64016)  # of rows about URLs, but for a wrong scheme alone

_TWICE = late_pattern("(?:https?|wss?):/*+(?=(?:https?|wss?)://)", re.IGNORECASE)
_SLIP = late_pattern(r"(https?|wss?)(?://|:/?)(?=[A-Za-z0-9\[])", re.IGNORECASE)
_DRIVE = late_pattern(r"[A-Za-z]:[\\/]")
_BLANK = late_pattern(f"[{XML_SPACE}]++")
_BAD_ESCAPE = late_pattern("%(?![0-9A-Fa-f]{2})(?:[A-Za-z_]{1,12}%)?+")
_BAD_CHARACTER = late_pattern('["<>\\\\`\x7f]')


class _Defect(Record):
    """What is wrong with a URL, as the end of a sentence; and the URL that is meant, where one is likely."""

    says: str
    severity: Severity = ERROR
    advice: str | None = None
    meant: str | None = None


class MalformedUrl(DocumentRule):
    """A URL is not one: a blank inside, no host, a port or a host that cannot exist, a broken percent escape.

    The vendor requests nothing: no audio is heard, no document comes, and the call ends or goes on without.
    Twilio also refuses hosts with an underscore. What CarrierX makes of a blank or a broken escape, no page
    says: there it is a warning.

    Ignore it where you have seen the request arrive.
    """

    code = "FX501"
    severity = ERROR
    reads = "verb"
    needs = "urls"
    refines = ("callback-not-https", "unreachable-host-url")
    runtime = {"twiml": (11100, 13233, 14203, 31923), "twiml-messaging": (11100,), "twiml-fax": (11100,)}
    examples = (
        Bad(
            """
            <Response>
              <Gather action="http:/example.com/menu">
                              ^^^^^^^^^^^^^^^^^^^^^^
                <Play>https://example.com/press one.mp3</Play>
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              </Gather>
            </Response>
            """,
            fixed="""
            <Response>
              <Gather action="http://example.com/menu">
                <Play>https://example.com/press%20one.mp3</Play>
              </Gather>
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Record action="https://https://example.com/done" errorAction="https//example.com/sorry"/>
                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^               ^^^^^^^^^^^^^^^^^^^^^^^^
              <Dial action="www.example.com/after">15550100</Dial>
                            ^^^^^^^^^^^^^^^^^^^^^
              <Play action=" /menu ">https://example.com/press one.mp3</Play>
                            ^^^^^^^  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Start><Stream url="www.example.com/audio"/></Start>
                                  ^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Record action="https://example.com/done" errorAction="https://example.com/sorry"/>
              <Dial action="https://www.example.com/after">15550100</Dial>
              <Play action="/menu">https://example.com/press%20one.mp3</Play>
              <Start><Stream url="wss://www.example.com/audio"/></Start>
            </Response>
            """,
            dialect="flexml",
        ),
        Bad(
            """
            <Response>
              <Gather action="https:///menu"><Play>//:80/hello.mp3</Play></Gather>
                              ^^^^^^^^^^^^^        ^^^^^^^^^^^^^^^
              <Dial action="https://exa$mple.com/?to=a b&amp;from=c">15550100</Dial>
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Play>C:\\sounds\\hello.wav</Play>
                    ^^^^^^^^^^^^^^^^^^^
              <Play>https://example.com:0/hello.mp3</Play>
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Play>https://example.com/50%.mp3</Play>
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Redirect>file:///srv/menu.xml</Redirect>
                        ^^^^^^^^^^^^^^^^^^^^
            </Response>
            """,
            dialect="flexml",
        ),
        Bad(
            """
            <Response>
              <Connect><Stream url="WSS://my_server.example.com:8O/"/></Connect>
                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Dial><Conference waitUrl="https://my_server.example.com/">room</Conference></Dial>
                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Enqueue action="https://example.com:65536/">support</Enqueue>
                               ^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Play>https://my_files.example.com/a.mp3</Play>
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Play>https://files.example.com/a&quot;.mp3</Play>
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Redirect>https://my_server.example.com/?name=%SPACE%Jo</Redirect>
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Gather action="/menu&#10;?step=1"><Say>Press 1.</Say></Gather>
                              ^^^^^^^^^^^^^^^^^
              <Redirect>
                /menu
                ^^^^^
                ?step=2
              </Redirect>
            </Response>
            """,
            dialect="twiml",
        ),
        Good(
            "<Response><Redirect>https://user:pass@example.com:65535/menu?caller=%2B15550100#top</Redirect></Response>"
        ),
        Good("<Response><Play>https://my_files.example.com:/a.mp3</Play></Response>", dialect="flexml", hidden=True),
        Good(
            '<Response><Connect><Stream url=" "/></Connect><Dial action="">15550100</Dial></Response>',
            dialect="flexml",
            hidden=True,
        ),
        Good("<Response><Redirect>https://{{ host }}/a b</Redirect><Play>https://#{host}/a.mp3</Play></Response>"),
        Good("<Response><Redirect>mailto:jo@example.com</Redirect></Response>", dialect="twiml"),
        Good("<Response><Redirect>\n  https://example.com/menu\n</Redirect><Say>50 % off</Say></Response>"),
        Good('<Response><Dial><Conference waitUrl="">room</Conference></Dial></Response>', dialect="twiml"),
        Good(
            '<Response><Dial><Conference waitUrl=" ">room</Conference></Dial></Response>', dialect="twiml", hidden=True
        ),
        Good(
            """
            <Response>
              <Play>?step=2</Play>
              <Play>https://example.com</Play>
              <Play>https://example.com:1/</Play>
              <Play>https://[2001:db8::1]:8080/</Play>
              <Play>https://bücher.example/</Play>
              <Play>/a?next=https://b.example/</Play>
              <Play>/file:a</Play>
              <Play>/www.example.com</Play>
              <Play>https://${host}/a b</Play>
              <Play>ftp://example.com/a</Play>
            </Response>
            """,
            dialect="flexml",
            hidden=True,
        ),
        Bad(
            """
            <Response>
              <Redirect>https:</Redirect>
                        ^^^^^^
              <Redirect>//?a=b</Redirect>
                        ^^^^^^
              <Redirect>https://example.com:000080/</Redirect>
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Redirect>https://example.com:٨٠/</Redirect>
                        ^^^^^^^^^^^^^^^^^^^^^^^
              <Redirect>https://example.com:65536/</Redirect>
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Redirect>https://a,name,that`goes,on,and,on,until,it,ends.example.com/</Redirect>
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Redirect>wss:example.com/</Redirect>
                        ^^^^^^^^^^^^^^^^
              <Redirect>http//example.com/</Redirect>
                        ^^^^^^^^^^^^^^^^^^
              <Redirect>javascript:go('a:b')</Redirect>
                        ^^^^^^^^^^^^^^^^^^^^
              <Redirect>D:/menu.xml</Redirect>
                        ^^^^^^^^^^^
              <Redirect>/a%2</Redirect>
                        ^^^^
              <Redirect>/a\\b</Redirect>
                        ^^^^
              <Redirect>/a&amp;b c</Redirect>
                        ^^^^^^^^^^
              <Redirect>/kate`s menu</Redirect>
                        ^^^^^^^^^^^^
              <Redirect><![CDATA[/a b?c&d]]></Redirect>
                                 ^^^^^^^^
            </Response>
            """,
            dialect="flexml",
            hidden=True,
        ),
        Bad(
            """
            <Response>
              <Pay action="https://a_b.example/"/>
                           ^^^^^^^^^^^^^^^^^^^^
              <Gather action=" /menu"/>
                              ^^^^^^
            </Response>
            """,
            dialect="twiml",
            hidden=True,
        ),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        for value in ctx.urls:
            type_ = value.row.type
            if not isinstance(type_, UrlType) or value.fault is not None or value.templated:
                continue
            strict = ctx.dialect.name in _STRICT
            defect = next(_defects(value, type_.schemes, strict), None)
            if defect is not None:
                certain = defect.severity is ERROR and ctx.dialect.name in self.runtime
                codes = tuple(code for code in value.row.runtime if code not in _SCHEME_CODES) or (11100,)
                yield Problem(
                    value.span(ctx),
                    f"{value.subject} {defect.says}",
                    help=defect.advice or (f"write `{defect.meant}`" if defect.meant else None),
                    fix=None if defect.meant is None else _fix(value, defect.meant, type_.schemes, strict, ctx),
                    severity=defect.severity,
                    runtime=codes if certain else (),
                )


def _defects(value: Value, schemes: tuple[str, ...], strict: bool) -> Iterator[_Defect]:
    """What is wrong with a URL, the surest first."""
    text = value.text.strip(XML_SPACE)
    yield from _wrong_beginnings(text, schemes)
    url = read_url(text)
    if url.host is not None or (url.scheme is not None and url.scheme.lower() in _WEB):
        yield from _wrong_hosts(url, strict, asks=value.name is not None or value.spec.behaviour.target == "text")
    doubtful = ERROR if strict else WARNING
    for blank in _BLANK.finditer(text):
        inline = set(blank[0]) == {" "}
        advice = "write `%20` for a blank" if inline else "write it on one line"
        yield _Defect(f"holds {'a blank' if inline else 'a line break or a tab'}", doubtful, advice, _escaped(text))
    for escape in _BAD_ESCAPE.finditer(text):
        advice = "write `%25` for the sign itself"
        yield _Defect(f"holds `{escape[0]}`, and two hexadecimal digits belong behind a `%`", doubtful, advice)
    for character in _BAD_CHARACTER.finditer(text):
        written = f"%{ord(character[0]):02X}"
        yield _Defect(
            f"holds the character that a URL writes as `{written}`", doubtful, f"write `{written}`, or leave it out"
        )
    if value.name is not None and text and text != value.text:
        yield _Defect("is padded with white space", WARNING, "write the URL alone", text)


def _wrong_beginnings(text: str, schemes: tuple[str, ...]) -> Iterator[_Defect]:
    twice, slip = _TWICE.match(text), _SLIP.match(text)
    if twice is not None:
        yield _Defect("names its scheme twice", meant=text[twice.end() :])
    if slip is not None:
        meant = f"{slip[1]}://"
        yield _Defect(f"begins with `{slip[0]}`, not with `{meant}`", meant=meant + text[slip.end() :])
    if _DRIVE.match(text):
        yield _Defect("is a path on a disk, and the vendor cannot read it", advice="put the file on a web server")
    scheme = text.partition(":")[0].lower()
    if ":" in text and scheme in _NOT_FETCHED:
        yield _Defect(
            f"begins with `{scheme}:`, and nothing is fetched from there", advice="write an `https://` address"
        )
    if text[:4].lower() == "www.":
        meant = "wss" if "wss" in schemes else "https"
        yield _Defect("has no scheme, so its host is read as a path", WARNING, meant=f"{meant}://{text}")


def _wrong_hosts(url: Url, strict: bool, asks: bool) -> Iterator[_Defect]:
    if not url.host:
        yield _Defect("has no host", advice="write the host behind `//`")
        return
    if url.port and not (
        url.port.isascii() and url.port.isdigit() and len(url.port) <= 5 and 0 < int(url.port) < 65536
    ):
        yield _Defect(f"has the port `{shown(url.port)}`, and ports are numbers from 1 to 65535")
    if not is_host(url.host):
        yield _Defect(f"has the host `{shown(url.host)}`, which is neither a name nor an address")
    if strict and "_" in url.host:  # the page speaks of callbacks
        yield _Defect("has an underscore in its host, which the vendor refuses", ERROR if asks else WARNING)


def _escaped(text: str) -> str | None:
    """The URL with its blanks escaped, where it has no other white space."""
    meant = text.replace(" ", "%20")
    return None if _BLANK.search(meant) else meant


def _fix(value: Value, meant: str, schemes: tuple[str, ...], strict: bool, ctx: Context) -> Fix | None:
    span = value.span(ctx)
    written = span.cut(ctx.document.source.text)
    if written.strip(XML_SPACE) != value.text.strip(XML_SPACE):
        return None  # references make up what is meant, and stand in the way
    mended = Value(value.node, value.spec, value.row, value.name, meant)
    if any(_defects(mended, schemes, strict)):
        return None  # it would take one defect away and leave another
    return Fix(f"Write `{meant}`", (Edit(span, meant),), safe=meant == value.text.strip(XML_SPACE))

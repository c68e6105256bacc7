"""Rule FX601."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, pairwise

from ....diagnostics import INFO, WARNING, Problem
from ....source import Document, Node, Span
from ...context import Context
from ...example import Bad, Good
from ...rule import DocumentRule, Problems
from ...url import Url, read_url
from ...value import Value

# Forms that nothing else has; compiled when a mark is there, since that takes longer than to check a document.
# The first group is what has to look drawn by lot.
_FORMS = (
    ("a private key", r"-----BEGIN (?:[A-Z]{2,10} ){0,2}PRIVATE KEY-----\s{0,8}([A-Za-z0-9+/]{24})"),
    ("a JSON Web Token", r"(?<![\w-])eyJ[\w-]{8,}+\.(eyJ[\w-]{8,}+)\.[\w-]{16,}+"),
    ("an access key of Amazon", r"(?<![A-Z0-9])(?:AKIA|ASIA)([A-Z0-9]{16})(?![A-Z0-9])"),
    ("an API key of Google", r"(?<![\w-])AIza([\w-]{35})(?![\w-])"),
    ("a key of Stripe", r"(?<![A-Za-z0-9])[sr]k_live_([A-Za-z0-9]{16,}+)"),
    (
        "a key of OpenAI or Anthropic",
        r"(?<![A-Za-z0-9])sk-(?:proj-|ant-api[0-9]{2}-)?([A-Za-z0-9_-]{32,}+)",
    ),
    ("a token of GitHub", r"(?<![A-Za-z0-9])(?:gh[pousr]_|github_pat_)([A-Za-z0-9_]{30,}+)"),
    ("a token of Slack", r"(?<![A-Za-z0-9])xox[abprs]-([A-Za-z0-9-]{20,}+)"),
    ("a key of SendGrid", r"(?<![A-Za-z0-9])SG\.([\w-]{22}\.[\w-]{43})(?![\w-])"),
)
_MARKS = (
    "-----BEGIN",
    "eyJ",
    "AKIA",
    "ASIA",
    "AIza",
    "k_live_",
    "sk-",
    "ghp_",
    "gho_",
    "ghu_",
    "ghs_",
    "ghr_",
    "github_pat_",
    "xox",
    "SG.",
)
_SID = r"(?<![A-Za-z0-9])(AC|SK)([0-9a-f]{32})(?![A-Za-z0-9])"
_SIDS = {"AC": "an Account SID", "SK": "the SID of an API key"}
_TELLING_NAME = (
    r"(?i)(?:.*[_.\- ])?(?:(?:access|auth|api|bearer|id|refresh|session)[_\- ]?tokens?|token|api[_\- ]?keys?|apikey"
    r"|client[_\- ]?secret|secret(?:[_\- ]?key)?|private[_\- ]?key|pass(?:word|wd|phrase)|pwd|authorization"
    r"|credentials?)"
)
_DUMMY = (
    r"(?i)your|my[_-]|example|sample|dummy|change|replace|insert|placeholder|redacted|secret|passw|token|test|demo|xxx"
    r"|\*\*\*|\.\.\.|here|todo|foo|lorem|abcd|1234|qwert|[{}<>\[\]$%]"
)
_SHORTEST = 8  # characters; what is shorter may be a word or a number that means nothing
_HEAD = 4  # characters of a secret that a message shows, and no more than a quarter of them


class SecretInDocument(DocumentRule):
    """A password, a token or a key is written in the document, or an identifier of your account.

    Whoever sees the document has it: everybody who may read the repository, the logs of the vendor and of proxies,
    and, without a check of the request's signature, everybody who asks your server for it. What looks like a
    placeholder is left alone. A SID is no secret: that is a hint.

    Ignore it where the value is worth nothing, as one made for a single call.
    """

    code = "FX601"
    severity = WARNING
    reads = "verb"
    texts = (*_MARKS, *_SIDS)
    when = "paired-url, Parameter @value!harmless, Sip @password!harmless, Uri @password!harmless"
    examples = (
        Bad(
            """
            <Response>
              <Play>https://bot:hunter27xK@example.com/hello.mp3</Play>
                                ^^^^^^^^^^
              <Redirect>/menu?api_key=q8Zt4LrW0sVb&amp;step=2</Redirect>
                                      ^^^^^^^^^^^^
              <Connect>
                <Stream url="wss://example.com/agent">
                  <Parameter name="authToken" value="e0b1c7f2a94d58366f7a0c1d2be49853"/>
                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                </Stream>
              </Connect>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Redirect>/menu?account=AC9f3b07c1d84e2a65b0178ce94d3f62a5</Redirect>
                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <!-- AKIAQ3EGTZ5VY7WKD2PM -->
                   ^^^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Dial>
                <Sip username="kate" password="tr0ub4dor-39">sip:kate@example.com</Sip>
                                               ^^^^^^^^^^^^
              </Dial>
            </Response>
            """,
            dialect="twiml",
        ),
        Good(
            """
            <Response>
              <Play>https://user:password@example.com/hello.mp3</Play>
              <Redirect>/menu?account=ACXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX&amp;step=q8Zt4LrW0sVb</Redirect>
              <Redirect>/menu?token={{ token }}&amp;api_key=</Redirect>
              <Play>https://example.com/AC00000000000000000000000000000000.mp3?token=YOUR_TOKEN_9f3b07</Play>
              <Connect>
                <Stream url="wss://example.com/agent">
                  <Parameter name="token" value="${TOKEN_9f3b07c1}"/>
                  <Parameter name="caller" value="e0b1c7f2a94d58366f7a0c1d2be49853"/>
                </Stream>
              </Connect>
            </Response>
            """
        ),
        Good(
            '<Response><Dial><Sip username="jo" password="1234">sip:jo@example.com</Sip></Dial></Response>',
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <!-- AIzaSyB8k2Qd0Vx7fRz3uLmH5tYw9Ej6CpKaO1s -->
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Say>sk_live_9hT2kQ7vZ4xB1nR8</Say>
                   ^^^^^^^^^^^^^^^^^^^^^^^^
              <Say>sk-proj-9hT2kQ7vZ4xB1nR8wL5mD3yF6gJ0pC7u</Say>
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Say>ghp_9hT2kQ7vZ4xB1nR8wL5mD3yF6gJ0pC7uA2sE</Say>
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Say>xoxb-9hT2kQ7vZ4-xB1nR8wL5mD3y</Say>
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Say>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</Say>
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Say>eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJqbyIsImlhdCI6MTd9.9hT2kQ7vZ4xB1nR8wL5mD3yF</Say>
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Say>-----BEGIN RSA PRIVATE KEY-----
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                   MIIEpQIBAAKCAQEA9hT2kQ7vZ4</Say>
            </Response>
            """,
            hidden=True,
        ),
        Bad(
            """
            <Response>
              <Play>/AC9f3b07c1d84e2a65b0178ce94d3f62a5.mp3</Play>
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """,
            hidden=True,
        ),
        Bad(
            """
            <Response>
              <Say>SK9f3b07c1d84e2a65b0178ce94d3f62a5</Say>
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """,
            hidden=True,
        ),
        Good(
            """
            <Response>
              <Say>AC0123456789abcdef0123456789abcdef</Say>
              <Say>CA9f3b07c1d84e2a65b0178ce94d3f62a5</Say>
              <Say>AKIAAAAAAAAAAAAAAAAA</Say>
            </Response>
            """,
            hidden=True,
        ),
        Bad(
            """
            <Response>
              <Connect>
                <Stream url="wss://example.com/agent">
                  <Parameter name="apiKey" value="q8Zt4LrW"/>
                                                  ^^^^^^^^
                  <Parameter name="client_secret" value="q8Zt4LrWq8Zt"/>
                                                         ^^^^^^^^^^^^
                  <Parameter name="vendorToken" value="q8Zt4Lqq"/>
                                                       ^^^^^^^^
                  <Parameter name="x-api-key" value="q8Zt45LM"/>
                                                     ^^^^^^^^
                  <Parameter name="db_password" value="qr45LM8ZvB"/>
                                                       ^^^^^^^^^^
                  <Parameter name="pwd" value="q`8Zt4LrW0sVb"/>
                                               ^^^^^^^^^^^^^
                  <Parameter name="the`caller`s_token" value="q8Zt4LrW0sVb"/>
                                                              ^^^^^^^^^^^^
                  <Parameter name="the_name_of_this_one_goes_on_and_on_secret" value="q8Zt4LrW0sVb"/>
                                                                                      ^^^^^^^^^^^^
                  <Parameter name="Authorization" value="ghp_9hT2kQ7vZ4xB1nR8wL5mD3yF6gJ0pC7uA2sE"/>
                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                </Stream>
              </Connect>
            </Response>
            """,
            dialect="twiml",
            hidden=True,
        ),
        Good(
            """
            <Response>
              <Connect>
                <Stream url="wss://example.com/agent">
                  <Parameter name="tokens_left" value="q8Zt4LrW0sVb"/>
                  <Parameter name="monkey" value="q8Zt4LrW0sVb"/>
                  <Parameter value="q8Zt4LrW0sVb"/>
                  <Parameter name="password"/>
                  <Parameter name="password" value="q8Zt4Lr"/>
                  <Parameter name="password" value="correcthorsebatterystaple"/>
                  <Parameter name="password" value="q8Zt4q8Z"/>
                  <Parameter name="password" value="q8Zt4LrqZt84"/>
                  <Parameter name="password" value="qr45LM8Z"/>
                  <Parameter name="password" value="rq54ML8Z"/>
                  <Parameter name="password" value="qqZZ44LLa8vB"/>
                  <Parameter name="password" value="0246802468024680"/>
                  <Parameter name="password" value="changeme9f3b07"/>
                  <Parameter name="password" value="&lt;token 9f3b07&gt;"/>
                </Stream>
              </Connect>
            </Response>
            """,
            dialect="twiml",
            hidden=True,
        ),
        Bad(
            """
            <Response>
              <Redirect>/menu?token=q8Zt4LrW&#48;sVb</Redirect>
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Redirect>/q8Zt4LrW0sVb?token=q8Zt4LrW0sVb&amp;next=token=q8Zt4LrW0sVb</Redirect>
                                            ^^^^^^^^^^^^
              <Play>https://q8Zt4LrW0sVb:q8Zt4LrW0sVb:x@example.com/hello.mp3</Play>
                                         ^^^^^^^^^^^^^^
              <Play>https://example.com/hello.mp3?pwd=q8Zt4LrW0s=&amp;api_key=k3Vx8NpQ5wTz</Play>
                                                      ^^^^^^^^^^^             ^^^^^^^^^^^^
              <Dial><Sip username="kate" password="tr0ub4dor=39">sip:kate@example.com</Sip></Dial>
                                                   ^^^^^^^^^^^^
            </Response>
            """,
            dialect="twiml",
            hidden=True,
        ),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        told: set[int] = set()
        for problem in chain(_by_form(document.source.text), _by_name(ctx)):
            if problem.span.start not in told:
                told.add(problem.span.start)
                yield problem


def _by_form(text: str) -> Iterator[Problem]:
    """What is told by its form, wherever it stands, in a comment too."""
    if any(mark in text for mark in _MARKS):
        for kind, pattern in _FORMS:
            for match in re.finditer(pattern, text):
                if _is_drawn(match[1]):
                    yield _problem(Span(*match.span()), match[0], kind)
    if "AC" in text or "SK" in text:
        for match in re.finditer(_SID, text):
            if _is_drawn(match[2]):
                yield Problem(
                    Span(*match.span()),
                    f"{_SIDS[match[1]]} is written in the document (`{match[0][:6]}…`)",
                    help="it opens nothing by itself; take it out where the document is public",
                    severity=INFO,
                    secret=True,
                )


def _by_name(ctx: Context) -> Iterator[Problem]:
    """What is told by the name that it goes by: in a URL, as a `Parameter`, or as an attribute."""
    for value in ctx.values:
        if value.row.type.kind == "url" and ("@" in value.text or "=" in value.text):
            yield from _in_url(value, ctx)
        elif value.name is not None and _is_secret(value.name, value.text):
            yield _problem(value.span(ctx), value.text, _named(value.name))
    for node in ctx.named("Parameter"):
        yield from _in_parameter(node, ctx)


def _in_url(value: Value, ctx: Context) -> Iterator[Problem]:
    for kind, lead, secret in _parts(read_url(value.text)):
        span = value.span(ctx)
        before, found, _ = span.cut(ctx.document.source.text).partition(lead + secret)
        if found:  # else references make it up
            start = span.start + len(before) + len(lead)
            span = Span(start, start + len(secret))
        yield _problem(span, secret, kind)


def _parts(url: Url) -> Iterator[tuple[str, str, str]]:
    """What is secret in a URL: what it is, what stands before it, and itself."""
    if url.user is not None:
        _, colon, password = url.user.partition(":")
        if _is_literal(_without_escapes(password)):
            yield "a password", colon, password
    if url.query is not None:
        for pair in url.query.split("&"):
            name, sign, text = pair.partition("=")
            if _is_secret(_without_escapes(name), _without_escapes(text)):
                yield _named(name), name + sign, text


def _without_escapes(text: str) -> str:
    if "%" not in text:
        return text.replace("+", " ")
    from urllib.parse import unquote_plus  # it takes longer to come than a document to be checked

    return unquote_plus(text)


def _in_parameter(node: Node, ctx: Context) -> Iterator[Problem]:
    name, text = ctx.get(node, "name") or "", ctx.get(node, "value") or ""
    place = ctx.attribute(node, "value") if _is_secret(name, text) else None
    if place is not None:
        yield _problem(place.value, text, _named(name))


def _is_secret(name: str, text: str) -> bool:
    return len(text) >= _SHORTEST and _names_secret(name[:64]) and _is_literal(text)


@lru_cache(maxsize=1024)  # the same few names stand in all documents
def _names_secret(name: str) -> bool:
    return re.fullmatch(_TELLING_NAME, re.sub("(?<=[a-z])(?=[A-Z])", "_", name)) is not None


def _is_literal(text: str) -> bool:
    """Whether a text is a secret itself, neither a word for one nor the place of one."""
    return len(text) >= _SHORTEST and not re.search(_DUMMY, text) and bool(re.search("[0-9]", text)) and _is_drawn(text)


def _is_drawn(text: str) -> bool:
    """Whether a text looks drawn by lot: many different characters, and few that only count on or repeat."""
    steps = [ord(after) - ord(before) for before, after in pairwise(text)]
    return len(set(text)) >= min(8, len(text) - 2) and 3 * sum(step in (0, 1, -1) for step in steps) <= len(steps)


def _named(name: str) -> str:
    return f"the secret `{name.replace('`', '')[:40]}`"


def _problem(span: Span, secret: str, kind: str) -> Problem:
    head = re.sub(r"[\s`]", "", secret[: min(_HEAD, len(secret) // 4)])
    return Problem(
        span,
        f"{kind} is written in the document (`{head}…`)",
        help="keep it on the server, give the vendor a reference to it, and replace the one that was published",
        secret=True,
    )

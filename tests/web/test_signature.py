"""Requests that Twilio signed, judged beside Twilio's own validator."""

from __future__ import annotations

import base64
import hashlib
import hmac
import logging
from urllib.parse import urlencode

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from multidict import CIMultiDict
from twilio.request_validator import RequestValidator, get_signature_algorithm
from werkzeug.datastructures import MultiDict

from flexml.errors import SignatureError, UsageError
from flexml.web.signature import TwilioSignature

TOKEN = "0123456789abcdef0123456789abcdef"
FORM = {"Content-Type": "application/x-www-form-urlencoded; charset=UTF-8"}
TWILIO = TwilioSignature("https://calls.example.com", TOKEN)
CALL = [("CallSid", "CA0123"), ("From", "+15550100"), ("To", "+15550199"), ("Digits", "")]


def refusal(signature: TwilioSignature, *request) -> str:
    with pytest.raises(SignatureError) as caught:
        signature.verify(*request)
    return str(caught.value)


def test_accepts_what_the_vendors_libraries_are_tested_with():
    fields = [
        ("CallSid", "CA1234567890ABCDE"),
        ("Caller", "+14158675309"),
        ("Digits", "1234"),
        ("From", "+14158675309"),
        ("To", "+18005551212"),
    ]
    signature = TwilioSignature("https://mycompany.com", "12345")
    headers = {"X-Twilio-Signature": "RSOYDt4T1cUTdK1PDd93/VVr8B8="}
    assert signature.accepts("/myapp.php?foo=1&bar=2", headers, fields)
    assert not signature.accepts("/myapp.php?foo=1&bar=2", headers, fields[1:])


@pytest.mark.parametrize("name", ["X-Twilio-Signature", "x-twilio-signature", "X-TWILIO-SIGNATURE"])
def test_the_name_of_the_header_may_be_in_any_case(name):
    (value,) = TWILIO.sign("/call").values()
    assert TWILIO.accepts("/call", {name: value})


def test_of_two_types_the_first_counts_as_in_the_frameworks():
    kinds = [("Content-Type", "application/json"), ("Content-Type", FORM["Content-Type"])]
    signed = [*TWILIO.sign("/call", CALL).items()]
    assert TWILIO.accepts("/call", CIMultiDict([*signed, *kinds[::-1]]), urlencode(CALL).encode())
    assert not TWILIO.accepts("/call", CIMultiDict([*signed, *kinds]), urlencode(CALL).encode())


def test_a_body_is_read_as_the_form_that_its_type_says():
    assert TWILIO.accepts("/call", TWILIO.sign("/call", CALL) | FORM, urlencode(CALL).encode())


def test_one_of_several_tokens_is_enough():
    rotated = TwilioSignature("https://calls.example.com", ["a new token", TOKEN])
    assert rotated.accepts("/call", TWILIO.sign("/call"))
    assert rotated.accepts("/call", rotated.sign("/call"))
    assert not TWILIO.accepts("/call", rotated.sign("/call"))


def test_a_target_may_be_a_whole_url_whose_origin_does_not_count():
    assert TWILIO.accepts("http://10.0.0.7:8000/call?x=1", TWILIO.sign("/call?x=1"))


@pytest.mark.parametrize("path", ["/voice", "/voice/"])
def test_the_path_of_the_public_url_stands_before_that_of_the_request(path):
    behind = TwilioSignature(f"https://calls.example.com{path}", TOKEN)
    assert behind.accepts("/call", TWILIO.sign("/voice/call"))
    assert not behind.accepts("/voice/call", TWILIO.sign("/voice/call"))


@pytest.mark.parametrize("written", ["https://calls.example.com", "https://calls.example.com:443"])
@pytest.mark.parametrize("known", ["https://calls.example.com", "https://calls.example.com:443"])
def test_the_port_of_the_scheme_may_be_written_or_not(written, known):
    expected = RequestValidator(TOKEN).compute_signature(f"{written}/call", {})
    assert TwilioSignature(known, TOKEN).accepts("/call", {"X-Twilio-Signature": expected})


def test_a_name_and_a_password_stay_when_the_port_goes():
    # Here Twilio's library for Python goes astray (it keeps what is before the first colon), the one for Node does not.
    url = "https://me:secret@calls.example.com:8443"
    expected = RequestValidator(TOKEN).compute_signature("https://me:secret@calls.example.com/call", {})
    assert TwilioSignature(url, TOKEN).accepts("/call", {"X-Twilio-Signature": expected})
    assert not RequestValidator(TOKEN).validate(f"{url}/call", {}, expected)


# --- bodies that are no form ---


def hashed(body: bytes) -> str:
    return f"/events?bodySHA256={hashlib.sha256(body).hexdigest()}"


def test_a_json_body_is_held_against_the_hash_in_the_query():
    body = '{"Ä": 1}'.encode()
    headers = TWILIO.sign(hashed(body)) | {"Content-Type": "application/json"}
    assert TWILIO.accepts(hashed(body), headers, body)
    assert refusal(TWILIO, hashed(body), headers, body + b" ") == "the body is not the one of its `bodySHA256`"
    assert refusal(TWILIO, hashed(body), headers, b"") == "the body is not the one of its `bodySHA256`"


def test_a_signed_url_does_not_make_any_body_a_signed_one():
    headers = TWILIO.sign("/call") | {"Content-Type": "application/json"}
    assert TWILIO.accepts("/call", headers)
    assert "the query has no `bodySHA256`" in refusal(TWILIO, "/call", headers, b"{}")


@pytest.mark.parametrize("content", [b"--x", []])
def test_a_body_that_may_hold_files_is_refused(content):
    headers = TWILIO.sign("/call") | {"Content-Type": "Multipart/Form-Data; boundary=x"}
    assert "may hold files" in refusal(TWILIO, "/call", headers, content)


# --- what the operator is told ---


@pytest.mark.parametrize("headers", [{}, {"X-Twilio-Signature": ""}])
def test_a_missing_signature_is_told(headers):
    assert refusal(TWILIO, "/call", headers) == "there is no `X-Twilio-Signature`"


def test_an_algorithm_that_is_not_known_is_told():
    headers = TWILIO.sign("/call") | {"X-Twilio-Webhooks-Signature-Settings": "key=k,algorithm=HMAC_MD5"}
    assert refusal(TWILIO, "/call", headers).startswith("the signature is made by 'HMAC_MD5', which is neither")


@pytest.mark.parametrize(
    ("known", "host", "meant"),
    [
        ("http://calls.example.com", "10.0.0.7", "https://calls.example.com"),
        ("https://localhost:8000", "calls.example.com", "https://calls.example.com"),
        ("https://calls.example.com/voice", "", "https://calls.example.com"),
        ("http://localhost/voice", "calls.example.com:8443", "https://calls.example.com:8443"),
    ],
)
def test_the_public_url_that_would_fit_is_told_and_not_accepted(known, host, meant):
    signed = TwilioSignature(meant, TOKEN).sign("/call", CALL) | {"Host": host}
    assert refusal(TwilioSignature(known, TOKEN), "/call", signed, CALL).endswith(
        f"; it fits `{meant}`, so that is the public URL"
    )


def test_a_form_that_does_not_belong_to_the_signature_is_told():
    assert "it fits without the fields" in refusal(TWILIO, "/call", TWILIO.sign("/call"), CALL)


@pytest.mark.parametrize(
    "host", ["calls.example.com:99999", "[::1", "a\nb", "-", "calls.example.com:x", "?x", "#", "a/b"]
)
def test_no_host_of_a_request_is_an_error_of_another_kind(host):
    headers = {"X-Twilio-Signature": "x", "Host": host}
    assert "another URL, or none of the auth tokens" in refusal(TWILIO, "/call", headers)


def test_the_log_tells_why_and_no_secret(caplog):
    url = "http://me:secret@calls.example.com"
    signature = TwilioSignature(url, TOKEN)
    with caplog.at_level(logging.WARNING, "flexml.web.signature"):
        assert not signature.accepts("/call?\x1b[2J\r\n", {"X-Twilio-Signature": "guessed"}, CALL)
    (message,) = caplog.messages
    assert message.startswith("refused a request: the signature does not fit `http://calls.example.com`")
    assert "\\x1b[2J\\r\\n" in message
    secrets = [TOKEN, "secret", "guessed", *signature.sign("/call", CALL).values()]
    assert [secret for secret in secrets if secret in message + repr(signature)] == []


@pytest.mark.parametrize("tokens", ["", None, [], [""], [TOKEN, ""], " ", f"{TOKEN}\n", [None], [b"bytes"]])
def test_a_token_that_is_missing_is_refused_at_the_start(tokens):
    with pytest.raises(UsageError, match="an auth token is a text that is not empty"):
        TwilioSignature("https://calls.example.com", tokens)


# --- the same judgement as Twilio's own validator ---

HOSTS = st.sampled_from(["calls.example.com", "EXAMPLE.com", "127.0.0.1", "[::1]", "bücher.example"])
PORTS = st.sampled_from(["", ":443", ":80", ":8080", ":1", ":65535"])
USERS = st.sampled_from(["", "", "me@", "me:secret@", "a%40b:c@"])
PREFIXES = st.sampled_from(["", "/voice", "/a/b;c"])
SEGMENTS = st.text(st.sampled_from("abc/;=%2F&+:@!.~-_éΩ "), max_size=12)
QUERIES = st.text(st.sampled_from("ab=&%20+;?/é:"), max_size=14)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
FIELDS = st.lists(st.tuples(st.sampled_from(["a", "ab", "B", "é", ""]) | TEXTS, TEXTS), max_size=6)


@st.composite
def bases(draw: st.DrawFn) -> str:
    user, host, port = draw(USERS), draw(HOSTS), draw(PORTS)
    # Twilio's own library cuts at the first colon of such an authority: see the test above.
    assume(not (port and (user or host.startswith("["))))
    return f"{draw(st.sampled_from(['https', 'http', 'wss']))}://{user}{host}{port}{draw(PREFIXES)}"


@st.composite
def targets(draw: st.DrawFn) -> str:
    return f"/{draw(SEGMENTS)}" + draw(st.just("") | QUERIES.map("?{}".format))


def theirs(url, content, signature, algorithm=None):
    try:
        return RequestValidator(TOKEN).validate(url, content, signature, algorithm)
    except (TypeError, ValueError):  # a body without its hash, for one
        return False


def hmac_of(token: str, text: str) -> str:
    return base64.b64encode(hmac.digest(token.encode(), text.encode(), "sha1")).decode()


@st.composite
def signings(draw: st.DrawFn, url: str, fields: list[tuple[str, str]]) -> str:
    """A signature that is right, or that was right for something alike."""
    scheme, _, rest = url.partition("://")
    netloc, slash, path = rest.partition("/")
    host, _, _port = netloc.rpartition(":")
    alike = [
        url,
        f"{url}?",
        f"{url}&",
        f"http://{rest}",
        f"{scheme}://{netloc}:443/{path}",
        f"{scheme}://{host}/{path}",
    ]
    alike += [
        url.removesuffix("?"),
        f"{scheme}://{netloc}:80{slash}{path}",
        url.partition("?")[0],
        url.replace("?", "", 1),
    ]
    signed_fields = draw(st.sampled_from([fields, fields, fields, fields[1:], fields * 2, [(v, n) for n, v in fields]]))
    text = draw(st.sampled_from([url, url, *alike])) + "".join(n + v for n, v in sorted(set(signed_fields)))
    made = hmac_of(draw(st.sampled_from([TOKEN, TOKEN, TOKEN, "other"])), text)
    return draw(st.sampled_from([made, made, made, made, made[:-1], f"{made} ", made.lower(), "é", "x"]))


@given(st.data(), bases(), targets(), FIELDS)
def test_a_form_is_judged_as_twilio_judges_it(data, base, target, fields):
    signature = data.draw(signings(base + target, fields))
    ours = TwilioSignature(base, TOKEN).accepts(target, {"X-Twilio-Signature": signature}, fields)
    assert ours == theirs(base + target, MultiDict(fields), signature)


@given(bases(), targets(), FIELDS)
@example("https://h", "/?x", [("a", "b"), ("a", "a"), ("a", "b"), ("", ""), ("é", "Ω")])
@example("https://h", "/call?next=https://h/call", [])
def test_what_twilio_signs_is_accepted(base, target, fields):
    url, form = base + target, MultiDict(fields)
    signature = RequestValidator(TOKEN).compute_signature(url, form)
    assume(theirs(url, form, signature))  # not where it drops an empty query that it has signed
    assert TwilioSignature(base, TOKEN).accepts(target, {"X-Twilio-Signature": signature}, fields)


@given(bases(), targets(), FIELDS)
def test_what_is_signed_here_is_accepted_by_twilio(base, target, fields):
    (signature,) = TwilioSignature(base, TOKEN).sign(target, fields).values()
    assert theirs(base + target, MultiDict(fields), signature)


@given(
    FIELDS, st.sampled_from(["application/x-www-form-urlencoded", "APPLICATION/x-www-form-urlencoded ; charset=utf-8"])
)
def test_a_body_is_judged_as_its_fields(fields, kind):
    headers = TWILIO.sign("/call", fields)
    assert TWILIO.accepts("/call", headers, fields)
    assert TWILIO.accepts("/call", headers | {"content-type": kind}, urlencode(fields).encode())


@given(st.text(max_size=12).filter(lambda text: text.isprintable()), st.data())
def test_a_body_with_a_hash_is_judged_as_twilio_judges_it(body, data):
    right = hashlib.sha256(body.encode()).hexdigest()
    value = data.draw(st.sampled_from([right, right, right.upper(), right[1:], "", "é"]))
    name = data.draw(st.sampled_from(["bodySHA256", "bodySHA256", "bodysha256", "x=1&bodySHA256"]))
    target = data.draw(st.sampled_from([f"/call?{name}={value}", f"/call?{name}={value}&bodySHA256={right}", "/call"]))
    headers = TWILIO.sign(target) | {"Content-Type": "application/json"}
    ours = TWILIO.accepts(target, headers, body.encode())
    assert ours == theirs(f"https://calls.example.com{target}", body, headers["X-Twilio-Signature"])


SETTINGS = ["algorithm=HMAC_SHA256", " algorithm = hmac_sha256 ", "algorithm=HMAC_SHA1", "algorithm=MD5", "algorithm="]


@given(
    st.lists(st.sampled_from([*SETTINGS, "algorithm", "key=k", "", " ", "=", "xalgorithm=MD5"]), max_size=4).map(
        ",".join
    ),
    st.sampled_from(["HMAC_SHA1", "HMAC_SHA256"]),
)
@example("key=k,algorithm=HMAC_SHA256", "HMAC_SHA256")
@example("algorithm=,algorithm=HMAC_SHA256", "HMAC_SHA256")
def test_the_algorithm_is_taken_from_the_settings_as_twilio_takes_it(settings, used):
    signature = RequestValidator(TOKEN).compute_signature("https://calls.example.com/call", dict(CALL), used)
    headers = {"X-Twilio-Signature": signature, "X-Twilio-Webhooks-Signature-Settings": settings}
    algorithm = get_signature_algorithm(settings)
    ours = TWILIO.accepts("/call", headers, CALL)
    assert ours == theirs("https://calls.example.com/call", dict(CALL), signature, algorithm)


ODD = st.text() | st.text(st.characters(categories=["Cs", "Cc"]))


@given(ODD, ODD, st.binary() | st.lists(st.tuples(ODD, ODD)), ODD, ODD)
@example("/?bodySHA256=\ud800", "\ud800", b"", "", "\ud800")
@example("/\ud800", "x\ud800", [("\ud800", "")], "", "[\ud800")
def test_nothing_that_is_sent_is_an_error_of_another_kind(target, signature, content, kind, host):
    headers = {"X-Twilio-Signature": signature, "Content-Type": kind, "Host": host}
    assert TWILIO.accepts(target, headers, content) is False

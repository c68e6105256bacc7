"""Which values are taken for secrets, and how little of them a message shows."""

from __future__ import annotations

import pytest

from flexml.diagnostics import Diagnostic, Severity
from flexml.dialects import get_dialect
from flexml.lint import Policy, Selection, check_document
from flexml.source import parse


def found(xml: str) -> list[Diagnostic]:
    return list(check_document(parse(xml), get_dialect("twiml"), Policy(Selection(("secret-in-document",)))))


def parameter(name: str, value: str) -> str:
    stream = f'<Stream url="wss://example.com/"><Parameter name="{name}" value="{value}"/></Stream>'
    return f"<Response><Connect>{stream}</Connect></Response>"


@pytest.mark.parametrize(
    "name",
    [
        *(
            "token",
            "authToken",
            "auth_token",
            "access-token",
            "AccessToken",
            "apiKey",
            "api_key",
            "apikey",
            "x-api-key",
        ),
        *("secret", "client_secret", "clientSecret", "password", "db_password", "pwd", "Authorization", "secretKey"),
    ],
)
def test_a_name_that_means_a_secret_makes_one(name: str) -> None:
    (finding,) = found(parameter(name, "q8Zt4LrW0sVb"))
    assert finding.severity is Severity.WARNING
    assert finding.message == f"the secret `{name}` is written in the document (`q8Z…`)"


@pytest.mark.parametrize("name", ["caller", "tokens_left", "key", "monkey", "passenger", "callSid", ""])
def test_another_name_makes_none(name: str) -> None:
    assert found(parameter(name, "q8Zt4LrW0sVb")) == []


@pytest.mark.parametrize(
    "value",
    [
        *(
            "q8Zt4Lr",
            "correcthorsebatterystaple",
            "11112222",
            "12345678",
            "98765432",
            "your-token-9f3b07",
            "${TOKEN_9f3}",
        ),
        *(
            "xxxx9f3b07xxxx",
            "changeme9f3b07",
            "&lt;token 9f3b07&gt;",
            "aaaaaaaaaaaa1",
            "abcdefgh1jkm",
            "0246802468024680",
        ),
    ],
)
def test_a_word_a_number_or_a_placeholder_is_no_secret(value: str) -> None:
    assert found(parameter("token", value)) == []


@pytest.mark.parametrize("value", ["q8Zt4LrW", "tr0ub4dor-39", "e0b1c7f2a94d58366f7a0c1d2be49853"])
def test_what_looks_drawn_by_lot_is_one(value: str) -> None:
    assert len(found(parameter("token", value))) == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("AKIAQ3EGTZ5VY7WKD2PM", "an access key of Amazon"),
        ("AIzaSyB8k2Qd0Vx7fRz3uLmH5tYw9Ej6CpKaO1s", "an API key of Google"),
        ("sk_live_9hT2kQ7vZ4xB1nR8", "a key of Stripe"),
        ("sk-proj-9hT2kQ7vZ4xB1nR8wL5mD3yF6gJ0pC7u", "a key of OpenAI or Anthropic"),
        ("ghp_9hT2kQ7vZ4xB1nR8wL5mD3yF6gJ0pC7uA2sE", "a token of GitHub"),
        ("xoxb-9hT2kQ7vZ4-xB1nR8wL5mD3y", "a token of Slack"),
        ("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", "a key of SendGrid"),
        ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJqbyIsImlhdCI6MTd9.9hT2kQ7vZ4xB1nR8wL5mD3yF", "a JSON Web Token"),
        ("-----BEGIN RSA PRIVATE KEY-----\nMIIEpQIBAAKCAQEA9hT2kQ7vZ4", "a private key"),
    ],
)
def test_a_form_that_nothing_else_has_is_known_anywhere(text: str, kind: str) -> None:
    messages = [
        finding.message for finding in found(f"<Response><!-- {text} --><Hangup/></Response>".replace("-----", "-----"))
    ]
    said = f"{kind} is written in the document (`{text[:4]}…`)"
    assert messages == ([said] if "--" not in text else messages)
    (finding,) = found(f"<Response><Say>{text}</Say></Response>")
    assert (finding.message, finding.source.text[finding.span.start :][: len(text)]) == (said, text)


@pytest.mark.parametrize(("sid", "kind"), [("AC", "an Account SID"), ("SK", "the SID of an API key")])
def test_a_sid_is_a_hint(sid: str, kind: str) -> None:
    (finding,) = found(f"<Response><Say>{sid}9f3b07c1d84e2a65b0178ce94d3f62a5</Say></Response>")
    said = f"{kind} is written in the document (`{sid}9f3b…`)"
    assert (finding.severity, finding.message) == (Severity.INFO, said)


@pytest.mark.parametrize("sid", ["AC" + "0" * 32, "AC" + "0123456789abcdef" * 2, "CA9f3b07c1d84e2a65b0178ce94d3f62a5"])
def test_a_dummy_or_another_sid_is_nothing(sid: str) -> None:
    assert found(f"<Response><Say>{sid}</Say></Response>") == []


def test_a_password_in_a_url_is_shown_by_its_first_letters() -> None:
    (finding,) = found("<Response><Play>https://bot:hunter27xK@example.com/a.mp3</Play></Response>")
    assert finding.message == "a password is written in the document (`hu…`)"
    assert finding.source.text[finding.span.start : finding.span.end] == "hunter27xK"


def test_a_secret_that_references_make_up_is_marked_with_its_url() -> None:
    (finding,) = found("<Response><Redirect>/a?token=q8Zt4LrW&#48;sVb</Redirect></Response>")
    assert finding.source.text[finding.span.start : finding.span.end] == "/a?token=q8Zt4LrW&#48;sVb"


def test_a_comment_is_a_part_of_the_document() -> None:
    assert len(found("<Response><!-- AKIAQ3EGTZ5VY7WKD2PM --><Hangup/></Response>")) == 1

"""What examples do not show of the rules about single verbs: severities, codes, words and advice."""

from __future__ import annotations

import pytest

from flexml.diagnostics import Diagnostic
from flexml.dialects import get_dialect
from flexml.lint import Policy, Selection, check_document
from flexml.source import parse


def findings(rule: str, verbs: str, dialect: str = "twiml") -> list[Diagnostic]:
    document = parse(f"<Response>{verbs}</Response>")
    return list(check_document(document, get_dialect(dialect), Policy(Selection((rule,)))))


def only(rule: str, verbs: str, dialect: str = "twiml") -> Diagnostic:
    (finding,) = findings(rule, verbs, dialect)
    return finding


@pytest.mark.parametrize(
    ("rule", "dialect", "verbs", "severity", "codes"),
    [
        ("invalid-language-tag", "twiml", '<Gather input="speech" language="en"/>', "warning", (13331, 13512)),
        ("invalid-language-tag", "twiml", '<Say language="en">Hello</Say>', "info", ()),
        ("invalid-language-tag", "twiml", '<Say language="german">Hallo</Say>', "warning", ()),
        ("say-text-too-long", "twiml", f'<Say voice="man">{"a" * 4001}</Say>', "warning", (13521,)),
        ("say-text-too-long", "twiml", f'<Say voice="man">{"ü" * 751}</Say>', "info", (13521,)),
        ("break-too-long", "twiml", '<Say voice="Polly.Amy">One<break time="11s"/></Say>', "warning", ()),
        ("break-too-long", "twiml", '<Say>One<break time="11s"/></Say>', "info", ()),
        ("foreign-dtmf-pause", "flexml", "<Dtmf>w1</Dtmf>", "error", ()),
        ("foreign-dtmf-pause", "flexml", '<Dial><Number sendDigits="w1">1</Number></Dial>', "warning", ()),
        ("foreign-dtmf-pause", "twiml", '<Play digits=",1"/>', "error", (13430,)),
        ("foreign-attribute", "flexml", '<Say language="en-US">Hello</Say>', "error", ()),
        ("foreign-attribute", "flexml", '<Record transcribe="true"/>', "warning", ()),
        ("unlisted-voice", "twiml", '<Say voice="joanna">Hello</Say>', "warning", (13511,)),
        ("unlisted-voice", "twiml", '<Say voice="Polly.Johanna">Hello</Say>', "info", (13511,)),
        ("unplayable-file", "twiml", "<Play>/menu.html</Play>", "warning", (13420,)),
        ("unplayable-file", "twiml", "<Gather><Play>/menu.html</Play></Gather>", "warning", (13325,)),
        ("unplayable-file", "flexml", "<Play>/menu.html</Play>", "warning", ()),
    ],
)
def test_severity_and_codes_follow_the_case(rule, dialect, verbs, severity, codes):
    finding = only(rule, verbs, dialect)
    assert (finding.severity.word, finding.runtime) == (severity, codes)


@pytest.mark.parametrize(
    ("rule", "dialect", "verbs", "words"),
    [
        (
            "invalid-language-tag",
            "twiml",
            '<Say language="german">Hallo</Say>',
            "`language` of `Say` takes a tag such as `en-US`, not `german`",
        ),
        (
            "oversized-hints",
            "twiml",
            f'<Gather input="speech" hints="a`b{"c" * 99}"/>',
            f"`hints` of `Gather` holds a phrase of 102 characters, `a'b{'c' * 37}…`, and the vendor takes at most 100",
        ),
        (
            "say-text-too-long",
            "twiml",
            f'<Say voice="Polly.Amy">{"a" * 3001}</Say>',
            "`Say` holds 3001 characters, and a voice of Amazon Polly reads at most 3000",
        ),
        (
            "say-text-too-long",
            "twiml",
            f'<Say voice="Google.en-US-Neural2-A">{"a" * 5001}</Say>',
            "`Say` holds 5001 characters, and a voice of Google reads at most 5000",
        ),
        (
            "say-text-too-long",
            "twiml",
            f'<Say voice="man">{"a" * 4001}</Say>',
            "`Say` holds 4001 characters, and a basic voice reads at most 4000",
        ),
        (
            "say-text-too-long",
            "twiml",
            f"<Say>{'a' * 5001}</Say>",
            "`Say` holds 5001 characters, and any voice reads at most 5000",
        ),
        (
            "foreign-dtmf-pause",
            "flexml",
            "<Dtmf>w1</Dtmf>",
            "the text of `Dtmf` pauses as TwiML does, in `w1`: FlexML waits at `,`",
        ),
        (
            "foreign-dtmf-pause",
            "twiml",
            '<Play digits=",1"/>',
            "`digits` of `Play` pauses as FlexML does, in `,1`: TwiML Voice waits at `w`",
        ),
        (
            "charge-amount-decimals",
            "twiml",
            '<Pay chargeAmount="1.5" currency="jpy"/>',
            "`chargeAmount` is `1.5`, and an amount in `jpy` has no decimals",
        ),
        (
            "charge-amount-decimals",
            "twiml",
            '<Pay chargeAmount="1.505"/>',
            "`chargeAmount` is `1.505`, and an amount in `usd` has 2 decimals",
        ),
        ("say-serialized-object", "twiml", "<Say>[{}]</Say>", "`Say` speaks an object of a program, written out"),
        ("say-serialized-object", "twiml", "<Say>null</Say>", "`Say` speaks `null`, a value of a program"),
        (
            "prompt-never-spoken",
            "twiml",
            '<Pay securityCode="false"><Prompt for="security-code"/></Pay>',
            "`Pay` has no such step: `securityCode` is `false`",
        ),
        (
            "prompt-never-spoken",
            "twiml",
            '<Pay postalCode="false"><Prompt for="postal-code"/></Pay>',
            "`Pay` has no such step: `postalCode` is `false`",
        ),
        (
            "prompt-never-spoken",
            "twiml",
            '<Pay postalCode="94105"><Prompt for="postal-code"/></Pay>',
            "`Pay` has no such step: `postalCode` has the postal code already",
        ),
        (
            "prompt-never-spoken",
            "twiml",
            '<Pay><Prompt for="bank-account-number"/></Pay>',
            "`Pay` has no such step: it asks for a card",
        ),
        (
            "prompt-never-spoken",
            "twiml",
            '<Pay paymentMethod="ach-debit"><Prompt for="postal-code"/></Pay>',
            "`Pay` has no such step: it asks for a bank account",
        ),
    ],
)
def test_message_names_what_was_found(rule, dialect, verbs, words):
    assert words == only(rule, verbs, dialect).message


@pytest.mark.parametrize(
    ("rule", "dialect", "verbs", "advice"),
    [
        ("invalid-language-tag", "twiml", '<Say language="sv">Hej</Say>', "write `sv-SE`"),
        ("invalid-language-tag", "twiml", '<Say language="zh">Hello</Say>', "write `zh-CN`, `zh-HK`, `zh-TW`"),
        (
            "invalid-language-tag",
            "twiml",
            '<Say language="en">Hi</Say>',
            "write `en-AU`, `en-CA`, `en-GB`, `en-GB-WLS` or another region",
        ),
        ("invalid-language-tag", "twiml", '<Say language="tlh">Qapla</Say>', None),
        ("unlisted-voice", "twiml", '<Say voice="Polly.Johanna">Hi</Say>', "did you mean `Polly.Joanna`"),
        ("unlisted-voice", "twiml", '<Say voice="Polly.Qqqqqqqqqq">Hi</Say>', None),
        ("foreign-attribute", "flexml", '<Record recordingStatusCallback="/a"/>', "use `callbackUrl`"),
        (
            "foreign-attribute",
            "flexml",
            '<Record transcribe="true"/>',
            "remove it: FlexML turns no recording into text",
        ),
    ],
)
def test_advice_says_what_to_write(rule, dialect, verbs, advice):
    assert advice == only(rule, verbs, dialect).help


@pytest.mark.parametrize(
    ("rule", "dialect", "verbs", "safe"),
    [
        ("invalid-language-tag", "twiml", '<Say language="en_US">Hi</Say>', True),
        ("invalid-language-tag", "twiml", '<Say language="en-UK">Hi</Say>', False),
        ("speak-element", "twiml", "<Say><speak>Hi</speak></Say>", False),
        ("foreign-dtmf-pause", "flexml", "<Dtmf>w1</Dtmf>", True),
        ("foreign-attribute", "flexml", '<Record recordingStatusCallback="/a"/>', False),
        ("unlisted-voice", "twiml", '<Say voice="joanna">Hi</Say>', False),
    ],
)
def test_fix_is_safe_only_where_the_meaning_stays(rule, dialect, verbs, safe):
    fix = only(rule, verbs, dialect).fix
    assert fix is not None
    assert fix.safe is safe


@pytest.mark.parametrize(
    ("rule", "dialect", "verbs"),
    [
        ("invalid-language-tag", "twiml", '<Say language="en&#95;US">Hi</Say>'),
        ("foreign-attribute", "flexml", '<Record recordingStatusCallback="/a" callbackUrl="/b"/>'),
    ],
)
def test_no_fix_where_it_would_not_do_what_it_says(rule, dialect, verbs):
    assert only(rule, verbs, dialect).fix is None


@pytest.mark.parametrize("word", ["None", "NaN", "nil", "null", "undefined"])
def test_an_empty_value_of_a_program_is_no_text(word):
    assert len(findings("say-serialized-object", f"<Say> {word} </Say>")) == 1


@pytest.mark.parametrize("kind", ["aac", "doc", "flac", "gif", "htm", "jpg", "json", "m4a", "mov", "mp4", "opus"])
def test_a_file_of_another_kind_is_not_played(kind):
    assert len(findings("unplayable-file", f"<Play>https://example.com/a.{kind}</Play>")) == 1


@pytest.mark.parametrize("kind", ["pdf", "png", "webm", "wma", "xml"])
def test_a_document_or_picture_is_not_played(kind):
    assert len(findings("unplayable-file", f"<Play>https://example.com/a.{kind}</Play>")) == 1


@pytest.mark.parametrize(
    "attribute",
    [
        *("speechTimeout", "maxSpeechTime", "speechModel", "profanityFilter", "enhanced"),
        *("partialResultCallback", "partialResultCallbackMethod", "bargeIn"),
    ],
)
def test_each_attribute_of_speech_is_told_in_flexml(attribute):
    assert len(findings("speech-in-gather", f'<Gather {attribute}="1"/>', "flexml")) == 1


WITHOUT_DECIMALS = (
    *("bif", "clp", "djf", "gnf", "isk", "kmf", "krw", "pyg"),
    *("rwf", "ugx", "vnd", "vuv", "xaf", "xof", "xpf"),
)


@pytest.mark.parametrize("currency", WITHOUT_DECIMALS)
def test_a_currency_without_decimals_takes_none(currency):
    assert len(findings("charge-amount-decimals", f'<Pay chargeAmount="1.5" currency="{currency}"/>')) == 1


@pytest.mark.parametrize("currency", ["bhd", "iqd", "jod", "lyd", "omr", "tnd"])
def test_a_currency_of_thousandths_takes_three_decimals(currency):
    assert findings("charge-amount-decimals", f'<Pay chargeAmount="1.505" currency="{currency}"/>') == []

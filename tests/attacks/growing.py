"""Documents that grow in one thing each, which somebody may have written to keep a checker busy."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Growing: TypeAlias = Callable[[int], str]

_STREAM = '<Connect><Stream url="wss://example.com/a">{}</Stream></Connect>'


def around(content: str) -> str:
    """Return a document that holds the content."""
    return f"<Response>{content}</Response>"


def many(part: str, inside: str = "{}") -> Growing:
    """A document with a part again and again, in which `#` stands for a number that no other part has."""
    return lambda number: around(inside.format("".join(part.replace("#", str(each)) for each in range(number))))


GROWING: dict[str, Growing] = {
    # elements
    "siblings": many("<Say>Hello #</Say>"),
    "verbs of many kinds": many(
        '<Gather action="/menu?step=#" numDigits="1"><Say>Press #</Say></Gather><Start><Stream name="a #" '
        'url="wss://example.com/a"/></Start><Stop><Stream name="a #"/></Stop><Dial><Number>+1415555#</Number></Dial>'
    ),
    "elements that are never reached": many("<Hangup/>"),
    "elements inside each other": lambda number: around(("<Gather>" * 100 + "</Gather>" * 100) * (number // 100)),
    "unknown elements": many("<Sya#/>"),
    "elements with a slip": many("<Sayy>a</Sayy>"),
    "elements in the wrong case": many("<say>a</say>"),
    "nouns": many("<Number>+1415555#</Number>", "<Dial>{}</Dial>"),
    "words to be spoken": many('<prosody rate="fast">a</prosody><break/>', "<Say>{}</Say>"),
    "parameters": many('<Parameter name="a#" value="#"/>', _STREAM),
    "parameters of one name": many('<Parameter name="a" value="#"/>', _STREAM),
    "streams": many('<Start><Stream name="a#" url="wss://example.com/a"/></Start>'),
    "streams of one name": many('<Start><Stream name="a" url="wss://example.com/a"/></Start>'),
    "streams that never began": many('<Stop><Stream name="a#"/></Stop>'),
    # names and values
    "namespaces": many('<p:a xmlns:p="urn:#"/>'),
    "namespaces of one element": many(' xmlns:p#="urn:#"', "<Say{}>a</Say>"),
    "attributes of one element": many(' voicee#="#"', "<Say{}>a</Say>"),
    "attributes of one element with a prefix": many(' p:voicee#="#"', '<Say xmlns:p="urn:a"{}>a</Say>'),
    "unknown attributes": many('<Say voicee#="a">a</Say>'),
    "wrong values": many('<Pause length="a#"/>'),
    "a long URL": many("a/?b=#&amp;c=", "<Play>https://example.com/{}</Play>"),
    "a long list": many("a#,", '<Gather hints="{}"/>'),
    # text
    "a long text": many("word # &amp; ", "<Say>{}</Say>"),
    "a text in pieces": many("a<!---->", "<Say>{}</Say>"),
    "sections": many("<![CDATA[ and a word or two more ]]>", "<Say>{}</Say>"),
    "text between elements": many("a#<Hangup/>"),
    "lines": many("\n\n<Sya/>\n"),
    # comments
    "comments": many("<!-- # -->"),
    "instructions": many("<?a #?>"),
    "comments that silence": many("<!-- flexml: ignore[unknown-element]: ours --><Sya/>"),
    "comments that silence nothing": many("<!-- flexml: ignore[unknown-element]: ours --><Say>a</Say>"),
    "a comment that silences what is unknown": many("a#, ", "<!-- flexml: ignore[{}]: ours --><Say>a</Say>"),
    "comments that say what a document is for": many("<!-- flexml: role=wait -->"),
    "comments with a slip": many("<!-- flexml: rolee=wait -->"),
}

# Not well-formed: one fault is told, and mended before the next one is looked for.
BROKEN: dict[str, Growing] = {
    "elements that are not closed": lambda number: "<Response>" + "<Say>" * 100 + "<Say>a</Say>" * number,
    "ampersands": many("a & b ", "<Say>{}</Say>"),
    "angle brackets": many("<", "<Say>{}</Say>"),
    "quotes": many(' a="', "<Say {}"),
}

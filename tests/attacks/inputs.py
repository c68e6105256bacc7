"""Files that somebody wrote to do harm; `{outside}` and `{server}` stand for what must not be opened."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from typing import NamedTuple

MOST = 256 * 1024  # bytes of what is long


class Attack(NamedTuple):
    """What to write into a file, and the name of the finding that says why it is no document; `None`: any."""

    make: Callable[[], bytes | str]
    finding: str | None = None


def around(content: str, *, doctype: str = "") -> str:
    """Return a document that holds the content."""
    return f"{doctype}<Response>{content}</Response>"


def declaring(declarations: str, content: str = "<Say>&x;</Say>") -> Attack:
    """A document with a DOCTYPE that declares something."""
    return Attack(lambda: around(content, doctype=f"<!DOCTYPE Response [{declarations}]>\n"), "declaration-in-doctype")


def fill(unit: str, *, of: int = MOST, spare: int = 200) -> str:
    """Return as many of a unit as a document holds."""
    return unit * ((of - spare) // len(unit.encode()))


def bomb(levels: int = 30) -> str:
    """The declarations of a billion laughs."""
    entities = [f"&e{n};" * 10 for n in range(levels)]
    return '<!ENTITY e0 "ha">' + "".join(f'<!ENTITY e{n} "{each}">' for n, each in enumerate(entities, 1))


DECLARED: dict[str, Attack] = {
    "billion laughs": declaring(bomb(), "<Say>&e29;</Say>"),
    "billion laughs in an attribute": declaring(bomb(), '<Play loop="&e29;"/>'),
    "quadratic blow-up": declaring(f'<!ENTITY x "{"a" * 50_000}">', f"<Say>{'&x;' * 50_000}</Say>"),
    "an entity of itself": declaring('<!ENTITY x "&y;"><!ENTITY y "&x;">'),
    "an external entity": declaring('<!ENTITY x SYSTEM "{outside}">'),
    "an external entity over HTTP": declaring('<!ENTITY x SYSTEM "{server}">'),
    "a public external entity": declaring('<!ENTITY x PUBLIC "-//x//y" "{server}">'),
    "an external entity in an attribute": declaring('<!ENTITY x SYSTEM "{outside}">', '<Play loop="&x;"/>'),
    "a parameter entity": declaring('<!ENTITY % x SYSTEM "{outside}"> %x;'),
    "a parameter entity over HTTP": declaring('<!ENTITY % x SYSTEM "{server}"> %x;'),
    "an external DTD": Attack(
        lambda: around("<Say>a</Say>", doctype='<!DOCTYPE Response SYSTEM "{outside}">\n'), "doctype-present"
    ),
    "an external DTD over HTTP": Attack(
        lambda: around("<Say>a</Say>", doctype='<!DOCTYPE Response PUBLIC "-//x//y" "{server}">\n'), "doctype-present"
    ),
    "default attributes": declaring('<!ATTLIST Play loop CDATA "0" digits CDATA #FIXED "1">', "<Play>/a</Play>"),
    "a notation": declaring('<!NOTATION x SYSTEM "{server}"><!ENTITY y SYSTEM "{outside}" NDATA x>', "<Hangup/>"),
    "a million declarations": declaring(fill('<!ENTITY a "b">'), "<Hangup/>"),
    "a DOCTYPE of comments": Attack(
        lambda: around("<Hangup/>", doctype=f"<!DOCTYPE Response [{fill('<!---->')}]>"), "doctype-present"
    ),
    "a DOCTYPE of brackets": Attack(lambda: f"<!DOCTYPE Response {fill('[')}"),
    "a DOCTYPE of quotes": Attack(lambda: f"<!DOCTYPE Response {fill('[<!')}"),
    "a DOCTYPE in UTF-16": Attack(
        lambda: around("<Say>&x;</Say>", doctype='<!DOCTYPE Response [<!ENTITY x SYSTEM "{outside}">]>').encode(
            "utf-16"
        ),
        "declaration-in-doctype",
    ),
    "a DOCTYPE in UTF-7": Attack(
        lambda: (
            b'<?xml version="1.0" encoding="UTF-7"?>'
            b'+ADwAIQ-DOCTYPE Response [+ADwAIQ-ENTITY x SYSTEM "{outside}"+AD4AXQA+-'
            b"<Response>+ACY-x+ADs-</Response>"
        )
    ),
    "XInclude": Attack(
        lambda: around(
            '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{outside}" parse="text"/>'
            '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{server}"/>'
        ),
        "foreign-namespace",
    ),
    "a style sheet": Attack(
        lambda: '<?xml-stylesheet type="text/xsl" href="{server}"?>' + around("<Say>a</Say>"),
    ),
    "a schema's place": Attack(
        lambda: (
            '<Response xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="{server}"'
            ' xsi:schemaLocation="urn:x {outside}"><Say>a</Say></Response>'
        ),
    ),
}

ENCODINGS: dict[str, Attack] = {
    "UTF-16 without a mark": Attack(lambda: around("<Say>a</Say>").encode("utf-16-le"), "wrong-encoding"),
    "UTF-16 from the other end without a mark": Attack(
        lambda: around("<Say>a</Say>").encode("utf-16-be"), "wrong-encoding"
    ),
    "UTF-32 without a mark": Attack(lambda: around("<Say>a</Say>").encode("utf-32-le")),
    "UTF-32 from the other end without a mark": Attack(lambda: around("<Say>a</Say>").encode("utf-32-be")),
    "UTF-16 cut in a character": Attack(lambda: around("<Say>a</Say>").encode("utf-16")[:-1]),
    "UTF-16 of lone surrogates": Attack(lambda: b"\xff\xfe" + b"<\0a\0>\0" + b"\0\xd8" * 100_000),
    "UTF-8 that claims to be UTF-16": Attack(
        lambda: '<?xml version="1.0" encoding="UTF-16"?>' + around("<Say>a</Say>"), "wrong-encoding"
    ),
    "UTF-16 that claims to be UTF-8": Attack(
        lambda: ('<?xml version="1.0" encoding="UTF-8"?>' + around("<Say>a</Say>")).encode("utf-16")
    ),
    "an encoding of a megabyte": Attack(lambda: f'<?xml version="1.0" encoding="{fill("a")}"?><Response/>'),
    "EBCDIC": Attack(lambda: ('<?xml version="1.0" encoding="cp037"?>' + around("<Say>a</Say>")).encode("cp037")),
    "a codec that is none of text": Attack(
        lambda: '<?xml version="1.0" encoding="zlib_codec"?>' + around("<Say>a</Say>"), "wrong-encoding"
    ),
    "a codec of Python": Attack(
        lambda: '<?xml version="1.0" encoding="unicode_escape"?>' + around("<Say>\\x3c</Say>"), "wrong-encoding"
    ),
    "bytes that are not UTF-8": Attack(lambda: b"<Response><Say>" + b"\xff" * 1_000_000 + b"</Say></Response>"),
    "UTF-8 that is too long": Attack(lambda: b"<Response><Say>\xc0\xbcHangup/\xc0\xbe</Say></Response>"),
    "a bomb in a gzip": Attack(lambda: gzip.compress(b"<Response>" + b"a" * 200_000_000 + b"</Response>", 9)),
    "a gzip that libxml2 would open": Attack(lambda: gzip.compress(around("<Say>a</Say>").encode())),
}

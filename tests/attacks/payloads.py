"""Values that somebody sends in the hope that they become markup: the same thousand in each run."""

from __future__ import annotations

import random
import re

PIECES = {
    "markup": (
        *(
            "<Hangup/>",
            "<Dial>+15550100</Dial>",
            "</Say>",
            "</Response>",
            "</Response><Response>",
            "<",
            ">",
            "</",
            "/>",
        ),
        *("<Say", "<a:b/>", '<x xmlns="urn:x"/>', "<?", "<!", "<\0/>", "<Hangup\n/>", "\uff1cHangup/\uff1e"),
    ),
    "quotes": (
        *('"', "'", "\"'", '" action="/evil', "' action='/evil", '"/><Hangup a="', "'/><Hangup a='", '">', "'>"),
        *('\\"', '"" ', "`", "\u201c", "\u2033", '"=', " = '"),
    ),
    "entities": (
        *("&", "&amp;", "&amp;lt;", "&lt;Hangup/&gt;", "&#60;Hangup/&#62;", "&#x3c;", "&quot;", "&apos;", "&#34;"),
        *("&#0;", "&#x1F;", "&#xD800;", "&#1114112;", "&nbsp;", "&x;", "%x;", "&#", "&#x;", "&;", "&lt"),
        *('<!DOCTYPE Response [<!ENTITY x "y">]>', '<!ENTITY x SYSTEM "file:///etc/passwd">', "]>"),
    ),
    "sections": (
        "<![CDATA[",
        "]]>",
        "]]",
        "]]&gt;",
        "<![CDATA[]]>",
        "]]]]><![CDATA[>",
        "<![CDATA[<Hangup/>]]>",
        "<![IGNORE[",
    ),
    "comments": ("<!--", "-->", "--", "<!---->", "<!-- flexml: ignore -->", "--!>", "<!-->", "--><Hangup/><!--"),
    "instructions": (
        "<?xml version='1.0' encoding='UTF-16'?>",
        "<?php x ?>",
        "?>",
        "<?",
        "<?xml-stylesheet href='x'?>",
    ),
    "control characters": (*map(chr, range(32)), "\x7f", "\x80", "\x85", "\x9f", "\r\n", "\n\r", "\t\n\r ", " ", "  "),
    "directions": ("\u202a", "\u202e/>puganH<", "\u2066", "\u2069", "\u200f", "\u061c", "\u200b", "\u2028", "\u2029"),
    "no characters": (
        *("\ud800", "\udbff", "\udc00", "\udfff", "\udc3c", "\ufffe", "\uffff", "\ufffd", "\ufeff", "\ufdd0"),
        *("\U0001fffe", "\U0010ffff", "\U0001f600"),
    ),
    "templates": ("{{ a }}", "{% raw %}", "<%= a %>", "${a}", "#{a}", "%s", "%(a)s", "{0}", "{a}", "$(id)", "\\x3c"),
    "texts": ("a", "0", "Gr\xfc\xdf Gott", "\u65e5\u672c", "e\u0301", "<b>" * 20, "a" * 300, "&" * 100, '"' * 100),
}
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # production 2 of XML 1.0


def payloads(number: int = 1000) -> tuple[str, ...]:
    """Return so many values: each piece, each between letters, and mixtures of up to five."""
    pieces = tuple(piece for kind in PIECES.values() for piece in kind)
    made = dict.fromkeys((*pieces, *(f"a{piece}b" for piece in pieces)))
    dice = random.Random(5)
    while len(made) < number:
        made["".join(dice.choices(pieces, k=dice.randint(2, 5)))] = None
    return tuple(made)[:number]

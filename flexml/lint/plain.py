"""Plain values: such that no rule finds fault with their form, told at a glance.

A value that is not plain may be right all the same; then the rules that look at it run.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ..dialects.text import XML_SPACE
from ..dialects.values import Enum, String, Url, ValueType
from ..source.mark import MARK_CLASS
from .cue import NONE

IsPlain = Callable[[str], object]

_NO_WORDS = r"\s*(?:None|NaN|nil|null|undefined)\s*\Z"  # a program printed that it had nothing
_LABEL = "[a-z0-9-]{1,60}"
_LABELS = rf"(?:{_LABEL}[.]){{1,4}}"
# Public names, without those that stand for one or lead to a developer's machine.
_HOST = rf"{_LABELS}(?:com|org|net|co|io|ai|example)"
_NO_STAND_IN = "(?![Yy]our|[Xx]{3})(?!.*(?:YOUR|ngrok|zrok|cloudflare|tunnel|serveo|telebit))"
_PATH = "[A-Za-z0-9_~/.-]*+"
# No secret: those are longer, and hold digits.
_PAIR = "(?:[A-Za-z0-9_.-]|%5[BD]){1,40}=(?:[A-Za-z]*+(?![0-9])|[A-Za-z0-9]{0,7})"
_QUERY = rf"(?:\?{_PAIR}(?:&{_PAIR})*+)?"
_RELATIVE = rf"(?!.*//|.*YOUR|(?i:http|ws|www)|None)[A-Za-z0-9/.]{_PATH}"
_HEADER = r"(?:[Xx]-(?!(?i:twilio))[A-Za-z0-9-]{1,40}|User-to-User)=(?:[A-Za-z0-9_.!~*'-]|%[0-9A-Fa-f]{2}){0,30}"
# Neither something printed by a program, nor with a placeholder or a hole in it.
_PLAIN_TEXT = rf"(?!\s*+(?:[\[(<]|None\s*+\Z))[^{{<{MARK_CLASS}]"


def _is_known_voice(text: str) -> bool:
    from .polly import voices  # most documents name none

    return text in ("man", "woman", "alice") or text in voices()


_PATTERNS = {
    "words": rf"(?!{_NO_WORDS})[^<>\[\](){{}}#{MARK_CLASS}]{{0,375}}",
    "number": r"(?a:\s*+\+(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])[0-9]{7,12}\s*+)",
    "sip-uri": rf"[{XML_SPACE}]*+(?:sip:)?[A-Za-z0-9_.-]{{1,60}}@"
    rf"(?:(?!.*twilio){_HOST}|{_LABEL}[.]sip[.][a-z]{{2}}[0-9][.]twilio[.]com)"
    rf"(?:;transport=(?:tls|tcp))?(?:\?{_HEADER}(?:&{_HEADER}){{0,6}}+)?[{XML_SPACE}]*+",
    "sound": rf"(?:https://{_HOST}/)?[A-Za-z0-9_~/-]*+(?:[.](?:mp3|wav))?",
    "harmless": "(?s:[^0-9]*+|.{0,7})",  # no secret
    "not-google": "(?s:(?!Google).*)",
    "not-polly": r"(?s:(?!\s*+Polly).*)",
    "few-digits": "[^0-9]*+(?:[0-9]{1,5}+[^0-9]++)*+[0-9]{0,5}+",
    "digits": r"\s*+\+?[0-9][0-9 ().-]*+\s*+",
    "absolute": "(?s:https?://.*)",
    "unprinted": r"(?s:(?!\s*+(?:None\s*+\Z|[\[(<]|\{(?!\s*+\"))).*)",
    "unpaired": "[^@=]*+",
    "written": r"(?s:\s*+\S.*)",
    "short": "(?s:.{0,249})",  # two of them fit wherever 500 do
    "socket": "wss://[A-Za-z0-9.-]+(?::(?!80(?![0-9]))[0-9]+)?(?:/[A-Za-z0-9_~/.%-]*+)?",
    "no-file": "(?s:[/?#].*|.*://.*)",
    "count": "[1-9][0-9]{0,3}",
}


class _Kinds(dict[str, IsPlain]):
    """What tells whether a text is plain, by kind; made when it is asked for: most documents ask for a few."""

    def __missing__(self, kind: str) -> IsPlain:
        is_plain = self[kind] = re.compile(_PATTERNS[kind]).fullmatch
        return is_plain


KINDS = _Kinds({NONE: frozenset[str]().__contains__, "voice": _is_known_voice, "today": "alice".__ne__})


def plain_for(type_: ValueType) -> IsPlain:
    """Return what tells whether a value of a type is plain."""
    if isinstance(type_, Url):
        return _plain_url(type_)
    if isinstance(type_, Enum):
        return frozenset(value for value in type_.values if value != "None").__contains__
    if type(type_) is String and type_.pattern is None and type_.min_length is None:
        most = "" if type_.max_length is None else type_.max_length
        return re.compile(f"{_PLAIN_TEXT}{{0,{most}}}+").fullmatch
    is_plain_text = re.compile(f"{_PLAIN_TEXT}*+").fullmatch
    return lambda text: is_plain_text(text) is not None and type_.fault(text) is None


def _plain_url(type_: Url) -> IsPlain:
    schemes = "|".join(scheme for scheme in type_.schemes or ("https",) if scheme in ("https", "wss"))
    query = _QUERY if type_.query else ""
    absolute = rf"(?:{schemes})://{_NO_STAND_IN}{_HOST}(?:/{_PATH})?{query}"
    relative = rf"|{_RELATIVE}{query}" if type_.relative else ""
    empty = "|" if type_.fault("") is None else ""
    return re.compile(absolute + relative + empty).fullmatch

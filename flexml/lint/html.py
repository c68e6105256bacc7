"""Knows the names of HTML, because web pages leak into answers: an error page, a helper's markup."""

from __future__ import annotations

import re

HTML_ADVICE = "this is HTML: an error page, or the output of a helper for web pages"

_NAMES = re.compile(
    "a|article|b|blockquote|body|br|button|center|code|div|em|font|footer|form|h1|h2|h3|h4|h5|h6|head|header|"
    "hr|html|i|iframe|img|input|label|li|link|main|meta|nav|ol|option|p|pre|script|section|select|small|span|"
    "strong|style|table|tbody|td|th|thead|title|tr|tt|u|ul"
)


def is_html(name: str) -> bool:
    """Tell whether HTML has an element of this name."""
    return _NAMES.fullmatch(name.lower()) is not None

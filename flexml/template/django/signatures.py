"""How many arguments the filters that come with Django take."""

from __future__ import annotations

_NONE = """
    addslashes capfirst escape escapejs escapeseq filesizeformat first force_escape iriencode language_bidi
    language_name language_name_local language_name_translated last length linebreaks linebreaksbr linenumbers
    localize localtime lower make_list phone2numeric pprint random safe safeseq slugify striptags title
    unlocalize unordered_list upper urlize utc wordcount
"""
_ONE = """
    add center cut default default_if_none dictsort dictsortreversed divisibleby get_digit join ljust rjust slice
    stringformat timezone truncatechars truncatechars_html truncatewords truncatewords_html urlizetrunc wordwrap
"""
_SIZES = dict.fromkeys(_NONE.split(), (0, 0)) | dict.fromkeys(_ONE.split(), (1, 1))


def arguments_of(name: str) -> tuple[int, int]:
    """Return the least and the most arguments of a filter; one of the application takes none or one."""
    return _SIZES.get(name, (0, 1))

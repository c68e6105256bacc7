"""Recognises templates of languages that are not read here, so that none is taken for a broken document."""

from __future__ import annotations

import re
from functools import cache

_BY_SUFFIX = {
    ".asp": "ASP",
    ".aspx": "ASP",
    ".blade.php": "Blade",
    ".cshtml": "Razor",
    ".ejs": "EJS",
    ".erb": "ERB",
    ".ftl": "FreeMarker",
    ".ftlx": "FreeMarker",
    ".gohtml": "Go",
    ".gotmpl": "Go",
    ".goxml": "Go",
    ".handlebars": "Handlebars",
    ".hbs": "Handlebars",
    ".jsp": "JSP",
    ".jspx": "JSP",
    ".liquid": "Liquid",
    ".mako": "Mako",
    ".mustache": "Mustache",
    ".njk": "Nunjucks",  # and Twig: as Jinja2 nearly, and a tag that only they have would be told as a mistake
    ".nunjucks": "Nunjucks",
    ".php": "PHP",
    ".phtml": "PHP",
    ".rhtml": "ERB",
    ".twig": "Twig",
    ".vm": "Velocity",
}
_SUFFIXES = tuple(_BY_SUFFIX)
# What is looked at in a folder: other templates of these languages make web pages.
FOREIGN_SUFFIXES = tuple(f".xml.{name}" for name in ("ejs", "erb", "hbs", "liquid", "mustache", "php", "twig"))

# By a letter of theirs: whether a letter occurs at all is known sooner than whether a word does.
_SIGNS = {
    b"{": (b"{{", b"{%"),
    b"%": (b"<%",),
    b"?": (b"<?php", b"<?="),
    b"#": (b"<#", b"#foreach", b"#if", b"#set"),
    b"$": (b"$def with",),
    b"y": (b"thymeleaf",),
}

# What is in one language alone, and no mistake in another: the first that fits, decides.
_BY_CONTENT = {
    "PHP": r"<\?(?:php\b|=)",
    "JSP": r"<%@|<%--[^%]*--%>",
    "ERB": r"<%[^%]*\bdo\b(?:\s*\|[^|%]*\|)?\s*-?%>|<%-?\s*(?:end|elsif|unless)\b",
    "EJS": r"<%[^%]*\{\s*[-_]?%>|<%[-_]?\s*\}",
    "ERB or EJS": r"<%[^%]*%>",
    "Handlebars": r"\{\{~?\s*(?:#\s*(?:if|unless|each|with)\s|>\s*[\w./-]+|\{\s*[\w.]+\s*\}\}\}|else\b)",
    "Mustache": r"\{\{/\s*[\w.]+\s*\}\}",
    "Go": r"\{\{-?\s*(?:\.[A-Za-z_(]|(?:range|with|if|template|block|define)\s[^{}]*[.$\"]|\$\w+\s*:=|/\*)",
    "Liquid": (
        r"\{%-?\s*(?:assign\s+\w+\s*=|elsif\b|unless\b|endunless\b|endcase\b|endcapture\b|tablerow\b)"
        r"|\{\{[^\"'{}]*\|\s*\w+:\s"
    ),
    "FreeMarker": r"</?#(?:if|list|assign|macro|include)\b",
    "Velocity": r"#(?:set|if|foreach)\s*\(\s*\$",
    "Templetor": r"\A\s*\$def with\s*\(",
    "Thymeleaf": r"xmlns:\w+\s*=\s*[\"']https?://www\.thymeleaf\.org",
}


def foreign_language(name: str, data: bytes) -> str | None:
    """Return the language of a template by the name of its file, else by its content.

    There is none where the content may be a plain document, or a template in Jinja2 or Django's language.
    """
    file = name.rpartition("/")[2].casefold()
    if file.endswith(_SUFFIXES):
        return next(language for suffix, language in _BY_SUFFIX.items() if file.endswith(suffix))
    if not any(sign in data for letter, signs in _SIGNS.items() if letter in data for sign in signs):
        return None
    text = _beside().sub(b" ", data)
    return next((language for language, pattern in _patterns().items() if pattern.search(text)), None)


def not_read(language: str) -> str:
    """Return why a template in such a language is not checked, and what can be."""
    return f"a template in {language} is not checked: render it, and check what it renders to"


@cache
def _beside() -> re.Pattern[bytes]:
    """Comments and texts of XML, in which anything may stand; a broken one goes on to the end."""
    return re.compile(rb"<!--(?:(?!-->).)*+(?:-->)?|<!\[CDATA\[(?:(?!\]\]>).)*+(?:\]\]>)?", re.DOTALL)


@cache
def _patterns() -> dict[str, re.Pattern[bytes]]:
    return {language: re.compile(pattern.encode()) for language, pattern in _BY_CONTENT.items()}

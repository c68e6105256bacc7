"""Rule FX506."""

from __future__ import annotations

import re
from html import unescape

from ....diagnostics import INFO, WARNING, Problem
from ....source import Document, Hole, has_hole
from ....source.shown import shown
from ...context import Context
from ...example import Bad, Good
from ...insertion import Insertion, insertions
from ...rule import DocumentRule, Problems

_LANGUAGES = ("jinja2", "django")
_KEEPING = frozenset(  # filters that leave what stands for itself in a URL as it is
    {"default", "d", "default_if_none", "safe", "e", "escape", "force_escape", "forceescape", "string", "trim"}
    | {"lower", "upper", "title", "capitalize", "capfirst", "replace", "striptags", "first", "last", "stringformat"}
)
_PARAMETER = re.compile(r"[?&]([^?&=#]*)=[^?&#]*\Z")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|[0-9]+")
_FAR = 2000  # characters of a URL
_WORDS = frozenset(
    {
        "address",
        "agent",
        "body",
        "callback",
        "caller",
        "city",
        "company",
        "email",
        "from",
        "greeting",
        "mail",
        "message",
    }
    | {"msg", "name", "number", "phone", "prompt", "q", "query", "question", "reason", "say", "speech", "subject"}
    | {"text", "title", "to", "transcript", "url", "uri", "voicemail"}
)
_HARMLESS = frozenset(
    {"attempt", "code", "count", "counter", "day", "digit", "digits", "flag", "id", "index", "key", "lang", "language"}
    | {"length", "level", "limit", "locale", "month", "n", "num", "offset", "page", "pk", "retries", "retry", "round"}
    | {"seconds", "sid", "size", "step", "time", "timeout", "timestamp", "try", "uuid", "version", "year", "hash", "i"}
)


class UnencodedTemplateQuery(DocumentRule):
    """A template puts a value into the query of a URL without `urlencode`.

    A blank, a `&`, a `#` or a `+` in the value means something else in a query: the application gets half of the
    text, or a phone number without its `+`. Escaping for XML does not help, as it is undone before the URL is read.
    A hint where the name of the value does not tell whether it is such a text; names of numbers and identifiers
    are left alone, and so is a value that is the whole query.

    Ignore it where the value was encoded before.
    """

    code = "FX506"
    severity = WARNING
    reads = "verb"
    needs = "insertions"
    examples = (
        Bad(
            """
            <Response>
              <Redirect>/goodbye?id={{ call_id }}&amp;message={{ goodbye_message }}</Redirect>
                                                              ^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """,
            language="jinja2",
        ),
        Bad(
            """
            <Response>
              <Gather action="/?a={{ caller.Phone|lower }}&amp;b=a{{ colour }}&amp;to={{ x }}&amp;c={{ caller_id }}">
                                  ^^^^^^^^^^^^^^^^^^^^^^^^        ^^^^^^^^^^^^        ^^^^^^^       ^^^^^^^^^^^^^^^
                <Say>Press a key.</Say>
              </Gather>
            </Response>
            """,
            language="django",
        ),
        Good(
            """
            <Response><Redirect>/goodbye?message={{ message|urlencode }}&amp;page={{ page }}</Redirect></Response>
            """,
            language="jinja2",
        ),
        Good(
            """
            <Response>
              <Redirect>{{ url }}?{{ options }}&amp;name=</Redirect>
              <Redirect>/{{ name }}#part={{ name }}</Redirect>
              <Say>What is 1?a={{ name }}</Say>
            </Response>
            """,
            language="jinja2",
            hidden=True,
        ),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        urls = {(value.node, value.name) for value in ctx.urls if "?" in value.text and has_hole(value.text)}
        for insertion in insertions(document, _is_doubtful) if urls else ():
            hole = insertion.hole
            if (insertion.node, insertion.attribute) not in urls:
                continue
            parameter = _parameter(insertion, document)
            if parameter is None:
                continue
            danger = _danger(hole.expression.partition("|")[0]) or _danger(parameter) or "doubtful"
            if danger != "harmless":
                yield Problem(
                    insertion.span,
                    f"`{shown(hole.expression)}` goes into the query of a URL as it is: a `&`, a `+` or a blank in it "
                    "means something else there",
                    help=f"write `{{{{ {shown(hole.expression)}|urlencode }}}}`",
                    severity=INFO if danger == "doubtful" else None,
                )


def _is_doubtful(hole: Hole) -> bool:
    return hole.language in _LANGUAGES and all(name in _KEEPING for name in hole.filters)


def _parameter(insertion: Insertion, document: Document) -> str | None:
    """The name of the parameter whose value the insertion is a part of."""
    place = document.place(insertion.node)
    value = place.text if insertion.attribute is None else place.attributes[insertion.attribute].value
    before = document.source.text[max(value.start, insertion.span.start - _FAR) : insertion.span.start]
    url = unescape(before)
    found = _PARAMETER.search(url)
    return found[1] if found is not None and "?" in url[: found.start() + 1] else None


def _danger(name: str) -> str:
    """Whether a value of that name is `harmless` in a query, or a text that is `broken` there; empty where unknown."""
    words = [word.lower() for word in _WORD.findall(name.rpartition(".")[2])]
    if words[-2:] == ["caller", "id"]:
        return "broken"
    if words and words[-1] in _HARMLESS:
        return "harmless"
    return "broken" if _WORDS.intersection(words) else ""

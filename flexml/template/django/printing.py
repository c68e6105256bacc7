"""Tags that print something, or give what they would print to a name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from typing import TYPE_CHECKING

from ..expression import Constant, Either, Expression
from ..tree import Assign, Body, Output, Unknown
from .tag import Tag
from .words import Word

if TYPE_CHECKING:
    from .reader import Reader

_PARTS_OF_TAGS = {
    "openblock": "{%",
    "closeblock": "%}",
    "openvariable": "{{",
    "closevariable": "}}",
    "openbrace": "{",
    "closebrace": "}",
    "opencomment": "{#",
    "closecomment": "#}",
}


def given(tag: Tag, value: Expression, target: str | None) -> Body:
    """Return what prints a value, or where it has a target, gives it to that."""
    if target is None:
        return (Output(tag.span, value),)
    return (Assign(tag.span, (target,), value),)


def _first_of(_: Reader, tag: Tag) -> Body:
    if not tag.arguments:
        raise tag.malformed("`{% firstof %}` has nothing to choose from")
    words, target = tag.target(tag.arguments)  # `{% firstof as name %}` chooses from nothing
    nothing: Expression = Constant(tag.written, "")
    value = reduce(
        lambda rest, word: Either(tag.written, tag.expression(word), rest, for_missing=True), reversed(words), nothing
    )
    return given(tag, value, target)


def _now(_: Reader, tag: Tag) -> Body:
    words, target = tag.target(tag.arguments) if len(tag.arguments) == 3 else (tag.arguments, None)
    if len(words) != 1:
        raise tag.malformed("`{% now %}` takes one format")
    return given(tag, tag.called([]), target)


def _url(_: Reader, tag: Tag) -> Body:
    if not tag.arguments:
        raise tag.malformed("`{% url %}` names no view")
    view, *others = tag.arguments
    tag.expression(view)  # it has no name, as others may
    others, target = tag.target(others)  # in `{% url as name %}` the view is `as`
    words = [view, *others]
    return given(tag, tag.called(words), target)


def _static(_: Reader, tag: Tag) -> Body:
    words, target = tag.target(tag.arguments)
    if not words:
        raise tag.malformed("`{% static %}` names no file")
    tag.expression(words[0])
    return given(tag, tag.called(words[:1]), target)


def _query_string(_: Reader, tag: Tag) -> Body:
    words, target = tag.target(tag.arguments)
    return given(tag, tag.called(words), target)


def _prefix(_: Reader, tag: Tag) -> Body:
    words = tag.arguments
    if words and (words[0].text != "as" or len(words) < 2):
        raise tag.malformed(f"`{{% {tag.name} %}}` takes nothing else than `as name`", words[0])
    return given(tag, tag.called([]), words[1].text if words else None)


def _width_ratio(_: Reader, tag: Tag) -> Body:
    words, target = tag.target(tag.arguments) if len(tag.arguments) == 5 else (tag.arguments, None)
    if len(words) != 3:
        raise tag.malformed("`{% widthratio %}` takes a value, the greatest value, and a width")
    values = [tag.expression(word) for word in words]
    numbers = [each.value for each in values if isinstance(each, Constant) and isinstance(each.value, int | float)]
    if len(numbers) < len(values):
        return given(tag, tag.called(words), target)
    value, greatest, width = numbers
    ratio = str(round(value / greatest * int(width))) if greatest else "0"
    return given(tag, Constant(tag.written, ratio), target)


def _template_tag(_: Reader, tag: Tag) -> Body:
    words = tag.written.split()[1:]
    if len(words) != 1 or words[0] not in _PARTS_OF_TAGS:
        raise tag.malformed(f"`{{% templatetag %}}` prints one of: {', '.join(_PARTS_OF_TAGS)}")
    return (Output(tag.span, Constant(tag.written, _PARTS_OF_TAGS[words[0]])),)


def _regroup(_: Reader, tag: Tag) -> Body:
    words = tag.arguments
    if len(words) != 5 or (words[1].text, words[3].text) != ("by", "as"):
        raise tag.malformed("a list is regrouped as `{% regroup calls by queue as queues %}`")
    tag.expression(words[0])
    return given(tag, tag.called(words[:1]), words[4].text)


def _set_alone(_: Reader, tag: Tag) -> Body:
    """A tag that does nothing else than give a name to what only the application knows."""
    words, target = tag.target(tag.arguments)
    if target is None:
        raise tag.malformed(f"`{{% {tag.name} %}}` gives its value to a name: `as name`")
    asked: list[Word] = [word for word in words if word.text != "for"]
    return given(tag, tag.called(asked), target)


def _lorem(_: Reader, tag: Tag) -> Body:
    words = tag.arguments
    if words and words[-1].text == "random":
        words = words[:-1]
    if words and words[-1].text in ("w", "p", "b"):
        words = words[:-1]
    if len(words) > 1:
        raise tag.malformed("`{% lorem %}` takes a number, then `w`, `p` or `b`, then `random`", words[1])
    for word in words:
        tag.expression(word)
    return (Unknown(tag.span),)


def _unknown(_: Reader, tag: Tag) -> Body:
    return (Unknown(tag.span),)


TAGS: Mapping[str, Callable[[Reader, Tag], Body]] = {
    "csrf_token": _unknown,
    "debug": _unknown,
    "firstof": _first_of,
    "get_available_languages": _set_alone,
    "get_current_language": _set_alone,
    "get_current_language_bidi": _set_alone,
    "get_current_timezone": _set_alone,
    "get_language_info": _set_alone,
    "get_language_info_list": _set_alone,
    "get_media_prefix": _prefix,
    "get_static_prefix": _prefix,
    "lorem": _lorem,
    "now": _now,
    "querystring": _query_string,
    "regroup": _regroup,
    "static": _static,
    "templatetag": _template_tag,
    "url": _url,
    "widthratio": _width_ratio,
}

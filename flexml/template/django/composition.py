"""Tags that put templates together, and those that say how a part of one is printed."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from ..expression import Constant, Expression
from ..tree import Block, Body, Comment, Escape, Extends, Filter, Include, Squeeze, With
from .expressions import read_filters
from .tag import Bindings, Tag
from .words import Word

if TYPE_CHECKING:
    from .reader import Reader


def _block(reader: Reader, tag: Tag) -> Body:
    words = tag.written.split()[1:]
    if len(words) != 1:
        raise tag.malformed("a block has one name: `{% block content %}`")
    name = words[0]
    if name in reader.blocks:
        raise tag.malformed(f"there are two blocks `{name}`")
    block = Block(tag.span, name, ())
    reader.blocks[name] = block  # also one inside of it may not have its name
    body, closer = reader.body(tag, "endblock")
    if closer.written not in ("endblock", f"endblock {name}"):
        raise closer.malformed(f"`{{% {closer.written} %}}` ends another block than `{name}`")
    block = replace(block, body=body)
    reader.blocks[name] = block
    return (block,)


def _extends(reader: Reader, tag: Tag) -> Body:
    words = tag.arguments
    if len(words) != 1:
        raise tag.malformed('a template extends one other: `{% extends "base.xml" %}`')
    if not reader.is_first(tag):
        raise tag.malformed("`{% extends %}` is not the first tag of the template")
    # Of what stands around the blocks, nothing is printed, and nothing happens.
    kept = tuple(each for each in reader.whole() if isinstance(each, Comment))
    return (Extends(tag.span, _template(reader, tag, words[0])), *kept)


def _include(reader: Reader, tag: Tag) -> Body:
    words = tag.arguments
    if not words:
        raise tag.malformed("`{% include %}` names no template")
    template = _template(reader, tag, words[0])
    bindings: Bindings | None = None
    only = False
    rest = words[1:]
    while rest:
        option, rest = rest[0], rest[1:]
        if option.text == "with" and bindings is None:
            bindings, rest = tag.bindings(rest, legacy=False)
            if not bindings:
                raise tag.malformed("`with` gives no value: `with name=value`", option)
        elif option.text == "only" and not only:
            only = True
        else:
            raise tag.malformed(f"`{option.text}` is not an option of `{{% include %}}`", option)
    return (Include(tag.span, template, context=not only, bindings=bindings or ()),)


def _template(reader: Reader, tag: Tag, word: Word) -> Expression:
    """The name of another template; one that begins with a dot is relative to this one."""
    expression = tag.expression(word)
    if isinstance(expression, Constant) and str(expression.value).startswith(("./", "../")):
        folder = posixpath.dirname(reader.name.lstrip("/"))
        return replace(expression, value=posixpath.normpath(posixpath.join(folder, str(expression.value))))
    return expression


def _with(reader: Reader, tag: Tag) -> Body:
    bindings, rest = tag.bindings(tag.arguments, legacy=True)
    if rest or not bindings:
        raise tag.malformed("`{% with %}` gives names to values: `{% with name=value %}`", *rest[:1])
    return (With(tag.span, bindings, reader.closed_body(tag)),)


def _autoescape(reader: Reader, tag: Tag) -> Body:
    setting = tag.written.split()[1:]
    if setting not in (["on"], ["off"]):
        raise tag.malformed("`{% autoescape %}` is `on` or `off`")
    on = Constant(setting[0], setting == ["on"])
    return (Escape(tag.span, on, reader.closed_body(tag)),)


def _filter(reader: Reader, tag: Tag) -> Body:
    filters = read_filters(reader.text, tag.token.inside, len(tag.name))
    wrong = next((each for each in filters if each.name in ("escape", "safe")), None)
    if wrong is not None:
        raise tag.malformed(f"`{{% filter %}}` does not take `{wrong.name}`: `{{% autoescape %}}` does that")
    return (Filter(tag.span, filters, reader.closed_body(tag)),)


def _comment(reader: Reader, tag: Tag) -> Body:
    reader.skip(tag, "endcomment")
    return ()


def _plain(reader: Reader, tag: Tag) -> Body:
    return reader.closed_body(tag)


def _in_language(reader: Reader, tag: Tag) -> Body:
    if len(tag.arguments) != 1:
        raise tag.malformed(f"`{{% {tag.name} %}}` takes one value")
    tag.expression(tag.arguments[0])
    return reader.closed_body(tag)


def _localized(reader: Reader, tag: Tag) -> Body:
    if [word.text for word in tag.arguments] not in ([], ["on"], ["off"]):
        raise tag.malformed(f"`{{% {tag.name} %}}` is `on` or `off`")
    return reader.closed_body(tag)


def _cached(reader: Reader, tag: Tag) -> Body:
    if len(tag.arguments) < 2:
        raise tag.malformed("`{% cache %}` takes a time in seconds and a name")
    return reader.closed_body(tag)


def _nothing(_: Reader, __: Tag) -> Body:
    return ()


def _spaceless(reader: Reader, tag: Tag) -> Body:
    return (Squeeze(tag.span, reader.closed_body(tag)),)


TAGS: Mapping[str, Callable[[Reader, Tag], Body]] = {
    "autoescape": _autoescape,
    "block": _block,
    "cache": _cached,
    "comment": _comment,
    "extends": _extends,
    "filter": _filter,
    "include": _include,
    "language": _in_language,
    "load": _nothing,
    "localize": _localized,
    "localtime": _localized,
    "spaceless": _spaceless,
    "timezone": _in_language,
    "verbatim": _plain,
    "with": _with,
}

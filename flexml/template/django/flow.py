"""Tags that decide what is printed, and how often."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from ..expression import Called, Constant, Either, Expression, Name, Part
from ..tree import Body, Cycle, If, Loop
from .conditions import read_condition
from .tag import Tag

if TYPE_CHECKING:
    from .reader import Reader


def _if(reader: Reader, tag: Tag) -> Body:
    branches: list[tuple[Expression, Body]] = []
    branch = tag
    while branch.name in ("if", "elif"):
        condition = read_condition(reader.text, branch.arguments, branch.span)
        body, following = reader.body(tag, "elif", "else", "endif")
        branches.append((condition, body))
        branch = following
    otherwise: Body = ()
    if branch.written == "else":
        otherwise, branch = reader.body(tag, "endif")
    if branch.written != "endif":
        raise branch.malformed(f"`{{% {branch.written} %}}` stands where `{{% endif %}}` is wanted")
    return (If(tag.span, tuple(branches), otherwise),)


def _for(reader: Reader, tag: Tag) -> Body:
    words = tag.arguments
    backwards = bool(words) and words[-1].text == "reversed"
    if backwards:
        words = words[:-1]
    if len(words) < 3 or words[-2].text != "in":
        raise tag.malformed("a loop is written `{% for item in items %}`")
    *names, _, iterable = words
    targets = [name.strip(" ") for name in " ".join(word.text for word in names).split(",")]
    if any(not target or not {" ", '"', "'", "|"}.isdisjoint(target) for target in targets):
        raise tag.malformed("a loop gives names to its items: `{% for key, value in items %}`")
    items = tag.expression(iterable)
    reader.loops += 1
    body, closer = reader.body(tag, "empty", "endfor")
    reader.loops -= 1
    otherwise: Body = ()
    if closer.name == "empty":
        otherwise, _ = reader.body(tag, "endfor")
    return (Loop(tag.span, tuple(targets), items, body, otherwise, backwards=backwards),)


def _if_changed(reader: Reader, tag: Tag) -> Body:
    values = tuple(tag.expression(word) for word in tag.arguments)
    body, closer = reader.body(tag, "else", "endifchanged")
    otherwise: Body = ()
    if closer.name == "else":
        otherwise, _ = reader.body(tag, "endifchanged")
    if not reader.loops:  # nothing has come before
        return body
    first = Part("forloop.first", Name("forloop", "forloop"), Constant("first", "first"))
    changed = Called(tag.written, Name(tag.name, tag.name), values)
    return (If(tag.span, ((Either(tag.written, first, changed), body),), otherwise),)


def _cycle(reader: Reader, tag: Tag) -> Body:
    words = tag.arguments
    if not words:
        raise tag.malformed("`{% cycle %}` has nothing to choose from")
    if len(words) == 1:
        named = reader.cycles.get(words[0].text)
        if named is None:
            raise tag.malformed(f"no `{{% cycle … as {words[0].text} %}}` stands before", words[0])
        return (_again(reader, replace(named, span=tag.span)),)
    silent = len(words) > 3 and words[-3].text == "as"
    if silent and words[-1].text != "silent":
        raise tag.malformed("only `silent` may follow the name of a cycle", words[-1])
    kept = words[:-1] if silent else words
    values, target = tag.target(kept) if len(kept) > 3 or silent else (kept, None)
    name = f"{reader.name}:{tag.span.start}"  # what counts its turns
    cycle = Cycle(tag.span, name, tuple(tag.expression(word) for word in values), target, prints=not silent)
    if target is not None:
        reader.cycles[target] = cycle
    return (_again(reader, cycle),)


def _again(reader: Reader, cycle: Cycle) -> Cycle:
    reader.last_cycle = cycle
    return cycle


def _reset_cycle(reader: Reader, tag: Tag) -> Body:
    words = tag.arguments
    if len(words) > 1:
        raise tag.malformed("`{% resetcycle %}` takes the name of one cycle", words[1])
    cycle = reader.cycles.get(words[0].text) if words else reader.last_cycle
    if cycle is None:
        raise tag.malformed("no such cycle stands before")
    return (Cycle(tag.span, cycle.name, ()),)


TAGS: Mapping[str, Callable[[Reader, Tag], Body]] = {
    "cycle": _cycle,
    "for": _for,
    "if": _if,
    "ifchanged": _if_changed,
    "resetcycle": _reset_cycle,
}

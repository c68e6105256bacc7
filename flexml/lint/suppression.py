"""A comment that silences findings: `<!-- flexml: ignore[rule]: reason -->`, or `ignore-file[rule]`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..diagnostics import Edit
from ..source import Remark, Span
from .registry import all_rules
from .selection import selector_weight

ALL = "all"
OWN_SCHEMA = "xsd"  # what findings of a schema of the user's own are called

_FORM = re.compile(r"ignore(-file)?+\s*+(?:\[([^\[\]]*+)\]\s*+)?+(?::\s*+(.*))?", re.DOTALL)
_WORD = re.compile(r"[^\s,\[\]:]++")
_LISTED = re.compile(r"[^\s,]++")
_LONGEST = 40
_KEY = re.compile(r"ignore(?:-file)?+(?![\w-])")


@dataclass(frozen=True, slots=True)
class Selector:
    """What a suppression names: a rule's name, its code, the beginning of one, a category, or `all`."""

    word: str
    span: Span

    @property
    def rules(self) -> frozenset[str]:
        """The names of the rules that it stands for; empty where it names none."""
        return rules_named(self.word)

    @property
    def shown(self) -> str:
        """The word for a message."""
        return self.word[:_LONGEST].replace("`", "'")


@dataclass(frozen=True, slots=True)
class Suppression:
    """What one comment silences: the next element with all it contains, or the `whole_file`.

    `listed` is where its selectors stand, without the brackets. Where there are no brackets, it silences
    every rule.
    """

    remark: Remark
    whole_file: bool
    selectors: tuple[Selector, ...]
    listed: Span | None
    reason: str

    @property
    def key(self) -> Span:
        """Where it says what it does: `ignore` or `ignore-file`."""
        return self.remark.part(0, len("ignore-file" if self.whole_file else "ignore"))

    @property
    def blanket(self) -> bool:
        """Whether it silences every rule, also those that nobody has written yet."""
        return self.listed is None or any(selector.word == ALL for selector in self.selectors)


@dataclass(frozen=True, slots=True)
class Malformed:
    """A comment that begins as one that silences, and silences nothing; `edit` is what it was meant to be."""

    remark: Remark
    reason: str
    help: str
    edit: Edit | None = None


@lru_cache(maxsize=1024)
def rules_named(word: str) -> frozenset[str]:
    """Return the names of the rules that a selector stands for."""
    if word in (OWN_SCHEMA, OWN_SCHEMA.upper()):
        return frozenset({OWN_SCHEMA})
    named = frozenset(entry.name for entry in all_rules() if selector_weight(word, entry))
    return named | {OWN_SCHEMA} if word == ALL else named


def read_suppression(remark: Remark) -> Suppression | Malformed | None:
    """Return what a remark silences, or what keeps it from doing so; nothing where it is about something else."""
    text = remark.text
    if not text.startswith("ignore"):
        return None
    form = _FORM.fullmatch(text)
    if form is None:
        return _malformed(remark)
    reason = (form[3] or "").strip()
    if form[2] is None:
        words = _words(reason)
        if words and all(map(rules_named, words)) and not _are_plain(words):
            return Malformed(
                remark,
                f"{_quoted(words)} stands where the reason does, so nothing says which rules to silence",
                f"write `{form[0].partition(':')[0].strip()}[{', '.join(words)}]`",
                _replaced(remark, form.end(1) if form[1] else len("ignore"), len(text), f"[{', '.join(words)}]"),
            )
        return Suppression(remark, form[1] is not None, (), None, reason)
    selectors = tuple(
        Selector(word[0], remark.part(form.start(2) + word.start(), form.start(2) + word.end()))
        for word in _LISTED.finditer(form[2])
    )
    if not selectors:
        return Malformed(remark, "the brackets name no rule", "name the rules to silence, separated by commas")
    return Suppression(remark, form[1] is not None, selectors, remark.part(*form.span(2)), reason)


def _malformed(remark: Remark) -> Malformed:
    text, help_ = remark.text, "write `ignore[rule]: reason`, or `ignore-file[rule]: reason` for the whole file"
    key = _KEY.match(text)
    if key is None:
        return Malformed(remark, f"`{_shown(_WORD.match(text))}` is no way to silence a rule", help_)
    rest = text[key.end() :].lstrip()
    if not rest.startswith("["):
        words = _words(rest.partition(":")[0])
        if words and all(map(rules_named, words)):
            end = len(text) if ":" not in rest else text.index(":", key.end())
            edit = _replaced(remark, key.end(), end, f"[{', '.join(words)}]")
            return Malformed(remark, f"{_quoted(words)} does not stand in brackets", help_, edit)
        return Malformed(remark, f"something else than brackets or a colon follows `{key[0]}`", help_)
    closing = text.find("]")
    if closing < 0:
        return Malformed(remark, "the brackets are not closed", help_)
    if "[" in text[text.index("[") + 1 : closing]:
        return Malformed(remark, "a bracket stands in the brackets", help_)
    edit = _replaced(remark, closing + 1, closing + 1, ":")
    return Malformed(remark, "no colon stands before the reason", help_, edit)


def _shown(word: re.Match[str] | None) -> str:
    return "" if word is None else word[0][:_LONGEST].replace("`", "'")


def _words(text: str) -> list[str]:
    return re.split(r"[\s,]+", text.strip(" \t\r\n,")) if text.strip(" \t\r\n,") else []


def _are_plain(words: list[str]) -> bool:
    """Whether words are such that a reason may be made of them: `template`, `all`."""
    plain = {ALL, OWN_SCHEMA, *(entry.category for entry in all_rules())}
    return plain.issuperset(words)


def _quoted(words: list[str]) -> str:
    return " ".join(f"`{word}`" for word in words)


def _replaced(remark: Remark, start: int, end: int, replacement: str) -> Edit | None:
    return Edit(remark.part(start, end), replacement) if remark.written else None


def selectors_known() -> Iterator[str]:
    """Yield the words that a suppression may name, for a word that is none of them."""
    for entry in all_rules():
        yield from (entry.name, entry.code)
    yield from dict.fromkeys(entry.category for entry in all_rules())

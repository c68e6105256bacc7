"""Cues: what an element must be like for a rule to find anything, in a few words that the index carries.

A cue is `Name`, `Parent/Name` or `*`, and words that must all hold:

- `@name`, `!@name`: it has, or lacks, the attribute
- `root`, `top`, `deep`: it is the root, stands in the root, or further down
- `first`, `last`, `followed`, `preceded`: where it stands among its siblings
- `after Name`: the element before it has that name
- `but Name`: its own name is another one
- `twin`: an element before it, in the same one, has the same name
- `alike`: the element right before it has the same name and text, which may be blank in both
- `empty`, `filled`, `crowded`, `many`: it holds no element, one or more, more than one, more than `MANY`
- `blank`, `worded`: it has no text of its own, or some
- `routed`, `beside`: it is known which documents answer some URLs; a relative one may name a file
- `unlisted`, `miscased`: the table lacks one of its attributes; its name differs from the table's by case
- `misplaced`: the table does not have it in what it stands in
- `configured`: never, so that the rule runs only for those who set an option of it
- `!words`, `@name!number`: its text, or the value of an attribute, is not plain in the sense of `plain.py`
- `odd`, `odd-url`: one of its values, or of those that are URLs, is not plain for its type
- `printed`, `paired-url`: a value may be a printed object; a URL may hold pairs or a password
- `again`, `@name!new`: another element fits a cue of the rule already, or has the same value of the attribute as well

A cue may hold too often, and the rule then finds nothing. It must hold wherever the rule finds something.
"""

# Without the `annotations` of `__future__`: `NamedTuple` compiles each one then, which takes a start a millisecond.
from typing import NamedTuple

_STATES = (
    *("root", "top", "deep", "first", "last", "followed", "preceded", "twin", "alike", "empty", "filled"),
    *("crowded", "many", "blank", "worded", "routed", "beside", "unlisted", "miscased", "misplaced", "configured"),
)
STATES = {word: 1 << number for number, word in enumerate(_STATES)}
MANY = 4
NEW, NONE = "new", "none"


class Wanted(NamedTuple):
    """Which values of an element a word is about: such that are plain neither for their type nor as this kind."""

    only_urls: bool
    kind: str


ANY = {
    "odd": Wanted(only_urls=False, kind=NONE),
    "odd-url": Wanted(only_urls=True, kind=NONE),
    "printed": Wanted(only_urls=False, kind="unprinted"),
    "paired-url": Wanted(only_urls=True, kind="unpaired"),
}


class Cue(NamedTuple):
    """A cue as it is compared: `states` are bits of `STATES`, names in `has` are in lower case.

    `value` is what must not be plain: an attribute (`""` for the text) and a kind of text, or one of `ANY`; or what
    must not be `NEW`: the value of an attribute, `""` for the element itself.
    """

    parent: str
    name: str
    states: int
    has: frozenset[str]
    lacks: frozenset[str]
    value: tuple[str, str] | None
    after: str
    but: frozenset[str]


def read_cue(text: str) -> Cue:
    """Return the cue that a text is.

    Raises:
        ValueError: it has a word that is none, or asks for more than one value.
    """
    pattern, *rest = text.split()
    words = iter(rest)
    parent, _, name = pattern.rpartition("/")
    states, has, lacks, values, after, but = 0, set[str](), set[str](), list[tuple[str, str]](), "", set[str]()
    for word in words:
        attribute, sign, kind = word.partition("!")
        if word in STATES:
            states |= STATES[word]
        elif word in ANY:
            values.append(("*", word))
        elif word == "again":
            values.append(("", NEW))
        elif word == "after":
            after = next(words)
        elif word == "but":
            but.add(next(words))
        elif word.startswith("!@"):
            lacks.add(word[2:])
        elif sign:
            values.append((attribute[1:].lower(), kind))
            has.update([attribute[1:].lower()] if attribute else [])
        elif word.startswith("@"):
            has.add(word[1:].lower())
        else:
            raise ValueError(f"`{word}` is no word of a cue")
    if len(values) > 1:
        raise ValueError(f"`{text}` asks for more than one value")
    value = values[0] if values else None
    return Cue(parent, name, states, frozenset(has), frozenset(lacks), value, after, frozenset(but))

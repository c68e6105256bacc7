"""One pass along a document, which tells the rules that it calls for.

Elements are told apart by their shape: where they stand, their name, the names of their attributes, and some states.
What a shape calls for is worked out once; most documents have shapes that were met before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, cast

from lxml import etree

from ..dialects import Dialect, ElementSpec
from ..dialects.values import ValueType
from ..source.blank import SPACE
from .cue import NEW, STATES, Cue
from .plain import KINDS, IsPlain, plain_for

_ROOT, _TOP, _DEEP = STATES["root"], STATES["top"], STATES["deep"]
_FIRST, _LAST = STATES["first"], STATES["last"]
_FOLLOWED, _PRECEDED, _ALIKE = STATES["followed"], STATES["preceded"], STATES["alike"]
_EMPTY, _FILLED, _CROWDED = STATES["empty"], STATES["filled"], STATES["crowded"]
_BLANK, _WORDED = STATES["blank"], STATES["worded"]
AROUND, _UNLISTED, _MISCASED, _MISPLACED = (STATES[word] for word in ("around", "unlisted", "miscased", "misplaced"))

_MOST_SHAPES, _MOST_NAMES = 4096, 32  # a hostile document has a new one for each element
_OPEN = "\0"  # before the name of what takes any markup
_XML = "{http://www.w3.org/XML/1998/namespace}"

_Test = tuple[str, IsPlain, int]


class _Shape(NamedTuple):
    """The rules that elements of a shape call for, as bits, and those that a value calls for: not plain, or not new."""

    bits: int
    attributes: tuple[_Test, ...]
    texts: tuple[tuple[IsPlain, int], ...]
    repeatable: tuple[tuple[str, int], ...]


def _words_in(text: str | None) -> int:
    """Whether an element has text of its own; what is white space to Python and not to XML may count as either."""
    if not text:
        return _BLANK
    if not text.isspace():
        return _WORDED
    return _BLANK | _WORDED if text.strip(SPACE) else _BLANK


def _last(key: str) -> str:
    """The name in the key of a row: `Stream` of `Start/Stream`."""
    return key.rpartition("/")[2]


class _Everything(set[tuple[int, str]]):
    """A set that holds whatever it is asked for."""

    def __contains__(self, _: object) -> bool:
        return True


class Shapes:
    """What the elements of documents in one dialect call for; `cues` are those of rules, each with the rule's bit."""

    def __init__(self, dialect: Dialect, cues: Iterable[tuple[Cue, int]]) -> None:
        self._dialect = dialect
        self._cues: dict[str, list[tuple[Cue, int]]] = {"*": []}
        self._befores: dict[str, str] = {}
        for cue, bit in cues:
            self._cues.setdefault(cue.name, []).append((cue, bit))
            if cue.after:
                self._befores[cue.after.lower()] = cue.after
        self._shapes: dict[tuple[str | int, ...], _Shape] = {}
        self._names: dict[tuple[str, str], str] = {}
        self._plain_by_type: dict[ValueType, IsPlain] = {}

    def called_by(self, root: etree._Element, around: bool) -> int:
        """Return the rules that the elements of a tree call for; `around` is the state of that name for all of them."""
        same, met = AROUND if around else 0, set[tuple[int, str]]()
        if not len(root):
            bits, states = 0, _EMPTY | _words_in(root.text)
        else:
            bits, states = self._inside(root, self._name("", root.tag), same | _TOP, same | _DEEP, met)
        return bits | self._called_by(root, "", root.tag, root.text, states | same | _ROOT | _FIRST | _LAST, "", met)

    def called_by_root(self, root: etree._Element, children: int, around: bool) -> int:
        """Return the rules that a root would call for if it had no words, and so many children."""
        states = _CROWDED | _FILLED if children > 1 else _FILLED if children else _EMPTY
        states |= _BLANK | _ROOT | _FIRST | _LAST | (AROUND if around else 0)
        return self._called_by(root, "", root.tag, None, states, "", set())

    def called_by_verb(
        self, root: etree._Element, verb: etree._Element, before: etree._Element | None, is_last: bool, around: bool
    ) -> int:
        """Return the rules that an element in the root would call for, with all in it, if it stood after another one.

        Whatever must not be there twice is taken to be there already.
        """
        same, name, met = AROUND if around else 0, self._name("", root.tag), _Everything()
        bits, states = 0, _EMPTY | _words_in(verb.text)
        if len(verb):
            bits, states = self._inside(verb, self._name(name, verb.tag), same | _DEEP, same | _DEEP, met)
        states |= same | _TOP | (_LAST if is_last else _FOLLOWED) | (_FIRST if before is None else _PRECEDED)
        if before is not None and (before.tag, before.text) == (verb.tag, verb.text):
            states |= _ALIKE
        tag_before = "" if before is None else self._befores.get(before.tag.lower(), "")
        return bits | self._called_by(verb, name, verb.tag, verb.text, states, tag_before, met)

    def _inside(
        self, outer: etree._Element, name: str, same: int, deeper: int, met: set[tuple[int, str]]
    ) -> tuple[int, int]:
        """What the children of an element call for, and the states that they give to it."""
        bits, place, before, befores = 0, same | _FIRST | _FOLLOWED, "", self._befores
        tag_before = text_before = None
        children = list(outer)
        number = hidden = len(children)
        while children and children[-1].tag.__class__ is not str:
            children.pop()
        last = children[-1] if children else None
        words = _words_in(outer.text)
        for node in children:
            tag, text, tail = node.tag, node.text, node.tail
            if tail and (not tail.isspace() or tail.strip(SPACE)):
                words = words if words == _WORDED else _words_in(tail)
            if tag.__class__ is not str:  # a comment, an instruction or an entity
                continue
            hidden -= 1
            if node is last:
                place = place & ~_FOLLOWED | _LAST
            if len(node):
                those, states = self._inside(node, self._name(name, tag), deeper, deeper, met)
                bits |= those
            else:
                states = _EMPTY | _WORDED if text and not text.isspace() else _EMPTY | _words_in(text)
            states |= place | _ALIKE if tag == tag_before and text == text_before else place
            bits |= self._called_by(node, name, tag, text, states, before, met)
            place, tag_before, text_before = same | _PRECEDED | _FOLLOWED, tag, text
            before = befores.get(tag.lower(), "")
        size = number - hidden
        states = _CROWDED | _FILLED if size > 1 else _FILLED if size else _EMPTY
        # Where something hides the answer, both sides of a question are true.
        return bits, states | (_WORDED | _BLANK if hidden else words)

    def _called_by(
        self,
        node: etree._Element,
        outer: str,
        tag: str,
        text: str | None,
        states: int,
        before: str,
        met: set[tuple[int, str]],
    ) -> int:
        names = cast("list[str]", node.keys())  # the stubs leave bytes open
        shape = self._shapes.get((outer, tag, states, before, *names))
        bits, attributes, texts, repeatable = (
            self._learned(outer, tag, states, before, names) if shape is None else shape
        )
        for name, is_plain, those in attributes:
            if those & ~bits and not is_plain(node.get(name, "")):
                bits |= those
        if texts and states & _WORDED:
            for is_plain, those in texts:
                if those & ~bits and (states & (_FILLED | _BLANK) or not is_plain(text or "")):
                    bits |= those
        for name, one in repeatable:
            key = one, node.get(name, "") if name else ""
            if key in met:
                bits |= one
            met.add(key)
        return bits

    def _learned(self, outer: str, tag: str, states: int, before: str, names: list[str]) -> _Shape:
        shape = self._judged(outer, tag, states, before, names)
        if len(self._shapes) >= _MOST_SHAPES:
            self._shapes.clear()
        if len(names) <= _MOST_NAMES:
            self._shapes[outer, tag, states, before, *names] = shape
        return shape

    def _name(self, outer: str, tag: str) -> str:
        """What tells those inside of an element what they stand in: the key of its row, or its own name."""
        name = self._names.get((outer, tag))
        if name is None:
            spec = self._spec(outer, tag)
            is_open = outer.startswith(_OPEN) or (spec is not None and spec.open_content)
            name = (_OPEN if is_open else "") + (tag if spec is None else spec.key)
            if len(self._names) >= _MOST_SHAPES:
                self._names.clear()
            self._names[outer, tag] = name
        return name

    def _spec(self, outer: str, tag: str) -> ElementSpec | None:
        return None if outer.startswith(_OPEN) else self._dialect.resolve(tag, _last(outer) or None)

    def _is_misplaced(self, outer: str, spec: ElementSpec | None) -> bool:
        """Whether the table does not have an element in what it stands in; where that is unknown, it was told of it."""
        if outer.startswith(_OPEN):
            return False
        if spec is None or not outer:
            return spec is None or spec.name != self._dialect.root
        around = self._dialect.elements.get(outer)
        return around is not None and spec.name not in around.children

    def _judged(self, outer: str, tag: str, states: int, before: str, names: list[str]) -> _Shape:
        spec = self._spec(outer, tag)
        written = {name.replace(_XML, "xml:").lower(): name for name in names}
        states |= _MISPLACED if self._is_misplaced(outer, spec) else 0
        parent = _last(outer.lstrip(_OPEN))
        if spec is not None:
            states |= 0 if spec.attributes.keys() >= set(names) else _UNLISTED
            states |= 0 if spec.name == tag else _MISCASED
        called = dict.fromkeys((tag, "*") if spec is None else (tag, spec.name, "*"))
        bits, attributes, texts = 0, dict[tuple[str, IsPlain], int](), dict[IsPlain, int]()
        repeatable: dict[tuple[str, int], None] = {}
        for cue, bit in (each for name in called for each in self._cues.get(name, ())):
            if (cue.parent and cue.parent != parent) or cue.states & ~states:
                continue
            if not cue.has <= written.keys() or any(self._dialect.spelling(name, names) for name in cue.lacks):
                continue
            if (cue.after and cue.after != before) or not cue.but.isdisjoint(called):
                continue
            if cue.value is None:
                bits |= bit
                continue
            attribute, kind = cue.value
            if kind == NEW:
                repeatable[written[attribute] if attribute else "", bit] = None
            elif attribute == "*" and spec is not None:
                for name, is_plain in self._values(spec, written, only_urls=kind == "odd-url"):
                    attributes[name, is_plain] = attributes.get((name, is_plain), 0) | bit
                if spec.text is not None and (kind == "odd" or spec.text.type.kind == "url"):
                    is_plain = self._plain(spec.text.type)
                    texts[is_plain] = texts.get(is_plain, 0) | bit
            elif attribute == "*":
                continue  # no table says what its values should be
            elif attribute:
                key = (written[attribute], KINDS[kind])
                attributes[key] = attributes.get(key, 0) | bit
            else:
                texts[KINDS[kind]] = texts.get(KINDS[kind], 0) | bit
        tests = tuple((name, is_plain, those) for (name, is_plain), those in attributes.items())
        return _Shape(bits, tests, tuple(texts.items()), tuple(repeatable))

    def _values(self, spec: ElementSpec, written: dict[str, str], only_urls: bool) -> Iterator[tuple[str, IsPlain]]:
        """The attributes whose values have a type, and what tells whether one is plain."""
        rows = {name.lower(): row for name, row in spec.attributes.items()}
        for folded, name in written.items():
            row = rows.get(folded)
            if row is not None and (row.type.kind == "url" or not only_urls):
                yield name, self._plain(row.type)

    def _plain(self, type_: ValueType) -> IsPlain:
        is_plain = self._plain_by_type.get(type_)
        if is_plain is None:
            is_plain = self._plain_by_type[type_] = plain_for(type_)
        return is_plain

"""One pass along a document, which tells the rules that it calls for.

Elements are told apart by their shape: where they stand, their name, the names of their attributes, and some states.
What a shape calls for is worked out once; most documents have shapes that were met before.
"""

# Without the `annotations` of `__future__`: `NamedTuple` compiles each one then, which takes a start a millisecond.
from collections.abc import Iterable, Iterator
from functools import reduce
from operator import or_
from typing import NamedTuple

from lxml import etree

from ..dialects import AttributeSpec, Dialect, ElementSpec, TextSpec
from ..dialects.values import ValueType
from ..source.blank import SPACE
from .cue import ANY, MANY, NEW, NONE, STATES, Cue
from .plain import KINDS, IsPlain, plain_for

_ROOT, _TOP, _DEEP = STATES["root"], STATES["top"], STATES["deep"]
_FIRST, _LAST = STATES["first"], STATES["last"]
_FOLLOWED, _PRECEDED, _ALIKE, _TWIN = (STATES[word] for word in ("followed", "preceded", "alike", "twin"))
_EMPTY, _FILLED, _CROWDED, _MANY = (STATES[word] for word in ("empty", "filled", "crowded", "many"))
_BLANK, _WORDED = STATES["blank"], STATES["worded"]
ROUTED, BESIDE = STATES["routed"], STATES["beside"]
_UNLISTED, _MISCASED, _MISPLACED = STATES["unlisted"], STATES["miscased"], STATES["misplaced"]

_MOST_SHAPES, _MOST_NAMES = 4096, 32  # a hostile document has a new one for each element
_OPEN = "\0"  # before the name of what takes any markup
_XML = "{http://www.w3.org/XML/1998/namespace}"

_Looks = tuple[str, str, int, str, *tuple[str, ...]]  # what it stands in, its name, states, before it, names


_Values = tuple[tuple[str, IsPlain, tuple[tuple[IsPlain, int], ...]], ...]


class Shape(NamedTuple):
    """The rules that elements of a shape call for, as bits, and those that a value calls for: not plain, or not new.

    `values` are names of attributes, `""` for the text, with what tells whether the value is plain; where it is not,
    it calls for those rules for which it is not plain in another way either. `repeatable` are attributes that call for
    a rule when an element before has the same value, or fits at all (`""`).
    """

    bits: int
    values: _Values
    repeatable: tuple[tuple[str, int], ...]


Met = tuple[etree._Element, Shape]  # an element, and the shape of it where its values decide


def _words_in(text: str | None) -> int:
    """Whether an element has text of its own; what is white space to Python and not to XML may count as either."""
    if not text:
        return _BLANK
    if not text.isspace():
        return _WORDED
    return _BLANK | _WORDED if text.strip(SPACE) else _BLANK


def _words_behind(node: etree._Element) -> int:
    """What a comment, an instruction or an entity brings to the text of the element that it stands in."""
    return _WORDED if node.tag is etree.Entity else _words_in(node.tail)


def _size(children: int) -> int:
    states = _CROWDED | _FILLED if children > 1 else _FILLED if children else _EMPTY
    return states | _MANY if children > MANY else states


def _called_by_values(node: etree._Element, values: _Values) -> int:
    """The rules that values call for which are not plain."""
    bits = 0
    for name, is_plain, others in values:
        value = node.get(name, "") if name else node.text or ""
        if not is_plain(value):
            for is_plain_too, those in others:
                if not is_plain_too(value):
                    bits |= those
    return bits


def _called_at_most(met: Iterable[Met]) -> int:
    """The rules that elements call for if another one has each of their values already."""
    bits = 0
    for node, shape in met:
        again = reduce(or_, (one for _, one in shape.repeatable), 0)
        bits |= shape.bits | again | _called_by_values(node, shape.values)
    return bits


def _is_said_again(text: str | None, before: str | None) -> bool:
    return text == before or not ((text and text.strip()) or (before and before.strip()))


def _names_of(node: etree._Element) -> list[str]:
    return node.keys()  # type: ignore[return-value]  # the stubs leave bytes open


def _last(key: str) -> str:
    """The name in the key of a row: `Stream` of `Start/Stream`."""
    return key.rpartition("/")[2]


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
        self._shapes: dict[_Looks, Shape] = {}
        self._names: dict[tuple[str, str], str] = {}
        self._plain_by_type: dict[ValueType, IsPlain] = {}

    def called_by(self, root: etree._Element, around: int) -> int:
        """Return the rules that the elements of a tree call for; all have the states `around`."""
        bits, met = self.met(root, around)
        before: set[tuple[int, str]] = set()
        for node, (_, values, repeatable) in met:
            if values:
                bits |= _called_by_values(node, values)
            for name, one in repeatable:
                key = one, node.get(name, "") if name else ""
                if key in before:
                    bits |= one
                before.add(key)
        return bits

    def called_by_root(self, root: etree._Element, children: int, around: int) -> int:
        """Return the rules that a root would call for if it had no words, and so many children."""
        states = _size(children) | _BLANK | _ROOT | _FIRST | _LAST | around
        names = _names_of(root)
        return _called_at_most([(root, self._learned(("", root.tag, states, "", *names), names))])

    def called_by_verb(
        self, root: etree._Element, verb: etree._Element, before: etree._Element | None, is_last: bool, around: int
    ) -> int:
        """Return the rules that an element in the root would call for, with all in it, if it stood after another one.

        Whatever may be there twice is taken to be there already.
        """
        key, met = self._name("", root.tag), list[Met]()
        bits, states = 0, _EMPTY | _words_in(verb.text)
        if len(verb):
            bits, states = self._inside(verb, self._name(key, verb.tag), around | _DEEP, around | _DEEP, met)
        states |= around | _TOP | (_LAST if is_last else _FOLLOWED) | (_FIRST if before is None else _PRECEDED | _TWIN)
        if before is not None and before.tag == verb.tag and _is_said_again(verb.text, before.text):
            states |= _ALIKE
        name_before = "" if before is None else self._befores.get(before.tag.lower(), "")
        names = _names_of(verb)
        shape = self._learned((key, verb.tag, states, name_before, *names), names)
        return bits | _called_at_most([*met, (verb, shape)])

    def met(self, root: etree._Element, around: int) -> tuple[int, list[Met]]:
        """Return the rules that a tree calls for whatever its values are, and the elements whose values decide."""
        met: list[Met] = []
        if not len(root):
            bits, states = 0, _EMPTY | _words_in(root.text)
        else:
            bits, states = self._inside(root, self._name("", root.tag), around | _TOP, around | _DEEP, met)
        names = _names_of(root)
        shape = self._learned(("", root.tag, states | around | _ROOT | _FIRST | _LAST, "", *names), names)
        if shape.values or shape.repeatable:
            met.append((root, shape))
        return bits | shape.bits, met

    def _inside(self, outer: etree._Element, key: str, same: int, deeper: int, met: list[Met]) -> tuple[int, int]:
        """What the children of an element call for, and the states that they give to it."""
        bits, place, before = 0, same | _FIRST | _FOLLOWED, ""
        shapes, befores = self._shapes, self._befores
        tag_before = text_before = None
        children = list(outer)
        number = hidden = len(children)
        words, seen = _words_in(outer.text), set[str]()
        while children and children[-1].tag.__class__ is not str:
            words |= _words_behind(children.pop())
        last = children[-1] if children else None
        for node in children:
            tag, text, tail = node.tag, node.text, node.tail
            if tag.__class__ is not str:
                words |= _words_behind(node)
                continue
            if tail and tail.strip(SPACE):
                words = words if words == _WORDED else _words_in(tail)
            hidden -= 1
            if node is last:
                place = place & ~_FOLLOWED | _LAST
            if len(node):
                those, states = self._inside(node, self._name(key, tag), deeper, deeper, met)
                bits |= those
            else:
                states = _EMPTY | _WORDED if text and not text.isspace() else _EMPTY | _words_in(text)
            states |= place
            folded: str = tag.lower()
            if folded in seen:
                states |= _TWIN | _ALIKE if tag == tag_before and _is_said_again(text, text_before) else _TWIN
            names: list[str] = node.keys()  # type: ignore[assignment]  # as in `_names_of`, which would be a call
            looks: _Looks = (key, tag, states, before, *names)
            shape = shapes.get(looks) or self._learned(looks, names)
            if shape[1] or shape[2]:
                met.append((node, shape))
            bits |= shape[0]
            place, tag_before, text_before = same | _PRECEDED | _FOLLOWED, tag, text
            before = befores.get(folded, "")
            seen.add(folded)
        if hidden and words & _WORDED:
            words = _WORDED | _BLANK  # in parts, or unknown: both sides of a question are true
        return bits, _size(number - hidden) | words

    def _learned(self, looks: _Looks, names: list[str]) -> Shape:
        shape = self._shapes.get(looks)
        if shape is None:
            outer, tag, states, before, *_ = looks
            shape = self._judged(outer, tag, states, before, names)
            if len(self._shapes) >= _MOST_SHAPES:
                self._shapes.clear()
            if len(names) <= _MOST_NAMES:
                self._shapes[looks] = shape
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

    def _judged(self, outer: str, tag: str, states: int, before: str, names: list[str]) -> Shape:
        spec = self._spec(outer, tag)
        written = {name.replace(_XML, "xml:").lower(): name for name in names}
        states |= _MISPLACED if self._is_misplaced(outer, spec) else 0
        parent = _last(outer.lstrip(_OPEN))
        if spec is not None:
            states |= 0 if spec.attributes.keys() >= set(names) else _UNLISTED
            states |= 0 if spec.name == tag else _MISCASED
        called = dict.fromkeys((tag, "*") if spec is None else (tag, spec.name, "*"))
        bits, values = 0, dict[tuple[str, IsPlain], dict[IsPlain, int]]()
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
                continue
            if attribute == "*":
                only_urls, kind = ANY[kind]
                tests = [] if spec is None else list(self._typed(spec, written, only_urls))
            else:
                tests, kind = [(written[attribute] if attribute else "", KINDS[kind])], NONE
            for test in tests:
                those = values.setdefault(test, {})
                those[KINDS[kind]] = those.get(KINDS[kind], 0) | bit
        if not states & _WORDED or states & (_FILLED | _BLANK):
            for test in [test for test in values if not test[0]]:  # the text is in several parts, or may be none
                those = values.pop(test)
                bits |= reduce(or_, those.values()) if states & _WORDED else 0
        tests_of_values = ((name, is_plain, tuple(those.items())) for (name, is_plain), those in values.items())
        return Shape(bits, tuple(tests_of_values), tuple(repeatable))

    def _typed(self, spec: ElementSpec, written: dict[str, str], only_urls: bool) -> Iterator[tuple[str, IsPlain]]:
        """The attributes whose values have a type, `""` for the text, and what tells whether one is plain."""
        rows: dict[str, AttributeSpec | TextSpec | None] = {name.lower(): row for name, row in spec.attributes.items()}
        for name, row in (*((name, rows.get(folded)) for folded, name in written.items()), ("", spec.text)):
            if row is not None and (row.type.kind == "url" or not only_urls):
                yield name, self._plain(row.type)

    def _plain(self, type_: ValueType) -> IsPlain:
        is_plain = self._plain_by_type.get(type_)
        if is_plain is None:
            is_plain = self._plain_by_type[type_] = plain_for(type_)
        return is_plain

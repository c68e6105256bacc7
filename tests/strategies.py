"""Documents made from a dialect's table: valid ones, and ones with something wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from xml.sax.saxutils import escape, quoteattr

from hypothesis import strategies as st

from flexml.dialects import AttributeSpec, Dialect, ElementSpec
from flexml.dialects.values import Decimal, Enum, ItemList, Json, Number, String, Url, ValueType

XML_TEXT = st.text(st.sampled_from("abz AZ09 .,;:!?-_+*#/@&<>'\"é\u0661Ω😀"), max_size=12)
ODD_TEXTS = (
    "",
    " ",
    "\t",
    "0",
    "-1",
    "+5",
    "1.5",
    "1_0",
    "\u0661",
    "007",
    "true",
    "True",
    "yes",
    "GET",
    "get",
    "both",
    "*",
)
ODD_NAMES = ("Say", "Response", "say", "Bogus", "Stream", "Number", "break")
ODD_ATTRIBUTES = ("bogus", "Name", "url", "xml:lang", "xml:space", "action", "voice")


@dataclass
class Tree:
    """An element while it is being made."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    content: list[Tree | str] = field(default_factory=list)

    @property
    def trees(self) -> Iterator[Tree]:
        """This element and all below it."""
        yield self
        for item in self.content:
            if isinstance(item, Tree):
                yield from item.trees

    def __str__(self) -> str:
        attributes = "".join(f" {name}={_quoted(value)}" for name, value in self.attributes.items())
        inner = "".join(escape(item) if isinstance(item, str) else str(item) for item in self.content)
        return f"<{self.name}{attributes}>{inner}</{self.name}>" if inner else f"<{self.name}{attributes}/>"


def _quoted(value: str) -> str:
    return quoteattr(value, {"\t": "&#9;", "\n": "&#10;", "\r": "&#13;"})


@cache
def values(type_: ValueType) -> st.SearchStrategy[str]:
    """Texts that are values of a type."""
    strategy = _values(type_).filter(lambda text: type_.fault(text) is None)
    # Most types forgive white space around a value, which the judges must do alike.
    padded = strategy.map(lambda text: f" {text} ").filter(lambda text: type_.fault(text) is None)
    return st.one_of(strategy, strategy, strategy, padded) if type_.fault(" ") is not None else strategy


def _values(type_: ValueType) -> st.SearchStrategy[str]:
    match type_:
        case Enum(ignore_case=True):
            return st.sampled_from([*type_.values, *type_.aliases]).flatmap(_recased)
        case Enum():
            words = st.sampled_from([*type_.values, *type_.aliases])
            return st.one_of(words, st.just("unlisted")) if type_.open else words
        case Decimal():
            bounds = [
                None if bound is None else str(bound) for bound in (type_.min, type_.max)
            ]  # exact, as a float is not
            return st.decimals(bounds[0], bounds[1] or "1e9", places=2, allow_nan=False).map(
                lambda number: f"{number:f}"
            )
        case Number():
            low = int(type_.min) if type_.min is not None else -(10**9)
            numbers = st.integers(low, int(type_.max) if type_.max is not None else 10**9).map(str)
            return st.one_of(numbers, st.sampled_from(type_.words)) if type_.words else numbers
        case ItemList():
            low, high = type_.min or 0, 10**9 - 1 if type_.max is None else type_.max
            item = st.sampled_from(type_.values) if type_.values else st.integers(low, high).map(str)
            return st.lists(item, min_size=1, max_size=3).map(" ".join)
        case Url():
            absolute = [f"{scheme}://example.com/a" for scheme in type_.schemes or ("https",)]
            return st.sampled_from(
                [
                    *absolute,
                    *(["/a?b=c&d" if type_.query else "/a"] if type_.relative else []),
                    *([""] if type_.empty else []),
                ]
            )
        case Json():
            return st.sampled_from(['{"a": 1}', "{}"])
        case String(pattern=str(pattern)):
            return st.from_regex(pattern, fullmatch=True, alphabet=st.characters(min_codepoint=32, max_codepoint=126))
        case String():
            return st.text(
                st.characters(codec="ascii", categories=("L", "N")), min_size=type_.min_length or 1, max_size=10
            )
    raise AssertionError(type_)


def _recased(word: str) -> st.SearchStrategy[str]:
    return st.sampled_from([word, word.lower(), word.upper(), word.title()])


@st.composite
def trees(draw: st.DrawFn, dialect: Dialect, way: tuple[str, ...] = (), attribute: str | None = None) -> Tree:
    """A document in which nothing is wrong; where a `way` down is given, it ends in an element with that attribute."""
    taken: set[str] = set()  # names of streams, which are unique in a document

    def element(spec: ElementSpec, parent: str | None, depth: int, way: tuple[str, ...] | None) -> Tree:
        wanted = attribute if way == () else None
        attributes = {row.name: draw(values(row.type)) for row in _chosen(draw, spec, wanted, bool(way))}
        _rename(spec, attributes, taken)
        tree = Tree(spec.name, attributes)
        if any(spec.attributes[name].alone for name in attributes):
            return tree
        children = [] if depth == 0 and not spec.min_children else _children(draw, dialect, spec)
        if way:
            forced = dialect.element(way[0], spec.name)
            assert forced is not None, "the way leads from parent to child"
            children = [forced]
        keys: set[tuple[str, str]] = set()
        for child in children:
            made = element(child, spec.name, max(0, depth - 1), way[1:] if way else None)
            key = (child.name, made.attributes.get(child.unique, "") if child.unique else "")
            if not (child.unique and child.unique in made.attributes and key in keys):
                tree.content.append(made)
            keys.add(key)
        if spec.text is not None and not (spec.text.alone and tree.content):
            text = draw(values(spec.text.type))
            if spec.text.required or way == () or draw(st.booleans()):
                tree.content.insert(0, text)
        return tree

    return element(dialect.elements[dialect.root], None, 4, way)


def ways(dialect: Dialect) -> dict[str, tuple[str, ...]]:
    """The shortest way from the root to each entry of the table, by its key."""
    found: dict[str, tuple[str, ...]] = {dialect.root: ()}
    waiting: list[tuple[str, ...]] = [()]
    seen = {dialect.root}
    for way in waiting:  # which grows meanwhile
        parent = way[-1] if way else dialect.root
        spec = dialect.element(parent, way[-2] if len(way) > 1 else dialect.root if way else None)
        assert spec is not None
        for name in spec.children:
            child = dialect.element(name, parent)
            assert child is not None
            found.setdefault(child.key, (*way, name))
            if name not in seen:
                seen.add(name)
                waiting.append((*way, name))
    return found


def _chosen(
    draw: st.DrawFn, spec: ElementSpec, attribute: str | None = None, has_child: bool = False
) -> list[AttributeSpec]:
    """Rows that may stand together: the one that is asked for, what is required, and a few others."""
    rows = [row for row in spec.attributes.values() if not (row.alone and has_child)]
    wanted = [row for row in rows if row.name == attribute] + [row for row in rows if row.required]
    wanted += draw(st.lists(st.sampled_from(rows), max_size=3, unique=True)) if rows else []
    if attribute is not None and not spec.attributes[attribute].alone:
        wanted = [row for row in wanted if not row.alone]
    if any(row.alone for row in wanted):
        return next([row] for row in wanted if row.alone)
    chosen: dict[str, AttributeSpec] = {}
    for row in wanted:
        excluded = any(
            _names(other.excludes, row.name) or _names(row.excludes, other.name) for other in chosen.values()
        )
        if not excluded:
            chosen[row.name] = row
    return list(chosen.values())


def _names(conditions: tuple[str, ...], name: str) -> bool:
    return any(condition == "*" or condition.replace("~", "=").partition("=")[0] == name for condition in conditions)


def _rename(spec: ElementSpec, attributes: dict[str, str], taken: set[str]) -> None:
    if (spec.behaviour.stream or "").startswith("opens") and "name" in attributes:
        while f"{spec.name} {attributes['name']}" in taken:
            attributes["name"] += "x"
        taken.add(f"{spec.name} {attributes['name']}")


def _children(draw: st.DrawFn, dialect: Dialect, spec: ElementSpec) -> list[ElementSpec]:
    if not spec.children or spec.open_content:
        return []
    most = min(3, spec.max_children or 3)
    names = draw(
        st.lists(st.sampled_from(spec.children), min_size=spec.min_children, max_size=max(most, spec.min_children))
    )
    limits = dict(spec.limits)
    kept: list[str] = []
    for name in names:
        if kept.count(name) < limits.get(name, len(names)):
            kept.append(name)
    for name in spec.alone:
        if name in kept:
            kept = [name]
    found = (dialect.element(name, spec.name) for name in kept)
    return [child for child in found if child is not None]


def documents(dialect: Dialect) -> st.SearchStrategy[str]:
    """The text of a document in which nothing is wrong."""
    return trees(dialect).map(str)


@st.composite
def mutated_documents(draw: st.DrawFn, dialect: Dialect) -> str:
    """The text of a well-formed document in which up to three things were changed, mostly for the worse."""
    root = draw(trees(dialect))
    for _ in range(draw(st.integers(1, 3))):
        tree = draw(st.sampled_from(list(root.trees)))
        draw(st.sampled_from(MUTATIONS))(draw, dialect, tree)
    return str(root)


def _rename_element(draw: st.DrawFn, dialect: Dialect, tree: Tree) -> None:
    tree.name = draw(st.sampled_from([*dialect.names, *ODD_NAMES]))


def _drop_attribute(draw: st.DrawFn, dialect: Dialect, tree: Tree) -> None:
    if tree.attributes:
        del tree.attributes[draw(st.sampled_from(sorted(tree.attributes)))]


def _set_known_attribute(draw: st.DrawFn, dialect: Dialect, tree: Tree) -> None:
    spec = dialect.element(tree.name)
    if spec is not None and spec.attributes:
        row = draw(st.sampled_from(list(spec.attributes.values())))
        tree.attributes[row.name] = draw(st.one_of(values(row.type), st.sampled_from(ODD_TEXTS), XML_TEXT))


def _set_odd_attribute(draw: st.DrawFn, dialect: Dialect, tree: Tree) -> None:
    tree.attributes[draw(st.sampled_from(ODD_ATTRIBUTES))] = draw(st.one_of(st.sampled_from(ODD_TEXTS), XML_TEXT))


def _add_text(draw: st.DrawFn, dialect: Dialect, tree: Tree) -> None:
    tree.content.insert(draw(st.integers(0, len(tree.content))), draw(st.one_of(st.sampled_from(ODD_TEXTS), XML_TEXT)))


def _add_element(draw: st.DrawFn, dialect: Dialect, tree: Tree) -> None:
    name = draw(st.sampled_from([*dialect.names, *ODD_NAMES]))
    tree.content.insert(draw(st.integers(0, len(tree.content))), Tree(name))


def _repeat_child(draw: st.DrawFn, dialect: Dialect, tree: Tree) -> None:
    if tree.content:
        tree.content.append(draw(st.sampled_from(tree.content)))


def _drop_content(draw: st.DrawFn, dialect: Dialect, tree: Tree) -> None:
    if tree.content:
        del tree.content[draw(st.integers(0, len(tree.content) - 1))]


MUTATIONS: tuple[Callable[[st.DrawFn, Dialect, Tree], None], ...] = (
    _rename_element,
    _drop_attribute,
    _set_known_attribute,
    _set_odd_attribute,
    _add_text,
    _add_element,
    _repeat_child,
    _drop_content,
)

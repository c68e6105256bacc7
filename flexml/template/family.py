"""All the documents that a template or a string of a program can make."""

from __future__ import annotations

from collections.abc import Mapping

from ..record import Record
from ..source import Document, SourceText, Span, SyntaxFault
from ..source.remark import ADDRESS, read_remark
from .choices import MOST_EXACT, Choice, Choices, explore
from .declared import Declared
from .passages import MOST_CHARACTERS, MOST_STEPS_OF_ALL, TooMany, ways_through
from .rendering import Rendering
from .sharing import variants_of
from .tree import Body, Comment, Load, Template
from .variant import Variant, make_variant


class Family(Record):
    """The variants of one template or string, at least one.

    Not `exact` where there are so many that only a part of them is here. `missing` has the names of the templates that
    it asks for and that are not found, each with the tag that asks. `faults` are what is wrong with it and with those
    that it leads to, whatever it renders to, each with the template that it stands in. `sample` is what it renders to
    with the values of a declared context.
    """

    source: SourceText
    variants: tuple[Variant, ...]
    exact: bool = True
    missing: tuple[tuple[str, Span], ...] = ()
    faults: tuple[tuple[SourceText, SyntaxFault], ...] = ()
    sample: Family | None = None

    @property
    def fullest(self) -> Document:
        """The document with the most elements."""
        documents = [variant.document for variant in self.variants]
        return max(documents, key=lambda document: len(document.nodes) if document.well_formed else -1)

    @property
    def path(self) -> str | None:
        """The name of the file, where there is one."""
        return self.source.path


class Families(Record):
    """The families of one file: of the strings in a program."""

    source: SourceText
    members: tuple[Family, ...]

    @property
    def fullest(self) -> Document:
        """The document with the most elements."""
        documents = [member.fullest for member in self.members]
        return max(documents, key=lambda document: len(document.nodes) if document.well_formed else -1)

    @property
    def path(self) -> str | None:
        """The name of the file, where there is one."""
        return self.source.path


def family_of(
    template: Template,
    load: Load,
    context: Mapping[str, object] | None = None,
    most: int = MOST_EXACT,
    declared: Mapping[str, object] | None = None,
) -> Family:
    """Return what a template can render to; what the `context` gives is known, and all else is the application's.

    All variants are there while they are at most `most`; else see `explore`. Where a context is `declared`, names that
    it does not give are faults, and its values are not known for that.
    """
    about = about_all(template.body, template.source)
    more = False
    if declared is None:  # which is asked for on each way anew
        try:
            ways = ways_through(template, load, context, most)
        except TooMany:
            ways, more = None, True
        if ways is not None:
            variants = variants_of(ways, template.source, about)
            return Family(template.source, variants, missing=ways.missing)

    size = steps = 0
    names = None if declared is None else Declared(declared)

    def run(choices: Choices) -> Rendering:
        nonlocal size, steps
        rendering = Rendering(template, load, choices, context)
        rendering.declared = names
        rendering.run()
        size, steps = size + rendering.size, steps + rendering.steps
        return rendering

    explored = explore(run, most, lambda: size > MOST_CHARACTERS or steps > MOST_STEPS_OF_ALL, more=more)
    missing = dict.fromkeys(pair for _, rendering in explored.ways for pair in rendering.missing)
    variants = tuple(_variant(rendering, template.source, made, about) for made, rendering in explored.ways)
    faults = () if names is None else names.faults
    return Family(template.source, variants, explored.exact, tuple(missing), faults)


def _variant(rendering: Rendering, source: SourceText, choices: tuple[Choice, ...], about: tuple[str, ...]) -> Variant:
    if rendering.full:
        fault = SyntaxFault("too-large", Span(0, 0), "the template renders to more than can be followed")
        return Variant(Document(source, fault), choices)
    return make_variant(source, rendering.segments, choices, about)


def about_all(body: Body, source: SourceText) -> tuple[str, ...]:
    """What comments of the template say of all that it renders to, also where they are not rendered."""
    comments = (each.span.cut(source.text) for each in body if isinstance(each, Comment))
    remarks = (read_remark(comment) for comment in comments if ADDRESS in comment)
    return tuple(remark.text for remark in remarks if remark is not None and not _is_local(remark.text))


def _is_local(text: str) -> bool:
    return text.startswith("ignore") and not text.startswith("ignore-file")

"""Opens a template: which language it is in, what it includes, and all that it can render to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePath

from ..dialects.words import nearest
from ..record import replace
from ..source import Document, SourceText, SyntaxFault, parse
from .detection import TEMPLATE_SUFFIXES
from .engine import Engine
from .family import Family, family_of
from .languages import has_statement
from .loading import Loader
from .variant import Variant

_NO_SUCH = re.compile(r"(?i)no (?P<kind>filter|test) named '(?P<name>[^']*)'")


def open_written(source: SourceText, sample: Mapping[str, object] | None, engine: Engine) -> Document | Family:
    """Return what a text with the tags of a template holds; one document where they are none of any language.

    Braces may be what a vendor fills in. A name of a file that says what it is, and a statement, leave no doubt.
    """
    if sample is not None:
        return open_with_sample(source, sample, engine)
    family = open_template(source, engine=engine)
    fault = family.variants[0].document.fault
    says_so = PurePath(source.path or "").suffix in TEMPLATE_SUFFIXES or has_statement(source.text)
    if fault is not None and fault.kind == "template-syntax" and not says_so:
        return parse(source)
    return family


def open_template(
    source: SourceText,
    context: Mapping[str, object] | None = None,
    engine: Engine = Engine(),  # noqa: B008 - it cannot be changed
) -> Family:
    """Return the documents that a template can render to; one with a fault where it cannot be read.

    What the `context` gives is known, and all else is the application's.
    """
    return _explored(source, engine, context, None)


def open_with_sample(
    source: SourceText,
    sample: Mapping[str, object],
    engine: Engine = Engine(),  # noqa: B008 - it cannot be changed
) -> Family:
    """Return the documents that a template can render to, and the one that it does with a sample of its context.

    Names that the sample does not give are faults, wherever the template asks for them.
    """
    family = _explored(source, engine, None, sample)
    rendered = render_template(source, sample, engine)
    document = rendered.variants[0].document
    fault = document.fault
    if fault is not None and fault.kind == "template-undefined":
        return replace(family, faults=(*family.faults, *_untold(document.source, fault, family)))
    if fault is not None and (of_application := _of_application(fault)) is not None:
        rendered = Family(source, (Variant(Document(document.source, of_application, document.carried)),))
    return replace(family, sample=rendered)


def _of_application(fault: SyntaxFault) -> SyntaxFault | None:
    """Why a template cannot be rendered here: it has a filter or a test of its application.

    One that resembles a name of Jinja2's is taken for a slip of the pen.
    """
    named = _NO_SUCH.match(fault.reason)
    if fault.kind != "template-syntax" or named is None:
        return None
    from .jinja import plain_environment  # which has rendered it

    environment = plain_environment()
    known = environment.filters if named["kind"] == "filter" else environment.tests
    if nearest(named["name"], tuple(known)) is not None:
        return None
    return SyntaxFault("template-of-application", fault.span, named["kind"], named["name"])


def _untold(source: SourceText, fault: SyntaxFault, family: Family) -> Iterator[tuple[SourceText, SyntaxFault]]:
    """What Jinja2 stumbled over, unless it is told already, or is given by the framework that Jinja2 lacks here."""
    from .jinja import JINJA2  # which has rendered it

    told = {(other.path, each.name) for other, each in family.faults}
    if (source.path, fault.name) not in told and fault.name not in JINJA2.given:
        yield source, fault


def _explored(
    source: SourceText, engine: Engine, context: Mapping[str, object] | None, declared: Mapping[str, object] | None
) -> Family:
    template = engine.read(source)
    if isinstance(template, SyntaxFault):
        return Family(source, (Variant(Document(source, template)),))
    loader = Loader(engine, source.path)
    family = family_of(template, loader, context, declared=declared)
    missing = tuple(pair for pair in family.missing if pair[0] not in loader.broken)
    return replace(family, missing=missing, faults=(*loader.faults, *family.faults))


def render_template(
    source: SourceText,
    context: Mapping[str, object],
    engine: Engine = Engine(),  # noqa: B008 - it cannot be changed
) -> Family:
    """Return the document that a template renders to with a context: Jinja2's by Jinja2 itself."""
    if engine.language_of(source) == "django":
        return open_template(source, context, engine)
    from .jinja import render_template as render_by_jinja  # jinja2 takes longer to import than a document to check

    return render_by_jinja(source, context, engine)

"""A text with Jinja2's tags is explored; what Jinja2 refuses to parse is no template for us."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, TemplateSyntaxError

from flexml.source import SourceText
from flexml.template.engine import Engine
from flexml.template.opening import open_template, open_with_sample
from tests.fuzz import families, seeds
from tests.fuzz.target import ROOT, Target, choosing, pick

_ENGINES = [
    Engine("jinja2"),
    Engine("jinja2", trim_blocks=True, lstrip_blocks=True),
    Engine("jinja2", autoescape="never"),
    Engine("jinja2", autoescape="always", trim_blocks=True),
]
_SAMPLES: list[dict[str, object] | None] = [
    *(None, None, None),
    seeds.SAMPLE,
]


def run(data: bytes) -> None:
    """Explore a template, with and without values."""
    dialect, engine, sample = pick(data, 0, seeds.DIALECTS), pick(data, 1, _ENGINES), pick(data, 2, _SAMPLES)
    source = SourceText(data[3:], "a.xml")
    family = open_template(source, engine=engine) if sample is None else open_with_sample(source, sample, engine)
    if not _takes(source.text, engine):
        fault = family.variants[0].document.fault
        assert fault is not None
        assert fault.kind == "template-syntax" or family.variants[0].document.origins is None
    families.hold(family, dialect)


def _takes(text: str, engine: Engine) -> bool:
    try:
        _environment(engine.trim_blocks, engine.lstrip_blocks).parse(text)
    except TemplateSyntaxError as error:
        return (error.message or "").startswith("Encountered unknown tag")  # it may be one of the application
    except (RecursionError, UnicodeError):
        return False
    return True


@cache
def _environment(trim_blocks: bool, lstrip_blocks: bool) -> Environment:
    extensions = ["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols"]
    return Environment(trim_blocks=trim_blocks, lstrip_blocks=lstrip_blocks, extensions=extensions)


def _seeds() -> list[bytes]:
    texts = [
        *seeds.templates("jinja2"),
        *(path.read_bytes() for path in ROOT.glob("examples/**/templates/*.xml")),
    ]
    return [choosing(0, 0, sample) + text for text in texts for sample in (0, 3)]


# A few hundred documents are checked twice.
TARGET = Target("jinja", run, _seeds, lambda: seeds.words("jinja") + seeds.xml_words(), options=3, seconds=5)

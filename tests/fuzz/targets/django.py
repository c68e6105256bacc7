"""A text with Django's tags is explored."""

from __future__ import annotations

from flexml.source import SourceText
from flexml.template.engine import Engine
from flexml.template.opening import open_template, open_with_sample
from tests.fuzz import families, seeds
from tests.fuzz.target import ROOT, Target, choosing, pick

_ENGINES = [Engine("django"), Engine("django", autoescape="never")]
_SAMPLES: list[dict[str, object] | None] = [
    *(None, None),
    seeds.SAMPLE,
]


def run(data: bytes) -> None:
    """Explore a template, with and without values."""
    dialect, engine, sample = pick(data, 0, seeds.DIALECTS), pick(data, 1, _ENGINES), pick(data, 2, _SAMPLES)
    source = SourceText(data[3:], "a.xml")
    family = open_template(source, engine=engine) if sample is None else open_with_sample(source, sample, engine)
    families.hold(family, dialect)


def _seeds() -> list[bytes]:
    texts = [*seeds.templates("django"), *seeds.templates("jinja2")]
    texts += [path.read_bytes() for path in ROOT.glob("examples/django/**/*.xml")]
    return [choosing(0, 0, sample) + text for text in texts for sample in (0, 2)]


# A few hundred documents are checked twice.
TARGET = Target("django", run, _seeds, lambda: seeds.words("django") + seeds.xml_words(), options=3, seconds=5)

"""What inputs begin with: documents of the rules and the examples, and words of the dialects' tables."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from flexml.dialects import Dialect, dialect_names, get_dialect
from flexml.lint import all_rules, load_rule
from tests.fuzz.target import FOLDER, ROOT

DIALECTS: list[Dialect | None] = [None, *map(get_dialect, dialect_names())]
# What templates are rendered with.
SAMPLE: dict[str, object] = {
    "name": "<John & Lecter>",
    "vip": True,
    "n": 3,
    "items": [1, "2", {"a": None}],
    "url": "/a?b=c&d",
}


def words(name: str) -> tuple[str, ...]:
    """The words of a file, one a line; `\\n` stands for a line break."""
    lines = (FOLDER / "words" / f"{name}.txt").read_text("utf-8").splitlines()
    return tuple(line.replace("\\n", "\n") for line in lines)


@cache
def xml_words() -> tuple[str, ...]:
    """Elements, attributes and values that the tables know."""
    known: dict[str, None] = dict.fromkeys(words("xml"))
    for dialect in DIALECTS[1:]:
        assert dialect is not None
        for element in dialect.elements.values():
            known[element.name] = known[f"<{element.name}/>"] = known[f"<{element.name}>"] = None
            for attribute in element.attributes.values():
                known[attribute.name] = None
                values = getattr(attribute.type, "values", ())
                known |= dict.fromkeys(f' {attribute.name}="{value}"' for value in values)
    return tuple(known)


@cache
def documents() -> tuple[bytes, ...]:
    """The documents that rules are shown with, those in `examples`, and those of `FLEXML_FUZZ_SEEDS`."""
    found = [text for text, language in _shown() if language is None]
    found += [
        path.read_bytes() for name in ("*.xml", "*.flexml", "*.twiml") for path in (ROOT / "examples").rglob(name)
    ]
    return tuple(dict.fromkeys((*found, *real_documents())))


@cache
def templates(language: str) -> tuple[bytes, ...]:
    """The templates or programs that rules are shown with."""
    return tuple(dict.fromkeys(text for text, other in _shown() if other == language))


def real_documents() -> Iterator[bytes]:
    """The small files of a folder that somebody has; nothing that comes of them is committed."""
    folder = os.environ.get("FLEXML_FUZZ_SEEDS")
    for path in sorted(Path(folder).rglob("*")) if folder else ():
        if path.is_file() and path.stat().st_size < 4000 and path.suffix != ".jsonl":
            yield path.read_bytes()


def _shown() -> Iterator[tuple[bytes, str | None]]:
    for entry in all_rules():
        for example in load_rule(entry.name).examples:
            data = example.source.data
            if len(data) < 2000:
                yield data, example.language or ("jinja2" if example.context is not None else None)

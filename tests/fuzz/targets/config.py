"""Any bytes are a configuration or refused as one; what is taken can be asked for everything, and judges a document."""

from __future__ import annotations

import re
from pathlib import Path

from flexml.config import Configuration
from flexml.config.keys import Keys
from flexml.config.origin import origins
from flexml.dialects import get_dialect
from flexml.errors import ConfigError, UsageError
from flexml.lint import check_document
from flexml.lint.toml import toml_value
from flexml.source import SourceText, parse
from tests.fuzz import reports, seeds
from tests.fuzz.files import written
from tests.fuzz.target import ROOT, Target, choosing, pick

_NAMES = ["flexml.toml", "pyproject.toml", ".flexml.toml"]
_DOCUMENT = '<Response><Say voice="x">{}</Say><Stop><Stream/></Stop><Redirect>/menu</Redirect><Foo/></Response>'


def run(data: bytes) -> None:
    """Read a configuration, and use what it says."""
    path = written(pick(data, 0, _NAMES), data[1:])
    try:
        configuration = Configuration(path)
    except ConfigError as error:
        assert path.name in str(error) or b"extend" in data
        return
    settings = configuration.of_file("a.xml")
    file = str(Path("calls/a.xml").absolute())
    for said in origins(settings):
        assert said.keys
        assert said.value is None or toml_value(said.value)
    settings.excluded.match_within(file)
    settings.includes(file)
    settings.engine(file)
    name = settings.dialect_of(file)
    try:
        policy = settings.policy(file)
        settings.sample(SourceText("", file), file)
    except UsageError:  # of a route or of a sample, which is another file
        return
    dialect = None if name is None or name.endswith(".toml") else get_dialect(name)
    reports.hold(check_document(parse(_DOCUMENT, "calls/a.xml"), dialect, policy))


def _words() -> list[str]:
    names = [name for name, _ in _keys()]
    tables = [f"[{name}]\n" for name in names]
    return [*names, *(f"{name} = " for name in names), *tables, *(f"{example}\n" for _, example in _keys())]


def _keys() -> list[tuple[str, str]]:
    return [(name, key.example) for name, key in Keys.by_name().items()]


def _seeds() -> list[bytes]:
    plain = "\n".join(example for _, example in _keys() if not example.startswith("["))
    tables = "\n".join(example for _, example in _keys() if example.startswith("["))
    within = re.sub(r"(?m)^\[", "[tool.flexml.", tables)
    shown = [path.read_bytes() for path in sorted((ROOT / "examples").rglob("*.toml"))]
    return [
        choosing(0) + f"{plain}\n{tables}\n".encode(),
        choosing(1) + f"[tool.flexml]\n{plain}\n{within}\n".encode(),
        *(choosing(0) + f"{example}\n".encode() for _, example in _keys()),
        *(choosing(number) + text for text in shown for number in (0, 1)),
    ]


TARGET = Target("config", run, _seeds, lambda: [*_words(), *seeds.words("config")], options=1)

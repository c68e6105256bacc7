"""Building needs little: no third-party module, and few of the standard library's."""

from __future__ import annotations

import subprocess
import sys

import pytest

# What the builder may load beside itself: `re` and `importlib`, and what these bring in.
STANDARD = {"collections", "copyreg", "enum", "functools", "itertools", "keyword", "operator", "re", "reprlib", "types"}
STANDARD |= {"importlib", "warnings"}


def loaded_by(code: str) -> set[str]:
    """The top-level modules that `code` loads in a fresh interpreter."""
    script = f"import sys; before = set(sys.modules); {code}; print(*sorted(set(sys.modules) - before))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    names = {name.partition(".")[0] for name in run.stdout.split()}
    return {name for name in names if not name.startswith("_")}  # what is in C, and `__future__`


def test_importing_the_package_loads_nothing_else():
    assert loaded_by("import flexml") == {"flexml"}


@pytest.mark.parametrize("module", ["twiml", "twiml_messaging", "twiml_fax", "builder.dialect_flexml"])
def test_importing_the_classes_of_a_dialect_loads_next_to_nothing(module: str):
    assert loaded_by(f"import flexml.{module}") == {"flexml", "keyword"}  # no `re`, no `functools`, no `enum`


@pytest.mark.parametrize(
    "code",
    [
        "from flexml import Response, Say, BuildError; str(Response(Say('Hello', voice='man')))",
        "from flexml.twiml import Response, Say; str(Response(Say('Hello', voice='man')))",
        "from flexml.twiml_messaging import Response; str(Response().message('Hello'))",
        "from flexml.twiml_fax import Response; str(Response())",
    ],
)
def test_building_loads_a_little_of_the_standard_library(code: str):
    assert loaded_by(code) - {"flexml"} <= STANDARD

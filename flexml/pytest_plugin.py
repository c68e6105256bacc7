"""The pytest plugin `flexml`: a fixture with assertions, and documents as tests with `--flexml`.

pytest imports it in every project where the package is installed, so nothing is imported here that is not
used: the rest is in `flexml.testing`.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .testing import Assertions


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options and the ini option."""
    group = parser.getgroup("flexml", "call-control XML")
    group.addoption(
        "--flexml", action="store_true", help="make a test of each document and template that `flexml check` checks"
    )
    group.addoption("--flexml-context", metavar="FILE.json", help="render templates with these values for --flexml")
    parser.addini("flexml_context", "the values for --flexml, unless --flexml-context names others", type="string")


def pytest_configure(config: pytest.Config) -> None:
    """Take part in the collection, where that is asked for."""
    config.addinivalue_line("markers", "flexml: a document or a template that `--flexml` has made a test")
    if not config.getoption("flexml"):
        return
    from .errors import FlexmlError
    from .testing.collection import Collection

    try:
        config.pluginmanager.register(Collection(config), "flexml-collection")
    except FlexmlError as error:
        raise pytest.UsageError(str(error)) from error


def pytest_assertrepr_compare(op: str, left: object, right: object) -> list[str] | None:
    """Explain `assert response == Response(…)` as `assert_same_document` does."""
    builder = sys.modules.get("flexml.builder.element")
    if op != "==" or builder is None or not (isinstance(left, builder.Element) and isinstance(right, builder.Element)):
        return None
    from .testing.same import explanation

    return explanation(left, right)


@pytest.fixture
def flexml(request: pytest.FixtureRequest) -> Assertions:
    """Assertions about call-control XML, as the project's configuration has them."""
    from .testing import Assertions

    return Assertions(request.path.parent)

"""A small language with one element for each behaviour, so that these tests need no vendor's table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from flexml.dialects import Dialect
from flexml.dialects.loader import load_dialect
from flexml.flow import Flow
from flexml.source import parse


@pytest.fixture(scope="session")
def mini() -> Dialect:
    return load_dialect(Path(__file__).parent / "mini.toml")


@pytest.fixture(scope="session")
def flow_of(mini: Dialect) -> Callable[[str], Flow]:
    def build(content: str) -> Flow:
        return Flow.of(parse(f"<Response>{content}</Response>").root, mini)

    return build

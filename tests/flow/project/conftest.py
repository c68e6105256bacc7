"""A project of the small language, written as texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from flexml.dialects import Dialect
from flexml.flow.project import Neighbours, Project
from flexml.source import parse


def whole(content: str) -> str:
    return f"<Response>{content}</Response>"


@pytest.fixture
def among(mini: Dialect) -> Callable[..., Neighbours]:
    """Places the document `here.xml` among others."""

    def build(
        here: str, others: Mapping[str, str] | None = None, routes: Mapping[str, str] | None = None, **more: str
    ) -> Neighbours:
        texts = {"here.xml": whole(here)} | {path: whole(content) for path, content in (others or {}).items()}
        project = Project.of_texts(texts, routes, more.get("base_url"))
        return Neighbours(parse(whole(here), "here.xml"), mini, project, more.get("url"))

    return build

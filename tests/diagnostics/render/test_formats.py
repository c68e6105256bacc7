from __future__ import annotations

import pytest

from flexml.diagnostics.render import format_names, renderer
from flexml.diagnostics.render.concise import render as render_concise
from flexml.errors import UsageError


def test_a_format_is_found_by_its_module():
    assert format_names() == ("concise", "full", "github", "gitlab", "json", "junit", "sarif")
    assert renderer("concise") is render_concise


def test_refuses_a_format_that_is_none():
    with pytest.raises(UsageError, match="no output format `yaml`; known are `concise`, `full`, `github`"):
        renderer("yaml")

"""A wrong child, keyword or value is an error of the type checker, and what people write is none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mypy import api

CASES = Path(__file__).with_name("builder_cases.py")
ROOT = CASES.parent.parent.parent


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> str:
    cache = tmp_path_factory.mktemp("mypy")
    arguments = ["--strict", "--config-file=", f"--cache-dir={cache}", "--no-error-summary", "--hide-error-context"]
    found, failure, _ = api.run([*arguments, str(CASES)])
    assert failure == ""
    return found


def test_mypy_reports_each_mistake_and_nothing_else(output: str):
    lines = CASES.read_text(encoding="utf-8").splitlines()
    expected = {
        (number, match[1]) for number, line in enumerate(lines, 1) if (match := re.search(r"# error: ([a-z-]+)$", line))
    }
    reported = {
        (int(match[1]), match[2]) for match in re.finditer(r"builder_cases\.py:(\d+): error: .*\[([a-z-]+)\]", output)
    }
    assert reported == expected


def test_an_unknown_keyword_is_told_with_the_one_that_was_meant(output: str):
    assert 'Unexpected keyword argument "num_digit" for "Gather"; did you mean "num_digits"?' in output


def test_a_wrong_word_is_told_with_the_allowed_ones(output: str):
    assert "has incompatible type \"Literal['PUT']\"; expected \"Literal['GET', 'POST'] | Enum | None\"" in output

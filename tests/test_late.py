"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import copy
import pickle
import re
import subprocess
import sys

import pytest

from flexml.dialects import get_dialect
from flexml.late import late_pattern


def test_does_what_the_pattern_does():
    pattern = late_pattern("a(b+)", re.IGNORECASE)
    match = pattern.fullmatch("ABB")
    assert match is not None
    assert (match[1], pattern.search("c"), pattern.sub("-", "cab"), pattern.pattern) == ("BB", None, "c-", "a(b+)")


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda pattern: pickle.loads(pickle.dumps(pattern))])
def test_is_copied_before_and_after_it_was_used(copied):
    pattern = late_pattern("a+")
    assert copied(pattern).fullmatch("aa") is not None
    assert pattern.fullmatch("b") is None
    assert copied(pattern).fullmatch("aa") is not None


def test_the_table_of_a_dialect_goes_to_another_process():
    dialect = pickle.loads(pickle.dumps(get_dialect("twiml")))
    assert dialect.elements["Pause"].attributes["length"].type.fault("-1") is not None


def test_does_not_import_re_before_it_is_used():
    code = "import sys; from flexml.late import late_pattern as late; late('a'); print('re' in sys.modules)"
    run = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"

from __future__ import annotations

import re

import pathspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexml.cli.ignored import Ignored
from flexml.cli.wildcards import without_return

SEGMENTS = st.one_of(st.just("**"), st.text("**abc?", min_size=1, max_size=5))
LINES = st.builds(
    lambda start, segments, end: start + "/".join(segments) + end,
    st.sampled_from(("", "/")),
    st.lists(SEGMENTS, min_size=1, max_size=4),
    st.sampled_from(("", "/")),
)
NAMES = st.text("abc", min_size=1, max_size=4)
PATHS = st.lists(NAMES, min_size=1, max_size=6).map("/".join)


@given(LINES, st.lists(PATHS, max_size=10))
def test_the_same_paths_are_matched(line, paths):
    (pattern,) = pathspec.GitIgnoreSpec.from_lines([line]).patterns
    assert pattern.regex is not None
    rewritten = re.compile(without_return(pattern.regex.pattern))
    for path in (*paths, *(f"{path}/" for path in paths)):
        expected, actual = pattern.regex.search(path), rewritten.search(path)
        assert (expected and expected.groupdict()) == (actual and actual.groupdict())


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("*a*a*a*a*a*a*a*a*b", "a" * 255),
        ("x/**/a/**/a/**/a/**/a/**/b", f"x/{'a/' * 2000}c"),
        ("**/a/**/a/**/a/**/a/**/b", f"{'a/' * 2000}c"),
        ("**/a*a*a*a*b/**/a*a*a*b", f"{'aaaaaaaaaaaa/' * 300}c"),
    ],
)
def test_no_line_keeps_a_path_for_long(tmp_path, line, path):
    (tmp_path / ".gitignore").write_text(
        f"{line}\n{path[:1]}*\n!{path[:1]}*\n"
    )  # the others make sure that it is asked
    assert not Ignored().inside(str(tmp_path)).covers(str(tmp_path / path))

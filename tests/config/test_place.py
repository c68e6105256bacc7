from __future__ import annotations

import pytest

from flexml.config.place import dotted, line_of

TEXT = """\
select = [
  "xml",
]

[severity]
xml = "info"
"FX2" = "error"

[rules."some-rule"]
most-letters = 3
[per-file-ignores]
"a = b.xml" = []
'''
"""


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (("select",), 1),
        (("severity",), 5),
        (("severity", "xml"), 6),
        (("severity", "FX2"), 7),
        (("severity", "FX3"), 5),
        (("rules", "some-rule", "most-letters"), 10),
        (("per-file-ignores",), 11),
        (("ignore",), None),
    ],
)
def test_a_key_is_found_in_its_line(keys, line):
    assert line_of(TEXT, keys) == line


def test_keys_are_quoted_where_toml_quotes_them():
    assert dotted(("per-file-ignores", "calls/**", "a_b-1")) == 'per-file-ignores."calls/**".a_b-1'

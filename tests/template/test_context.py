from __future__ import annotations

import re
from pathlib import Path

import pytest

from flexml.errors import UsageError
from flexml.source import SourceText
from flexml.template import declared_context, load_context


def test_gives_names_and_values(tmp_path: Path):
    path = tmp_path / "c.json"
    path.write_text('{"name": "Ada", "calls": [1, null]}')
    assert load_context(path) == {"name": "Ada", "calls": [1, None]}


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b'{\n  "a": 1\n  "b": 2\n}', "c.json:3:3: the context is not JSON: "),
        (b"", "c.json:1:1: the context is not JSON: Expecting value"),
        (b"\xff\xfe\xff", "c.json: the context is not JSON: "),
        (b"[" * 100_000, "c.json: the context is not JSON: "),
        (b"3", 'c.json: the context is an object of names and values, such as {"name": "Ada"}'),
    ],
)
def test_refuses_what_is_no_object(tmp_path: Path, content, error):
    path = tmp_path / "c.json"
    path.write_bytes(content)
    with pytest.raises(UsageError, match=re.escape(error)):
        load_context(path)


def test_says_why_a_file_cannot_be_read(tmp_path: Path):
    with pytest.raises(UsageError, match=r"cannot read the context .*: No such file or directory"):
        load_context(tmp_path / "c.json")


class TestDeclaredContext:
    def test_is_in_the_file_that_a_comment_names_beside_the_template(self, tmp_path: Path):
        (tmp_path / "samples").mkdir()
        (tmp_path / "samples" / "c.json").write_text('{"name": "Ada"}')
        template = SourceText("{# flexml: role=wait, context=samples/c.json #}", str(tmp_path / "a.xml"))
        assert declared_context(template, "other.json") == {"name": "Ada"}

    def test_else_in_the_configured_one(self, tmp_path: Path):
        (tmp_path / "c.json").write_text("{}")
        assert declared_context(SourceText("{# flexml: role=wait #}"), str(tmp_path / "c.json")) == {}
        assert declared_context(SourceText("{# flexml: role=wait #}")) is None

    @pytest.mark.parametrize("name", ["/dev/zero", "../../../../../../../../dev/zero", "none.json"])
    def test_is_never_read_from_what_is_no_file_beside_it(self, tmp_path: Path, name: str):
        with pytest.raises(UsageError, match="that the template names is no file beside it"):
            declared_context(SourceText(f"{{# flexml: context={name} #}}", str(tmp_path / "a.xml")))

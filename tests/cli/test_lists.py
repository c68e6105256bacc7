from __future__ import annotations

import json

from lxml import etree

from flexml.dialects import dialect_names
from flexml.dialects.schemas import schema_path
from flexml.lint import all_rules


class TestRules:
    def test_lists_each_in_the_order_of_codes(self, run):
        lines = run("rules").out.splitlines()
        assert lines[0].split() == ["code", "name", "severity", "category", "dialects", "finds"]
        assert [line.split()[:2] for line in lines[1:]] == [[entry.code, entry.name] for entry in all_rules()]

    def test_gives_json(self, run):
        listed = json.loads(run("rules", "--output-format", "json").out)
        assert [entry["code"] for entry in listed] == [entry.code for entry in all_rules()]
        assert set(listed[0]) == {
            "code",
            "name",
            "category",
            "severity",
            "dialects",
            "refines",
            "runtime",
            "summary",
        }


class TestDialects:
    def test_lists_each(self, run):
        lines = run("dialects").out.splitlines()
        assert [line.split()[0] for line in lines[1:]] == list(dialect_names())


class TestSchema:
    def test_prints_it(self, run):
        for name in dialect_names():
            assert run("schema", name).out == schema_path(name).read_text(encoding="utf-8")

    def test_writes_it(self, run, folder):
        assert run("schema", "flexml", "--output", "flexml.xsd") == (0, "", "")
        assert etree.XMLSchema(file=str(folder / "flexml.xsd")).validate(etree.fromstring("<Response/>"))

    def test_refuses_a_dialect_that_is_none(self, run):
        assert run("schema", "twilm") == (2, "", "flexml: there is no dialect `twilm`; did you mean `twiml`\n")

    def test_says_why_it_cannot_write(self, run, folder):
        assert run("schema", "flexml", "--output", "no/flexml.xsd") == (
            2,
            "",
            "flexml: cannot write no/flexml.xsd: No such file or directory\n",
        )

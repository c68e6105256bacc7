from __future__ import annotations

import json
import sys

import pytest

from flexml.cli.checker import Checker
from flexml.diagnostics import INFO, Diagnostic, Report
from flexml.source import SourceText, Span

GOOD = "<Response><Say>Hello</Say><Redirect>/next</Redirect></Response>\n"
BAD = "<Response><Sya>Hello</Sya></Response>\n"
BROKEN = "<Response><Say>Hello</Response>\n"


def places(out: str) -> list[str]:
    """File, line, column, severity and code of each line of the concise format but the last."""
    return [" ".join(line.split()[:3]) for line in out.splitlines()[:-1]]


class TestExitCode:
    def test_is_0_for_a_clean_document(self, run, files):
        files({"a.xml": GOOD})
        result = run("check", "a.xml")
        assert (result.code, result.out, result.err) == (
            0,
            "Found nothing wrong in 1 file (dialect flexml or twiml)\n",
            "",
        )

    def test_is_1_for_a_finding(self, run, files):
        files({"a.xml": BAD})
        result = run("check", "a.xml", "--output-format", "concise")
        assert (result.code, places(result.out)) == (1, ["a.xml:1:12: error FX102"])

    def test_is_0_where_there_are_only_hints(self, run, files, monkeypatch):
        hint = Diagnostic("FX199", "hint", INFO, "a hint", Span(0, 1), SourceText(GOOD, "a.xml"))
        monkeypatch.setattr("flexml.lint.check_document", lambda *_: Report((hint,), ("twiml",)))
        files({"a.xml": GOOD})
        assert run("check", "a.xml").code == 0

    def test_is_2_for_a_missing_path_after_all_others_were_checked(self, run, files):
        files({"a.xml": BAD})
        result = run("check", "missing.xml", "a.xml", "--output-format", "concise")
        assert (result.code, places(result.out)) == (2, ["a.xml:1:12: error FX102"])
        assert result.err == "flexml: missing.xml: No such file or directory\n"
        assert result.out.endswith("; could not check 1 path\n")

    @pytest.mark.parametrize(
        ("words", "error"),
        [
            (["--dialect", "twilm"], "there is no dialect `twilm`; did you mean `twiml`"),
            (["--select", "unknown-elment"], "`unknown-elment` names no rule; did you mean `unknown-element`"),
            (["--ignore", "zzzzzz"], "`zzzzzz` names no rule; `flexml rules` lists them"),
            (["--dialect", "missing.toml"], "missing.toml: No such file or directory"),
            (["--context", "missing.json"], "cannot read the context missing.json: No such file or directory"),
            (["--schema", "missing.xsd"], "cannot read the schema missing.xsd: No such file or directory"),
        ],
    )
    def test_is_2_for_an_argument_that_makes_no_sense(self, run, files, words, error):
        files({"a.xml": GOOD})
        result = run("check", "a.xml", *words)
        assert (result.code, result.out, result.err) == (2, "", f"flexml: {error}\n")

    @pytest.mark.parametrize(
        "words",
        [
            ["a.xml", "--output-format", "yaml"],
            ["--config", "a.toml", "--isolated"],
            ["--dialect", "twiml", "--schema", "a.xsd"],
        ],
    )
    def test_is_2_for_what_argparse_refuses(self, run, folder, words):
        result = run("check", *words)
        assert (result.code, result.out) == (2, "")
        assert result.err.endswith("; `flexml check --help` shows how it is used\n")


class TestInput:
    def test_options_may_stand_between_paths(self, run, files):
        files({"a.xml": BAD, "b.xml": BAD})
        result = run("check", "a.xml", "--output-format", "concise", "b.xml")
        assert places(result.out) == ["a.xml:1:12: error FX102", "b.xml:1:12: error FX102"]

    def test_all_that_follows_two_dashes_is_a_path(self, run, files):
        files({"-a.xml": BAD, "b.xml": GOOD})
        result = run("check", "--output-format", "concise", "--", "b.xml", "-a.xml", "--fix")
        assert (result.code, result.err) == (2, "flexml: ./--fix: No such file or directory\n")
        assert places(result.out) == ["./-a.xml:1:12: error FX102"]

    def test_other_files_are_told_alike_however_this_one_is_named(self, run, files):
        folder = files(
            {
                "flexml.toml": '[routes]\n"/a" = "calls/a.xml"\n"/b" = "calls/b.xml"\n"/c" = "calls/c.xml"\n',
                "calls/a.xml": "<Response><Say>a</Say><Redirect>/b</Redirect></Response>",
                "calls/b.xml": "<Response><Say>b</Say><Redirect>/a</Redirect></Response>",
                "calls/d.xml": "<Response><Say>d</Say><Redirect>/c</Redirect></Response>",
            }
        )
        told = [
            [line.partition(" FX")[2] for line in run("check", path, "--output-format", "concise").out.splitlines()]
            for path in ("calls", "./calls", str(folder / "calls"), "calls/../calls")
        ]
        assert "over `calls/b.xml` → `calls/a.xml`, and" in told[0][0]
        assert "with the file `calls/c.xml`, which does not exist" in told[0][2]
        assert told == [told[0]] * 4

    def test_reads_standard_input_under_a_name(self, run, folder):
        result = run("check", "-", "--stdin-filename", "page.xml", "--output-format", "concise", stdin=BAD.encode())
        assert (result.code, places(result.out)) == (1, ["page.xml:1:12: error FX102"])

    def test_reads_standard_input_where_it_has_a_name_alone(self, run, files):
        files({"b.xml": BAD})
        result = run("check", "--stdin-filename", "a.xml", "--output-format", "concise", stdin=BAD.encode())
        assert places(result.out) == ["a.xml:1:12: error FX102"]

    def test_a_name_of_standard_input_beside_other_paths_is_refused(self, run, files):
        files({"b.xml": BAD})
        error = "`--stdin-filename` names standard input, which is not among the paths: add `-`"
        assert run("check", "b.xml", "--stdin-filename", "a.xml") == (2, "", f"flexml: {error}\n")

    def test_a_named_file_is_checked_whatever_it_holds(self, run, files):
        files({"pom.xml": "<project/>\n"})
        result = run("check", "pom.xml", "--output-format", "concise")
        assert (result.code, places(result.out)) == (1, ["pom.xml:1:2: error FX101"])

    def test_a_named_file_of_another_kind_is_passed_over_when_asked(self, run, files):
        files({"pom.xml": "<project/>\n", "a.xml": GOOD})
        result = run("check", "--skip-other-xml", "pom.xml", "a.xml")
        assert (result.code, result.out) == (
            0,
            "Found nothing wrong in 1 file (dialect flexml or twiml); skipped 1 other XML file\n",
        )

    def test_a_document_of_another_vendor_is_passed_over_in_a_folder_and_told_once_when_named(self, run, files):
        plivo = "<Response><Speak>Hello</Speak><GetDigits><Speak>Press 1.</Speak></GetDigits></Response>\n"
        files({"calls/plivo.xml": plivo, "calls/twiml.xml": GOOD})
        folder = run("check", "calls")
        sentence = "Found nothing wrong in 1 file (dialect flexml or twiml); skipped 1 document of another vendor\n"
        assert (folder.code, folder.out) == (0, sentence)
        named = run("check", "calls/plivo.xml", "--output-format", "concise")
        assert (named.code, places(named.out)) == (1, ["calls/plivo.xml:1:12: warning FX140"])
        meant = run("check", "calls", "--dialect", "twiml", "--output-format", "concise")
        assert places(meant.out) == ["calls/plivo.xml:1:12: error FX102", "calls/plivo.xml:1:32: error FX102"]

    def test_a_folder_gives_what_holds_call_control_xml(self, run, files):
        files(
            {
                "calls/a.xml": GOOD,
                "calls/b.twiml": BAD,
                "calls/c.txt": BAD,
                "calls/broken.xml": BROKEN,
                "calls/pom.xml": "<project><Say/></project>",
                "calls/api.xml": "<Response><status>ok</status></Response>",
                "calls/empty.xml": "",
                "calls/flow.xml": "<Flow><!-- flexml: dialect=twiml --><Say>x</Say></Flow>",
            }
        )
        result = run("check", "calls", "--output-format", "json")
        document = json.loads(result.out)
        assert {finding["file"] for finding in document["findings"]} == {
            "calls/b.twiml",
            "calls/broken.xml",
            "calls/flow.xml",
        }
        assert document["summary"]["files"] == 4
        assert document["summary"]["skipped"] == {
            "other_xml": 2,
            "other_languages": 0,
            "without_xml": 1,
            "templates": 0,
            "foreign_templates": {},
        }

    def test_templates_of_languages_that_are_not_read_are_counted_by_language(self, run, files):
        files(
            {
                "a.xml": GOOD,
                "b.xml.erb": "<Response><% if vip %><Sya/><% end %></Response>",
                "c.XML.erb": "<Response><Say><%= name %></Say></Response>",
                "d.xml": "<Response>{{#if vip}}<Sya/>{{/if}}</Response>",
            }
        )
        result = run("check", ".")
        sentence = "Found nothing wrong in 1 file (dialect flexml or twiml); "
        assert result.out == sentence + "skipped 2 templates in ERB and 1 template in Handlebars\n"
        assert (result.code, result.err) == (0, "")

    def test_a_template_that_is_named_and_not_read_is_told_and_no_failure(self, run, files):
        files({"a.xml.erb": "<Response><% if vip %><Sya/><% end %></Response>"})
        result = run("check", "a.xml.erb")
        assert result.out == "Found no call-control XML; skipped 1 template in ERB\n"
        words = "a template in ERB is not checked: render it, and check what it renders to"
        assert (result.code, result.err) == (0, f"flexml: a.xml.erb: {words}\n")
        assert run("check", "--skip-other-xml", "a.xml.erb").err == ""

    def test_findings_are_in_one_order_however_the_paths_are_given(self, run, files):
        folder = files({"b.xml": BAD, "a.xml": BAD, "d/a.xml": BAD, "c/b.xml": BAD})
        for paths in (["."], ["d", "b.xml", str(folder / "c"), "a.xml"], ["c/b.xml", "d/a.xml", "b.xml", "a.xml"]):
            result = run("check", *paths, "-", "--output-format", "concise", stdin=BAD.encode())
            names = [place.split(":")[0].removeprefix(f"{folder}/") for place in places(result.out)]
            assert names == ["<stdin>", "a.xml", "b.xml", "c/b.xml", "d/a.xml"]


class TestDialect:
    def test_is_the_one_that_is_named(self, run, files):
        files({"a.xml": "<Response><Message>Hi</Message></Response>"})
        assert run("check", "a.xml", "--dialect", "twiml-messaging").code == 0
        assert run("check", "a.xml", "--dialect", "twiml-fax").code == 1

    def test_is_the_one_of_the_comment(self, run, files):
        files({"a.xml": "<Response><!-- flexml: dialect=twiml --><Say>Hi</Say></Response>"})
        assert "(dialect twiml)" in run("check", "a.xml").out

    def test_may_be_a_table_of_the_users_own(self, run, files):
        files(
            {
                "flow.toml": 'name = "flow"\ntitle = "Flow"\nvendor = "Example"\ndoc = "Our own."\nroot = "Flow"\n'
                '[elements.Flow]\nkind = "root"\ndoc = "The root."\nchildren = ["Step"]\n'
                '[elements.Step]\nkind = "verb"\ndoc = "A step."\nflow = "immediate"\n'
                'attributes.n = { type = "integer", doc = "Its number.", required = true }\n',
                "good.xml": '<Flow><Step n="1"/></Flow>',
                "bad.xml": '<Flow><Stop n="1"/></Flow>',
            }
        )
        result = run("check", "good.xml", "bad.xml", "--dialect", "flow.toml", "--output-format", "concise")
        assert (result.code, places(result.out)) == (1, ["bad.xml:1:8: error FX102"])
        assert "(dialect flow)" in result.out

    def test_a_wrong_table_is_refused_with_file_key_and_reason(self, run, files):
        files({"flow.toml": 'name = "flow"\n', "a.xml": GOOD})
        result = run("check", "a.xml", "--dialect", "flow.toml")
        assert result.code == 2
        assert result.err.startswith("flexml: flow.toml: ")


class TestSelection:
    DOCUMENT = '<Response><Sya>Hello</Sya><Say foo="1">x</Say><Redirect>/next</Redirect></Response>'

    def codes(self, result) -> list[str]:
        return [finding["name"] for finding in json.loads(result.out)["findings"]]

    def test_lists_are_comma_separated_and_repeatable(self, run, files):
        files({"a.xml": self.DOCUMENT})
        words = ("check", "a.xml", "--dialect", "twiml", "--output-format", "json")
        assert self.codes(run(*words)) == ["unknown-element", "unknown-attribute"]
        assert self.codes(run(*words, "--select", "FX102,streams")) == ["unknown-element"]
        assert self.codes(run(*words, "--ignore", "unknown-element", "--ignore", "streams")) == ["unknown-attribute"]


class TestOutput:
    def test_full_is_the_default(self, run, files):
        files({"a.xml": BAD})
        assert run("check", "a.xml").out.startswith("error[FX102]: `Sya` is not an element of")

    def test_json_is_alone_on_standard_output(self, run, files):
        files({"a.xml": BAD})
        result = run("check", "a.xml", "missing.xml", "--output-format", "json")
        document = json.loads(result.out)
        assert (document["version"], document["summary"]["errors"], document["summary"]["unreadable"]) == (1, 1, 1)

    def test_quiet_leaves_findings_alone(self, run, files):
        files({"a.xml": BAD, "b.xml": GOOD})
        assert "Found" not in run("check", "a.xml", "--quiet").out
        assert run("check", "b.xml", "--quiet").out == ""

    @pytest.mark.parametrize(
        ("words", "environment", "colored"),
        [
            ([], {}, False),
            (["--color", "always"], {}, True),
            (["--color", "always"], {"NO_COLOR": "1"}, True),
            ([], {"FORCE_COLOR": "1"}, True),
            ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
            (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        ],
    )
    def test_colour_is_what_was_asked_for(self, run, files, monkeypatch, words, environment, colored):
        files({"a.xml": BAD})
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        assert ("\x1b[" in run("check", "a.xml", *words).out) == colored

    def test_a_terminal_gets_colour(self, run, files, monkeypatch):
        files({"a.xml": BAD})
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        assert "\x1b[" in run("check", "a.xml").out
        monkeypatch.setenv("NO_COLOR", "1")
        assert "\x1b[" not in run("check", "a.xml").out


class TestTemplate:
    TEMPLATE = "<Response>\n  <Say>Hello {{ name }}</Say>\n  {% if end %}<Hangup/>{% endif %}\n</Response>\n"

    def test_is_rendered_with_a_context_and_checked(self, run, files):
        files({"page.xml": self.TEMPLATE, "sample.json": '{"name": "Ada & Bob", "end": true}'})
        result = run("check", "page.xml", "--context", "sample.json")
        assert (result.code, result.out) == (0, "Found nothing wrong in 1 file (dialect flexml or twiml)\n")

    def test_values_are_escaped_as_the_configuration_has_it(self, run, files):
        files({"page.xml.j2": self.TEMPLATE, "sample.json": '{"name": "Ada & Bob", "end": true}'})
        result = run("check", "page.xml.j2", "--context", "sample.json", "--output-format", "concise")
        assert (result.code, places(result.out)) == (
            1,
            ["page.xml.j2:2:14: error FX004", "page.xml.j2:2:14: warning FX604"],
        )
        shown = run("check", "page.xml.j2", "--context", "sample.json").out
        assert "= help: escape the value: with `|e`, or by autoescape\n" in shown
        files({"flexml.toml": 'autoescape = "always"'})
        assert run("check", "page.xml.j2", "--context", "sample.json").code == 0

    def test_findings_stand_where_they_are_written(self, run, files):
        files(
            {"page.xml.j2": "{% if true %}\n{% endif %}<Response><{{ verb }}/></Response>", "c.json": '{"verb": "Sya"}'}
        )
        result = run("check", "page.xml.j2", "--context", "c.json")
        assert result.code == 1
        assert " --> page.xml.j2:2:23\n" in result.out

    def test_a_name_without_a_value_is_found_in_the_template(self, run, files):
        files({"page.xml": self.TEMPLATE, "sample.json": "{}"})
        result = run("check", "page.xml", "--context", "sample.json", "--output-format", "concise")
        assert (result.code, places(result.out)) == (1, ["page.xml:2:17: error FX702", "page.xml:3:9: error FX702"])

    def test_without_a_context_all_is_checked_that_it_can_render_to(self, run, files):
        files({"page.xml": self.TEMPLATE.replace("<Hangup/>", '<Pause length="x"/>')})
        result = run("check", "page.xml", "--output-format", "concise")
        assert (result.code, places(result.out)) == (1, ["page.xml:3:30: error FX122"])
        assert "not `x` (invalid-integer)" in result.out  # that it stands in a branch is seen there

    def test_one_without_a_root_is_checked_as_what_it_extends(self, run, files):
        files(
            {
                "templates/base.xml": "<Response><Say>Hi</Say>{% block b %}{% endblock %}</Response>",
                "templates/site.xml": "<site>{% block b %}{% endblock %}</site>",
                "templates/voice/page.xml": '{% extends "base.xml" %}{% block b %}<Sya/>{% endblock %}',
                "templates/web/page.xml": '{% extends "site.xml" %}{% block b %}<Sya/>{% endblock %}',
            }
        )
        result = run("check", ".", "--output-format", "concise")
        assert (result.code, places(result.out)) == (1, ["templates/voice/page.xml:1:39: error FX102"])

    def test_one_without_output_is_checked_where_it_is_used(self, run, files):
        files(
            {
                "lib.xml": "{% macro menu() %}<Response><Sya/></Response>{% endmacro %}",
                "page.xml": "{% from 'lib.xml' import menu %}{{ menu() }}",
                "part.xml": "<Say>{{ name }}</Say>",
            }
        )
        result = run("check", ".", "--output-format", "concise")
        assert (result.code, places(result.out)) == (1, ["lib.xml:1:30: error FX102"])
        assert result.out.endswith("skipped 1 other XML file and 1 template\n")

    @pytest.mark.parametrize("language", ["Django's", "Jinja2's"])
    def test_a_slip_in_a_statement_is_told_whatever_the_file_is_called(self, run, files, language):
        word = "{% load i18n %}" if language == "Django's" else "{% set a = 1 %}"
        files({"page.xml": word + "<Response><Say>{% if a %}Hi</Say></Response>"})
        result = run("check", ".", "--output-format", "concise")
        assert (result.code, places(result.out)) == (1, ["page.xml:1:31: error FX701"])

    def test_braces_that_are_no_template_leave_a_document_one(self, run, files):
        files({"page.xml": "<Response><Sya>{{ caller name }}</Sya></Response>"})
        result = run("check", "page.xml", "--output-format", "concise")
        assert (result.code, places(result.out)) == (1, ["page.xml:1:12: error FX102"])

    def test_one_that_leads_to_no_root_is_passed_over_without_being_explored(self, run, files):
        branches = "".join(f"{{% if a{number} %}}port: {{{{ p{number} }}}}\n{{% endif %}}" for number in range(300))
        names = [f"{number}.j2" for number in range(20)]
        files(dict.fromkeys(names, "{% include 'part.j2' %}" + branches) | {"part.j2": "host: {{ host }}\n"})
        assert run("check", ".").out == "Found no call-control XML; skipped 21 files without XML\n"

    def test_html_with_a_root_of_a_call_is_one(self, run, files):
        files({"call.html": "<Response><Sya>{{ x }}</Sya></Response>", "page.html": "<html>{{ x }}</html>"})
        result = run("check", ".", "--output-format", "concise")
        assert (result.code, places(result.out)) == (1, ["call.html:1:12: error FX102"])

    def test_its_language_and_folders_are_those_of_the_configuration(self, run, files):
        files(
            {
                "flexml.toml": 'template-paths = ["parts"]\n[template-languages]\n"d/*" = "django"\n',
                "parts/part.xml": "<Sya/>",
                "d/page.xml": "<Response>{% include 'part.xml' %}</Response>",
                "j/page.xml": "<Response>{% include 'part.xml' %}{{ x|default:'y' }}</Response>",
            }
        )
        result = run("check", "d/page.xml", "--output-format", "concise")
        assert [each.split("/")[-1] for each in places(result.out)] == ["part.xml:1:2: error FX102"]

    def test_in_a_folder_it_is_found_by_what_it_holds(self, run, files):
        files({"page.html": self.TEMPLATE, "page.xml": self.TEMPLATE, "letter.j2": "Dear {{ name }},"})
        assert run("check", ".").out.startswith("Found nothing wrong in 2 files")

    def test_a_plain_document_is_left_as_it_is(self, run, files):
        files({"a.xml": GOOD, "c.json": "{}"})
        assert run("check", "a.xml", "--context", "c.json").code == 0

    @pytest.mark.parametrize(
        ("context", "error"),
        [
            ('{"a": }', "c.json:1:7: the context is not JSON: Expecting value"),
            ("[]", 'c.json: the context is an object of names and values, such as {"name": "Ada"}'),
        ],
    )
    def test_a_wrong_context_is_wrong_usage(self, run, files, context, error):
        files({"page.xml.j2": self.TEMPLATE, "c.json": context})
        result = run("check", "page.xml.j2", "--context", "c.json")
        assert (result.code, result.err) == (2, f"flexml: {error}\n")


class TestSchema:
    XSD = """\
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="Flow"><xs:complexType><xs:sequence>
    <xs:element name="Step" maxOccurs="unbounded"><xs:complexType>
      <xs:attribute name="n" type="xs:int" use="required"/>
    </xs:complexType></xs:element>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>
"""

    def test_reports_with_place_and_path(self, run, files):
        files({"flow.xsd": self.XSD, "a.xml": '<Flow>\n  <Step n="x"/>\n  <Step/>\n</Flow>'})
        result = run("check", "a.xml", "--schema", "flow.xsd", "--output-format", "concise")
        assert (result.code, places(result.out)) == (1, ["a.xml:2:9: error XSD", "a.xml:3:4: error XSD"])
        assert "`/Flow/Step[2]`: missing required attribute `n`" in result.out

    def test_finds_documents_of_the_schema_in_a_folder(self, run, files):
        files({"flow.xsd": self.XSD, "a.xml": '<Flow><Step n="1"/></Flow>', "b.xml": GOOD})
        result = run("check", ".", "--schema", "flow.xsd")
        assert (result.code, result.out) == (0, "Found nothing wrong in 1 file; skipped 1 other XML file\n")

    def test_takes_xsd_1_1(self, run, files):
        assertion = '<xs:assert test="count(Step) le 1"/></xs:complexType></xs:element>\n</xs:schema>'
        xsd = self.XSD.replace("</xs:complexType></xs:element>\n</xs:schema>", assertion)
        files(
            {"flow.xsd": xsd, "a.xml": '<Flow><Step n="1"/></Flow>', "b.xml": '<Flow><Step n="1"/><Step n="2"/></Flow>'}
        )
        result = run("check", "a.xml", "b.xml", "--schema", "flow.xsd", "--output-format", "concise")
        assert (result.code, places(result.out)) == (1, ["b.xml:1:2: error XSD"])

    def test_tells_why_a_document_is_not_well_formed(self, run, files):
        files({"flow.xsd": self.XSD, "a.xml": "<Flow><Step></Flow>"})
        result = run("check", "a.xml", "--schema", "flow.xsd", "--output-format", "json")
        assert [finding["code"][:3] for finding in json.loads(result.out)["findings"]] == ["FX0"]

    def test_refuses_what_is_no_schema(self, run, files):
        files({"flow.xsd": "<a>", "a.xml": GOOD})
        result = run("check", "a.xml", "--schema", "flow.xsd")
        assert result.code == 2
        assert result.err.startswith("flexml: flow.xsd is no XML schema: ")


class TestMistakesOfOurs:
    def test_one_file_does_not_end_the_run(self, run, files, monkeypatch):
        check = Checker.check_bytes

        def fails_on_a(checker, candidate, data):
            if candidate.path == "a.xml":
                raise RuntimeError("an\naccident")
            return check(checker, candidate, data)

        monkeypatch.setattr(Checker, "check_bytes", fails_on_a)
        files({"a.xml": GOOD, "b.xml": BAD})
        result = run("check", "a.xml", "b.xml", "--output-format", "concise")
        assert (result.code, places(result.out)) == (2, ["b.xml:1:12: error FX102"])
        assert result.err == (
            "flexml: a.xml: internal error: RuntimeError: an; report it with what `--traceback` shows\n"
        )

    def test_traceback_shows_where_it_comes_from(self, run, files, monkeypatch):
        monkeypatch.setattr(Checker, "check_bytes", lambda *_: 1 / 0)
        files({"a.xml": GOOD})
        with pytest.raises(ZeroDivisionError):
            run("check", "a.xml", "--traceback")

    def test_interruption_is_130(self, run, files, monkeypatch):
        def interrupted(*_):
            raise KeyboardInterrupt

        monkeypatch.setattr(Checker, "check_bytes", interrupted)
        files({"a.xml": GOOD})
        assert run("check", "a.xml") == (130, "", "flexml: interrupted\n")

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import flexml
from flexml.errors import DialectError, ReadError, UsageError
from flexml.source import SourceText

GOOD = "<Response><Say>Hello</Say><Redirect>/next</Redirect></Response>"
BAD = "<Response><Sya>Hello</Sya></Response>"
BROKEN = "<Response><Say>Hello</Response>"


def names(report: flexml.Report) -> list[str]:
    return [found.name for found in report]


class TestCheck:
    @pytest.mark.parametrize(
        "source",
        [BAD, BAD.encode(), bytearray(BAD.encode()), SourceText(BAD), flexml.parse(BAD)],
        ids=["str", "bytes", "bytearray", "SourceText", "Document"],
    )
    def test_takes_a_document_in_any_form(self, source):
        assert names(flexml.check(source)) == ["unknown-element"]

    def test_reads_a_path(self, tmp_path):
        path = tmp_path / "a.xml"
        path.write_text(BAD)
        report = flexml.check(path)
        assert [found.file for found in report] == [str(path)]

    def test_takes_an_element_of_the_builder_as_what_it_was_built_as(self):
        from flexml import twiml

        assert flexml.check(flexml.Response().say("Hello")).dialects == ("flexml",)
        assert flexml.check(twiml.Response().say("Hello")).dialects == ("twiml",)

    def test_takes_whatever_prints_itself_as_xml(self):
        class Page:
            def to_xml(self) -> str:
                return BAD

        assert names(flexml.check(Page())) == ["unknown-element"]

    def test_names_the_file(self):
        assert [str(found).split(" ")[0] for found in flexml.check(BAD, path="a.xml")] == ["a.xml:1:12:"]

    def test_takes_a_dialect_by_name_as_object_and_as_table(self, tmp_path):
        path = tmp_path / "own.toml"
        path.write_text(
            'name = "own"\ntitle = "Own"\nvendor = "Example"\ndoc = "Our own."\nroot = "Response"\n'
            '[elements.Response]\nkind = "root"\ndoc = "The root."\nchildren = ["Sya"]\n'
            '[elements.Sya]\nkind = "verb"\ndoc = "Says."\nflow = "blocking"\ntext = { doc = "The words." }\n'
        )
        assert flexml.check(BAD, "twiml").dialects == ("twiml",)
        assert flexml.check(BAD, flexml.get_dialect("twiml")).dialects == ("twiml",)
        assert flexml.check(BAD, path).dialects == ("own",)
        assert names(flexml.check(BAD, str(path))) == []

    def test_selects_rules(self):
        assert names(flexml.check(BAD, select="streams")) == []
        assert names(flexml.check(BAD, select=["schema"])) == ["unknown-element"]
        assert names(flexml.check(BAD, ignore=["FX102"])) == []

    @pytest.mark.parametrize(
        ("source", "error"),
        [
            (None, "a document is a str, bytes, a pathlib.Path, or an object with `to_xml`, not None"),
            (3, "a document is a str, bytes, a pathlib.Path, or an object with `to_xml`, not a `int`"),
            (flexml.Response, "a document is a str, bytes, a pathlib.Path, or an object with `to_xml`, not the class"),
        ],
    )
    def test_refuses_what_is_no_document(self, source, error):
        with pytest.raises(UsageError, match=re.escape(error)):
            flexml.check(source)

    @pytest.mark.parametrize(
        ("arguments", "error"),
        [
            ({"dialect": "twilm"}, "there is no dialect `twilm`; did you mean `twiml`"),
            ({"dialect": 3}, "a dialect is a name, a path or a `Dialect`, not a `int`"),
            ({"select": ["nope-nope"]}, "`nope-nope` names no rule"),
        ],
    )
    def test_refuses_what_makes_no_sense(self, arguments, error):
        with pytest.raises(UsageError, match=re.escape(error)):
            flexml.check(GOOD, **arguments)

    def test_refuses_a_table_that_cannot_be_read(self, tmp_path):
        with pytest.raises(DialectError, match="No such file"):
            flexml.check(GOOD, tmp_path / "missing.toml")

    def test_a_file_that_cannot_be_read_raises_as_python_does(self, tmp_path):
        with pytest.raises(FileNotFoundError):
            flexml.check(tmp_path / "missing.xml")

    def test_is_safe_in_threads(self):
        documents = [GOOD, BAD, BROKEN, GOOD.replace("Hello", "x" * 500)] * 100
        expected = [[str(found) for found in flexml.check(document)] for document in documents]
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(lambda document: [str(each) for each in flexml.check(document)], documents))
        assert found == expected


class TestConfig:
    BAD = "<Response><Sya>Hello</Sya></Response>"

    @pytest.fixture
    def folder(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        (tmp_path / "a.xml").write_text(self.BAD)
        return tmp_path

    def test_is_read_when_asked_for(self, folder):
        (folder / "flexml.toml").write_text('ignore = ["schema"]\n')
        assert names(flexml.check(Path("a.xml"))) == ["unknown-element"]
        assert names(flexml.check(Path("a.xml"), config="flexml.toml")) == []
        assert names(flexml.check(self.BAD, config=Path("flexml.toml"))) == []

    def test_gives_way_to_arguments(self, folder):
        (folder / "flexml.toml").write_text('select = ["xml"]\n')
        assert names(flexml.check(self.BAD, config="flexml.toml", select="schema")) == ["unknown-element"]
        assert names(flexml.check(self.BAD, config="flexml.toml", select="schema", ignore=["FX102"])) == []

    def test_matches_patterns_with_the_path(self, folder):
        (folder / "flexml.toml").write_text('[per-file-ignores]\n"tests/*" = ["schema"]\n')
        assert names(flexml.check(self.BAD, path="tests/a.xml", config="flexml.toml")) == []
        assert names(flexml.check(self.BAD, path="a.xml", config="flexml.toml")) == ["unknown-element"]

    @pytest.mark.parametrize(
        ("document", "arguments", "dialects"),
        [
            ("<Response/>", {}, ("twiml",)),
            ("<Response/>", {"path": "carrier/a.xml"}, ("flexml",)),
            ("<Response/>", {"dialect": "twiml-fax"}, ("twiml-fax",)),
            ("<Response><!-- flexml: dialect=flexml --></Response>", {}, ("flexml",)),
            (flexml.Response(), {}, ("flexml",)),
        ],
    )
    def test_says_the_dialect_where_nothing_else_does(self, folder, document, arguments, dialects):
        (folder / "flexml.toml").write_text('dialect = "twiml"\n[dialects]\n"carrier/*" = "flexml"\n')
        assert flexml.check(document, config="flexml.toml", **arguments).dialects == dialects

    def test_that_is_wrong_is_refused(self, folder):
        (folder / "flexml.toml").write_text("selct = []\n")
        with pytest.raises(flexml.ConfigError, match="did you mean `select`"):
            flexml.check(self.BAD, config="flexml.toml")


class TestReport:
    def test_is_ok_without_errors_and_warnings(self):
        assert flexml.check(GOOD).ok
        assert not flexml.check(BAD).ok

    def test_raises_for_errors_when_asked(self):
        flexml.check(GOOD).raise_for_errors()
        with pytest.raises(flexml.CheckFailed, match="<string>:1:12: error FX102"):
            flexml.check(BAD).raise_for_errors()


class TestParse:
    def test_gives_places(self):
        document = flexml.parse(GOOD)
        assert document.place(document.nodes[1]).element.cut(GOOD) == "<Say>Hello</Say>"

    def test_a_broken_text_is_no_exception(self):
        assert not flexml.parse(BROKEN).well_formed

    def test_reads_no_more_of_a_file_than_a_document_may_have(self, tmp_path):
        path = tmp_path / "large.xml"
        with path.open("wb") as file:
            file.truncate(100 * 1024 * 1024)
        assert len(flexml.parse(path).source.data) < 5 * 1024 * 1024


class TestValidate:
    def test_finds_structural_errors_alone(self):
        document = '<Response><Pause length="x"/><Start><Stream url="wss://example.org/a"/></Start></Response>'
        assert {"invalid-integer", "start-is-last-verb"} <= set(names(flexml.check(document, "twiml")))
        assert names(flexml.validate(document, "twiml")) == ["invalid-integer"]

    def test_finds_what_is_not_well_formed(self):
        assert [found.code[:3] for found in flexml.validate(BROKEN)] == ["FX0"]


class TestCheckFiles:
    @pytest.mark.parametrize(
        ("name", "text", "language"),
        [
            ("a.erb", "<Response><% if x %><Say/><% end %></Response>", "ERB"),
            ("a.xml", "<Response>{{#if x}}<Say/>{{/if}}</Response>", "Handlebars"),
        ],
    )
    def test_refuses_a_template_in_a_language_that_is_not_read(self, tmp_path: Path, name, text, language):
        path = tmp_path / name
        path.write_text(text)
        words = f"{path}: a template in {language} is not checked: render it, and check what it renders to"
        with pytest.raises(UsageError, match=re.escape(words)):
            flexml.check(path)
        with pytest.raises(UsageError, match=re.escape(words)):
            flexml.validate(path)

    def test_takes_the_context_that_a_template_names(self, tmp_path: Path):
        (tmp_path / "c.json").write_text('{"name": "Ada"}')
        path = tmp_path / "a.xml"
        path.write_text("{# flexml: context=c.json #}<Response><Say>{{ nmae }}</Say><Hangup/></Response>")
        assert names(flexml.check(path)) == ["template-undefined-variable"]

    def test_takes_the_context_of_the_configuration(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.chdir(tmp_path)  # which paths are relative to where a file of configuration is named
        (tmp_path / "c.json").write_text('{"name": "Ada"}')
        (tmp_path / "flexml.toml").write_text('[contexts]\n"*" = "c.json"\n')
        path = tmp_path / "a.xml"
        path.write_text("<Response><Say>{{ nmae }}</Say><Hangup/></Response>")
        assert names(flexml.check(path)) == []
        assert names(flexml.check(path, config=tmp_path / "flexml.toml")) == ["template-undefined-variable"]


class TestCheckTemplate:
    def test_renders_and_checks(self):
        template = SourceText("<Response><{{ verb }}>Hello</{{ verb }}></Response>", "page.xml.j2")
        assert names(flexml.check_template(template, {"verb": "Say"}, select=["schema"])) == []
        found = list(flexml.check_template(template, {"verb": "Sya"}))
        assert [(each.name, each.file, each.source.note, each.span.start) for each in found] == [
            ("unknown-element", "page.xml.j2", None, 11),
            ("template-attribute-injection", "page.xml.j2", None, 11),
        ]

    def test_says_where_a_place_is_one_of_the_rendered_text(self):
        template = SourceText(
            "<Response><!-- {{ lipsum(html=False) }} --><{{ verb }}/></Response>", "page.j2"
        )  # by chance
        (found,) = flexml.check_template(template, {"verb": "Sya"}, select=["unknown-element"])
        assert found.source.note == "in the rendered text"


class TestLoad:
    def test_reads_xml_back(self):
        assert str(flexml.load(GOOD)) == str(flexml.Response().say("Hello").redirect("/next"))

    def test_reads_a_path(self, tmp_path: Path):
        path = tmp_path / "a.xml"
        path.write_text(GOOD)
        assert flexml.load(path) == flexml.load(GOOD)

    def test_the_comment_in_the_document_decides_the_dialect(self):
        element = flexml.load("<Response><!-- flexml: dialect=twiml --><Say>Hi</Say></Response>")
        assert element.dialect is flexml.get_dialect("twiml")

    def test_refuses_a_broken_text(self):
        with pytest.raises(ReadError, match="not well-formed"):
            flexml.load(BROKEN)


class TestFix:
    WRONG = "<Response><say>Hello</say><Redirect>/next?a=1&b=2</Redirect></Response>"
    RIGHT = "<Response><Say>Hello</Say><Redirect>/next?a=1&amp;b=2</Redirect></Response>"

    def test_returns_the_fixed_text_and_what_is_left(self):
        fixed = flexml.fix(self.WRONG.replace("</Response>", "<Sya/></Response>"), "twiml")
        assert fixed.text == self.RIGHT.replace("</Response>", "<Sya/></Response>")
        assert [found.name for found in fixed.fixed] == ["unescaped-ampersand", "wrong-case-element"]
        assert names(fixed.report) == ["unknown-element"]

    def test_takes_unsafe_fixes_where_asked(self):
        assert flexml.fix("<Response>Hello</Response>", "twiml").text == "<Response>Hello</Response>"
        assert flexml.fix("<Response>Hello</Response>", "twiml", unsafe=True).text == (
            "<Response><Say>Hello</Say></Response>"
        )

    def test_selects_rules(self):
        assert flexml.fix("<Response><say/></Response>", "twiml", ignore="FX103").fixed == ()

    def test_reads_a_path_and_does_not_write_it(self, tmp_path):
        path = tmp_path / "a.xml"
        path.write_bytes(b"\xef\xbb\xbf" + self.WRONG.encode())
        assert flexml.fix(path, "twiml").data == b"\xef\xbb\xbf" + self.RIGHT.encode()
        assert path.read_bytes().endswith(self.WRONG.encode())

    def test_gives_back_a_text_that_is_too_large_to_be_read(self, tmp_path):
        path = tmp_path / "a.xml"
        path.write_bytes(b"<Response>" + b"<say/>" * 800_000 + b"</Response>")
        fixed = flexml.fix(path)
        assert (fixed.data, fixed.fixed) == (path.read_bytes(), ())

    def test_refuses_a_rendered_text(self):
        with pytest.raises(UsageError, match="in the rendered text"):
            flexml.fix(SourceText("<Response/>", "a.j2", "in the rendered text"))


def test_braces_that_are_no_template_leave_a_file_a_document_as_for_the_command(tmp_path):
    (tmp_path / "a.xml").write_text("<Response><Say>Hello {{ first name }}</Say></Response>", encoding="utf-8")
    assert [found.code for found in flexml.check(tmp_path / "a.xml")] == []

from __future__ import annotations

import logging

import pytest

import flexml
from flexml.errors import CheckFailed, ConfigError, UsageError
from flexml.web.inspector import Inspector
from tests.web.documents import BAD, GOOD, HINT, OTHER

WARNED = '<Response><Start><Stream url="wss://example.org/a" name="a"/></Start></Response>'


def found(body: str, **options) -> list[str]:
    """The names of what is reported of a body."""
    reports: list[flexml.Report] = []
    Inspector(on_findings=reports.append, **options).inspect(body.encode(), "POST /call")
    return [finding.name for report in reports for finding in report]


class TestOptions:
    def test_a_document_of_the_dialect_is_fine(self):
        assert found(GOOD, dialect="flexml") == []

    def test_the_dialect_is_that_which_is_given(self):
        wait = "<Response><Wait/><Hangup/></Response>"
        assert found(wait, dialect="flexml") == []
        assert found(wait, dialect="twiml") == ["unknown-element"]

    def test_rules_are_selected_and_ignored(self):
        assert found(WARNED) == ["start-is-last-verb"]
        assert found(WARNED, ignore=["streams"]) == []
        assert found(WARNED, select="xml") == []

    def test_a_configuration_is_read_once(self, tmp_path):
        file = tmp_path / "flexml.toml"
        file.write_text('dialect = "twiml"\nignore = ["start-is-last-verb"]\n')
        reports: list[flexml.Report] = []
        inspector = Inspector(config=file, on_findings=reports.append)
        file.unlink()
        inspector.inspect(WARNED.encode(), "POST /call")
        inspector.inspect(b"<Response><Wait/></Response>", "POST /call")
        assert [finding.name for report in reports for finding in report] == ["unknown-element"]

    @pytest.mark.parametrize(
        ("options", "error", "words"),
        [
            ({"dialect": "twimml"}, UsageError, "did you mean `twiml`"),
            ({"select": ["nonsense"]}, UsageError, "`nonsense` names no rule"),
            ({"config": "nowhere.toml"}, ConfigError, r"nowhere\.toml"),
            ({"on_findings": "rise"}, UsageError, "`on_findings` takes `log`, `raise` or a function, not `rise`"),
            ({"sample": 10}, UsageError, "`sample` takes a number from 0 to 1, not `10`"),
            ({"sample": -0.1}, UsageError, "`sample` takes a number from 0 to 1"),
        ],
    )
    def test_what_makes_no_sense_is_told_at_once(self, options, error, words):
        with pytest.raises(error, match=words):
            Inspector(**options)


class TestWhatIsChecked:
    @pytest.mark.parametrize("kind", ["text/xml", "application/xml", "TEXT/XML; charset=utf-8", "text/xml;charset=x"])
    def test_xml(self, kind):
        assert Inspector().wants(200, kind, None)

    @pytest.mark.parametrize("kind", [None, "", "text/html", "application/json", "image/svg+xml", "text/xmlish"])
    def test_nothing_else(self, kind):
        assert not Inspector().wants(200, kind, None)

    @pytest.mark.parametrize("status", [201, 204, 301, 404, 500])
    def test_no_other_status(self, status):
        assert not Inspector().wants(status, "text/xml", None)

    def test_nothing_that_is_compressed(self):
        wants = [Inspector().wants(200, "text/xml", encoding) for encoding in ("gzip", "br", "identity", "", None)]
        assert wants == [False, False, True, True, True]

    @pytest.mark.parametrize("body", ["", "OK", OTHER, "<Response><status>ok</status></Response>", HINT])
    def test_no_other_xml_and_nothing_for_a_hint(self, body):
        assert found(body, dialect="twiml-fax") == []

    def test_a_document_that_is_not_well_formed(self):
        assert found("<Response><Say>a & b</Say></Response>") == ["unescaped-ampersand"]

    def test_one_that_is_too_long_to_be_remembered(self):
        text = f"<Say>{'Hello ' * 2000}</Say>"
        assert found(f"<Response>{text}</Response>", select=["unknown-element"]) == []
        assert found(f"<Response>{text}<Sya/></Response>", select=["unknown-element"]) == ["unknown-element"]

    def test_all_none_or_a_part_of_the_responses(self):
        assert [Inspector(sample=sample).samples() for sample in (0, 1)] == [False, True]
        inspector = Inspector(sample=0.5)
        assert 300 < sum(inspector.samples() for _ in range(1000)) < 700


class TestLog:
    def test_each_error_and_warning_is_a_record(self, caplog):
        Inspector(dialect="twiml").inspect(b'<Response><Sya/><Start><Stream url="/a"/></Start></Response>', "POST /a")
        records = [(record.name, record.levelno) for record in caplog.records]
        assert ("flexml.web", logging.ERROR) in records
        assert caplog.messages[0].startswith("POST /a:1:12: error FX102 `Sya` is not an element of TwiML Voice")

    def test_a_warning_is_one(self, caplog):
        Inspector().inspect(WARNED.encode(), "GET /a")
        assert [record.levelno for record in caplog.records] == [logging.WARNING]

    def test_a_path_makes_no_second_line(self, caplog):
        Inspector().inspect(BAD.encode(), "POST /\nERROR: forged")
        assert [message for message in caplog.messages if "\n" in message] == []
        assert "POST /\u240aERROR" in caplog.text

    def test_the_same_wrong_answer_is_told_each_time(self, caplog):
        inspector = Inspector()
        for _ in range(3):
            inspector.inspect(BAD.encode(), "POST /a")
        assert len(caplog.records) == 3

    @pytest.mark.parametrize("on_findings", ["log", list.append])
    def test_a_failure_of_the_check_is_logged_alone(self, caplog, on_findings, monkeypatch):
        def fail(document):
            raise RuntimeError("a bug")

        inspector = Inspector(on_findings=on_findings)
        monkeypatch.setattr(inspector, "_check", fail)
        inspector.inspect(BAD.encode(), "POST /a")
        assert caplog.messages == ["the answer to POST /a could not be checked"]
        assert "RuntimeError: a bug" in caplog.text

    def test_a_path_makes_no_second_line_where_the_check_fails(self, caplog):
        Inspector(on_findings=lambda report: 1 / 0).inspect(BAD.encode(), "POST /\nERROR: forged")
        assert caplog.messages == ["the answer to POST /\u240aERROR: forged could not be checked"]

    def test_a_failure_of_the_callback_is_logged_alone(self, caplog):
        def call(report):
            raise OSError("nobody listens")

        Inspector(on_findings=call).inspect(BAD.encode(), "POST /a")
        assert "OSError: nobody listens" in caplog.text


class TestRaise:
    def test_the_message_shows_each_finding_in_its_line(self):
        with pytest.raises(CheckFailed) as caught:
            Inspector(dialect="twiml", on_findings="raise").inspect(BAD.encode(), "POST /call")
        assert str(caught.value).startswith(
            "the answer to POST /call has findings\n\n"
            "error[FX102]: `Sya` is not an element of TwiML Voice (unknown-element)\n"
            " --> POST /call:2:4\n"
            "  |\n"
            "2 |   <Sya>Hello</Sya>\n"
            "  |    ^^^\n"
        )

    def test_nothing_is_raised_for_a_good_one(self):
        Inspector(on_findings="raise").inspect(GOOD.encode(), "POST /call")


def test_what_was_fine_is_not_checked_again(monkeypatch):
    inspector = Inspector()
    inspector.inspect(GOOD.encode(), "POST /a")
    checked: list[object] = []
    monkeypatch.setattr(inspector, "_check", checked.append)
    inspector.inspect(bytes(bytearray(GOOD.encode())), "POST /b")
    assert checked == []


def test_what_is_remembered_is_bounded():
    inspector = Inspector()
    for number in range(300):
        inspector.inspect(f"<Response><Say>{number}</Say><Hangup/></Response>".encode(), "POST /a")
    assert inspector._remembers_as_fine.cache_info().currsize == 256

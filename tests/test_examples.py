"""Runs every example: documents, templates, and the web programs over real HTTP."""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from xml.etree import ElementTree

import pytest

import flexml
from flexml.cli import main
from flexml.testing import assert_valid, assert_valid_template

EXAMPLES = Path(__file__).parent.parent / "examples"
GOOD = sorted((EXAMPLES / "good").iterdir())
BAD = sorted((EXAMPLES / "bad").iterdir())


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.name)
def test_good_document_has_hints_at_most(path):
    assert [str(finding) for finding in flexml.check(path) if finding.severity > flexml.Severity.INFO] == []


EXPECTED = {
    "ampersand.twiml": {"unescaped-ampersand"},
    "dead-end.twiml": {"unlisted-voice", "unreachable-host-url", "dial-number-not-e164", "unreachable-after-action"},
    "reply.twiml": {"mixed-voice-and-messaging", "invalid-http-method", "unknown-attribute"},
    "silence.xml": {
        "stream-insecure-scheme",
        "stream-track-vocabulary",
        "invalid-integer",
        "invalid-value",
        "invalid-child",
        "connect-stream-track",
        "incomplete-parameter",
        "pause-after-connect",
    },
    "stop.flexml": {
        "stream-query-string",
        "stream-track-vocabulary",
        "stream-track-alias-conflict",
        "stop-stream-without-name",
        "stop-unknown-stream",
        "wrong-case-element",
    },
    "two-agents.flexml": {"concurrent-bidirectional-streams"},
}


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.name)
def test_bad_document_has_the_findings_that_it_was_written_for(path):
    assert {finding.name for finding in flexml.check(path)} == EXPECTED[path.name]


@pytest.fixture
def project(tmp_path, monkeypatch):
    shutil.copytree(EXAMPLES / "project", tmp_path / "project")
    monkeypatch.chdir(tmp_path / "project")
    return tmp_path / "project"


def test_the_project_is_clean_and_known_as_a_whole(project, capsys):
    assert main(["check"]) == 0
    assert "nothing wrong in 4 files (dialect flexml)" in capsys.readouterr().out
    assert main(["graph", "calls/answer.xml", "--follow"]) == 0
    drawn = capsys.readouterr().out
    assert sorted(re.findall(r"^calls/(\w+)\.xml ", drawn, re.MULTILINE)) == ["answer", "menu", "thanks", "voicemail"]


@pytest.mark.parametrize(
    ("file", "old", "new", "rule"),
    [
        ("menu.xml", '"recorder"', '"recoder"', "stop-unknown-stream"),
        ("answer.xml", ">voicemail<", ">voice-mail<", "unanswered-url"),
        ("thanks.xml", "<Hangup/>", "<Redirect>thanks</Redirect>", "redirect-to-self"),
    ],
)
def test_a_slip_in_the_project_is_found(project, capsys, file, old, new, rule):
    document = project / "calls" / file
    document.write_text(document.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert main(["check", "--output-format", "concise"]) == 1
    assert f"({rule})" in capsys.readouterr().out


def test_the_program_prints_a_valid_document():
    run = subprocess.run([sys.executable, EXAMPLES / "agent.py"], capture_output=True, text=True, check=True)
    assert_valid(run.stdout, dialect="flexml")


def test_the_template_renders_a_valid_document():
    context = json.loads((EXAMPLES / "templates" / "greeting.json").read_text(encoding="utf-8"))
    assert_valid_template(EXAMPLES / "templates" / "greeting.xml.j2", context, dialect="twiml")


@contextmanager
def serving(*command: str) -> Iterator[str]:
    """Start a web program on a free port of this machine and yield its address."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    line = [sys.executable, "-m", *command, "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(line, cwd=EXAMPLES.parent, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            with closing(socket.socket()) as client:
                if client.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert process.poll() is None, "the server ended before it answered"
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=10)


def post(url: str, body: bytes, content_type: str) -> tuple[str, str]:
    request = urllib.request.Request(url, data=body, headers={"Content-Type": content_type}, method="POST")
    with urllib.request.urlopen(request, timeout=10) as reply:
        return reply.headers["Content-Type"], reply.read().decode("utf-8")


def parameters(xml: str) -> list[dict[str, str]]:
    """The attributes of the `Parameter` nouns, as a parser of its own reads them."""
    return [dict(element.attrib) for element in ElementTree.fromstring(xml).iter("Parameter")]


def test_the_flask_program_answers_calls_over_http():
    with serving("flask", "--app", "examples/flask_app.py", "run") as url:
        _, menu = post(f"{url}/call", b"{}", "application/json")
        body = json.dumps({"Digits": "2", "From": '15550123"/><Hangup/>'}).encode()
        kind, agent = post(f"{url}/menu", body, "application/json")
    assert_valid(menu, dialect="flexml")
    assert_valid(agent, dialect="flexml")
    assert kind.startswith("application/xml")
    assert parameters(agent) == [{"name": "caller", "value": '15550123"/><Hangup/>'}]


def test_the_fastapi_program_answers_calls_over_http():
    with serving("uvicorn", "examples.fastapi_app:app") as url:
        _, menu = post(f"{url}/call", b"", "application/x-www-form-urlencoded")
        kind, agent = post(f"{url}/menu", b"Digits=2&From=%2B15550123", "application/x-www-form-urlencoded")
    assert_valid(menu, dialect="twiml")
    assert_valid(agent, dialect="twiml")
    assert kind == "text/xml; charset=utf-8"
    assert parameters(agent) == [{"name": "caller", "value": "+15550123"}]

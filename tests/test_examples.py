"""Runs every example: documents, templates, and the web programs over real HTTP."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import takewhile
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode

import pytest

import flexml
from flexml.cli import main
from flexml.testing import assert_valid, assert_valid_template
from flexml.web.signature import TwilioSignature

EXAMPLES = Path(__file__).parent.parent / "examples"
GOOD = sorted((EXAMPLES / "good").iterdir())
BAD = sorted((EXAMPLES / "bad").iterdir())


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.name)
def test_good_document_has_hints_at_most(path):
    assert [str(finding) for finding in flexml.check(path) if finding.severity > flexml.Severity.INFO] == []


EXPECTED = {
    "agents.xml": {"concurrent-bidirectional-streams", "wrong-noun-count"},
    "ampersand.twiml": {"unescaped-ampersand"},
    "answer.py": {"concurrent-bidirectional-streams", "markup-built-from-strings"},
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
    assert_valid_template(EXAMPLES / "templates" / "greeting.xml", context, dialect="twiml")


# The file that says how an application is started, and what puts it on a port; aiohttp's reads `PORT`.
APPLICATIONS = {
    "flask": ("app.py", "--port={port} --no-reload"),
    "django": ("hotline/__init__.py", "{port} --noreload"),
    "fastapi": ("app.py", "--port={port}"),
    "aiohttp": ("app.py", ""),
}
SETTINGS = {
    "PUBLIC_URL": "https://calls.example.com",
    "TWILIO_AUTH_TOKEN": "token-for-tests",
    "SECRET_KEY": "secret-for-tests",
    "PYTHONPATH": str(EXAMPLES.parent),
}


@pytest.mark.parametrize("framework", APPLICATIONS)
def test_the_tests_of_an_application_pass(framework):
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    environment = os.environ | {"PYTHONPATH": str(EXAMPLES.parent)}
    run = subprocess.run(command, cwd=EXAMPLES / framework, env=environment, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout
    assert re.search(r"^1\d passed", run.stdout, re.MULTILINE)


@contextmanager
def serving(framework: str) -> Iterator[str]:
    """Start an application as its documentation says, on a free port of this machine, and yield its address."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    file, options = APPLICATIONS[framework]
    (line,) = re.findall(r"^ {4}(PUBLIC_URL=.*)$", (EXAMPLES / framework / file).read_text("utf-8"), re.MULTILINE)
    words = shlex.split(f"{line} {options.format(port=port)}")
    said = dict(word.split("=", 1) for word in takewhile(re.compile("[A-Z_]+=").match, words))
    program, *arguments = words[len(said) :]
    process = subprocess.Popen(
        [sys.executable, *(() if program == "python" else ("-m", program)), *arguments],
        cwd=EXAMPLES / framework,
        env=os.environ | said | SETTINGS | {"PORT": str(port)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(400):
            with closing(socket.socket()) as client:
                if client.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert process.poll() is None, "the server ended before it answered"
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=10)


def call(url: str, path: str, **fields: str) -> tuple[str, str]:
    """Content type and body of what a caller gets whose requests Twilio has signed."""
    signed = TwilioSignature("https://calls.example.com", "token-for-tests").sign(path, fields.items())
    request = urllib.request.Request(url + path, urlencode(fields).encode(), signed)
    with urllib.request.urlopen(request, timeout=10) as reply:
        return reply.headers["Content-Type"], reply.read().decode("utf-8")


@pytest.mark.parametrize("framework", APPLICATIONS)
def test_an_application_answers_when_it_is_started_as_it_says(framework):
    with serving(framework) as url:
        answers = [call(url, path) for path in ("/call", "/menu", "/goodbye")]
        answers += [call(url, "/status", CallSid="CA1", CallStatus="completed")]
        answers += [call(url, "/choice", Digits=digits, From="Smith & Sons") for digits in "123"]
        with pytest.raises(HTTPError, match="403") as refused:
            urllib.request.urlopen(f"{url}/call", b"", timeout=10)
    refused.value.close()
    for kind, document in answers:
        assert kind == "text/xml; charset=utf-8"
        assert_valid(document, dialect="twiml")

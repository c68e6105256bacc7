from __future__ import annotations

import subprocess
import sys
import threading

import pytest

import flexml
from flexml.compat.twilio import configure, validation
from flexml.compat.twilio.settings import current


@pytest.fixture(autouse=True)
def as_at_the_start(monkeypatch):
    monkeypatch.delenv("FLEXML_TWILIO_VALIDATION", raising=False)
    configure()
    yield
    monkeypatch.undo()
    configure()


def test_documents_are_checked_unless_something_else_is_said():
    assert current().mode == "warn"


@pytest.mark.parametrize("mode", ["off", "warn", "strict"])
def test_the_program_says_how(mode):
    configure(validation=mode)
    assert current().mode == mode


@pytest.mark.parametrize(("value", "mode"), [("off", "off"), ("strict", "strict"), ("", "warn")])
def test_the_environment_says_how_where_the_program_does_not(monkeypatch, value, mode):
    monkeypatch.setenv("FLEXML_TWILIO_VALIDATION", value)
    configure(ignore="portability")
    assert current().mode == mode
    configure("warn")
    assert current().mode == "warn"


def test_what_is_not_given_is_as_at_the_start():
    configure("strict", ignore=["streams"])
    configure()
    assert (current().mode, current().policy) == ("warn", None)


def test_a_block_says_how_in_it_and_for_its_thread_alone():
    seen: list[str] = []
    with validation("strict"):
        with validation("off"):
            seen.append(current().mode)
        thread = threading.Thread(target=lambda: seen.append(current().mode))
        thread.start()
        thread.join()
        seen.append(current().mode)
    seen.append(current().mode)
    assert seen == ["off", "warn", "strict", "warn"]


def test_a_block_that_fails_leaves_what_was():
    with pytest.raises(KeyError), validation("off"):
        raise KeyError
    assert current().mode == "warn"


def test_an_unknown_word_is_refused():
    with pytest.raises(flexml.UsageError) as caught:
        configure("loud")  # type: ignore[arg-type]
    assert str(caught.value) == "`validation` is one of `off`, `warn`, `strict`, not 'loud'"


def test_an_unknown_word_in_the_environment_is_refused_when_the_program_starts(monkeypatch):
    monkeypatch.setenv("FLEXML_TWILIO_VALIDATION", "loud")
    program = [sys.executable, "-c", "import flexml.compat.twilio"]
    run = subprocess.run(program, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert "`FLEXML_TWILIO_VALIDATION` is one of `off`, `warn`, `strict`, not 'loud'" in run.stderr


def test_an_unknown_rule_is_refused_when_it_is_said():
    with pytest.raises(flexml.UsageError, match="no-such-rule"):
        configure(ignore=["no-such-rule"])
    with pytest.raises(flexml.ConfigError, match=r"gone\.toml"):
        configure(config="gone.toml")
    assert current().policy is None


def test_rules_are_ignored_selected_and_configured(tmp_path):
    from flexml.compat.twilio import VoiceResponse

    file = tmp_path / "flexml.toml"
    file.write_text('ignore = ["invalid-integer"]')
    document = VoiceResponse()
    document.dial("+15550100001", timeout=3)
    with validation("strict", ignore="invalid-integer"):
        str(document)
    with validation("strict", select=["streams"]):
        str(document)
    with validation("strict", config=file):
        str(document)
    with validation("strict", ignore=["streams"]), pytest.raises(flexml.CheckFailed):
        str(document)

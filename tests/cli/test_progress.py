from __future__ import annotations

import subprocess
import sys

from flexml.cli.progress import tracked


class Terminal:
    """A standard error that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_few_items_need_no_bar(monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())  # writing to it would fail
    assert list(tracked(range(10))) == list(range(10))


def test_a_quiet_run_has_no_bar(monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())
    assert list(tracked(range(1000), quiet=True)) == list(range(1000))


def test_a_pipe_gets_no_bar(capsys):
    assert list(tracked(range(1000))) == list(range(1000))
    assert capsys.readouterr() == ("", "")


def test_a_terminal_gets_a_bar_on_standard_error():
    code = (
        "import sys; sys.stderr.isatty = lambda: True\n"
        "from flexml.cli.progress import tracked\n"
        "print(sum(tracked(range(1000))))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"FORCE_COLOR": "1", "TERM": "xterm-256color", "COLUMNS": "80"},
    )
    assert run.stdout == "499500\n"
    assert "Checking" in run.stderr

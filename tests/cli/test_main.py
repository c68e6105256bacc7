from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from flexml.cli.commands.check import without_options
from flexml.cli.parsing import command_names, command_parser
from flexml.version import __version__


def test_says_its_version(run):
    assert run("--version") == (0, f"flexml {__version__}\n", "")


def test_helps(run):
    result = run("--help")
    assert result.code == 0
    for words in ("For example:", "flexml check calls/", "explain", "Exit codes: 0 nothing wrong"):
        assert words in result.out
    assert_examples_are_understood(result.out)


@pytest.mark.parametrize("command", command_names())
def test_every_command_helps_with_examples(run, command):
    result = run(command, "--help")
    assert result.code == 0
    assert f"\n\nFor example:\n  flexml {command}" in result.out.replace("source <(", "")
    assert "\n\nExit codes:\n  0  " in result.out
    assert result.out.isascii()
    assert_examples_are_understood(result.out)


def assert_examples_are_understood(text):
    """Hold the examples of a help text against the parsers."""
    examples = re.findall(r"\bflexml ([a-z]+(?: [^ <>|)]+)*)", text.partition("For example:\n")[2].partition("\n\n")[0])
    assert examples
    for example in examples:
        name, *words = shlex.split(example.partition("  ")[0])
        command_parser(name).parse_intermixed_args(words)


def test_refuses_a_command_that_is_none(run):
    assert run("chekc") == (2, "", "flexml: there is no command `chekc`; did you mean `check`\n")
    assert run("fix") == (2, "", "flexml: there is no command `fix`; did you mean `check --fix`\n")
    assert run("a.xml") == (2, "", "flexml: there is no command `a.xml`; `flexml --help` lists them\n")


def test_helps_where_nothing_is_asked(run):
    assert run() == (2, "", run("--help").out)


def test_a_mistake_of_ours_is_one_line(run, monkeypatch):
    monkeypatch.setattr("flexml.cli.commands.rules.all_rules", lambda: 1 / 0)
    assert run("rules") == (
        2,
        "",
        "flexml: internal error: ZeroDivisionError: division by zero; report it with what `--traceback` shows\n",
    )
    with pytest.raises(ZeroDivisionError):
        run("rules", "--traceback")


def test_is_a_module_too():
    out = subprocess.run(
        [sys.executable, "-m", "flexml", "--version"], capture_output=True, text=True, check=True
    ).stdout
    assert out == f"flexml {__version__}\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize("words", [["rules"], ["rules", "--output-format", "json"]])
def test_a_full_disk_is_told_in_one_line(words):
    with Path("/dev/full").open("w") as full:
        run = subprocess.run(
            [sys.executable, "-m", "flexml", *words], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (run.returncode, run.stderr) == (2, "flexml: the output cannot be written: No space left on device\n")


def test_a_command_line_of_paths_alone_means_what_argparse_makes_of_it():
    words = ["a.xml", "calls/"]
    assert vars(without_options(words)) == vars(command_parser("check").parse_intermixed_args(words))


@pytest.mark.parametrize(
    ("module", "told"),
    [
        ("flexml.cli.main", ""),
        ("lxml", "flexml: interrupted\n"),
        ("zlib", "flexml: interrupted\n"),  # lxml makes an `ImportError` of whatever is raised there
    ],
)
def test_an_interrupt_while_modules_are_imported_ends_quietly(tmp_path, module, told):
    (tmp_path / "a.xml").write_text("<Response/>")
    (tmp_path / "flexml_stop.py").write_text(
        "import sys, _thread\n"
        "class Stop:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name == {module!r}: _thread.interrupt_main()\n"
        "sys.meta_path.insert(0, Stop())\n"
        "from flexml.__main__ import main\n"
        "sys.exit(main())\n"
    )
    words = [sys.executable, tmp_path / "flexml_stop.py", "check", tmp_path / "a.xml"]
    run = subprocess.run(words, capture_output=True, text=True)
    assert (run.returncode, run.stdout, run.stderr) == (130, "", told)


_LOST = """
import sys, time, weakref
from flexml import __main__, cli

def interrupt(_):
    raise KeyboardInterrupt  # Python tells of it, and goes on

def run():
    reference = weakref.ref(Thing(), interrupt)
    time.sleep(60)
    return 0

class Thing:
    pass

cli.main = run
sys.exit(__main__.main())
"""


def test_an_interrupt_in_a_callback_is_not_lost():
    run = subprocess.run([sys.executable, "-c", _LOST], capture_output=True, text=True, timeout=50)
    assert (run.returncode, run.stdout, run.stderr) == (130, "", "")


_INTERRUPTS = """
import sys
from flexml.cli import main

def interrupt_after(lines):
    def trace(frame, event, _):
        nonlocal lines
        lines -= event == "line" and frame.f_code.co_name == "parse_known_intermixed_args"
        if lines < 0:
            raise KeyboardInterrupt
        return trace
    return trace

for lines in range(1000):
    sys.settrace(interrupt_after(lines))
    if main(["explain", "FX101"]) != 130:
        break
sys.exit(lines)
"""


def test_an_interrupt_at_any_line_of_argparse_is_told_as_one():
    run = subprocess.run([sys.executable, "-c", _INTERRUPTS], capture_output=True, text=True)
    assert run.returncode > 20  # so many lines there are; 1 is a traceback
    assert run.stderr == "flexml: interrupted\n" * run.returncode

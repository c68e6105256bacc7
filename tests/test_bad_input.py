"""Input that nobody wrote on purpose, or somebody wrote to do harm: the real command, bounded in time and memory."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

SECONDS = 20  # far more than any of it takes, far less than what is quadratic takes
MEGABYTES = 1024
GOOD = "<Response><Say>Hello</Say><Redirect>/next</Redirect></Response>"


class Run(NamedTuple):
    code: int
    findings: list[tuple[str, int, str]]
    err: str


def bounded() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * 1024 * 1024,) * 2)


def check(*words: str | bytes, folder: Path, stdin: bytes | None = None) -> Run:
    """Run the command, and hold it to what is promised for any input."""
    start = time.monotonic()
    run = subprocess.run(
        [sys.executable, "-m", "flexml", "check", "--output-format", "json", *words],
        cwd=folder,
        input=stdin,
        capture_output=True,
        timeout=SECONDS,
        preexec_fn=bounded,
        check=False,
    )
    err = run.stderr.decode(errors="replace")
    assert time.monotonic() - start < SECONDS
    assert "Traceback" not in err
    assert "internal error" not in err
    document = json.loads(run.stdout)
    return Run(run.returncode, [(found["file"], found["line"], found["name"]) for found in document["findings"]], err)


def check_one(content: bytes, folder: Path) -> Run:
    (folder / "a.xml").write_bytes(content)
    return check("a.xml", folder=folder)


class TestFiles:
    def test_a_missing_path(self, tmp_path):
        assert check("a.xml", folder=tmp_path) == (2, [], "flexml: a.xml: No such file or directory\n")

    def test_a_file_that_may_not_be_read(self, tmp_path):
        path = tmp_path / "a.xml"
        path.write_text(GOOD)
        path.chmod(0)
        if os.access(path, os.R_OK):
            pytest.skip("this user may read everything")
        assert check("a.xml", folder=tmp_path) == (2, [], "flexml: a.xml: Permission denied\n")

    def test_a_link_to_itself(self, tmp_path):
        (tmp_path / "a.xml").symlink_to("a.xml")
        assert check("a.xml", folder=tmp_path) == (2, [], "flexml: a.xml: Too many levels of symbolic links\n")

    @pytest.mark.skipif(sys.platform != "linux", reason="a file of the kernel that refuses to be read")
    def test_a_file_that_fails_while_it_is_read(self, tmp_path):
        assert check("/proc/self/mem", folder=tmp_path) == (2, [], "flexml: /proc/self/mem: Input/output error\n")

    @pytest.mark.skipif(not Path("/dev/zero").exists(), reason="a file without an end")
    def test_a_file_without_an_end(self, tmp_path):
        run = check("/dev/zero", folder=tmp_path)
        assert (run.code, [finding[0] for finding in run.findings]) == (1, ["/dev/zero"])

    def test_one_bad_file_never_ends_the_run(self, tmp_path):
        (tmp_path / "loop.xml").symlink_to("loop.xml")
        (tmp_path / "binary.xml").write_bytes(bytes(range(256)) * 10)
        (tmp_path / "empty.xml").write_bytes(b"")
        (tmp_path / "b.xml").write_text("<Response><Sya>Hello</Sya></Response>")
        run = check("missing.xml", "loop.xml", "binary.xml", "empty.xml", "b.xml", folder=tmp_path)
        assert run.code == 2
        assert [finding[0] for finding in run.findings] == ["b.xml", "binary.xml", "empty.xml"]

    def test_a_name_that_is_not_utf8(self, tmp_path):
        name = b"caf\xe9\x1b[31m.xml"
        try:
            (tmp_path / os.fsdecode(name)).write_text("<Response><Sya>Hello</Sya></Response>")
        except OSError:
            pytest.skip("this file system takes UTF-8 names alone")
        assert check(".", folder=tmp_path).findings == [(os.fsdecode(name), 1, "unknown-element")]
        for output_format in ("full", "concise"):
            run = subprocess.run(
                [sys.executable, "-m", "flexml", "check", "--output-format", output_format, name, b"no\xe9.xml"],
                cwd=tmp_path,
                capture_output=True,
                check=False,
            )
            assert (run.returncode, b"\x1b" in run.stdout, b"Traceback" in run.stderr) == (2, False, False)


class TestContents:
    def test_a_binary_file(self, tmp_path):
        run = check_one(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0" + bytes(range(256)) * 50, tmp_path)
        assert (run.code, len(run.findings)) == (1, 1)

    def test_an_empty_file(self, tmp_path):
        run = check_one(b"", tmp_path)
        assert (run.code, [finding[:2] for finding in run.findings]) == (1, [("a.xml", 1)])

    @pytest.mark.parametrize("kind", ["nothing but holes", "one long text", "many elements"])
    def test_a_file_of_100_megabytes(self, tmp_path, kind):
        with (tmp_path / "a.xml").open("wb") as file:
            file.write(b"<Response>" if kind != "nothing but holes" else b"")
            for _ in range(100):
                if kind == "one long text":
                    file.write(b"x" * 1024 * 1024)
                elif kind == "many elements":
                    file.write(b"<Say>x</Say>" * 87382)
            file.truncate(100 * 1024 * 1024)
        assert check("a.xml", folder=tmp_path)[:2] == (1, [("a.xml", 1, "excessive-document")])

    def test_100000_nested_elements(self, tmp_path):
        run = check_one(b"<Response>" + b"<Gather>" * 100_000 + b"</Gather>" * 100_000 + b"</Response>", tmp_path)
        assert (run.code, [finding[1] for finding in run.findings]) == (1, [1])

    def test_100000_elements_that_are_never_closed(self, tmp_path):
        run = check_one(b"<Response>\n" + b"<Gather>\n" * 100_000, tmp_path)
        assert (run.code, len(run.findings)) == (1, 1)

    def test_100000_mistakes_of_one_kind_are_told_as_far_as_anybody_reads(self, tmp_path):
        run = check_one(b"<Response>" + b"<Sya/>\n" * 100_000 + b"</Response>", tmp_path)
        assert (run.code, len(run.findings)) == (1, 1000)

    @pytest.mark.parametrize(
        "content",
        [
            pytest.param(b"<Say>" + b"{{" * 500_000 + b"</Say>", id="placeholders that nothing closes"),
            pytest.param(b"<Say " + b"".join(b'a%d="1" ' % n for n in range(30_000)) + b"/>", id="attributes"),
            pytest.param(
                b'<Say xmlns:x="urn:x" ' + b"".join(b'x:a%d="1" ' % n for n in range(20_000)) + b"/>",
                id="attributes with a prefix",
            ),
            pytest.param(b'<Record trim="True" playBeep="True"/>' * 20_000, id="wrong values"),
            pytest.param(b"<Play " + b"".join(b'a%d="1" ' % n for n in range(80_000)) + b"/>", id="unknown attributes"),
            pytest.param(b"<Dial>" + b"<Conference>a</Conference>" * 20_000 + b"</Dial>", id="nouns that stand alone"),
            pytest.param(
                b'<Start><Stream name="a" url="wss://example.com"/></Start><Stop><Stream name="a"/></Stop>' * 10_000,
                id="streams",
            ),
            pytest.param(
                b"<Connect><Stream>" + b'<Parameter name="a" value="b"/>' * 20_000 + b"</Stream></Connect>", id="keys"
            ),
            pytest.param(
                b'<Gather finishOnKey="' + b" " * 200_000 + b'!"/><Dial><Sip>' + b" " * 200_000 + b"!</Sip></Dial>",
                id="blanks that libxml2 could share out in many ways",
            ),
            pytest.param(b"<!-- flexml: ignore[" + b"FX102, " * 50_000 + b"] --><Hangup/>", id="ignored rules"),
        ],
    )
    def test_many_of_a_kind_take_no_time_of_their_square(self, tmp_path, content):
        run = check_one(b"<Response>" + content + b"</Response>", tmp_path)
        assert run.code in (0, 1)

    def test_a_schema_of_ones_own_is_told_of_as_far_as_anybody_reads(self, tmp_path):
        (tmp_path / "a.xml").write_bytes(
            b"<Response><Say " + b"".join(b'a%d="" ' % n for n in range(5_000)) + b"/></Response>"
        )
        schema = Path(__file__).parents[1] / "schemas" / "flexml.xsd"
        run = check("a.xml", "--schema", str(schema), folder=tmp_path)
        assert (run.code, len(run.findings)) == (1, 1000)

    def test_entity_expansion(self, tmp_path):
        entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 30))
        run = check_one(
            f'<!DOCTYPE Response [<!ENTITY e0 "ha">{entities}]>\n<Response><Say>&e29;</Say></Response>'.encode(),
            tmp_path,
        )
        assert (run.code, run.findings) == (1, [("a.xml", 1, "declaration-in-doctype")])

    def test_an_external_entity_is_not_read(self, tmp_path):
        secret = tmp_path / "secret.txt"
        secret.write_text("TOP-SECRET")
        xml = f'<!DOCTYPE Response [<!ENTITY x SYSTEM "{secret.as_uri()}">]>\n<Response><Say>&x;</Say></Response>'
        (tmp_path / "a.xml").write_text(xml)
        run = subprocess.run(
            [sys.executable, "-m", "flexml", "check", "a.xml"],
            cwd=tmp_path,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
        assert run.returncode == 1
        assert b"TOP-SECRET" not in run.stdout + run.stderr

    def test_a_dtd_is_not_loaded(self, tmp_path):
        run = check_one(b'<!DOCTYPE Response SYSTEM "http://127.0.0.1:9/x.dtd">\n' + GOOD.encode(), tmp_path)
        assert (run.code, run.findings) == (1, [("a.xml", 1, "doctype-present")])

    def test_bytes_that_are_not_utf8(self, tmp_path):
        run = check_one(b"<Response>\n<Say>caf\xe9</Say></Response>", tmp_path)
        assert (run.code, [finding[1] for finding in run.findings]) == (1, [2])

    @pytest.mark.parametrize("declared", ["utf-16", "utf-8", "ascii", "ucs-4", "x-none", "ebcdic-cp-us"])
    def test_a_declared_encoding_that_lies(self, tmp_path, declared):
        run = check_one(
            f'<?xml version="1.0" encoding="{declared}"?>\n<Response><Say>caf\xe9</Say></Response>'.encode("latin-1"),
            tmp_path,
        )
        assert (run.code, len(run.findings)) == (1, 1)

    def test_a_nul(self, tmp_path):
        run = check_one(b"<Response>\n<Say>a\0b</Say></Response>", tmp_path)
        assert (run.code, [finding[1] for finding in run.findings]) == (1, [2])

    def test_standard_input_without_an_end(self, tmp_path):
        run = check("-", folder=tmp_path, stdin=b"<Response>" + b"x" * 50_000_000)
        assert run[:2] == (1, [("<stdin>", 1, "excessive-document")])


class TestStreams:
    def test_a_reader_that_leaves_early(self, tmp_path):
        (tmp_path / "a.xml").write_bytes(b"<Response>" + b"<Sya/>\n" * 2_000 + b"</Response>")
        with subprocess.Popen(
            [sys.executable, "-m", "flexml", "check", "a.xml"],
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            pipesize=4096,
        ) as run:
            assert run.stdout is not None
            assert run.stderr is not None
            run.stdout.readline()
            run.stdout.close()
            assert (run.wait(SECONDS), run.stderr.read()) == (141, b"")

    def test_an_output_that_knows_ascii_alone(self, tmp_path):
        (tmp_path / "a.xml").write_text("<Response>" + "é" * 300 + "<Sya>日本</Sya></Response>")
        run = subprocess.run(
            [sys.executable, "-m", "flexml", "check", "a.xml"],
            cwd=tmp_path,
            capture_output=True,
            env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
            check=False,
        )
        assert (run.returncode, run.stderr, run.stdout.isascii()) == (1, b"", True)


DOUBLED = {
    "text": ("{% set a = x %}", "{% set a = a ~ a %}", "{{ a }}"),
    "nothing": ("{% set a = '' %}", "{% set a = a ~ a %}", "{{ a }}{% if a %}{% endif %}"),
    "constant": ("{% set a = 'a' %}", "{% set a = a ~ a %}", "{% if a == 'b' %}{% endif %}"),
    "call": ("{% set a = x %}", "{% set a = f(a, a) %}", "{{ a }}"),
    "part": ("{% set a = x %}", "{% set a = a[a] %}", "{{ a }}"),
    "filter": ("{% set a = x %}", "{% set a = a|replace(a, a) %}", "{{ a }}"),
    "list": ("{% set a = x %}", "{% set a = [a, a] %}", "{% if a in b %}{% endif %}{{ a }}"),
    "list of constants": ("{% set a = 1 %}", "{% set a = [a, a] %}", "{% if a in b %}{% endif %}{{ a }}"),
    "printed": ("{% set a %}{{ x }}{% endset %}", "{% set a %}{{ a }}{{ a }}{% endset %}", "{{ a }}"),
    "long and printed": (
        f"{{% set a %}}{'x' * 100_000}{{% endset %}}",
        "{% set a %}{{ a }}{{ a }}{% endset %}",
        "{{ a }}",
    ),
}


class TestTemplates:
    @pytest.mark.parametrize("name", DOUBLED)
    def test_values_that_are_doubled_again_and_again(self, tmp_path, name):
        first, again, last = DOUBLED[name]
        run = check_one(f"<Response>{first}{again * 40}{last}</Response>".encode(), tmp_path)
        assert run.code in (0, 1)

    def test_a_text_that_django_doubles(self, tmp_path):
        inner = "{% with a=a|add:a %}" * 40 + "{{ a }}" + "{% endwith %}" * 40
        run = check_one(
            f"<Response>{{% load a %}}{{% with a='a' %}}{inner}{{% endwith %}}</Response>".encode(), tmp_path
        )
        assert run.code == 0

    @pytest.mark.parametrize(
        "expression",
        [
            *('"a"|center(10000000000)', '"%9999999999d"|format(1)', '"%*d"|format(9999999999, 1)', "9**9**9**9"),
            f"'{'a' * 9999}'|replace('a', '{'b' * 9999}')",
            *('"a"|default:"b"|ljust:"9999999999"', '"a"|stringformat:"9999999999s"', '"a"|center:9999999999'),
        ],
    )
    def test_values_as_large_as_the_memory(self, tmp_path, expression):
        assert check_one(f"<Response><Say>{{{{ {expression} }}}}</Say></Response>".encode(), tmp_path).code in (0, 1)

    def test_loops_in_loops_that_print_nothing(self, tmp_path):
        template = f"<Response>{'{% for a in range(1000) %}' * 10}{'{% endfor %}' * 10}</Response>"
        assert [found for *_, found in check_one(template.encode(), tmp_path).findings] == ["excessive-document"]

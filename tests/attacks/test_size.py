"""Files that are very large or very deep: told in words, within bounds of time and memory."""

from __future__ import annotations

import json
import re
import socket
from pathlib import Path

import pytest

from tests.attacks.bounds import Run, run

SECONDS, MEGABYTES = 60, 768  # a run alone takes 130 megabytes
MANY = 5_000
SCHEMA = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{}<xs:element name="Response"/></xs:schema>'


def check(folder: Path, *words: str) -> Run:
    done = run(
        ["-m", "flexml", "check", "--isolated", "--no-cache", "--output-format", "json", *words],
        folder,
        seconds=SECONDS,
        megabytes=MEGABYTES,
    )
    assert "Traceback" not in done.err
    assert "internal error" not in done.err
    return done


def told(done: Run) -> list[str]:
    return [finding["name"] for finding in json.loads(done.out)["findings"]]


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("a.xml", b"<Say>Hello</Say>\n"),
        ("a.xml", b"<!-- a -->\n"),
        ("a.html", b"x"),
        ("a.xml.j2", b"{% if a %}<Hangup/>{% endif %}\n"),
    ],
)
def test_a_document_or_template_of_200_megabytes(tmp_path: Path, name: str, unit: bytes):
    write_200_megabytes(tmp_path / name, b"<Response>", unit)
    done = check(tmp_path, name)
    assert (done.code, told(done), done.err) == (1, ["excessive-document"], "")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("a.py",), "flexml: a.py: the program has more than 4,194,304 bytes\n"),
        (
            ("b.xml", "--schema", "a.py"),
            "flexml: cannot read the schema a.py: it has more than 67,108,864 bytes\n",
        ),
        (("b.xml", "--baseline", "a.py"), "flexml: cannot read the baseline a.py: it has more than 67,108,864 bytes\n"),
    ],
)
def test_another_file_of_200_megabytes(tmp_path: Path, words: tuple[str, ...], expected: str):
    (tmp_path / "b.xml").write_text("<Response/>")
    write_200_megabytes(tmp_path / "a.py", b"", b"x = '<Response><Hangup/></Response>'\n")
    done = check(tmp_path, *words)
    assert (done.code, done.err) == (2, expected)


def write_200_megabytes(path: Path, head: bytes, unit: bytes) -> None:
    block = unit * (2**20 // len(unit))
    with path.open("wb") as file:
        file.write(head)
        while file.tell() < 200 * 2**20:
            file.write(block)


@pytest.mark.parametrize(
    ("attributes", "finding"),
    [
        pytest.param("".join(f' a{n}=""' for n in range(1_000_000)), "excessive-document", id="all different"),
        pytest.param(' a=""' * 1_000_000, "excessive-document", id="all alike"),
        pytest.param(' a=""' * 800_000, "duplicate-attribute", id="all alike, and not too large"),
        pytest.param("".join(f' a{n}=""' for n in range(150_000)), None, id="many, and not too large"),
        pytest.param("".join(f' x:a{n}=""' for n in range(100_000)), None, id="with a prefix"),
    ],
)
def test_a_million_attributes(tmp_path: Path, attributes: str, finding: str | None):
    (tmp_path / "a.xml").write_text(f'<Response xmlns:x="urn:x"><Say{attributes}>a</Say></Response>')
    done = check(tmp_path, "a.xml")
    assert (done.code, done.err) == (1, "")
    assert finding is None or told(done) == [finding]


BLOCKS = [
    *(("if a", "endif"), ("for a in b", "endfor"), ("with a=b", "endwith"), ("filter e", "endfilter")),
    *(("macro m()", "endmacro"), ("call m()", "endcall"), ("set a", "endset"), ("autoescape true", "endautoescape")),
]
EXPRESSIONS = {
    "parentheses": "(" * MANY + "a" + ")" * MANY,
    "lists": "[" * MANY + "]" * MANY,
    "not": "not " * MANY + "a",
    "minus": "-" * MANY + "1",
    "sums": "+".join("a" * MANY),
    "texts": "~".join("a" * MANY),
    "filters": "a" + "|e" * MANY,
    "parts": "a" + ".a" * MANY,
    "calls": "a" + "()" * MANY,
    "and": " and ".join("a" * MANY),
    "choices": "a if b else " * MANY + "c",
    "arguments": f"f({','.join('a' * MANY)})",
}
TEMPLATES = {
    **{first: f"{{% {first} %}}" * MANY + f"{{% {last} %}}" * MANY for first, last in BLOCKS},
    **{
        f"{first}, in Django": f"{{% load a %}}{f'{{% {first} %}}' * MANY}{f'{{% {last} %}}' * MANY}"
        for first, last in BLOCKS[:3]
    },
    **{f"{name} printed": f"{{{{ {expression} }}}}" for name, expression in EXPRESSIONS.items()},
    **{f"{name} asked": f"{{% if {expression} %}}<Sya/>{{% endif %}}" for name, expression in EXPRESSIONS.items()},
    "nothing closes": "{% if a %}" * MANY,
    "branches": "{% if a %}" + "".join(f"{{% elif a{n} %}}<Say/>" for n in range(1_000)) + "{% endif %}",
    "conditions": "".join(f"{{% if a{n} %}}<Say>a</Say>{{% endif %}}" for n in range(400)),
    "openers": "{%" * MANY + "{{" * MANY + "<%" * MANY + "{#",
    "itself": "{% include 'itself.xml.j2' %}" * 100,
    "a macro of itself": "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}",
}


def test_deep_templates(tmp_path: Path):
    for name, template in TEMPLATES.items():
        (tmp_path / f"{name}.xml.j2").write_text(f"<Response>{template}</Response>")
    done = check(tmp_path, *(f"{name}.xml.j2" for name in TEMPLATES))
    assert (done.code, done.err) == (1, "")


def nested(opener: str, inner: str, depth: int = 90) -> str:
    """Return a statement in so many blocks."""
    return "".join(f"{' ' * level}{opener}:\n" for level in range(depth)) + " " * depth + inner + "\n"


DOCUMENT = "'<Response><Sya/></Response>'"
PROGRAMS = {
    **{name: f"x = {expression}" for name, expression in EXPRESSIONS.items() if name not in ("texts", "filters")},
    "texts": "x = " + " + ".join([DOCUMENT] * MANY),
    "texts beside each other": "x = ('<Response>'" + "'<Say>a</Say>'\n" * MANY + "'</Response>')",
    "choices of texts": f"x = {f'{DOCUMENT} if a else ' * 900}''",
    "methods": "x = '<Response/>'" + ".replace('a', 'aa')" * 500,
    "ifs": nested("if a", f"x = {DOCUMENT}"),
    "functions": nested("def f(a)", f"return {DOCUMENT}"),
    "loops": nested("for a in b", f"x = {DOCUMENT}", 19),
    "sums in loops": "x = '<Response>'\n" + nested("for a in b", "x += '<Sya/>'", 19) + "x += '</Response>'",
    "branches": "if a: x = 1\n" + "".join(f"elif a{n}: x = '<Response>{n}</Response>'\n" for n in range(300)),
    "sums": "def f(a):\n x = '<Response>'\n" + " x += '<Say>' + a + '</Say>'\n" * 500 + " return x + '</Response>'",
    "strings": "".join(f"x{n} = {DOCUMENT}\n" for n in range(500)),
    "fields": "x = f'<Response>" + "{a}" * MANY + "</Response>'",
    "openers of fields": "x = '<Response>" + "{" * MANY + "%(" * MANY + "<%" * MANY + "</Response>'.format(a)",
    "what is doubled": "x = 'a'\n" + "x = x + x\n" * 60 + "y = '<Response>' + x + '</Response>'",
    "what is repeated": "x = '<Response/>' * 99999999999",
}


def test_deep_programs(tmp_path: Path):
    for name, program in PROGRAMS.items():
        (tmp_path / f"{name}.py").write_text(f"a = {DOCUMENT}\n{program}\n")
    done = check(tmp_path, *(f"{name}.py" for name in PROGRAMS))
    assert (done.code, "unknown-element" in told(done)) == (2, True)
    lines = done.err.splitlines()
    assert lines  # how many, depends on the Python
    for line in lines:  # Python itself does not take them
        assert re.fullmatch(r"flexml: [a-z ]+\.py: (line 2: not the Python that runs flexml|not Python): \w.+", line)


@pytest.mark.parametrize(
    "part",
    [
        '<xs:include schemaLocation="{server}"/>',
        '<xs:import namespace="urn:x" schemaLocation="{server}"/>',
        '<xs:redefine schemaLocation="{server}"/>',
        '<xs:override schemaLocation="{server}"/>',
        '<xs:include schemaLocation="b.xsd"/>',
    ],
)
def test_a_schema_brings_nothing_over_the_network(tmp_path: Path, part: str):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        url = f"http://127.0.0.1:{server.getsockname()[1]}/x.xsd"
        (tmp_path / "a.xsd").write_text(SCHEMA.format(part.replace("{server}", url)))
        (tmp_path / "b.xsd").write_text(SCHEMA.format(f'<xs:include schemaLocation="{url}"/>').replace("Response", "b"))
        (tmp_path / "a.xml").write_text("<Response/>")
        done = check(tmp_path, "a.xml", "--schema", "a.xsd")
        with pytest.raises(BlockingIOError):
            server.accept()
    assert done.code in (0, 2)
    if done.code == 2:
        assert done.err.startswith("flexml: a.xsd is no XML schema: ")


def test_a_schema_with_entities_is_refused(tmp_path: Path):
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 30))
    (tmp_path / "a.xsd").write_text(f'<!DOCTYPE a [<!ENTITY e0 "a">{bomb}]>{SCHEMA.format("&e29;")}')
    (tmp_path / "a.xml").write_text("<Response/>")
    done = check(tmp_path, "a.xml", "--schema", "a.xsd")
    assert (done.code, done.err[: len("flexml: a.xsd is no XML schema: ")]) == (
        2,
        "flexml: a.xsd is no XML schema: ",
    )

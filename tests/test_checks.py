"""Holds checks to what is promised of them, over documents and texts of every kind."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import flexml
from flexml.cli.cache.memory import Memory
from flexml.cli.checker import Checker
from flexml.cli.discovery import discover
from flexml.cli.running import Run
from flexml.config import Configuration
from flexml.dialects import Dialect, dialect_names, get_dialect
from tests.promises.of_checks import hold_to_promises
from tests.strategies import documents, mutated_documents

DIALECTS = [get_dialect(name) for name in dialect_names()]
PIECES = (
    *(
        "<Response>",
        "</Response>",
        "<Say",
        ">",
        "/>",
        "</",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?xml ",
        "?>",
        "<!DOCTYPE",
    ),
    *(
        "&amp;",
        "&",
        "&#0;",
        '="',
        "'",
        " ",
        "\n",
        "\r",
        "\t",
        "{{",
        "}}",
        "{%",
        "%}",
        "{% if a %}",
        "{% endif %}",
        "{#",
    ),
    *(
        "<!-- flexml: ",
        "ignore",
        "-file",
        "[FX102]",
        "dialect=twiml",
        "\0",
        "\ufffe",
        "\ud800",
        "\u202e",
        "\xe9",
        "a",
        "0",
    ),
)
HEADS = ("", '<?xml version="1.0"?>', '<?xml version="1.0" encoding="utf-16"?>', '<?xml version="1.0" encoding="x"?>')
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32-be", "latin-1", "cp1252")

texts = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
right_or_wrong = st.sampled_from(DIALECTS).flatmap(
    lambda dialect: st.one_of(documents(dialect), mutated_documents(dialect))
)
dialects = st.sampled_from([None, *DIALECTS])
anything = st.one_of(
    st.binary(max_size=200),
    st.builds(
        lambda head, text, encoding: (head + text).encode(encoding, "replace"),
        st.sampled_from(HEADS),
        st.one_of(texts, right_or_wrong),
        st.sampled_from(ENCODINGS),
    ),
    texts.map(lambda text: text.encode("utf-8", "surrogatepass")),
)
relaxed = settings(deadline=None, suppress_health_check=list(HealthCheck))


@settings(relaxed, max_examples=300)
@given(st.one_of(anything, texts), dialects)
def test_any_bytes_and_any_text_are_checked_and_places_lie_in_them(data: bytes | str, dialect: Dialect | None):
    hold_to_promises(data, dialect)


@settings(relaxed, max_examples=200)
@given(right_or_wrong, dialects)
def test_places_in_a_document_cut_out_what_they_name(text: str, dialect: Dialect | None):
    hold_to_promises(text, dialect)


@settings(relaxed, max_examples=200)
@given(st.one_of(texts, right_or_wrong), dialects)
def test_a_file_that_is_suppressed_gives_no_finding(text: str, dialect: Dialect | None):
    assert list(flexml.check(f"<!-- flexml: ignore-file: all of it -->{text}", dialect=dialect)) == []


def checker() -> Checker:
    return Checker(Configuration())


@settings(relaxed, max_examples=10)
@given(st.lists(st.one_of(right_or_wrong, texts), min_size=30, max_size=40), st.randoms(use_true_random=False))
def test_what_is_found_depends_on_no_order_no_number_of_processes_and_no_cache(tmp_path_factory, made, dice):
    folder = tmp_path_factory.mktemp("made")
    for number, text in enumerate(made):
        (folder / f"{number}.xml").write_bytes(text.encode("utf-8", "surrogatepass"))
    candidates = discover([str(folder)]).candidates
    expected = dict(zip(candidates, Run(checker(), checker).outcomes(candidates), strict=True))
    for jobs, is_cached in itertools.product((1, 2), (False, True, True)):
        memory = Memory(checker(), (None,), str(folder / "cache")) if is_cached else None
        run = Run(checker(), checker, memory=memory, jobs=jobs, pays=0)
        shuffled = dice.sample(candidates, len(candidates))
        assert dict(zip(shuffled, run.outcomes(shuffled), strict=True)) == expected
        run.close()


@pytest.mark.parametrize("output_format", ["json", "full"])
def test_what_is_said_depends_on_no_hash(tmp_path: Path, output_format: str):
    (tmp_path / "a.xml").write_text(
        '<Response><Dial timeout="3" caller="a" b="c"><Number/><Sip>a</Sip></Dial><Sya/><Gather/></Response>'
    )
    (tmp_path / "b.xml").write_text(
        "<Response>{% if a %}<Sya/>{% elif b %}<Hangup x='{{ c }}'/>{% endif %}<Say/></Response>"
    )
    told = {
        subprocess.run(
            [sys.executable, "-m", "flexml", "check", "--no-cache", "--output-format", output_format],
            cwd=tmp_path,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=False,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1
    assert b"unknown-element" in told.pop()

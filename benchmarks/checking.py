"""W3 and W6: the check of documents in one process, beside what the C parser does, and as they grow."""

from __future__ import annotations

import json
import math
import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from lxml import etree

from flexml.dialects import get_dialect
from flexml.dialects.schemas import schema_path
from flexml.lint import check_document
from flexml.lint.forms import forget_forms
from flexml.source import parse

from .measure import Result, paired, shown, timed

ROOT = Path(__file__).parent.parent
CORPUS = Path(os.environ.get("FLEXML_CORPUS") or ROOT.parent / "shared" / "corpus")
DIALECTS = ("flexml", "twiml", "twiml-messaging", "twiml-fax")
DOCUMENTS = 1000
KILOBYTES, GROWTH = 64, 16


def results() -> Iterator[Result]:
    """Measure documents without findings, then one large document and a larger one."""
    if CORPUS.is_dir():
        yield corpus()
    else:
        print("W6 needs real documents: set FLEXML_CORPUS to a folder of them", file=sys.stderr)
    yield from growth()


def corpus() -> Result:
    """Time the check of real documents in which nothing is found, beside parsing and validating them."""
    schemas = {name: etree.XMLSchema(file=str(schema_path(name))) for name in DIALECTS}
    clean = [
        (data, get_dialect(name), schemas[name])
        for data, name in real_documents()
        if not len(check_document(parse(data), get_dialect(name)))
    ]

    def ours() -> None:
        for data, dialect, _ in clean:
            check_document(parse(data), dialect)

    def peer() -> None:
        for data, _, schema in clean:
            schema.validate(etree.fromstring(data))

    what = f"check, {len(clean)} real documents without findings"
    return paired(ours, peer, before=forget_forms, runs=25).result("W6", what, "lxml parse + XSD", 3, len(clean))


def real_documents() -> list[tuple[bytes, str]]:
    """Return at most 1,000 well-formed documents of our dialects, drawn by a fixed seed."""
    rows = [json.loads(line) for line in (CORPUS / "index.jsonl").read_text(encoding="utf-8").splitlines()]
    known = [row for row in rows if row["dialect"] in DIALECTS and row["well_formed"]]
    drawn = Random(5).sample(known, min(DOCUMENTS, len(known)))
    return [((CORPUS / row["file"]).read_bytes(), row["dialect"]) for row in drawn]


def growth() -> Iterator[Result]:
    """Hold the time and the memory of a document against those of one that is 16 times as long."""
    small, large = large_document(KILOBYTES), large_document(KILOBYTES * GROWTH)
    dialect = get_dialect("twiml")

    def duration(data: bytes) -> float:
        return statistics.median(timed(lambda: check_document(parse(data), dialect)) for _ in range(7))

    yield grown("time", duration(small), duration(large), shown)
    if sys.platform != "linux":  # elsewhere the peak of a process counts that of the one which started it
        return
    bare = peak(b"<Response/>")
    yield grown("memory", peak(small) - bare, peak(large) - bare, lambda size: f"{size / 1024:.3g} MiB")


def grown(what: str, small: float, large: float, said: Callable[[float], str]) -> Result:
    exponent = math.log(large / small, GROWTH)
    ours, beside = f"{what} for {KILOBYTES} kB", f"{what} for {KILOBYTES * GROWTH // 1024} MB"
    return Result("W3", ours, said(small), beside, said(large), exponent, 1.1, "exponent")


def large_document(kilobytes: int) -> bytes:
    """Return a document of that length, with verbs of many kinds."""
    verbs, length, number = list[str](), 0, 0
    while length < kilobytes * 1024:
        number += 1
        verbs.append(
            f'<Gather action="/menu?step={number}" numDigits="1"><Say>Press 1 for {number}.</Say></Gather>'
            f'<Start><Stream name="recorder {number}" url="wss://example.com/listen">'
            f'<Parameter name="n" value="{number}"/></Stream></Start>'
            f'<Stop><Stream name="recorder {number}"/></Stop><Say>Step {number} is over.</Say>'
        )
        length += len(verbs[-1])
    return f"<Response>{''.join(verbs)}<Redirect>/next</Redirect></Response>".encode()


def peak(data: bytes) -> int:
    """Return the most memory that a process has which checks this document, in kB."""
    script = (
        "import sys; from pathlib import Path; from flexml.dialects import get_dialect\n"
        "from flexml.lint import check_document; from flexml.source import parse\n"
        "check_document(parse(sys.stdin.buffer.read()), get_dialect('twiml'))\n"
        "print(Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0])"
    )
    run = subprocess.run([sys.executable, "-c", script], input=data, capture_output=True, check=True)
    return int(run.stdout)

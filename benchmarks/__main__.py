"""Prints each measure beside its peer, as the median of paired runs."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import twilio.twiml.voice_response
from lxml import etree

from flexml.compat.twilio import VoiceResponse, validation
from flexml.dialects import get_dialect
from flexml.dialects.schemas import schema_path
from flexml.lint import check_document
from flexml.source import parse

from . import web

RUNS = 7
ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent


def main() -> None:
    """Measure everything and print a table."""
    print(f"{'measure':<44} {'ours':>10} {'peer':>10} {'ratio':>7}  beside")
    with tempfile.TemporaryDirectory() as folder:
        row("flexml check one.xml, process and all", *cold_start(Path(folder)), "yamllint one.yaml")
    row("check a document without findings", *per_document(), "lxml parse + XSD validate")
    row("build and print as twilio does, unchecked", *stand_in("off"), "twilio.twiml")
    row("build and print as twilio does, checked", *stand_in("warn"), "twilio.twiml")
    print()
    web.main()


def row(measure: str, ours: float, peer: float, beside: str) -> None:
    """Print one line; the times are in seconds."""
    print(f"{measure:<44} {ours * 1e3:>8.3f}ms {peer * 1e3:>8.3f}ms {ours / peer:>7.2f}  {beside}")


def paired(ours: Callable[[], object], peer: Callable[[], object]) -> tuple[float, float]:
    """Return the medians of both, run in turns so that the machine's moods meet both alike."""
    times: tuple[list[float], list[float]] = ([], [])
    ours(), peer()  # warm up
    for _ in range(RUNS):
        for work, kept in zip((ours, peer), times, strict=True):
            start = time.perf_counter()
            work()
            kept.append(time.perf_counter() - start)
    return statistics.median(times[0]), statistics.median(times[1])


def cold_start(folder: Path) -> tuple[float, float]:
    """Time a whole process that checks one small file."""
    xml, yaml = folder / "one.xml", folder / "one.yaml"
    xml.write_bytes((ROOT / "examples" / "good" / "agent.flexml").read_bytes())
    yaml.write_text("---\nverbs:\n  - say: Hello\n  - hangup: true\n", encoding="utf-8")
    return paired(
        lambda: subprocess.run([BIN / "flexml", "check", xml], check=True, capture_output=True),
        lambda: subprocess.run([BIN / "yamllint", yaml], check=True, capture_output=True),
    )


def per_document() -> tuple[float, float]:
    """Time the check of the FlexML examples in which nothing is found, in one process."""
    dialect = get_dialect("flexml")
    examples = [(path.read_bytes(), dialect) for path in sorted((ROOT / "examples" / "good").glob("*.flexml"))]
    documents = [example for example in examples if not len(check_document(parse(example[0]), dialect))]
    schema = etree.XMLSchema(file=str(schema_path("flexml")))
    rounds = 200

    def ours() -> None:
        for _ in range(rounds):
            for data, dialect in documents:
                check_document(parse(data), dialect)

    def peer() -> None:
        for _ in range(rounds):
            for data, _ in documents:
                schema.validate(etree.fromstring(data))

    mine, theirs = paired(ours, peer)
    return mine / rounds / len(documents), theirs / rounds / len(documents)


def stand_in(mode: Literal["off", "warn"]) -> tuple[float, float]:
    """Time a handler's document, with the classes of the stand-in and with twilio's own."""
    rounds = 500

    def calls(response: type[VoiceResponse]) -> None:
        for _ in range(rounds):
            document = response()
            with document.gather(num_digits=1, action="https://example.com/menu", timeout=5) as menu:
                menu.say("Press 1 to talk to us.", voice="Polly.Joanna", language="en-US")
            document.dial("+15550100001", caller_id="+15550100000", time_limit=600)
            document.say("Goodbye.")
            str(document)

    with validation(mode):
        mine, theirs = paired(lambda: calls(VoiceResponse), lambda: calls(twilio.twiml.voice_response.VoiceResponse))
    return mine / rounds, theirs / rounds


if __name__ == "__main__":
    main()

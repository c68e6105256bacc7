"""Documents that want what is outside of them, or lie about their encoding: told, bounded, and nothing is opened."""

from __future__ import annotations

import json
import os
import socket
from pathlib import Path

import pytest

from tests.attacks.bounds import run
from tests.attacks.inputs import DECLARED, ENCODINGS, Attack

ATTACKS = {**DECLARED, **ENCODINGS}
# What is wrong is plain from the message, which no rule has more to say about yet.
WITHOUT_REMEDY = (ATTACKS["a DOCTYPE of brackets"], ATTACKS["an encoding of a megabyte"])
SCHEMA = Path(__file__).parents[2] / "schemas" / "flexml.xsd"
SECONDS, MEGABYTES = 90, 1024  # for all ways together, of which most take a second


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_an_attack_is_told_and_opens_nothing(tmp_path: Path, attack: Attack):
    outside = tmp_path / "outside"
    os.mkfifo(outside)  # who opens it to read lets us open it to write
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        made = attack.make()
        data = made.encode() if isinstance(made, str) else made
        data = data.replace(b"{outside}", outside.as_uri().encode())
        data = data.replace(b"{server}", f"http://127.0.0.1:{server.getsockname()[1]}/x".encode())
        (tmp_path / "a.xml").write_bytes(data)
        done = run(
            [Path(__file__).with_name("every_way.py"), "a.xml", SCHEMA], tmp_path, seconds=SECONDS, megabytes=MEGABYTES
        )
        with pytest.raises(BlockingIOError):
            server.accept()
    assert (done.code, done.err) == (0, "")
    outcomes = json.loads(done.out.splitlines()[-1])
    for way, outcome in outcomes.items():
        assert "Traceback" not in outcome["told"], way
        assert "internal error" not in outcome["told"], way
        assert outcome["code"] in (0, 1, 2), way
    found = outcomes["check"]["findings"]
    if attack.finding is not None:
        assert attack.finding == found[0]["name"]
    for finding in found:
        assert finding["line"] >= 1
        assert finding["help"] or attack in WITHOUT_REMEDY
    assert outcomes["check"]["code"] == outcomes["full"]["code"]

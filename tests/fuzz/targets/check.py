"""Any bytes are checked, in any dialect: places lie in the text, both gears find the same, every format can tell it."""

from __future__ import annotations

from flexml.dialects import dialect_names
from flexml.lint import Policy, Selection, check_document
from flexml.source import parse
from tests.fuzz import reports, seeds
from tests.fuzz.target import Target, choosing, pick

_POLICIES = [
    Policy(Selection(("all",))),
    Policy(),
    Policy(role="wait"),
    Policy(role="whisper", url="/menu"),
    Policy(role="inline"),
    Policy(Selection(("all",)), targets=dialect_names()),
]


def run(data: bytes) -> None:
    """Check a document, slowly and fast."""
    dialect, policy = pick(data, 0, seeds.DIALECTS), pick(data, 1, _POLICIES)
    report = check_document(parse(data[2:], "a.xml"), dialect, policy)
    reports.hold(report)
    assert check_document(parse(data[2:], "a.xml"), dialect, policy, gate=False) == report


def _seeds() -> list[bytes]:
    return [choosing(0, 0) + document for document in seeds.documents()]


TARGET = Target("check", run, _seeds, seeds.xml_words, options=2)

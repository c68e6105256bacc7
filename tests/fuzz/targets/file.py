"""Any bytes under any name are checked, passed over or failed with a reason, as a file of `flexml check` is."""

from __future__ import annotations

from flexml.cli.checker import Checked, Checker, Failed, Passed
from flexml.cli.discovery import Candidate
from flexml.config import Configuration
from tests.fuzz import reports, seeds
from tests.fuzz.target import ROOT, Target, choosing, pick

_NAMES = ["a.xml", "a.twiml", "a.xml.j2", "a.html", "a.py", "a.php", "a.erb", "a.hbs", "a.liquid", "a"]
_CHECKER = Checker(Configuration())


def run(data: bytes) -> None:
    """Check a file that was named, or found in a folder."""
    candidate = Candidate(pick(data, 0, _NAMES), pick(data, 1, [True, False]))
    opened = _CHECKER.open(candidate, data[2:])
    if isinstance(opened, Failed):
        assert opened.reason
    elif isinstance(opened, Passed):
        assert not candidate.named or opened.notice or opened.why == "without_xml"
    else:
        checked = _CHECKER.judge(opened)
        assert isinstance(checked, Checked)
        reports.hold(checked.report)


def _seeds() -> list[bytes]:
    files = [path.read_bytes() for path in sorted((ROOT / "examples").rglob("*.*")) if path.suffix in (".xml", ".py")]
    foreign = (
        "<?php if ($a): ?>",
        "<%= a %>",
        "{{#if a}}{{/if}}",
        "{% liquid %}",
        "{{ .Name }}",
        "$for a in b:",
        "{{> a}}",
    )
    texts = [f"<Response>{tag}<Say>{tag}</Say></Response>".encode() for tag in foreign]
    texts += [text for language in ("jinja2", "django", "python") for text in seeds.templates(language)]
    return [choosing(name, 0) + text for text in (*files, *texts) for name in (0, 4)]


TARGET = Target("file", run, _seeds, seeds.xml_words, options=2, seconds=5)

"""W5: a template with eight flags, beside rendering it in each of its 256 ways and checking that."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import jinja2

import flexml
from flexml.dialects import get_dialect
from flexml.lint import check_document
from flexml.source import parse

from .measure import Result, paired

TEMPLATE = """<?xml version="1.0" encoding="UTF-8"?>
<Response>
  {% if recorded %}<Start><Stream name="recorder" url="wss://example.com/listen"/></Start>{% endif %}
  {% if greeting %}<Say voice="Polly.Joanna">Welcome to the office.</Say>{% endif %}
  {% if closed %}<Say>We are closed at the moment.</Say><Hangup/>{% endif %}
  <Gather action="/menu" numDigits="1"{% if patient %} timeout="20"{% endif %}>
    <Say>Press 1 for sales.</Say>
    {% if support %}<Say>Press 2 for support.</Say>{% endif %}
  </Gather>
  {% if recorded_end %}<Stop><Stream name="recorder"/></Stop>{% endif %}
  {% if agent %}
    <Connect><Stream url="wss://example.com/agent"><Parameter name="caller" value="1"/></Stream></Connect>
  {% endif %}
  {% if apology %}<Say>Nobody is there to talk to you.</Say>{% endif %}
  <Redirect>/next</Redirect>
</Response>
"""
FLAGS = ("recorded", "greeting", "closed", "patient", "support", "recorded_end", "agent", "apology")


def results(folder: Path) -> Iterator[Result]:
    """Measure the exploration, after making sure that both find the same."""
    template = folder / "call.xml.j2"
    template.write_text(TEMPLATE, encoding="utf-8")
    assert explored(template) == rendered()
    yield paired(lambda: explored(template), rendered, runs=7).result(
        "W5", "explore 8 flags and check", "render and check all 256", 0.5
    )


def explored(template: Path) -> set[str]:
    """Return the codes of what is found in the template."""
    return {finding.code for finding in flexml.check(template, dialect="twiml")}


def rendered() -> set[str]:
    """Return the codes of what is found in the documents that Jinja2 makes of it."""
    template = jinja2.Environment(autoescape=True).from_string(TEMPLATE)
    dialect, found = get_dialect("twiml"), set[str]()
    for values in product((False, True), repeat=len(FLAGS)):
        text = template.render(dict(zip(FLAGS, values, strict=True)))
        found.update(finding.code for finding in check_document(parse(text), dialect))
    return found

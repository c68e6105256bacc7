"""One hand-made run that every renderer is tested with."""

from __future__ import annotations

import pytest

from flexml.diagnostics import ERROR, INFO, WARNING, Diagnostic, Edit, Fix, Related
from flexml.diagnostics.summary import Skipped, Summary
from flexml.source import SourceText, Span

STOP = SourceText(
    """\
<Response>
  <Start><Stream name="agent" url="wss://example.com/agent"/></Start>
  <Say>Hello</Say>
  <Stop><Stream/></Stop>
</Response>
""",
    "calls/stop.xml",
)
WIDE = SourceText('<Response>\n\t<Say>日本\t<Sya x="é"/></Say>\n</Response>\n', "wide.xml")
RENDERED = SourceText("<Response><Say>1</Say></Response>", "page.xml.j2", "in the rendered text")


def span_of(source: SourceText, words: str) -> Span:
    start = source.text.index(words)
    return Span(start, start + len(words))


DIAGNOSTICS = (
    Diagnostic(
        code="FX203",
        name="stop-without-name",
        severity=ERROR,
        message="`Stream` in `Stop` names no stream",
        span=span_of(STOP, "<Stream/>"),
        source=STOP,
        help="name the stream that `Start` opened",
        fix=Fix("name the stream `agent`", (Edit(Span(*[span_of(STOP, "/></Stop>").start] * 2), ' name="agent"'),)),
        related=(Related(span_of(STOP, 'name="agent"'), "the stream opens here"),),
        dialects=("flexml",),
        runtime=(14300,),
    ),
    Diagnostic(
        code="FX102",
        name="unknown-element",
        severity=WARNING,
        message="`Sya` is not an element",
        span=span_of(WIDE, "Sya"),
        source=WIDE,
        dialects=("flexml", "twiml"),
    ),
    Diagnostic(
        code="FX150",
        name="short-text",
        severity=INFO,
        message="the text is short",
        span=span_of(RENDERED, "1"),
        source=RENDERED,
        fix=Fix("remove it", (Edit(span_of(RENDERED, "1"), ""),), safe=False),
    ),
)
SUMMARY = Summary.of(
    DIAGNOSTICS,
    [("flexml",), ("flexml", "twiml"), ("flexml",), ()],
    Skipped(other_xml=3, templates=1, foreign_templates={"ERB": 2}),
    2,
)


@pytest.fixture
def diagnostics() -> tuple[Diagnostic, ...]:
    return DIAGNOSTICS


@pytest.fixture
def summary() -> Summary:
    return SUMMARY

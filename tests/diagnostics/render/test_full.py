from __future__ import annotations

from flexml.diagnostics import WARNING, Diagnostic, Related
from flexml.diagnostics.render.full import render
from flexml.source import SourceText, Span

STOP = """\
error[FX203] [*]: `Stream` in `Stop` names no stream (stop-without-name)
 --> calls/stop.xml:4:9
  |
2 |   <Start><Stream name="agent" url="wss://example.com/agent"/></Start>
  |                  ------------ the stream opens here
3 |   <Say>Hello</Say>
4 |   <Stop><Stream/></Stop>
  |         ^^^^^^^^^
  |
  = help: name the stream that `Start` opened
  = fix: name the stream `agent`
  = run time: code 14300
"""
WIDE = """\
warning[FX102]: `Sya` is not an element (unknown-element)
 --> wide.xml:2:11
  |
2 |     <Say>日本    <Sya x="é"/></Say>
  |                   ^^^
"""
RENDERED = """\
info[FX150]: the text is short (short-text)
 --> page.xml.j2:1:16 (in the rendered text)
  |
1 | <Response><Say>1</Say></Response>
  |                ^
  |
  = fix: remove it (may change what the caller hears)
"""
LAST = (
    "Found 1 error, 1 warning and 1 hint in 3 of 4 files (dialect flexml: 2, flexml or twiml: 1, unknown: 1); "
    "skipped 3 other XML files, 1 template and 2 templates in ERB; "
    "could not check 2 paths; 1 can be fixed with `--fix`\n"
)


def test_draws_each_finding_and_closes_with_the_summary(diagnostics, summary):
    assert render(diagnostics, summary) == f"{STOP}\n{WIDE}\n{RENDERED}\n{LAST}"


def test_says_nothing_of_a_run_that_has_no_summary(diagnostics):
    assert render(diagnostics[1:2]) == WIDE


def test_is_empty_without_findings_and_summary():
    assert render(()) == ""


def test_colours_the_severity_the_message_and_the_frame(diagnostics):
    assert render(diagnostics[1:2], color=True) == (
        "\x1b[1;33mwarning[FX102]\x1b[0m: \x1b[1m`Sya` is not an element\x1b[0m \x1b[2m(unknown-element)\x1b[0m\n"
        " \x1b[1;34m-->\x1b[0m wide.xml:2:11\n"
        "\x1b[1;34m  |\x1b[0m\n"
        '\x1b[1;34m2 |\x1b[0m     <Say>日本    <Sya x="é"/></Say>\n'
        "\x1b[1;34m  |\x1b[0m                   \x1b[1;33m^^^\x1b[0m\n"
    )


def test_a_place_in_another_document_is_drawn_below_its_name():
    here, other = (
        SourceText("<Response><Go/></Response>", "a.xml"),
        SourceText("<Response>\n  <Go/>\n</Response>", "b.xml"),
    )
    related = (Related(Span(13, 18), "this leads on", other),)
    finding = Diagnostic("FX331", "circle", WARNING, "it goes round", Span(10, 15), here, related=related)
    assert (
        render([finding])
        == """\
warning[FX331]: it goes round (circle)
 --> a.xml:1:11
  |
1 | <Response><Go/></Response>
  |           ^^^^^
 ::: b.xml:2:3
  |
2 |   <Go/>
  |   ----- this leads on
"""
    )


def test_draws_no_secret():
    source = SourceText('<Sip password="hunter2"/>', "a.xml")
    finding = Diagnostic("FX601", "secret", WARNING, "a password", Span(15, 22), source, secret=True)
    assert """\
1 | <Sip password="*******"/>
  |                ^^^^^^^
""" in render([finding])

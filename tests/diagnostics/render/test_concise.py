from __future__ import annotations

from flexml.diagnostics.render.concise import render


def test_gives_a_line_to_each_finding_and_to_the_summary(diagnostics, summary):
    assert render(diagnostics, summary).splitlines() == [
        "calls/stop.xml:4:9: error FX203 [*] `Stream` in `Stop` names no stream (stop-without-name)",
        "wide.xml:2:11: warning FX102 `Sya` is not an element (unknown-element)",
        "page.xml.j2:1:16: info FX150 the text is short (short-text) [in the rendered text]",
        summary.sentence,
    ]


def test_colours_when_asked(diagnostics):
    assert render(diagnostics[2:], color=True) == (
        "\x1b[1mpage.xml.j2\x1b[0m:1:16: \x1b[1;36minfo\x1b[0m \x1b[1mFX150\x1b[0m the text is short "
        "\x1b[2m(short-text)\x1b[0m [in the rendered text]\n"
    )

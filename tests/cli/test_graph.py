"""`flexml graph` as a person sees it."""

from __future__ import annotations

ANSWER = """\
<!-- flexml: dialect=twiml -->
<Response>
  <Say>Welcome to
    the shop.</Say>
  <Start><Stream url="wss://example.com/record" name="recorder"/></Start>
  <Gather numDigits="1" action="menu.xml">
    <Say>Press 1 for sales.</Say>
  </Gather>
  <Redirect/>
  <Hangup/>
</Response>
"""
MENU = """\
<!-- flexml: dialect=twiml -->
<Response>
  <Stop><Stream name="recorder"/></Stop>
  <Connect><Stream url="wss://example.com/agent" name="agent"/></Connect>
  <Say>Goodbye.</Say>
</Response>
"""


def test_shows_verbs_ways_and_streams(run, files):
    files({"answer.xml": ANSWER})
    result = run("graph", "answer.xml")
    assert result.code == 0
    assert (
        result.out
        == """\
answer.xml
                                                     │    recorder, open since an earlier round
  1  Say "Welcome to the shop."                      │
  2  Start                                           │ ┌  recorder
       Stream recorder, to wss://example.com/record  │ │
  3  Gather up to 1 key, waits 5 s                   │ │
       Say "Press 1 for sales."                      │ │
       on input → menu.xml                           │ │
       else ↓                                        │ │
  4  Redirect → this document again                  ┊ ┊
  5  Hangup → the call ends   ✗ never reached
"""
    )


def test_follows_to_the_next_document(run, files):
    files({"answer.xml": ANSWER, "menu.xml": MENU})
    result = run("graph", "answer.xml", "--follow")
    assert result.code == 0
    _, menu = result.out.split("\n\n")
    assert (
        menu
        == """\
menu.xml
                                                 │  recorder, open since answer.xml
  1  Stop                                        │
       Stream recorder                           └
  2  Connect                                     ╔  agent (both ways)
       Stream agent, to wss://example.com/agent  ╚
  3  Say "Goodbye."
     the call ends
"""
    )


def test_draws_a_document_by_itself(run, files):
    files({"menu.xml": MENU})
    assert (
        run("graph", "menu.xml").out
        == """\
menu.xml
  1  Stop
       Stream recorder
  2  Connect                                     ╔  agent (both ways)
       Stream agent, to wss://example.com/agent  ╚
  3  Say "Goodbye."
     the call ends
"""
    )


def test_marks_what_is_never_reached(run, files):
    files({"answer.xml": ANSWER})
    assert "  5  Hangup → the call ends   ✗ never reached\n" in run("graph", "answer.xml").out


def test_says_what_goes_round_for_ever(run, files):
    files({"a.xml": "<Response><Say>Hello</Say><Redirect>a.xml</Redirect></Response>"})
    assert "goes round for ever, with nothing that waits for anybody: → a.xml\n" in run("graph", "a.xml").out


def test_draws_several_documents_of_a_folder(run, files):
    files({"calls/answer.xml": ANSWER, "calls/menu.xml": MENU, "calls/feed.xml": "<rss/>"})
    result = run("graph", "calls")
    assert result.code == 0
    assert [line for line in result.out.splitlines() if line.startswith("calls")] == [
        "calls/answer.xml",
        "calls/menu.xml",
    ]
    assert "on input → menu.xml (calls/menu.xml)" in result.out


def test_reads_flexml_too(run, files):
    files({"a.xml": '<Response><Gather action="/next" numDigits="2" timeout="120"/><Wait length="3"/></Response>'})
    out = run("graph", "a.xml", "--dialect", "flexml").out
    assert (
        out
        == """\
a.xml
  1  Gather up to 2 keys, waits 2 min
       on input → /next
       else ↓
  2  Wait 3 s
     the call ends
"""
    )


def test_a_text_that_is_not_well_formed_is_told_as_check_tells_it(run, files):
    files({"a.xml": "<Response><Say>a & b</Say></Response>"})
    result = run("graph", "a.xml")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("flexml: a.xml:1:18: error FX0")


def test_a_file_that_cannot_be_read_is_told(run, files):
    files({"a.xml": "<Response/>"})
    result = run("graph", "none.xml", "a.xml")
    assert result.code == 2
    assert result.out == "a.xml\n     the call ends\n"
    assert "none.xml" in result.err


def test_url_says_where_the_document_is(run, files):
    files({"a.xml": "<Response><Redirect>/here</Redirect></Response>"})
    assert "this document again (/here)" in run("graph", "a.xml", "--url", "https://shop.example/here").out


def test_mermaid_draws_the_same_as_a_flowchart(run, files):
    files({"answer.xml": ANSWER, "menu.xml": MENU})
    out = run("graph", "answer.xml", "menu.xml", "--output-format", "mermaid").out
    assert out.startswith('flowchart TD\n  subgraph d0["answer.xml"]\n')
    assert '  d0r2 -->|"on input"| d1r0\n' in out
    assert '  d0r2 -->|"else"| d0r3\n' in out
    assert "  d0r3 --> d0r0\n" in out
    assert '  d1r2 --> d1over(["the call ends"])\n' in out
    assert '  d1s0 -. "until" .-> d1r0\n' in out
    assert out.endswith("  class d0r4 unreached\n")


def test_mermaid_escapes_what_would_end_a_label(run, files):
    files({"a.xml": '<Response><Say>"#1" [a] {b} (c) `d` &lt;e&gt;</Say></Response>'})
    out = run("graph", "a.xml", "--dialect", "twiml", "--output-format", "mermaid").out
    (line,) = [line for line in out.splitlines() if "d0r0[" in line]
    label = line.partition('["')[2].removesuffix('"]')
    assert not set('"[]{}()`<>') & set(label)
    assert "#35;1" in label


def test_control_characters_of_a_document_never_reach_the_terminal(run, files):
    files({"a.xml": "<Response><Say>a&#x85;&#x202e;b</Say></Response>"})
    assert "\u202e" not in run("graph", "a.xml").out


def test_draws_a_template_with_values_as_they_are_written(run, files):
    files(
        {"t.xml.j2": "<Response>{% if x %}<Say>{{ name }}!</Say>{% endif %}<Redirect>/{{ to|e }}</Redirect></Response>"}
    )
    result = run("graph", "t.xml.j2", "--dialect", "flexml")
    assert (result.code, result.err) == (0, "")
    assert (
        result.out
        == """\
t.xml.j2
  1  Say "{{ name }}!"
  2  Redirect → /{{ to|e }}
"""
    )


def test_tells_what_is_wrong_with_a_template_where_it_is_written(run, files):
    files({"t.xml.j2": "{% if x %}\n{% endif %}<Response><Say></Response>"})
    result = run("graph", "t.xml.j2")
    assert (result.code, result.out, result.err[:30]) == (2, "", "flexml: t.xml.j2:2:22: error F")


def test_a_template_that_is_not_read_is_told(run, files):
    files({"t.xml.erb": "<Response><%= x %></Response>"})
    assert run("graph", "t.xml.erb").err.startswith("flexml: t.xml.erb: a template in ERB is not checked")

"""The reference page of a dialect tells all that its table says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from flexml.codegen.dialect_page import dialect_index, dialect_page, hidden_words
from flexml.dialects import dialect_names, get_dialect
from flexml.dialects.loader import load_dialect
from flexml.lint.markdown import anchor

PAGE = dialect_page(load_dialect(Path(__file__).parent / "mini.toml"))


def section(key: str) -> str:
    """The part of the page on one element."""
    return PAGE.split(f"\n## {key}\n")[1].split("\n## ")[0]


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("Say", "Speaks. [Vendor's page](https://example.com/say)"),
        ("Say", "- Stands in [`Response`](#response)"),
        ("Say", "- Takes [`break`](#break)"),
        ("Say", "- Text: text; required"),
        ("Say", "| `voice` | `man` or `woman` | `man` | Who speaks. |"),
        ("Play", "- Text: The file; a URL; required unless there is `digits`"),
        ("Hangup", "- Is empty"),
        ("Hangup", "It ends the call; what follows is not reached."),
        ("Start", "- Takes [`Stream`](#stream); 1 to 2"),
        ("Stop", "- Takes [`Stop/Stream`](#stopstream); at least 1"),
        ("Stop/Stream", "How [`Stream`](#stream) is inside [`Stop`](#stop)."),
        ("Stop/Stream", "| **`name`** | text |  | Which one. Required. |"),
        ("Stop/Stream", "It ends what goes on beside the call under that `name`."),
        ("Stream", "| `track` | `inbound` or `both` |  | What is sent. Not together with `audio_track`. |"),
        ("Stream", "| `length` | a whole number of seconds |  | How long. In doubt: the page gives no form. |"),
        ("Parameter", "- No two of them side by side have the same `name`"),
        ("Dial", "- The vendor's page is incomplete: other attributes are a warning, not an error"),
        ("Task", "- Takes any markup; nothing inside is checked"),
    ],
)
def test_tells_what_the_table_says(key, line):
    assert line in section(key).splitlines()


@pytest.mark.parametrize("name", dialect_names())
def test_every_link_inside_a_page_has_its_heading(name):
    text = dialect_page(get_dialect(name))
    headings = {anchor(heading) for heading in re.findall("^#+ (.+)$", text, re.MULTILINE)}
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) - headings == set()


@pytest.mark.parametrize("name", dialect_names())
def test_every_element_and_attribute_is_told(name):
    dialect = get_dialect(name)
    sections = dict(part.split("\n", 1) for part in dialect_page(dialect).split("\n## ")[1:])
    missing = [
        f"{key}@{attribute}"
        for key, spec in dialect.elements.items()
        for attribute in spec.attributes
        if f"`{attribute}`" not in sections[key]
    ]
    assert missing == []


def test_a_long_list_is_told_in_full_below():
    types = {
        row.type.name: row.type for spec in get_dialect("flexml").elements.values() for row in spec.attributes.values()
    }
    page = dialect_page(get_dialect("flexml"))
    told = page.split("\n## Values of voice\n")[1].split("\n## ")[0]
    assert [word for word in hidden_words(types["voice"]) if f"`{word}`" not in told] == []


def test_the_index_links_every_page():
    dialects = [get_dialect(name) for name in dialect_names()]
    links = re.findall(r"\]\(([^)]+)\)", dialect_index(dialects))
    assert links == [f"{name}.md" for name in dialect_names()]


def test_relatives_are_told_what_is_called_otherwise_and_what_differs():
    page = PAGE.split("\n## Attributes that belong to relatives\n")[1]
    assert "| `speaker` of `Say` | Other | Use `voice`. |" in page
    assert "| `speed` of `Say` | Other | It speaks as it does. |" in page
    assert '| `Say` | `voice="man"` | A man speaks louder here. | Write less. |' in page

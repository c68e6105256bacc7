"""Writes a page per rule from its docstring and examples, and their index."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import dedent

from ..lint.example import Bad, Good
from ..lint.rule import Rule
from .markdown import bullets, page, table, words
from .rule_index import paragraphs

LONGEST = 1500  # an example may be a document that is too large


def rule_page(rule: type[Rule]) -> str:
    """Return `docs/rules/<rule>.md`."""
    what, why, ignore = _parts(paragraphs(rule))
    bad = [example for example in rule.examples if isinstance(example, Bad)]
    good = [example for example in rule.examples if isinstance(example, Good) and not example.hidden]
    return page(
        f"flexml/lint/rules/{rule.category()}/{rule.name().replace('-', '_')}.py",
        f"# {rule.name()} ({rule.code})",
        bullets(_facts(rule)),
        f"## What it does\n\n{what}",
        f"## Why is this bad?\n\n{why}" if why else "",
        "## Example",
        *(_example(example) for example in bad),
        "## Use instead",
        *(_example(example) for example in good),
        *_fixes(bad),
        _options(rule),
        f"## When to ignore it\n\n{ignore}" if ignore else "",
        _runtime(rule),
    )


def rule_overview(rules: list[type[Rule]]) -> str:
    """Return `docs/rules/index.md`."""
    blocks = []
    for category in dict.fromkeys(rule.category() for rule in rules):
        group = (rule for rule in rules if rule.category() == category)
        rows = ((rule.code, _link(rule.name()), rule.severity.word, paragraphs(rule)[0]) for rule in group)
        blocks.append(f"## {category}\n\n{table(('code', 'name', 'severity', 'what it finds'), rows)}")
    return page("flexml/lint/rules/", "# Rules", *blocks)


def _parts(texts: list[str]) -> tuple[str, str, str]:
    """A docstring's first paragraph, those in between, and the one on when to ignore the rule."""
    what, *rest = texts
    ignore = [text for text in rest if text.startswith("Ignore ")]
    why = [text for text in rest if not text.startswith("Ignore ")]
    return what, "\n\n".join(why), "\n\n".join(ignore)


def _facts(rule: type[Rule]) -> Iterator[str]:
    yield f"Category: `{rule.category()}`"
    yield f"Severity: {rule.severity.word}"
    yield f"Dialects: {words(rule.dialects) if rule.dialects else 'all'}"
    if rule.refines:
        yield f"Speaks in place of {', '.join(_link(name) for name in rule.refines)}"


def _link(name: str) -> str:
    return f"[{name}]({name}.md)"


def _fixes(examples: list[Bad]) -> Iterator[str]:
    fixed = next((example.fixed_text for example in examples if example.fixed_text is not None), None)
    if fixed is not None:
        yield "## Fix"
        yield "The first example that has a fix, after it:"
        yield _fence(fixed)


def _options(rule: type[Rule]) -> str:
    rows = [(f"`{name}`", f"`{option.default!r}`", option.doc) for name, option in rule.options().items()]
    return f"## Options\n\n{table(('option', 'default', 'what it sets'), rows)}" if rows else ""


def _runtime(rule: type[Rule]) -> str:
    rows = [(f"`{dialect}`", words(str(code) for code in codes)) for dialect, codes in rule.runtime.items()]
    return f"## What the vendor logs\n\n{table(('dialect', 'codes'), rows)}" if rows else ""


def _example(example: Bad | Good) -> str:
    if isinstance(example.text, bytes):
        return f"As bytes:\n\n{_fence(_shortened(repr(example.text)), 'text')}"
    return (f"In `{example.dialect}`:\n\n" if example.dialect else "") + _fence(example.text)


def _fence(text: str, language: str = "xml") -> str:
    lines = dedent(text).strip("\n").rstrip()
    visible = "".join(letter if letter.isprintable() or letter == "\n" else repr(letter)[1:-1] for letter in lines)
    return f"```{language}\n{_shortened(visible)}\n```"


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} …"

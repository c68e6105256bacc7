"""The page of a rule in Markdown, made of its docstring and its examples; on the web and in a terminal alike."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator, Mapping
from textwrap import dedent

from ..diagnostics import Problem
from ..dialects import dialect_names, get_dialect
from .context import Context
from .example import Bad, Good
from .markdown import bullets, table, words
from .policy import Policy
from .rule import Rule
from .toml import toml_value

LONGEST = 1500  # an example may be a document that is too large
BAD, GOOD = 3, 2  # so many are shown: a page is read, and examples are tests first

_ORDINALS = ("first", "second", "third")
_FIXES = {
    "safe": "The fix is safe: it keeps what the document means, and `--fix` applies it.",
    "unsafe": "The fix may change what the caller hears: `--fix --unsafe-fixes` applies it.",
    "mixed": "`--fix` applies the fixes that keep what the document means; `--unsafe-fixes` adds the others.",
}


def rule_page(rule: type[Rule], *, linked: bool = False) -> str:
    """Return the page of a rule; with links, other rules are named as `[name](name.md)`."""
    what, why, ignore = _parts(paragraphs(rule))
    bad = _shown([example for example in rule.examples if isinstance(example, Bad) and not example.hidden])
    good = [example for example in rule.examples if isinstance(example, Good) and not example.hidden][:GOOD]
    blocks = [
        f"# {rule.name()} ({rule.code})",
        bullets(_facts(rule, linked)),
        f"## What it does\n\n{what}",
        f"## Why is this bad?\n\n{why}" if why else "",
        "## Example",
        *(_example(example) for example in bad),
        "## Use instead",
        *(_example(example) for example in good),
        *_fix(rule, bad),
        *_options(rule),
        f"## When to ignore it\n\n{ignore}" if ignore else "",
        _runtime(rule),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def rule_link(name: str) -> str:
    """Return the link to the page of a rule from another page."""
    return f"[{name}]({name}.md)"


def paragraphs(rule: type[Rule]) -> list[str]:
    """Return the paragraphs of a rule's docstring, each in one line."""
    text = inspect.cleandoc(rule.__doc__ or "")
    return [" ".join(paragraph.split()) for paragraph in text.split("\n\n") if paragraph.strip()] or [""]


def fix_grade(rule: type[Rule]) -> str:
    """Return how safe the fixes are that a rule has for its bad examples.

    It is `safe`, `unsafe`, `mixed` where it has both, and nothing where it has none.
    """
    safe = {problem.fix.safe for problem in _problems(rule) if problem.fix is not None}
    return "mixed" if len(safe) == 2 else {(): "", (True,): "safe", (False,): "unsafe"}[tuple(safe)]


def _problems(rule: type[Rule]) -> Iterator[Problem]:
    for example in rule.examples:
        if not isinstance(example, Bad) or example.language is not None:
            continue  # what stands in a program or a template is fixed by hand
        name = example.dialect or (rule.dialects or dialect_names())[0]
        policy = Policy(
            options={rule.name(): example.options}, targets=example.targets, role=example.role, url=example.url
        )
        yield from rule().run(Context(example.document, get_dialect(name), policy=policy))


def _parts(texts: list[str]) -> tuple[str, str, str]:
    """A docstring's first paragraph, those in between, and the one on when to ignore the rule."""
    what, *rest = texts
    ignore = [text for text in rest if text.startswith(("Ignore ", "Never ignore "))]
    why = [text for text in rest if text not in ignore]
    return what, "\n\n".join(why), "\n\n".join(ignore)


def _facts(rule: type[Rule], linked: bool) -> Iterator[str]:
    yield f"Category: `{rule.category()}`"
    yield f"Severity: {rule.severity.word}"
    yield f"Dialects: {words(rule.dialects) if rule.dialects else 'all'}"
    if rule.refines:
        yield f"Speaks in place of {', '.join(map(rule_link, rule.refines)) if linked else words(rule.refines)}"


def _shown(bad: list[Bad]) -> list[Bad]:
    """The bad examples of a page: the first ones, and one that has a fix where there is any."""
    shown = bad[:BAD]
    if all(example.fixed is None for example in shown):
        shown[BAD - 1 :] = [example for example in bad if example.fixed is not None][:1] or shown[BAD - 1 :]
    return shown


def _example(example: Bad | Good) -> str:
    if isinstance(example.text, bytes):
        return f"As bytes:\n\n{_fence(repr(example.text), 'text')}"
    lead = _lead(example)
    others = (f"\n\n{_beside(example, path)}:\n\n{_fence(text)}" for path, text in example.files.items())
    return (f"{lead}:\n\n" if lead else "") + _fence(example.text, example.language or "xml") + "".join(others)


def _beside(example: Bad | Good, path: str) -> str:
    """What is to be known of another document of the project."""
    urls = [url for url, file in example.routes.items() if file == path]
    return f"With `{path}`" + (f", which answers {words(urls)}" if urls else "")


def _lead(example: Bad | Good) -> str:
    """What is to be known of an example besides its text."""
    parts = [
        f"in `{example.dialect}`" if example.dialect else "",
        f"with `targets` {words(example.targets)}" if example.targets else "",
        f"with the role `{example.role}`" if example.role else "",
        f"served at `{example.url}`" if example.url else "",
        f"with the route {words(_settings(_dangling(example)))}" if _dangling(example) else "",
        _given(example),
        f"with {words(_settings(example.options))}" if example.options else "",
    ]
    lead = ", ".join(part for part in parts if part)
    return lead[:1].upper() + lead[1:]


def _given(example: Bad | Good) -> str:
    if example.context is None:
        return ""
    return f"{'rendered with' if example.language is None else 'with the context'} `{json.dumps(example.context)}`"


def _dangling(example: Bad | Good) -> dict[str, str]:
    """The routes that lead to no document: neither to another one nor to the example itself."""
    return {
        f'"{url}"': file for url, file in example.routes.items() if file not in example.files and url != example.url
    }


def _fix(rule: type[Rule], examples: list[Bad]) -> Iterator[str]:
    grade = fix_grade(rule)
    if not grade:
        return
    yield "## Fix safety"
    yield _FIXES[grade]
    for number, example in enumerate(examples):
        if example.fixed_text is not None:
            which = "The example" if len(examples) == 1 else f"The {_ORDINALS[number]} example"
            yield f"{which}, fixed:"
            yield _fence(example.fixed_text)
            return


def _options(rule: type[Rule]) -> Iterator[str]:
    options = rule.options()
    if not options:
        return
    yield "## Options"
    rows = [(f"`{name}`", f"`{toml_value(option.default)}`", option.doc) for name, option in options.items()]
    yield table(("option", "default", "what it sets"), rows)
    defaults = {name: option.default for name, option in options.items()}
    yield _fence("\n".join((f"[rules.{rule.name()}]", *_settings(defaults))), "toml")


def _settings(options: Mapping[str, object]) -> Iterator[str]:
    return (f"{name} = {toml_value(value)}" for name, value in options.items())


def _runtime(rule: type[Rule]) -> str:
    rows = [(f"`{dialect}`", words(str(code) for code in codes)) for dialect, codes in rule.runtime.items()]
    return f"## What the vendor logs\n\n{table(('dialect', 'codes'), rows)}" if rows else ""


def _fence(text: str, language: str = "xml") -> str:
    lines = dedent(text).strip("\n").rstrip()
    visible = "".join(letter if letter.isprintable() or letter == "\n" else repr(letter)[1:-1] for letter in lines)
    return f"```{language}\n{_shortened(visible)}\n```"


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} …"

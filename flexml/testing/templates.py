"""Makes tests of templates: one for each file, and one for each context where it has several."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TypeAlias

from ..api import configuration_of, find_dialect
from ..cli.discovery import Candidate
from ..dialects import Dialect
from ..dialects.words import nearest
from ..errors import CheckFailed, UsageError
from ..source import SourceText, parse
from .judge import Judge, NotChecked
from .nearby import nearby

_RENDERED = "in the rendered text"  # where the findings stand

Values: TypeAlias = Mapping[str, object]
Context: TypeAlias = Values | Callable[[], Values]
"""The values that a template is rendered with, or a function that returns them when the test runs."""

Render: TypeAlias = Callable[[str, dict[str, object]], str]
"""Returns what a template renders to, given its name and its values."""


def check_templates(
    path: str | Path,
    context: Context | None = None,
    *,
    contexts: Mapping[str, Context | Sequence[Context]] | None = None,
    render: Render | None = None,
    dialect: str | Path | Dialect | None = None,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
) -> Callable[..., None]:
    """Return a test function for pytest that checks each template of a folder, or the one that `path` names.

    `context` has values for all templates. `contexts` has more for some, which stand above it: by the path of
    the template inside the folder, or a pattern for such paths, of which the last that matches decides; a
    sequence makes a test of each context in it. A template without any context is checked as `flexml check`
    does it. `render` takes the place of this package's plain Jinja2: with the project's own environment, or
    Django's `render_to_string`.

    The templates are the files that `flexml check` finds in the folder, and those that `contexts` names. A
    relative path is looked for in the folder of the caller's file, and then in those around it.

    Raises:
        UsageError: there is no such folder, no template in it, or none of a name in `contexts`.
        ConfigError: the configuration is wrong.
    """
    import pytest  # which whoever calls this has

    file = sys._getframe(1).f_globals.get("__file__")
    folder = nearby(path, Path.cwd() if file is None else Path(file).absolute().parent)
    configuration = configuration_of(None, select, ignore)
    chosen = None if dialect is None else find_dialect(dialect)
    judge = Judge.of(folder if folder.is_dir() else folder.parent, configuration, chosen)
    tests = list(_tests(folder, judge, context, contexts or {}, render))
    if not tests:
        raise UsageError(f"there is no call-control XML in `{path}`")

    @pytest.mark.parametrize("template", [pytest.param(test, id=test.name) for test in tests])
    def check_template(template: TemplateTest) -> None:
        try:
            template.run()
        except CheckFailed as error:
            reason = str(error)
        except NotChecked as error:
            pytest.skip(str(error))
        else:
            return
        pytest.fail(reason, pytrace=False)

    return check_template


@dataclass(frozen=True, slots=True)
class TemplateTest:
    """The test of one template with one context."""

    name: str
    template: str
    candidate: Candidate
    judge: Judge
    context: Callable[[], Values] | None
    render: Render | None

    def run(self) -> None:
        """Render the template, and check what comes of it.

        Raises:
            CheckFailed: it has findings that count, or cannot be read.
            NotChecked: it was passed over.
        """
        __tracebackhide__ = True
        values = None if self.context is None else self.context()
        if self.render is not None:
            text = self.render(self.template, dict(values or {}))
            document = parse(SourceText(text, self.candidate.path, _RENDERED))
            self.judge.raise_for(self.candidate.path, self.judge.checker.judge(document))
        elif values is None:
            self.judge.judge(self.candidate)
        else:
            self.judge.with_context(values).judge(self.candidate)


def _tests(
    folder: Path,
    judge: Judge,
    context: Context | None,
    contexts: Mapping[str, Context | Sequence[Context]],
    render: Render | None,
) -> Iterator[TemplateTest]:
    base = folder if folder.is_dir() else folder.parent
    found = {Path(one.path).relative_to(base).as_posix(): one for one in judge.tested(folder)}
    named = {name: Candidate(str(base / name), named=True) for name in contexts if (base / name).is_file()}
    candidates = dict(sorted({**named, **found}.items()))
    for pattern in contexts:
        if not any(fnmatchcase(name, pattern) for name in candidates):
            near = nearest(pattern, tuple(candidates))
            hint = f"; did you mean `{near}`?" if near else ""
            raise UsageError(f"`contexts` has `{pattern}`, and no template in `{folder}` is called so{hint}")
    for name, candidate in candidates.items():
        own = next((contexts[pattern] for pattern in reversed([*contexts]) if fnmatchcase(name, pattern)), None)
        several = list(own) if isinstance(own, Sequence) else [own]
        for number, one in enumerate(several, 1):
            label = f"{name}-{number}" if isinstance(own, Sequence) else name
            yield TemplateTest(label, name, candidate, judge, _merged(context, one), render)


def _merged(*contexts: Context | None) -> Callable[[], Values] | None:
    """The values of all contexts, when they are wanted; of those with the same name, the last counts."""
    given = [context for context in contexts if context is not None]
    if not given:
        return None
    return lambda: {
        name: value for context in given for name, value in (context() if callable(context) else context).items()
    }

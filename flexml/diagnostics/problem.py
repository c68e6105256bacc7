"""What a rule yields."""

from __future__ import annotations

from ..record import Record
from ..source import SourceText, Span
from .fix import Fix
from .severity import Severity


class Related(Record):
    """Another place that belongs to a finding, with a word about it; `source` where it is in another document."""

    span: Span
    message: str
    source: SourceText | None = None


class Problem(Record):
    """A finding before the engine has added what it knows: the rule, the dialect, the file.

    `message` is one sentence without a period, XML in backticks; `help` says what to do instead;
    `severity` where it is another one than the rule's; `runtime` the codes that this very finding
    predicts, where they are fewer than the rule's; `secret` where nobody is to see what is marked.
    """

    span: Span
    message: str
    help: str | None = None
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    severity: Severity | None = None
    runtime: tuple[int, ...] | None = None
    secret: bool = False

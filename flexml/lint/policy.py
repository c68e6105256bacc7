"""How documents are judged: which rules, how severely, with which options."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..record import Record
from .selection import Selection, selector_weight

if TYPE_CHECKING:
    from ..diagnostics import Severity
    from ..flow.project import Project
    from .registry import RuleEntry


MOST_OF_A_KIND = 1000  # findings of one rule in one document: nobody reads more, and a hostile document has millions


class Policy(Record):
    """What is wanted of the rules, and what is known about a document from outside.

    `severities` maps selectors to the severity that findings of these rules get; the most exact selector
    decides. `options` has the options of rules by the rule's and the option's name. `targets` are the
    dialects that documents should also work in. `role` says what asks for the document (`wait`,
    `whisper`, `inline`), `url` where it is served; a comment in the document wins over both. `project` knows
    which documents answer which URLs. Without one, a relative URL may name a file `beside` the document,
    or no other file is read at all. Of one rule, the first findings in a document are told, so many at `most`.
    """

    selection: Selection = Selection()
    severities: Mapping[str, Severity] = {}
    options: Mapping[str, Mapping[str, object]] = {}
    targets: tuple[str, ...] = ()
    role: str | None = None
    url: str | None = None
    project: Project | None = None
    beside: bool = False
    most: int = MOST_OF_A_KIND

    def severity_of(self, entry: RuleEntry) -> Severity | None:
        """Return the severity that the user wants for findings of a rule, or `None` where the rule decides."""
        weights = {selector: selector_weight(selector, entry) for selector in self.severities}
        best = max(weights, key=weights.__getitem__, default=None)
        return self.severities[best] if best is not None and weights[best] else None

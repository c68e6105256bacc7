"""Which rules are wanted: by files, and by the command line above them."""

from __future__ import annotations

from collections.abc import Mapping

from ..lint import Selection, all_rules
from ..lint.registry import RuleEntry
from ..lint.selection import selector_weight, weight
from ..record import Record


class Wish(Record):
    """Selectors of one side: `select` is empty where it leaves that to the other, `extend` adds to it."""

    select: tuple[str, ...] = ()
    extend: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


def selection(files: Wish, command: Wish, severities: Mapping[str, str], ignored_here: tuple[str, ...]) -> Selection:
    """Return the selection that follows; `ignored_here` holds for one file and is never overruled.

    On each side the more exact selector decides, and in doubt the one that ignores. What the command line
    ignores stays so, whatever files select; what it selects does, unless files ignore it more exactly.
    """
    off = frozenset(
        entry.name
        for entry in all_rules()
        if weight(ignored_here, entry) or not _reported(entry, files, command, severities)
    )
    return Selection(off=off)


def _reported(entry: RuleEntry, files: Wish, command: Wish, severities: Mapping[str, str]) -> bool:
    asked, refused = weight((*command.select, *command.extend), entry), weight(command.ignore, entry)
    ignored = max(weight(files.ignore, entry), _off(entry, severities))
    if refused and refused >= asked:
        return False
    if asked and asked >= ignored:
        return True
    return not command.select and weight((*files.select, *files.extend), entry) > ignored


def _off(entry: RuleEntry, severities: Mapping[str, str]) -> int:
    """How exactly a table of severities turns a rule off: 0 where its most exact selector does not."""
    best = max(severities, key=lambda selector: selector_weight(selector, entry), default=None)
    return selector_weight(best, entry) if best is not None and severities[best] == "off" else 0

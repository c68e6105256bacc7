"""What makes a finding the same one in another run: its rule, where it stands by names, and what stands there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from .diagnostic import Diagnostic
from .whereabouts import relative_path

_DIGITS = 16  # hexadecimal ones; 64 bits tell apart all findings of any one file
_NEAR = 80  # characters; a document may be one line of a million
_LINE_BREAK = re.compile(r"[\r\n]")


def fingerprint(diagnostic: Diagnostic) -> str:
    """Return a word for a finding that stays the same when other parts of the file change.

    Two findings of one file share it where the same mistake stands in two like places; neither the file
    nor the message is part of it.
    """
    value = " ".join(diagnostic.span.cut(diagnostic.source.text).split())
    return _digest(diagnostic.code, diagnostic.path, value)[:_DIGITS]


def line_fingerprint(diagnostic: Diagnostic) -> str:
    """Return a word for the line that a finding stands on, which tells apart those that share a fingerprint."""
    text, span = diagnostic.source.text, diagnostic.span
    before = _LINE_BREAK.split(text[max(0, span.start - _NEAR) : span.start])[-1]
    after = _LINE_BREAK.split(text[span.start : span.start + _NEAR])[0]
    return _digest(" ".join((before + after).split()))[: _DIGITS // 2]


def fingerprints(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """Return one word a finding of a run, 64 hexadecimal digits, in their order; no two are equal.

    It is made of the file, the fingerprint in it, and how often the file had that one before.
    """
    seen: Counter[tuple[str, str]] = Counter()
    return [_of_run(diagnostic, seen) for diagnostic in diagnostics]


def _of_run(diagnostic: Diagnostic, seen: Counter[tuple[str, str]]) -> str:
    key = relative_path(diagnostic.file), fingerprint(diagnostic)
    seen[key] += 1
    return _digest(*key, str(seen[key]))


def _digest(*words: str) -> str:
    from hashlib import sha256  # a plain check has no use for it

    return sha256("\0".join(words).encode("utf-8", "surrogatepass")).hexdigest()

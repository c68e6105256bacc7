"""What makes a finding the same one in another run, whatever lines were added above it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from .diagnostic import Diagnostic
from .whereabouts import relative_path


def fingerprints(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """Return one fingerprint a finding, 64 hexadecimal digits, in their order; no two are equal.

    It is made of the file, the rule, what the finding marks and how often the same was found before in
    the file; of no line and no message, so that it survives edits elsewhere and better words.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    return [_fingerprint(diagnostic, seen) for diagnostic in diagnostics]


def _fingerprint(diagnostic: Diagnostic, seen: Counter[tuple[str, ...]]) -> str:
    marked = " ".join(diagnostic.span.cut(diagnostic.source.text).split())
    key = (relative_path(diagnostic.file), diagnostic.code, marked)
    seen[key] += 1
    return sha256("\0".join((*key, str(seen[key]))).encode("utf-8", "surrogatepass")).hexdigest()

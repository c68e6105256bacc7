"""Counts how often other files were looked for: what becomes of a document then depends on them."""

from __future__ import annotations


class Elsewhere:
    """What is outside of the document that is checked; `asked` counts how often anybody looked for a file there."""

    asked = 0

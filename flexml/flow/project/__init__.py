"""Several documents of one call: which answers which URL, and what comes along from one to the next."""

from __future__ import annotations

from .documents import Project
from .journey import Journey, Open, Passage
from .neighbours import Answer, Neighbours, Target
from .page import Page

__all__ = ["Answer", "Journey", "Neighbours", "Open", "Page", "Passage", "Project", "Target"]

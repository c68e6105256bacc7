"""All the documents that a template or a string of a program can make."""

from __future__ import annotations

from dataclasses import dataclass

from ..source import SourceText
from .variant import Variant


@dataclass(frozen=True, slots=True)
class Family:
    """The variants of one template or string, at least one.

    Not `exact` where there are so many that only a part of them is here.
    """

    source: SourceText
    variants: tuple[Variant, ...]
    exact: bool = True

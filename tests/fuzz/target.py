"""What is fuzzed: a function of bytes that raises where a promise is broken, and what its inputs are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TypeVar

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
CORPUS = FOLDER / "corpus"

Option = TypeVar("Option")


@dataclass(frozen=True)
class Target:
    """One thing that is fuzzed.

    `run` raises for a broken promise and for nothing else. `seeds` are inputs to begin with, `words` what the mutator
    puts in. The first `options` bytes of an input say how the rest is taken: see `pick`. `seconds` of
    processor time are what 4 kB may take.
    """

    name: str
    run: Callable[[bytes], None]
    seeds: Callable[[], Iterable[bytes]]
    words: Callable[[], Iterable[str]]
    options: int = 0
    seconds: float = 1.0

    @property
    def corpus(self) -> Path:
        """The folder of inputs that together reach what all that were ever tried have reached."""
        return CORPUS / self.name

    def inputs(self) -> list[bytes]:
        """The corpus, in the same order everywhere."""
        return [path.read_bytes() for path in sorted(self.corpus.glob("*"))]


def names() -> list[str]:
    """The names of all targets: those of the files in `targets`."""
    return sorted(path.stem for path in (FOLDER / "targets").glob("[a-z]*.py"))


def find(name: str) -> Target:
    """Return the target in the file of a name."""
    target = import_module(f"tests.fuzz.targets.{name}").TARGET
    assert isinstance(target, Target)
    assert target.name == name
    return target


def pick(data: bytes, at: int, options: list[Option]) -> Option:
    """Return the option that the byte at a place chooses; the digit `0` is the first one."""
    return options[((data[at] if at < len(data) else ord("0")) - ord("0")) % len(options)]


def choosing(*digits: int) -> bytes:
    """Return the bytes that choose these options."""
    return bytes(ord("0") + digit for digit in digits)

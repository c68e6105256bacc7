"""What is done for a document grows as the document does: steps are counted, and no clock is read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import flexml
from flexml.dialects import dialect_names, get_dialect
from flexml.dialects.sniff import Sniffer
from flexml.lint.forms import forget_forms
from tests.attacks.growing import BROKEN, GROWING, Growing
from tests.growth import calls_in

MANY = 300
MOST = 2.3  # times as much may twice as much take: its square would take four times as much

SNIFFER = Sniffer.of(get_dialect(name) for name in dialect_names())


def steps(run: Callable[[str], object], text: str) -> int:
    """Return how many functions are called, ours and those of C."""
    forget_forms()
    return calls_in(lambda: run(text))


def growth(run: Callable[[str], object], make: Growing) -> float:
    """Return how many times as many steps twice as much takes."""
    many, twice = make(MANY), make(2 * MANY)
    run(many), run(twice)  # rules are loaded, and names are learned
    return steps(run, twice) / steps(run, many)


@pytest.mark.parametrize("make", GROWING.values(), ids=GROWING)
def test_to_check_and_fix_twice_as_much_takes_twice_as_many_steps(make: Growing):
    assert growth(lambda text: flexml.fix(text, unsafe=True), make) <= MOST


@pytest.mark.parametrize("make", BROKEN.values(), ids=BROKEN)
def test_to_tell_what_is_broken_in_twice_as_much_takes_twice_as_many_steps(make: Growing):
    assert growth(flexml.check, make) <= MOST


@pytest.mark.parametrize("make", [*GROWING.values(), *BROKEN.values()], ids=[*GROWING, *BROKEN])
def test_to_tell_twice_as_much_from_other_files_takes_twice_as_many_steps(make: Growing):
    assert growth(lambda text: SNIFFER.kind(text.encode()), make) <= MOST


def test_more_steps_than_that_are_seen():
    def squared(text: str) -> None:
        for number in range(text.count("<Say")):
            for _ in range(number):
                abs(number)

    assert growth(squared, GROWING["siblings"]) > MOST

"""`repr` is the expression that makes the element."""

from __future__ import annotations

import flexml
from flexml import Element, Gather, Response, Say, twiml
from flexml.builder.read import load


def test_it_reads_like_the_source():
    element = Gather(Say("Press 1"), action="/menu", num_digits=1)
    assert repr(element) == "Gather(Say('Press 1'), action='/menu', num_digits=1)"


def test_numbers_and_truth_values_are_python_s_own():
    dial = twiml.Dial("+15105550100", timeout=5, answer_on_bridge=True)
    assert repr(dial) == "Dial('+15105550100', timeout=5, answer_on_bridge=True)"


def test_a_number_that_python_would_not_write_so_stays_text():
    assert repr(load('<Gather numDigits="01"/>', "flexml")) == "Gather(num_digits='01')"


def test_it_makes_the_element_again():
    response = Response(
        Gather(Say("It's \"5\" o'clock\n", voice="man"), action="/a?b&c", num_digits=1),
        Element.custom("Beep", "x", a="1", **{"xml:lang": "en"}),
    )
    assert eval(repr(response), vars(flexml) | {"Element": Element}) == response

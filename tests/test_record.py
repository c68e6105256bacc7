"""Records: frozen values whose classes are cheap to make."""

from __future__ import annotations

import copy
import pickle

import pytest

from flexml.record import Record, as_dict, replace


class Point(Record, order=True):
    x: int
    y: int = 0

    def __post_init__(self) -> None:
        if self.x < 0:
            raise ValueError("left of the page")


class Named(Record, cached=True, apart=("note",)):
    name: str
    note: object


class Same(Record, eq=False):
    x: int


def test_fields_are_given_by_place_or_by_name():
    assert as_dict(Point(1, 2)) == as_dict(Point(y=2, x=1)) == {"x": 1, "y": 2}


def test_a_default_may_be_left_out_and_nothing_else():
    assert Point(1) == Point(1, 0)
    for wrong in ((), (1, 2, 3)):
        with pytest.raises(TypeError):
            Point(*wrong)


def test_what_it_checks_when_made_holds_for_each_instance():
    for _ in range(2):
        with pytest.raises(ValueError, match="left"):
            Point(-1)


def test_equality_asks_for_the_same_class_and_the_same_values():
    class Other(Record):
        x: int
        y: int

    assert Point(1, 2) == Point(1, 2)
    assert Point(1, 2) != Point(1, 3)
    assert Point(1, 2) != Other(1, 2)
    assert Point(1, 2) != (1, 2)
    assert len({Point(1, 2), Point(1, 2), Point(2, 1)}) == 2


def test_fields_apart_count_neither_for_equality_nor_for_repr():
    assert Named("a", 1) == Named("a", 2)
    assert hash(Named("a", 1)) == hash(Named("a", 2))
    assert repr(Named("a", 1)) == "Named(name='a')"


def test_without_equality_each_is_itself_alone():
    one = Same(1)
    assert one == copy.copy([one])[0]
    assert one != Same(1)
    assert len({one, Same(1)}) == 2


def test_order_goes_by_the_fields_in_turn():
    assert sorted([Point(2, 1), Point(1, 2), Point(1, 1)]) == [Point(1, 1), Point(1, 2), Point(2, 1)]
    assert Point(1, 1) <= Point(1, 1) < Point(1, 2)
    assert Point(1, 2) > Point(1, 1) >= Point(1, 1)
    with pytest.raises(TypeError):
        sorted([Named("a", 1), Named("b", 1)])  # type: ignore[type-var]


def test_nothing_changes_it():
    point = Point(1)
    for name in ("x", "z"):
        with pytest.raises(AttributeError, match=f"`{name}` cannot be set"):
            setattr(point, name, 2)
    with pytest.raises(AttributeError, match="deleted"):
        del point.x
    assert not hasattr(point, "__dict__")


def test_a_changed_copy_is_checked_as_well():
    assert replace(Point(1, 2), x=3) == Point(3, 2)
    with pytest.raises(ValueError, match="left"):
        replace(Point(1, 2), x=-3)
    with pytest.raises(TypeError):
        replace(Point(1, 2), z=3)


def test_it_travels_between_processes():
    assert pickle.loads(pickle.dumps(Point(1, 2))) == Point(1, 2)
    assert copy.deepcopy(Point(1, 2)) == Point(1, 2)


def test_patterns_match_its_fields_by_place():
    match Point(1, 2):
        case Point(x, y):
            assert (x, y) == (1, 2)

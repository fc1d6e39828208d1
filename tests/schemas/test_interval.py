"""Qualified sums: contracts.md, section 5, and the law behind it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.interval import LOWER_BOUNDS, ZERO, Interval, Qualifier, total


def read(words: str) -> Interval:
    """Read "over 1200" or "range 40-50"."""
    qualifier, _, value = words.partition(" ")
    if qualifier == "range":
        low, high = value.split("-")
        return Interval.between(Decimal(low), Decimal(high))
    return Interval.worded(Decimal(value), Qualifier(qualifier))


SUMS = [
    ("over 1200 + exact 50", "over 1250"),
    ("exact 6 + exact 2", "exact 8"),
    ("at_least 10 + exact 2", "at_least 12"),
    ("at_least 10 + over 2", "over 12"),
    ("under 10 + exact 2", "under 12"),
    ("at_most 10 + exact 2", "at_most 12"),
    ("nearly 10 + exact 2", "nearly 12"),
    ("nearly 10 + nearly 5", "nearly 15"),
    ("nearly 10 + at_most 5", "under 15"),
    ("under 10 + at_most 5", "under 15"),
    ("over 10 + under 5", "about 15"),
    ("about 10 + exact 5", "about 15"),
    ("range 40-50 + exact 5", "range 45-55"),
    ("range 40-50 + range 1-2", "range 41-52"),
    ("range 40-50 + over 5", "over 45"),
    ("range 40-50 + at_most 5", "at_most 55"),
    ("range 40-50 + nearly 5", "under 55"),
    ("range 40-50 + about 5", "about 50"),
]


@pytest.mark.parametrize(("parts", "whole"), SUMS, ids=[parts for parts, _ in SUMS])
def test_sums(parts, whole):
    assert total(read(part) for part in parts.split(" + ")) == read(whole)


def test_of_no_parts_the_sum_is_zero():
    assert total([]) == ZERO
    assert ZERO.is_zero


def test_a_range_that_runs_backwards_is_refused():
    with pytest.raises(ValueError, match="backwards"):
        Interval.between(Decimal(5), Decimal(4))


def satisfies(true: int, worded: Interval) -> bool:
    """Return whether a true number is what the words say; "about" and a mean bind nothing."""
    value = worded.value
    match worded.qualifier:
        case Qualifier.EXACT:
            return true == value
        case Qualifier.OVER:
            return value is not None and true > value
        case Qualifier.AT_LEAST:
            return value is not None and true >= value
        case Qualifier.UNDER | Qualifier.NEARLY:
            return value is not None and true < value
        case Qualifier.AT_MOST:
            return value is not None and true <= value
        case Qualifier.RANGE:
            return worded.low is not None and worded.high is not None and worded.low <= true <= worded.high
        case _:
            return True


NUMBERS = st.integers(-50, 5000)


@st.composite
def worded_parts(draw) -> tuple[int, Interval]:
    """A true number, and words that are true of it."""
    true, slack, more = draw(NUMBERS), draw(st.integers(0, 100)), draw(st.integers(0, 100))
    qualifier = draw(st.sampled_from(Qualifier))
    if qualifier is Qualifier.RANGE:
        return true, Interval.between(Decimal(true - slack), Decimal(true + more))
    strict = 1 if qualifier in (Qualifier.OVER, Qualifier.UNDER, Qualifier.NEARLY) else 0
    if qualifier is Qualifier.EXACT:
        slack = 0
    value = true - slack - strict if qualifier in LOWER_BOUNDS else true + slack + strict
    return true, Interval.worded(Decimal(value), qualifier)


@given(st.lists(worded_parts(), max_size=8))
def test_true_parts_make_a_true_sum(parts):
    assert all(satisfies(true, words) for true, words in parts)
    assert satisfies(sum(true for true, _ in parts), total(words for _, words in parts))


@given(
    st.lists(worded_parts(), max_size=8).flatmap(
        lambda parts: st.tuples(st.just(parts), st.permutations(parts))
    )
)
def test_the_order_of_adding_does_not_matter(both):
    one, other = both
    assert total(words for _, words in one) == total(words for _, words in other)


@given(st.lists(worded_parts(), min_size=1, max_size=6), st.lists(worded_parts(), min_size=1, max_size=6))
def test_adding_group_by_group_says_nothing_false_either(first, second):
    groups = [total(words for _, words in group) for group in (first, second)]
    true = sum(number for number, _ in (*first, *second))
    assert satisfies(true, total(groups))


@given(st.lists(worded_parts(), max_size=8))
def test_bounds_hold_the_true_sum(parts):
    whole, true = total(words for _, words in parts), sum(number for number, _ in parts)
    assert whole.low is None or whole.low <= true
    assert whole.high is None or true <= whole.high

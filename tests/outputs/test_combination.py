"""The greatest of worded numbers says no more than its parts."""

from decimal import Decimal

import pytest

from outputs.combination import combine, greatest
from schemas.interval import Interval, Qualifier


def parts(words: str) -> list[Interval]:
    made = []
    for word in words.split(", "):
        qualifier, _, value = word.partition(" ")
        if qualifier == "range":
            low, high = value.split("-")
            made.append(Interval.between(Decimal(low), Decimal(high)))
        else:
            made.append(Interval.worded(Decimal(value), Qualifier(qualifier)))
    return made


@pytest.mark.parametrize(
    ("said", "largest"),
    [
        ("exact 3, exact 5", "exact 5"),
        ("exact 3, over 5", "over 5"),
        ("exact 5, over 3", "at_least 5"),
        ("exact 5, under 3", "exact 5"),
        ("exact 3, under 5", "range 3-5"),
        ("nearly 3, nearly 5", "nearly 5"),
        ("nearly 5, under 5", "at_most 5"),
        ("under 5, nearly 3", "under 5"),
        ("range 3-6, exact 4", "range 4-6"),
        ("over 3, under 5", "over 3"),
        ("about 5, exact 3", "about 5"),
    ],
)
def test_greatest(said, largest):
    assert greatest(parts(said)) == parts(largest)[0]


def test_combine():
    assert combine([], "sum") is None
    assert combine(parts("exact 3, exact 5"), "sum") == parts("exact 8")[0]
    assert combine(parts("exact 3, exact 5"), "max") == parts("exact 5")[0]
    assert combine(parts("exact 3, exact 5"), "list") is None
    assert combine(parts("mean 3"), "list") == parts("mean 3")[0]

"""Qualified numbers as intervals: what "hơn 1.200" may mean, and how such numbers add.

The rules are those of contracts.md, section 5. The law behind them: true parts that satisfy the
words of the parts always satisfy the words of the sum; a sum never says more than its parts.
"""

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from typing import Self

from schemas.base import Model, Number


class Qualifier(StrEnum):
    """How exactly a number is meant, by the words around it."""

    EXACT = "exact"
    ABOUT = "about"
    """khoảng, chừng, xấp xỉ, ước"""
    NEARLY = "nearly"
    """gần: the true number is at most this one."""
    OVER = "over"
    """hơn, trên, quá"""
    UNDER = "under"
    """dưới, chưa đến"""
    AT_LEAST = "at_least"
    """ít nhất, tối thiểu, không dưới, từ … trở lên"""
    AT_MOST = "at_most"
    """tối đa, không quá"""
    MEAN = "mean"
    """bình quân, trung bình: never summed."""
    RANGE = "range"
    """từ … đến: of figures and contributions. A quantity holds two values instead."""


LOWER_BOUNDS = frozenset({Qualifier.OVER, Qualifier.AT_LEAST})
UPPER_BOUNDS = frozenset({Qualifier.NEARLY, Qualifier.UNDER, Qualifier.AT_MOST})


class Interval(Model):
    """A number as it is worded, and the bounds that the words give it.

    `value` is the number printed (None for a range); `low` and `high` are None where unbounded.
    """

    value: Number | None
    low: Number | None
    high: Number | None
    qualifier: Qualifier

    @classmethod
    def worded(cls, value: Decimal, qualifier: Qualifier = Qualifier.EXACT) -> Self:
        """Return the interval of one number with its qualifier; RANGE needs `between`."""
        if qualifier is Qualifier.RANGE:
            raise ValueError("a range has two ends: use Interval.between")
        low = value if qualifier is Qualifier.EXACT or qualifier in LOWER_BOUNDS else None
        high = value if qualifier is Qualifier.EXACT or qualifier in UPPER_BOUNDS else None
        return cls(value=value, low=low, high=high, qualifier=qualifier)

    @classmethod
    def between(cls, low: Decimal, high: Decimal) -> Self:
        """Return the range "từ low đến high"; equal ends are one exact number.

        Raises:
            ValueError: the ends stand the wrong way round.
        """
        if low > high:
            raise ValueError(f"a range from {low} to {high} runs backwards")
        if low == high:
            return cls.worded(low)
        return cls(value=None, low=low, high=high, qualifier=Qualifier.RANGE)

    @property
    def is_zero(self) -> bool:
        """Whether the words say that nothing occurred."""
        return self.qualifier is Qualifier.EXACT and self.value == 0


ZERO = Interval.worded(Decimal(0))


def total(parts: Iterable[Interval]) -> Interval:
    """Return the sum of worded numbers, worded as its parts allow; of no parts, exact zero.

    Means count as numbers without bounds here; that they are never summed is the selection's rule.
    """
    summands = tuple(parts)
    qualifier = _qualifier_of_sum(summands)
    low = _sum([part.low for part in summands])
    high = _sum([part.high for part in summands])
    if qualifier is Qualifier.RANGE:
        return Interval(value=None, low=low, high=high, qualifier=qualifier)
    value = sum((_printed(part, qualifier) for part in summands), Decimal(0))
    return Interval(
        value=value,
        low=low if qualifier is Qualifier.EXACT or qualifier in LOWER_BOUNDS else None,
        high=high if qualifier is Qualifier.EXACT or qualifier in UPPER_BOUNDS else None,
        qualifier=qualifier,
    )


def _sum(bounds: list[Decimal | None]) -> Decimal | None:
    """Add bounds; one that is missing leaves the sum unbounded."""
    known = [bound for bound in bounds if bound is not None]
    return sum(known, Decimal(0)) if len(known) == len(bounds) else None


def _qualifier_of_sum(parts: tuple[Interval, ...]) -> Qualifier:
    """Return the strongest wording that the parts of a sum bear out."""
    kinds = {part.qualifier for part in parts} - {Qualifier.EXACT}
    if not kinds:
        return Qualifier.EXACT
    if kinds == {Qualifier.RANGE}:
        return Qualifier.RANGE
    bounded = kinds - {Qualifier.RANGE}
    if bounded <= LOWER_BOUNDS:
        return Qualifier.OVER if Qualifier.OVER in bounded else Qualifier.AT_LEAST
    if bounded <= UPPER_BOUNDS:
        if kinds == {Qualifier.NEARLY}:
            return Qualifier.NEARLY
        # "Nearly" claims closeness, which a range beside it does not bear out: only "under" is left.
        return Qualifier.AT_MOST if bounded == {Qualifier.AT_MOST} else Qualifier.UNDER
    return Qualifier.ABOUT


def _printed(part: Interval, qualifier: Qualifier) -> Decimal:
    """Return what a part adds to the printed value of a sum with this qualifier."""
    if part.value is not None:
        return part.value
    if part.low is None or part.high is None:
        raise ValueError("a number without a value must be a range with both ends")
    if qualifier in LOWER_BOUNDS:
        return part.low
    return part.high if qualifier in UPPER_BOUNDS else (part.low + part.high) / 2

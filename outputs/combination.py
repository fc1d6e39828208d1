"""How the numbers of a figure are put together: added, the greatest of them, or only listed."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Literal

from schemas.interval import Interval, Qualifier, total


def combine(parts: Sequence[Interval], how: Literal["sum", "max", "list"]) -> Interval | None:
    """Return one number for several; None of no parts, and where a list of several has none."""
    if not parts:
        return None
    if how == "sum":
        return total(parts)
    if how == "max":
        return greatest(parts)
    return parts[0] if len(parts) == 1 else None


def greatest(parts: Iterable[Interval]) -> Interval:
    """Return the greatest of worded numbers, worded as the parts allow.

    The law of sums holds here too: true parts that satisfy their words satisfy the words of this.
    """
    known = tuple(parts)
    lows = [part.low for part in known if part.low is not None]
    highs = [part.high for part in known if part.high is not None]
    low = max(lows, default=None)
    high = max(highs) if len(highs) == len(known) else None
    if any(part.low is None and part.high is None for part in known):
        printed = max(_upper(part) for part in known)
        return Interval(value=printed, low=None, high=None, qualifier=Qualifier.ABOUT)
    if low is not None and high is not None:
        return Interval.between(low, high)
    if low is not None:
        strict = any(part.qualifier is Qualifier.OVER for part in known if part.low == low)
        return Interval.worded(low, Qualifier.OVER if strict else Qualifier.AT_LEAST)
    assert high is not None
    return Interval.worded(high, _from_above([part for part in known if part.high == high]))


def _from_above(parts: Sequence[Interval]) -> Qualifier:
    kinds = {part.qualifier for part in parts}
    if kinds == {Qualifier.NEARLY}:
        return Qualifier.NEARLY
    return Qualifier.UNDER if kinds <= {Qualifier.UNDER} else Qualifier.AT_MOST


def _upper(part: Interval) -> Decimal:
    value = part.value if part.value is not None else part.high
    assert value is not None
    return value

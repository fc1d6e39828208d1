"""Which indicator a quantity answers (contracts.md, section 3).

A quantity counts what its unit says: the unit begins with one of an indicator's `counts`, one of its
`near` stands in the same sentence, row, column heading or heading above, and none of its `not_near`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from schemas.request import Indicator
from schemas.wording import contains, fold, syllables

# "tin, bài và phóng sự", "tin/bài"; a capital after "và" goes on with a name: Phòng Văn hóa và Thông tin.
_BETWEEN_KINDS = re.compile(r"\s*[,;/+]\s*(?:và\s+|hoặc\s+)?|\s+(?:và|hoặc)\s+(?![A-ZĐ])")
_COUNTING_WORDS = re.compile(r"\A(?:tổng số lượng|tổng số|số lượng|số)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Surrounding:
    """The words in which an indicator looks for `near` and `not_near`."""

    near: tuple[str, ...]
    """Sentence or table row, row and column headings, headings above."""
    own: tuple[str, ...]
    """The same, but of the sentence only the clause of the number: "06 lớp (cùng kỳ 04 lớp)" is two."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a quantity's question "whose am I?".

    `indicator` is whose it is. `claimants` share it in a tie; `partly` says that its unit lists kinds of
    which an indicator counts only some; `kept_off` is whose it would be but for the `not_near`.
    """

    indicator: Indicator | None = None
    claimants: tuple[Indicator, ...] = ()
    partly: bool = False
    kept_off: Indicator | None = None


class Indicators:
    """The indicators of a request, ready to be asked many times."""

    def __init__(self, indicators: Sequence[Indicator]) -> None:
        self._indicators = tuple(indicators)
        self._by_unit: dict[str, tuple[tuple[tuple[Indicator, int], ...], bool]] = {}

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self._indicators)

    def whose(self, unit: str | None, surrounding: Surrounding) -> Answer:
        """Return whose a quantity with this unit is."""
        if not unit:
            return Answer()
        counting, partly = self._counting(unit)
        near = [(i, length) for i, length in counting if not i.near or _any(i.near, surrounding.near)]
        claims = [(i, length) for i, length in near if not _any(i.not_near, surrounding.own)]
        if not claims:
            return Answer(partly=partly, kept_off=_best(near)[0] if near else None)
        best = _best(claims)
        return Answer(indicator=best[0]) if len(best) == 1 else Answer(claimants=best)

    def named_in(self, words: Sequence[str]) -> tuple[Indicator, ...]:
        """Return the indicators of whose `counts` one stands in these words: headings of rows or parts."""
        return tuple(i for i in self._indicators if _any(i.counts, words))

    def _counting(self, unit: str) -> tuple[tuple[tuple[Indicator, int], ...], bool]:
        """Return the indicators whose `counts` the unit meets, each with their length in syllables."""
        if unit not in self._by_unit:
            covers = [(i, _covering(unit, i.counts)) for i in self._indicators]
            counting = tuple((i, length) for i, (length, whole) in covers if length and whole)
            self._by_unit[unit] = counting, any(length and not whole for _, (length, whole) in covers)
        return self._by_unit[unit]


def kinds(unit: str) -> tuple[str, ...]:
    """Return the kinds that a unit lists: "tin, bài, phóng sự" lists three."""
    return tuple(kind for kind in _BETWEEN_KINDS.split(unit) if kind.strip())


def _any(wanted: Sequence[str], words: Sequence[str]) -> bool:
    return any(contains(line, part) for line in words for part in wanted)


def _best(claims: Sequence[tuple[Indicator, int]]) -> tuple[Indicator, ...]:
    """Return the one with the longest `counts`, then the one with `near`; several in a tie."""
    rank = max((length, bool(i.near)) for i, length in claims)
    return tuple(i for i, length in claims if (length, bool(i.near)) == rank)


@lru_cache(maxsize=16384)
def _covering(unit: str, counts: tuple[str, ...]) -> tuple[int, bool]:
    """Return the syllables of the longest `counts` that the unit meets, and whether all kinds are met."""
    plain = _met(unit, counts)
    if plain[0]:
        return plain
    bare = _COUNTING_WORDS.sub("", unit)
    return _met(bare, counts) if bare != unit else plain


def _met(unit: str, counts: tuple[str, ...]) -> tuple[int, bool]:
    listed = [syllables(kind) or (fold(kind),) for kind in kinds(unit)]
    entries = {syllables(entry) or (fold(entry),) for entry in counts}
    parts = entries
    if len(listed) > 1:
        parts = entries | {syllables(kind) for entry in counts for kind in kinds(entry)} - {()}
    longest, met, at = 0, 0, 0
    while at < len(listed):
        length, taken = _longest(listed[at:], entries, parts)
        longest, met = max(longest, length), met + (taken if length else 0)
        at += taken
    return longest, met == len(listed)


def _longest(
    listed: list[tuple[str, ...]], entries: set[tuple[str, ...]], parts: set[tuple[str, ...]]
) -> tuple[int, int]:
    """Return the length of the longest entry that the kinds begin with, and how many kinds it takes.

    An entry may itself be a list, with commas or without: "tin bài" meets the kinds "tin", "bài".
    """
    best = max((len(part) for part in parts if listed[0][: len(part)] == part), default=0)
    taken, words = 1, listed[0]
    for count, kind in enumerate(listed[1:], start=2):
        words += kind
        if length := max(
            (len(e) for e in entries if len(words) - len(kind) < len(e) and words[: len(e)] == e), default=0
        ):
            best, taken = max(best, length), count
    return best, taken

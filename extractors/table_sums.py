"""Totals of tables that are not the sum of their parts, by rows and by columns; of any file alike.

What adds up is a matter of layout, so several readings of it are tried: a total is doubted only where
none of them holds.
"""

import math
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from extractors.grids import Grid
from extractors.headings import begins_with, is_one_of
from schemas.document import Cell
from schemas.unit import heading_words

# Columns that do not add up: rates, means, prices, comparisons.
_NO_SUM = re.compile(
    r"%|\bt[ỷỉ] l[ệê]\b|\bbình quân\b|\btrung bình\b|\bđơn giá\b|\bso sánh\b|\bso với\b", re.IGNORECASE
)
_LEVELS = (
    re.compile(r"(?:[IVX]{1,5}|[A-ZĐ])\s*[.)]?\Z"),
    re.compile(r"\d{1,3}\s*[.)]?\Z"),
    re.compile(r"\d{1,3}(?:\.\d{1,3})+\.?\Z"),
    re.compile(r"[-–+*•]\Z|[a-zđ]\s*[.)]?\Z"),
)
_TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Printed:
    """What a cell adds to a sum: its number, None where it holds none."""

    number: float | None
    is_unread: bool = False
    """It holds a number that cannot be added: "hơn 10", "12/15", an error."""
    half_unit: float = 0.0
    """Half of the last decimal shown: parts rounded for print need not add up to the last digit."""
    is_percent: bool = False


PrintedIn = Callable[[Cell], Printed]
"""Reads the number of a cell."""


@dataclass(frozen=True, slots=True)
class WrongTotal:
    """A total and what its parts most likely add up to; `slack` is what rounding explains."""

    cell: Cell
    computed: float
    slack: float


def wrong_totals(grid: Grid, printed: PrintedIn) -> Iterator[WrongTotal]:
    """Yield the totals of a table that no reading of its layout explains, each once."""
    reported: set[int] = set()
    checker = _Checker(grid, printed)
    for wrong in (*checker.rows(), *checker.columns()):
        if wrong.cell.block not in reported:
            reported.add(wrong.cell.block)
            yield wrong


def alike(printed: float, computed: float, slack: float = 0.0) -> bool:
    """Return whether two numbers are the same, but for rounding and the noise of binary sums."""
    return abs(printed - computed) <= max(slack, _TOLERANCE * max(1.0, abs(printed), abs(computed)))


class _Checker:
    def __init__(self, grid: Grid, printed: PrintedIn) -> None:
        self._grid, self._printed = grid, printed
        self._adding = [column for column in grid.columns if self._adds_up(column)]

    def rows(self) -> Iterator[WrongTotal]:
        """Yield the cells of total rows that are not the sum of the rows they cover."""
        covered: list[int] = []
        totals: list[int] = []
        grid, roles = self._grid, self._grid.roles()
        for index, row in enumerate(grid.body):
            if roles.get(row) != "total":
                covered.append(row)
                continue
            parts = covered if index else [below for below in grid.body[1:] if roles.get(below) != "total"]
            since = [own for own in parts if not totals or own > totals[-1] or not index]
            for column in self._adding:
                yield from self._total((row, column), (parts, since, totals))
            if index:
                totals.append(row)

    def _total(
        self, at: tuple[int, int], groups: tuple[list[int], list[int], list[int]]
    ) -> Iterator[WrongTotal]:
        (_, column), (parts, since, totals) = at, groups
        own = self._grid.at.get(at)
        if own is None or (own.row, own.column) != at:
            return
        total = self._printed(own)
        inside = [self._printed(below) for part in parts if (below := self._grid.at.get((part, column)))]
        if total.number is None or total.is_percent or any(part.is_unread for part in inside):
            return
        levels = self._levels(since)
        choices = [since, parts, totals, *levels, *self._levels(parts)]
        sums = [values for rows in choices if len(values := self._values((r, column) for r in rows)) > 1]
        number, half = total.number, total.half_unit
        if sums and not any(alike(number, math.fsum(v), half * (len(v) + 1)) for v in sums):
            # What the total most likely stands for: the outermost rows since the total before it.
            likely = [*levels[:1], since, totals, parts]
            values = next(v for rows in likely if (v := self._values((r, column) for r in rows)))
            yield WrongTotal(own, math.fsum(values), half * (len(values) + 1))

    def columns(self) -> Iterator[WrongTotal]:
        """Yield the cells of a column of totals that break the sum which most of its rows keep."""
        totals = [column for column in self._adding if self._is_total(column)]
        for total in totals:
            before = [column for column in self._adding if column < total]
            after = [column for column in self._adding if column > total]
            bounds = [0, *(other for other in totals if other < total)]
            until = [*(other for other in totals if other > total), max(self._grid.columns) + 1]
            choices = (
                [column for column in before if column > bounds[-1]],
                [column for column in after if column < until[0]],
                [column for column in before if column not in totals],
            )
            yield from self._broken(total, [choice for choice in choices if len(choice) > 1])

    def _broken(self, total: int, choices: list[list[int]]) -> Iterator[WrongTotal]:
        """Yield the rows that break the choice of parts which at least two and most of the others keep."""
        for parts in choices:
            compared = [found for row in self._grid.body if (found := self._compared(row, total, parts))]
            broken = [wrong for holds, wrong in compared if not holds]
            kept = len(compared) - len(broken)
            if kept >= 2 and kept > len(broken):
                yield from broken
                return

    def _compared(self, row: int, total: int, parts: list[int]) -> tuple[bool, WrongTotal] | None:
        own = self._grid.at.get((row, total))
        if own is None or own.row != row or own.column != total:
            return None
        printed = self._printed(own)
        inside = [self._printed(cell) for part in parts if (cell := self._grid.at.get((row, part)))]
        values = self._values((row, part) for part in parts)
        if printed.number is None or not values or any(part.is_unread for part in inside):
            return None
        slack = printed.half_unit * (len(values) + 1)
        wrong = WrongTotal(own, math.fsum(values), slack)
        return alike(printed.number, wrong.computed, slack), wrong

    def _is_total(self, column: int) -> bool:
        words = map(self._grid.words, self._grid.heading_cells(column))
        return any(begins_with(heading, heading_words().total) for heading in words)

    def _adds_up(self, column: int) -> bool:
        heading, known = self._grid.heading(column), heading_words()
        names = is_one_of(heading, known.row_numbers) or is_one_of(heading, known.naming)
        return not (names or _NO_SUM.search(heading) or self._grid.counts_rows(column, heading))

    def _levels(self, rows: list[int]) -> list[list[int]]:
        """Return rows by the kind of number before them, the outer kinds first: "I", "1", "1.1", "a"."""
        found: dict[int, list[int]] = {}
        for row in rows:
            label = self._grid.text(row, self._grid.columns[0]).strip()
            level = next((at for at, form in enumerate(_LEVELS) if form.match(label)), None)
            if level is not None:
                found.setdefault(level, []).append(row)
        return [found[level] for level in sorted(found)]

    def _values(self, places: Iterable[tuple[int, int]]) -> list[float]:
        """Return the numbers at some places; a merged cell once."""
        cells = dict.fromkeys(cell for place in places if (cell := self._grid.at.get(place)))
        return [number for cell in cells if (number := self._printed(cell).number) is not None]

"""Quantities: every amount of something, a number in digits or words with what it counts.

What counts is fixed by the annotation guidelines. The reading goes from number to number; each is
first refused if it names rather than counts, then given its range, unit, qualifier and rate.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from extractors import cells, labels, rejections
from extractors.amounts import Amount, amount_at
from extractors.candidates import Candidate, candidate_at
from extractors.clock import clock_end, with_minutes
from extractors.noted_lists import noted_unit, notes
from extractors.numbers import FIRST_WORDS
from extractors.qualifiers import bound_apart, qualifier_after, qualifier_before, tells_where
from extractors.rates import Rate, is_holder_of_mean, is_holder_of_price, rate_after, rate_before
from extractors.reading import CellContext, FoundDate, FoundQuantity, FoundReference, Reading
from extractors.syllables import Syllables
from extractors.units import Unit, ends_noun
from extractors.view import View
from schemas.facts import Measure
from schemas.interval import Qualifier

# Blocks that hold no number are passed by at the speed of one search.
WORTH_READING = re.compile(r"\d|\b(?:một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười|nửa)\b", re.IGNORECASE)
_IN_WORDS = re.compile(r"[\s./-]*(?:\(\s*(?:(?:viết\s+)?bằng chữ\s*:?\s*)?|bằng chữ\s*:\s*)\Z", re.IGNORECASE)
_MILLION = Decimal(1000000)
_LEAST_MONEY = 100


def find(seen: View, reading: Reading) -> None:
    """Put the quantities of a block into its reading; dates and references are found before."""
    if not WORTH_READING.search(seen.text):
        return
    facts: list[FoundReference | FoundDate] = [*reading.references, *reading.dates]
    scan = Syllables(seen.text, [seen.within(fact.start, fact.end) for fact in facts])
    for quantity in _read(scan, reading.surroundings.cell):
        start, end = seen.source(quantity.start, quantity.end)
        reading.quantities.append(replace(quantity, start=start, end=end))


def _read(scan: Syllables, cell: CellContext | None) -> Iterator[FoundQuantity]:
    if cell is not None and cell.numbered:
        return
    alone = cells.bare_quantity(scan, cell) if cell is not None else None
    if alone is not None:
        yield alone
    else:
        yield from SentenceReader(scan).read()


class SentenceReader:
    """Reads one block from left to right; remembers what the quantity before was stated per."""

    def __init__(self, scan: Syllables) -> None:
        self.scan = scan
        self.rate, self.rate_end = Rate(), -1
        self.named_end = -1
        self.notes = notes(scan)
        self.waiting: list[tuple[FoundQuantity, labels.Label]] = []

    def read(self) -> Iterator[FoundQuantity]:
        found: list[FoundQuantity] = []
        read_to = 0
        walls = self.scan.walls
        for at, key in enumerate(self.scan.keys):
            if at >= read_to and (key in FIRST_WORDS or key[0].isdecimal()) and at not in walls:
                quantity, read_to = self._at(at)
                if quantity is not None and not (found and self._restates(found[-1], quantity, at)):
                    found.append(quantity)
        yield from sorted([*found, *self._label_series(found)], key=lambda quantity: quantity.start)

    def _restates(self, before: FoundQuantity, quantity: FoundQuantity, at: int) -> bool:
        """Return whether the words give once more what stands in figures: "5.000 đồng (Năm nghìn đồng)"."""
        if self.scan.is_number(at) or (before.value, before.unit) != (quantity.value, quantity.unit):
            return False
        return _IN_WORDS.match(self.scan.text, before.end, quantity.start) is not None

    def _at(self, at: int) -> tuple[FoundQuantity | None, int]:
        """Return the quantity that begins at a piece, if one does, and where to read on."""
        scan, amount = self.scan, amount_at(self.scan, at)
        if amount is None:
            return None, at + 1
        if (read_to := self._end_of_code(amount)) is not None:
            return None, read_to
        candidate = candidate_at(scan, amount)
        if candidate.unit is None and (noted := noted_unit(self.notes, scan, candidate)) is not None:
            return noted, candidate.end
        return self._of(candidate)

    def _of(self, candidate: Candidate) -> tuple[FoundQuantity | None, int]:
        """Return the quantity of a number with what stands around it, and where to read on."""
        scan, amount = self.scan, candidate.amount
        clock = clock_end(scan, candidate.second or amount, candidate.unit)
        if clock is not None:
            return None, clock
        candidate = with_minutes(scan, candidate)
        amount = candidate.amount
        qualifier, start = qualifier_before(scan, amount.start, candidate.unit)
        if self._is_refused(candidate, qualifier):
            return None, candidate.end
        if candidate.unit is None:
            return self._behind_its_noun(candidate, qualifier, start), candidate.end
        return self._counted(candidate, candidate.unit, qualifier, start)

    def _end_of_code(self, amount: Amount) -> int | None:
        """Return where to read on behind a list number, code or hotline; None where it may count."""
        if rejections.numbers_a_list(self.scan, amount):
            return amount.start + 1
        if rejections.is_code(self.scan, amount):
            # The names of a list may be codes: "biểu mẫu 1a, 2b, 3".
            self.named_end = amount.end + self.scan.is_glued(amount.end)
            return amount.start + 1
        return rejections.hotline_end(self.scan, amount)

    def _is_refused(self, candidate: Candidate, qualifier: Qualifier | None) -> bool:
        scan, amount, unit = self.scan, candidate.amount, candidate.unit
        if (
            amount.start in scan.quoted
            or rejections.is_wave(scan, candidate.end)
            or rejections.is_level(scan, amount, unit)
            or rejections.is_article(scan, amount, unit, qualifier is not None)
            or (qualifier is Qualifier.MEAN and is_holder_of_mean(scan, amount, unit))
            or is_holder_of_price(scan, amount, unit)
        ):
            return True
        if qualifier is None and self._is_named(candidate):
            return True
        if unit is None:
            return rejections.is_bracketed(scan, amount) or rejections.is_motto(scan, amount)
        if candidate.is_ratio:
            return unit.measure is Measure.DURATION or rejections.is_scale(scan, amount)
        if unit.measure is Measure.DURATION:
            return rejections.is_part_of_year(scan, unit)
        return not unit.known and rejections.is_motto(scan, amount)

    def _is_named(self, candidate: Candidate) -> bool:
        """Whether the number is a name; the names of a list share their noun: "phụ lục 1, 2 và 3"."""
        scan, amount, unit = self.scan, candidate.amount, candidate.unit
        named = rejections.is_named(scan, amount, unit)
        if not named and amount.start == self.named_end + 1 and scan.key(self.named_end) in {",", "và", "-"}:
            named = amount.is_plain and rejections.goes_on_naming(scan, unit)
        if named:
            self.named_end = candidate.end
        return named

    def _counted(
        self, candidate: Candidate, unit: Unit, qualifier: Qualifier | None, start: int
    ) -> tuple[FoundQuantity, int]:
        """Return the quantity of a number that its unit follows, and where to read on."""
        scan, value = self.scan, candidate.value()
        unit_end = unit.end
        if scan.key(unit_end) == "rưỡi" and isinstance(value, Decimal):
            # "một giờ rưỡi"
            value, unit_end = value + Decimal("0.5"), unit_end + 1
        if tells_where(scan, start, value, unit):
            qualifier, start = None, candidate.start
        per, after = rate_after(scan, unit_end)
        rate = self._rate(start)
        end = candidate.end if candidate.is_apart else unit_end
        final = self._final(qualifier, rate, start, max(after, unit_end))
        found = FoundQuantity(
            start=scan.starts[self._first(candidate, start, final)],
            end=scan.ends[end - 1],
            value=value,
            qualifier=final,
            unit=unit.words,
            measure=_measure(candidate, unit),
            per=per or rate.per,
        )
        read_to = end if candidate.is_apart else max(after, end)
        self.rate, self.rate_end = rate, read_to
        return found, read_to

    def _rate(self, start: int) -> Rate:
        """Return what the clause says before a number; one that goes on a list shares it."""
        rate, goes_on = rate_before(self.scan, start, self.rate_end)
        return self.rate if goes_on and start - 2 <= self.rate_end <= start - 1 else rate

    def _first(self, candidate: Candidate, start: int, qualifier: Qualifier) -> int:
        """The span of a range, or of "từ 5 … trở lên", begins at a "từ" right before it."""
        spread = candidate.second is not None and not candidate.is_ratio
        return (
            start - 1
            if (spread or qualifier is Qualifier.AT_LEAST) and self.scan.key(start - 1) == "từ"
            else start
        )

    def _final(self, qualifier: Qualifier | None, rate: Rate, start: int, after: int) -> Qualifier:
        behind = qualifier_after(self.scan, after) or bound_apart(self.scan, start, after)
        return behind or qualifier or (Qualifier.MEAN if rate.mean else Qualifier.EXACT)

    def _behind_its_noun(
        self, candidate: Candidate, qualifier: Qualifier | None, start: int
    ) -> FoundQuantity | None:
        """Read a number whose noun stands before it; what is not certain waits for its neighbours."""
        scan, amount = self.scan, candidate.amount
        # "giải ngân 45 tỷ cho 12 hộ": a scale says money by itself.
        closed = labels.ends_clause(scan, candidate.end) or (
            amount.factor >= _MILLION and ends_noun(scan, candidate.end)
        )
        if not amount.written or not closed or _is_year(amount.written):
            return None
        label = labels.label_before(scan, amount, start)
        if candidate.is_ratio and (label is None or not label.copula):
            # "Tết Độc lập 2/9" is a day, "số xã đạt: 2/9" is not.
            return None
        unit, measure = labels.unit_of(scan, label) if label is not None else (None, Measure.COUNT)
        if amount.factor >= _MILLION and measure is Measure.COUNT:
            # "trị giá 1,2 tỷ" leaves out the currency.
            unit, measure = "đồng", Measure.MONEY
        elif label is None:
            return None
        rate = rate_before(scan, start)[0]
        found = FoundQuantity(
            start=scan.starts[start],
            end=scan.ends[candidate.end - 1],
            value=candidate.value(),
            qualifier=self._final(qualifier, rate, start, candidate.end),
            unit=unit,
            measure=Measure.RATIO if candidate.is_ratio else measure,
            per=rate.per,
        )
        if label is None:
            return found
        self.waiting.append((found, label))
        return found if label.certain or measure is Measure.MONEY else None

    def _label_series(self, found: list[FoundQuantity]) -> list[FoundQuantity]:
        """Labels with numbers count where they stand in a row: "không đội mũ 32, quá tốc độ 15".

        One alone counts where it ends a row of counts: "chuyển cấp trên 05 vụ, đang giải quyết 4."
        """
        in_row: set[int] = {
            index for index, waiting in enumerate(self.waiting) if self._ends_row(found, *waiting)
        }
        for index, ((before, _), (_, label)) in enumerate(pairwise(self.waiting)):
            between = self.scan.text[before.end : self.scan.starts[label.start]]
            if between.strip() in {",", ";", ", và", "và"}:
                in_row |= {index, index + 1}
        return [
            quantity
            for index, (quantity, label) in enumerate(self.waiting)
            if index in in_row and label.end - label.start > 1 and quantity not in found
        ]

    def _ends_row(self, found: list[FoundQuantity], last: FoundQuantity, label: labels.Label) -> bool:
        begin = self.scan.starts[label.start]
        before = next((one for one in reversed(found) if one.end <= begin), None)
        if before is None or before.measure is Measure.DURATION:
            return False
        closed = self.scan.text[last.end : last.end + 1] in {".", ";", ")", ""}
        return closed and self.scan.text[before.end : begin].strip() == ","


def _measure(candidate: Candidate, unit: Unit) -> Measure:
    if candidate.is_ratio:
        return Measure.RATIO
    if unit.measure is Measure.MONEY and candidate.second is None and candidate.amount.value() < _LEAST_MONEY:
        # "05 vàng, 04 bạc, 06 đồng" are medals: no note or coin is worth so little.
        return Measure.COUNT if unit.words == "đồng" else Measure.MONEY
    return unit.measure


def _is_year(written: str) -> bool:
    return written.isdecimal() and 1900 <= int(written) <= 2100

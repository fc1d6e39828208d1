"""Quantities in table cells: the number stands in the cell, its unit around it."""

import re
from decimal import Decimal

from extractors.amounts import Amount, amount_at
from extractors.numbers import scale_at
from extractors.qualifiers import qualifier_before
from extractors.rates import rate_after
from extractors.reading import CellContext, FoundQuantity
from extractors.syllables import Syllables
from extractors.units import unit_at
from schemas.facts import Measure
from schemas.interval import Qualifier

_FACTORS = {"1.000": Decimal(1000), "1000": Decimal(1000), "1.000.000": Decimal(1000000)}
_SIGNS_BEHIND = re.compile(r"[\s¹²³⁰-₉*()\]\[.,;]*\Z")


def bare_quantity(scan: Syllables, cell: CellContext) -> FoundQuantity | None:
    """Return the quantity of a cell that holds but a number and its qualifier; None for any other cell."""
    at = next((place for place in range(len(scan)) if scan.is_number(place)), None)
    if at is None or at in scan.walls:
        return None
    amount = amount_at(scan, at)
    if amount is None:
        return None
    qualifier, start = qualifier_before(scan, at)
    end, second, ratio = _second(scan, amount)
    if not _stands_alone(scan, start, end):
        return None
    return _in_context(scan, cell, (amount, second), ratio, (start, end, qualifier))


def _second(scan: Syllables, amount: Amount) -> tuple[int, Amount | None, bool]:
    """Read "12/15" and "20 - 30"."""
    joint = scan.key(amount.end)
    if joint in {"/", "-", "–", "đến"} and scan.is_number(amount.end + 1):
        second = amount_at(scan, amount.end + 1)
        if second is not None and (joint == "/" or amount.value() < second.value()):
            return second.end, second, joint == "/"
    return amount.end, None, False


def _stands_alone(scan: Syllables, start: int, end: int) -> bool:
    before = scan.text[: scan.starts[start]].strip()
    return before in {"", "-", "+", "–", "(", "từ", "*"} and bool(
        _SIGNS_BEHIND.match(scan.text[scan.ends[end - 1] :])
    )


def _in_context(
    scan: Syllables,
    cell: CellContext,
    amounts: tuple[Amount, Amount | None],
    ratio: bool,
    found: tuple[int, int, Qualifier | None],
) -> FoundQuantity | None:
    words, measure, factor = read_context(cell.unit)
    per = period_of_rate(cell.unit)
    whole = measure is Measure.COUNT and cell.unit is not None
    start, end, qualifier = found
    values = [amount.value(whole) * factor for amount in amounts if amount is not None]
    negative = start > 0 and scan.key(start - 1) in {"-", "–"} and scan.is_glued(start)
    if negative:
        values = [-value for value in values]
    return FoundQuantity(
        start=scan.starts[start],
        end=scan.ends[end - 1],
        value=values[0] if len(values) == 1 else (values[0], values[1]),
        qualifier=qualifier or Qualifier.EXACT,
        unit=words,
        measure=Measure.RATIO if ratio else measure,
        per=per,
        unit_from=cell.unit_from,
    )


def period_of_rate(unit: str | None) -> str | None:
    """Return the period or holder of a rate in a heading: "(m3/ngày)", "tạ/ha"."""
    if unit is None or "/" not in unit:
        return None
    scan = Syllables(unit)
    read = unit_at(scan, scale_at(scan.keys, 0)[1])
    per, end = rate_after(scan, read.end, loose=False) if read is not None else (None, 0)
    return per if end == len(scan) else None


def read_context(unit: str | None) -> tuple[str | None, Measure, Decimal]:
    """Return the unit of a context, its measure, and its scale: "tỷ đồng" is 10^9 đồng."""
    if unit is None:
        return None, Measure.COUNT, Decimal(1)
    scan = Syllables(unit)
    factor = _FACTORS.get(scan.written(0), Decimal(1))
    at = 0 if factor == 1 else 1
    scale, length = scale_at(scan.keys, at)
    at += length
    read = unit_at(scan, at)
    if read is not None and period_of_rate(unit) is not None:
        return read.words, read.measure, factor * scale
    if read is None or (read.end < len(scan) and read.measure is not Measure.MONEY):
        rest = scan.written(at, len(scan)) or unit
        return rest, Measure.COUNT, factor * scale
    return read.words, read.measure, factor * scale

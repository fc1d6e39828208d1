"""Quantities of a sentence, written as the rows of tests read."""

from decimal import Decimal

from extractors.quantities import find
from extractors.reading import CellContext, FoundDate, FoundQuantity, Reading, Surroundings
from extractors.view import view
from schemas.period import Period


def read(text: str, dates: tuple[str, ...] = (), cell: CellContext | None = None) -> list[FoundQuantity]:
    found = [
        FoundDate(
            text.index(date), text.index(date) + len(date), Period(earliest=None, latest=None, edtf=None)
        )
        for date in dates
    ]
    reading = Reading(surroundings=Surroundings(cell=cell), dates=found)
    find(view(text), reading)
    return reading.quantities


def number(value: Decimal) -> str:
    return format(value.normalize(), "f")


def show(quantity: FoundQuantity) -> str:
    value = quantity.value
    parts = [
        number(value) if isinstance(value, Decimal) else "-".join(map(number, value)),
        str(quantity.unit),
    ]
    if quantity.qualifier != "exact":
        parts.append(f"({quantity.qualifier})")
    if quantity.measure != "count":
        parts.append(f"[{quantity.measure}]")
    if quantity.per:
        parts.append(f"/{quantity.per}")
    return " ".join(parts)

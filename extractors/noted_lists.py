"""Lists whose unit a note before them states: "(đơn vị tính: ca): xã A 17, xã B 5"."""

import re
from dataclasses import dataclass
from decimal import Decimal

from extractors.candidates import Candidate
from extractors.cells import read_context
from extractors.headings import whole_unit
from extractors.reading import FoundQuantity
from extractors.syllables import Syllables
from schemas.facts import Measure
from schemas.interval import Qualifier

_NOTE = re.compile(
    r"\(\s*(?:(?:đơn vị tính|đơn vị|đvt|tính bằng)\b\s*:?\s*)?(?P<unit>[^()\d\s][^()\d]{0,30}?)\s*\)\s?:\s",
    re.IGNORECASE,
)
_LIST_ENDS = re.compile(r"\.(?=\s|\Z)|\n\s*\n|\Z")
_AFTER_ITEM = frozenset({",", ";", ".", ")", "", "và", "("})


@dataclass(frozen=True, slots=True)
class Note:
    """A note's unit, and the characters [start, end) of the list that it governs."""

    start: int
    end: int
    unit: str
    measure: Measure
    factor: Decimal


def notes(scan: Syllables) -> list[Note]:
    """Return the notes of a block; nearly all blocks have none, told by one search."""
    if "):" not in scan.text and ") :" not in scan.text:
        return []
    found: list[Note] = []
    for hit in _NOTE.finditer(scan.text):
        ends = _LIST_ENDS.search(scan.text, hit.end())
        words, measure, factor = read_context(hit["unit"])
        if whole_unit(hit["unit"]) and words is not None and ends is not None:
            found.append(Note(hit.end(), ends.start(), words, measure, factor))
    return found


def noted_unit(listed: list[Note], scan: Syllables, candidate: Candidate) -> FoundQuantity | None:
    """Return the quantity of a bare number that ends an item of such a list; None for any other number."""
    start, end = scan.starts[candidate.start], scan.ends[candidate.end - 1]
    note = next((note for note in listed if note.start <= start < note.end), None)
    labelled = scan.is_word(candidate.start - 1) or scan.key(candidate.start - 1) in {":", "-"}
    if note is None or not labelled or scan.key(candidate.end) not in _AFTER_ITEM or candidate.is_ratio:
        return None
    value = candidate.value()
    if isinstance(value, tuple):
        return None
    return FoundQuantity(start, end, value * note.factor, Qualifier.EXACT, note.unit, note.measure)

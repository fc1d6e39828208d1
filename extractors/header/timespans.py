"""The calendar expressions of a title or opening paragraph, as far as they can be a reporting period."""

import re
from dataclasses import dataclass

from extractors.dates.atoms import atoms
from extractors.dates.ranges import Expression, expressions
from extractors.dates.years import complete
from extractors.reading import Reading
from extractors.symbols import find as find_symbols
from extractors.view import view

CLOCK = r"(?:(?:thời điểm\s+)?(?:lúc\s+)?[0-9]{1,2}\s?(?:giờ|h|g|:)\s?(?:[0-9]{1,2})?(?:\s?phút)?,?\s+)?"
_END_ONLY = re.compile(
    r"(?i:đến|hết|tới|trước|sau|kể từ|từ|so với|cùng kỳ|thời điểm|cập nhật|lúc|tại|có mặt)\s*"
    rf"{CLOCK}(?i:hết\s+|ngày\s+|cuối\s+|thời điểm\s+)*\Z"
)
_SINCE_NEW_YEAR = re.compile(
    r"(?i:từ\s+(?:đầu|ngày đầu|những ngày đầu)\s+năm)(?:\s+[0-9]{4})?\s+"
    r"(?i:đến|tới)\s+(?:hết\s+)?(?:ngày\s+)?\Z"
)


@dataclass(frozen=True, slots=True)
class Timespans:
    """The expressions of a text, and where the documents cited in it stand."""

    text: str
    found: tuple[Expression, ...]
    cited: tuple[tuple[int, int], ...]


def timespans(text: str, year: int | None) -> Timespans:
    """Return the calendar expressions of a text; the dates of cited documents are none of them."""
    seen = view(text)
    reading = Reading()
    find_symbols(seen, reading)
    cited = [seen.within(reference.start, reference.end) for reference in reading.references]
    free = [a for a in atoms(seen.text, year) if not any(s < a.end and a.start < e for s, e in cited)]
    found = complete(seen.text, expressions(seen.text, free), cited, year)
    # The date of a document is one day; years behind its number are those of the work.
    own = [e for e in found if e.is_range or not any(0 <= e.start - end < 12 for _, end in cited)]
    return Timespans(seen.text, tuple(own), tuple(cited))


def is_past(found: Expression, year: int | None) -> bool:
    """Return whether an expression has two ends and does not begin after the year of the document."""
    begins = found.period().earliest
    return begins is not None and (year is None or begins.year <= year)


def is_end_only(before: str) -> bool:
    """Return whether the words before an expression make it an end without a start: "tính đến 17h ngày"."""
    return _END_ONLY.search(before) is not None and not is_since_new_year(before)


def is_since_new_year(before: str) -> bool:
    """Return whether an expression is the end of what began with the year: "từ đầu năm đến ngày"."""
    return _SINCE_NEW_YEAR.search(before) is not None

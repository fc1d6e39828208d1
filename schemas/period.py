"""Spans of days: what a date expression covers, what a report covers, when figures close.

Closing windows: Decree 09/2019/NĐ-CP, article 12 (domain.md, section 5).
"""

import calendar
import re
from datetime import date, timedelta
from typing import Literal, Self, TypeAlias

from dateutil.relativedelta import relativedelta

from schemas.base import Model
from schemas.errors import BadPeriod

Closing: TypeAlias = Literal["calendar", "decree-09"]

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")
_NAMED = re.compile(r"(\d{4})-(?:Q([1-4])|H([12]))\Z")


class Period(Model):
    """The first and the last day covered, both included; None where the text states none.

    An impossible day ("31/02/2020") and a lunar one are kept with both bounds None and no EDTF.
    """

    earliest: date | None
    latest: date | None
    edtf: str | None = None

    @classmethod
    def between(cls, earliest: date, latest: date) -> Self:
        """Return the period from one day to another, with the shortest EDTF that says it.

        Raises:
            BadPeriod: the last day stands before the first.
        """
        if latest < earliest:
            raise BadPeriod(period=f"{earliest}/{latest}")
        return cls(earliest=earliest, latest=latest, edtf=_edtf(earliest, latest))

    @classmethod
    def day(cls, day: date) -> Self:
        return cls.between(day, day)

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        return cls.months(year, month, month)

    @classmethod
    def months(cls, year: int, first: int, last: int) -> Self:
        """Return whole months of one year: `months(2020, 1, 9)` is "9 tháng đầu năm 2020"."""
        return cls.between(date(year, first, 1), _end_of_month(year, last))

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Self:
        return cls.months(year, 3 * quarter - 2, 3 * quarter)

    @classmethod
    def years(cls, first: int, last: int | None = None) -> Self:
        return cls.between(date(first, 1, 1), date(last or first, 12, 31))

    @classmethod
    def from_edtf(cls, text: str) -> Self:
        """Read an EDTF interval ("2016/2020", "2020-07/..") or a named period (2020-Q3, 2020-H1).

        Raises:
            BadPeriod: anything else, an impossible day, or an end before its start.
        """
        first, slash, last = text.strip().partition("/")
        start = None if first in ("", "..") and slash else _bounds(first)
        end = start if not slash else None if last in ("", "..") else _bounds(last)
        if start and end:
            return cls.between(start[0], end[1])
        return cls(earliest=start and start[0], latest=end and end[1], edtf=text.strip())

    def contains(self, day: date) -> bool:
        """Return whether a day lies within; an open end contains all beyond it."""
        return (self.earliest is None or self.earliest <= day) and (self.latest is None or day <= self.latest)

    def overlaps(self, other: "Period") -> bool:
        """Return whether the two share a day; an open end reaches for ever."""
        return (self.earliest is None or other.latest is None or self.earliest <= other.latest) and (
            other.earliest is None or self.latest is None or other.earliest <= self.latest
        )

    def without(self, other: "Period") -> tuple["Period", ...]:
        """Return the days of this period that another does not cover: before it, behind it, or all.

        Both must be closed.
        """
        if not self.overlaps(other):
            return (self,)
        assert self.earliest and self.latest and other.earliest and other.latest
        day = timedelta(days=1)
        before = (
            [Period.between(self.earliest, other.earliest - day)] if self.earliest < other.earliest else []
        )
        behind = [Period.between(other.latest + day, self.latest)] if other.latest < self.latest else []
        return (*before, *behind)

    @property
    def is_of_whole_months(self) -> bool:
        """Whether it begins on the first and ends on the last day of a month, as its name alone would say."""
        if self.earliest is None or self.latest is None:
            return False
        return self.earliest.day == 1 and self.latest == _end_of_month(self.latest.year, self.latest.month)

    def same_days(self, other: "Period") -> bool:
        return (self.earliest, self.latest) == (other.earliest, other.latest)


UNKNOWN_PERIOD = Period(earliest=None, latest=None)


def closing_window(period: Period, closing: Closing) -> Period:
    """Return the days whose figures belong to a reporting period.

    Under Decree 09/2019, article 12, the books of a month, quarter, half-year or year close on the 14th
    of its last month and open on the 15th of the month before its first.
    """
    if closing == "calendar" or period.earliest is None or period.latest is None:
        return period
    opens = (period.earliest - relativedelta(months=1)).replace(day=15)
    return Period.between(opens, period.latest.replace(day=14))


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _bounds(text: str) -> tuple[date, date]:
    if named := _NAMED.match(text):
        size, nth = (3, int(named[2])) if named[2] else (6, int(named[3]))
        year = int(named[1])
        return date(year, size * (nth - 1) + 1, 1), _end_of_month(year, size * nth)
    written = _DAY.match(text)
    if not written:
        raise BadPeriod(period=text)
    try:
        first = date(int(written[1]), int(written[2] or 1), int(written[3] or 1))
    except ValueError as impossible:
        raise BadPeriod(period=text) from impossible
    return first, first if written[3] else _end_of_month(first.year, first.month if written[2] else 12)


def _edtf(earliest: date, latest: date) -> str:
    if earliest == latest:
        return earliest.isoformat()
    starts_year, ends_year = (earliest.month, earliest.day) == (1, 1), (latest.month, latest.day) == (12, 31)
    if starts_year and ends_year:
        return _joined(f"{earliest:%Y}", f"{latest:%Y}")
    if earliest.day == 1 and latest == _end_of_month(latest.year, latest.month):
        return _joined(f"{earliest:%Y-%m}", f"{latest:%Y-%m}")
    return _joined(earliest.isoformat(), latest.isoformat())


def _joined(first: str, last: str) -> str:
    return first if first == last else f"{first}/{last}"

"""Dates, periods and counts as official papers write them (Decree 30/2020, annex I)."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from outputs.words.wording import number
from schemas.catalogue import text
from schemas.period import Period

# What XML cannot hold, and the characters that turn text around: neither may reach paper.
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


def printable(words: str) -> str:
    """Return words with what cannot be printed shown as the replacement character."""
    return _LONE_SURROGATE.sub("\ufffd", _UNPRINTABLE.sub("\ufffd", words))


def count(value: int, lang: str = "vi") -> str:
    """Return a count as papers pad it: 06, 12, 1.200."""
    return number(Decimal(value), lang)


def day(value: date, lang: str = "vi") -> str:
    """Return a day in figures; two digits for days 1-9 and for months 1 and 2 only (05/8/2020)."""
    if lang != "vi":
        return value.isoformat()
    return f"{value.day:02d}/{month_number(value.month)}/{value.year}"


def month_number(month: int) -> str:
    return f"{month:02d}" if month < 3 else str(month)


def moment(value: datetime, lang: str = "vi") -> str:
    """Return a local time with its day."""
    return text("shown.moment", lang, hour=f"{value:%H}", minute=f"{value:%M}", day=day(value.date(), lang))


def iso_day(words: str, lang: str = "vi") -> str:
    """Return an ISO day as papers write it; anything else as it stands."""
    try:
        return day(date.fromisoformat(words), lang)
    except ValueError:
        return words


def period(value: Period, lang: str = "vi") -> str:
    """Name a period: a year, quarter, half-year, month or run of them, else its first and last day."""
    first, last = value.earliest, value.latest
    if first is None or last is None:
        return value.edtf or text("shown.period.unknown", lang)
    whole_years = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if whole_years and first.year == last.year:
        return text("shown.period.year", lang, year=first.year)
    if whole_years:
        return text("shown.period.years", lang, first=first.year, last=last.year)
    named = _part_of_year(first, last, lang)
    return named or text("shown.period.days", lang, first=day(first, lang), last=day(last, lang))


def in_period(value: Period, lang: str = "vi") -> str:
    """Name a period as it stands in a sentence: "trong năm 2020", "từ ngày … đến ngày …"."""
    named = period(value, lang)
    return named if named.startswith(("từ ", "months ")) else text("shown.in-period", lang, period=named)


def listed(parts: Iterable[str], lang: str = "vi") -> str:
    """Join parts with commas and a last "và"."""
    items = list(parts)
    if len(items) < 2:
        return "".join(items)
    return text("shown.list.last", lang, first=", ".join(items[:-1]), last=items[-1])


def lowered(words: str) -> str:
    """Return words for the middle of a sentence; an abbreviation keeps its capitals."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def _part_of_year(first: date, last: date, lang: str) -> str | None:
    """Name whole months of one year, None for any other days."""
    if first.year != last.year or first.day != 1 or (last.replace(day=1), last) != _month_of(last):
        return None
    months, year = (first.month, last.month), first.year
    if months[0] == months[1]:
        return text("shown.period.month", lang, month=month_number(first.month), year=year)
    if first.month % 3 == 1 and last.month == first.month + 2:
        roman = ("I", "II", "III", "IV")[first.month // 3]
        return text("shown.period.quarter", lang, quarter=roman, year=year)
    if first.month == 1:
        return text("shown.period.first-months", lang, months=last.month, year=year)
    if months == (7, 12):
        return text("shown.period.second-half", lang, year=year)
    return text(
        "shown.period.months", lang, first=month_number(months[0]), last=month_number(months[1]), year=year
    )


def _month_of(last: date) -> tuple[date, date]:
    month = Period.month(last.year, last.month)
    assert month.earliest is not None and month.latest is not None
    return month.earliest, month.latest

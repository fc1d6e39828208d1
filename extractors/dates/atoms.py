"""The atoms of calendar expressions: one day, month, quarter, part of a year or year, as written.

Day first, always. An atom may lack its year; ranges and lists are put together from atoms in
`date_ranges.py`, missing years are found in `date_years.py`. Each form has its own pattern; where
two overlap, the one that begins first and runs longest holds.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from extractors.dates import context
from schemas.errors import BadPeriod
from schemas.period import UNKNOWN_PERIOD, Period

AtomKind = Literal["day", "month", "quarter", "part", "year"]


@dataclass(slots=True)
class Atom:
    """A calendar expression in the making; numbers as read, `year` None until settled."""

    start: int
    end: int
    kind: AtomKind
    year: int | None
    month: int | None = None
    day: int | None = None
    months: tuple[int, int] | None = None
    """First and last month of a quarter or part of a year."""
    is_sure: bool = True
    """Whether its words show a date; what is unsure stands only with the words around it, or in a range."""
    written_year: bool = False
    """Whether the year stands within the expression."""

    def period(self) -> Period:
        """Return the days covered; an impossible day has no bounds."""
        if self.year is None:
            return UNKNOWN_PERIOD
        try:
            if self.kind == "day":
                return Period.day(date(self.year, self.month or 0, self.day or 0))
            if self.months:
                return Period.months(self.year, *self.months)
            return Period.month(self.year, self.month) if self.month else Period.years(self.year)
        except (ValueError, BadPeriod):
            return UNKNOWN_PERIOD


ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_COUNTS = {
    "ba": 3,
    "sáu": 6,
    "chín": 9,
    "một": 1,
    "hai": 2,
    "bốn": 4,
    "năm": 5,
    "bảy": 7,
    "tám": 8,
    "mười": 10,
}
MONTH_NAMES = {
    **{"một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8},
    **{"chín": 9, "mười": 10, "mười một": 11, "mười hai": 12},
}

_B = r"(?<![^\W_])"
_DAY = rf"{_B}(?:[Nn]gày|NGÀY)"
_FIRST_TEN = rf"{_B}(?:[Mm]ùng|[Mm]ồng)"
_MONTH = rf"{_B}(?:[Tt]háng|THÁNG)"
_QUARTER = rf"{_B}(?:[Qq]u[ýí]|QU[ÝÍ])"
_NAM = r"(?:năm|Năm|NĂM)"
_Y = r"(?:1[0-9]{3}|20[0-9]{2}|21[0-9]{2})(?![0-9])(?![.,][0-9]{3})(?!\s?/\s?[A-ZĐ0-9])"
_S = r"\s{0,5}"
# Digits that begin or end inside a longer number are none of ours.
_L = r"(?<![0-9])(?<![0-9][.,/:])(?<![A-ZĐa-zđ]-)(?<![A-Za-zĐđ])"
_R = r"(?![0-9])(?![.,/-][0-9])(?!/[A-ZĐ])"
_BLANK = r"[\s.…_]{1,40}"
_MONTH_NAME = "|".join(sorted(MONTH_NAMES, key=len, reverse=True))

Reader: TypeAlias = Callable[[str, "re.Match[str]", int | None], Atom | None]


def _number(digits: str) -> int:
    return MONTH_NAMES[digits.lower()] if not digits.isdigit() else int(digits)


def _year(written: str | None, base: int | None) -> int | None:
    """Return a year of two or four digits; "98" and "21" lie within the last hundred years."""
    if written is None or len(written) == 4:
        return int(written) if written else None
    near = base or 2025
    guess = near // 100 * 100 + int(written)
    return guess if guess <= near + 5 else guess - 100


def _full_day(text: str, hit: re.Match[str], base: int | None) -> Atom | None:
    written = hit["year"]
    if len(written) == 2 and not (hit["cue"] and hit["sep"] != "."):
        return None
    if not hit["cue"] and context.is_numbered(text, hit.start()):
        return None
    day, month = int(hit["day"]), int(hit["month"])
    return Atom(*hit.span(), "day", _year(written, base), month, day, written_year=True)


def _iso_day(text: str, hit: re.Match[str], base: int | None) -> Atom | None:
    year, month, day = (int(part) for part in hit[0].split("-"))
    return Atom(*hit.span(), "day", year, month, day, written_year=True)


def _worded_day(text: str, hit: re.Match[str], base: int | None) -> Atom | None:
    written = hit["year"] or hit["year_b"]
    sure = bool(hit["cue"] or written) or context.has_time_of_day(text, hit.start())
    if not sure and not context.is_joined(text, hit.start()):
        return None
    if not written and context.recurs(text, hit.end()):
        return None
    day, month, year = int(hit["day"]), _number(hit["month"]), _year(written, base)
    return Atom(*hit.span(), "day", year, month, day, is_sure=sure, written_year=bool(written))


def _short_day(text: str, hit: re.Match[str], base: int | None) -> Atom | None:
    """Read a day and month without a year; without "ngày" it is unsure: 7/9 may be a ratio."""
    day, month, written = int(hit["day"]), int(hit["month"]), hit["year"]
    if written:
        return Atom(*hit.span(), "day", int(written), month, day, written_year=True)
    if hit["sep"] == "-" and _MONTH_FOLLOWS.match(text, hit.end()):
        return None
    cued = bool(hit["cue"]) or context.has_time_of_day(text, hit.start())
    if context.recurs(text, hit.end()) or context.is_numbered(text, hit.start()):
        return None
    if cued:
        return None if _is_no_cued_day(text, hit) else Atom(*hit.span(), "day", None, month, day)
    if hit["sep"] == "." or not _may_be(day, month) or context.is_place(text, hit.start()):
        return None
    sure = hit["sep"] == "/" and context.shows_day(text, hit.start(), hit.end())
    return Atom(*hit.span(), "day", None, month, day, is_sure=sure)


def _is_no_cued_day(text: str, hit: re.Match[str]) -> bool:
    """Return whether "ngày 2-3" is a rate or count: only a stroke makes an impossible day one."""
    if context.is_each(text, hit.start()):
        return True
    if hit["sep"] == "/":
        return False
    return (
        context.is_rate(text, hit.start())
        or context.counts_something(text, hit.end())
        or not _may_be(int(hit["day"]), int(hit["month"]))
    )


_MONTH_FOLLOWS = re.compile(r"\s+(?:tháng|THÁNG)(?![^\W_])")


def _may_be(day: int, month: int) -> bool:
    return 1 <= day <= 31 and 1 <= month <= 12


def _blank_day(text: str, hit: re.Match[str], base: int | None) -> Atom | None:
    month = hit["month"] or hit["month_b"]
    kind: AtomKind = "month" if month else "year"
    return Atom(*hit.span(), kind, int(hit["year"]), int(month) if month else None, written_year=True)


def _month(text: str, hit: re.Match[str], base: int | None) -> Atom | None:
    written = hit["year"] or hit["year_b"]
    month = _number(hit["month"])
    if not 1 <= month <= 12:
        return None
    if context.is_proper_name(text, hit.start()):
        return None
    if not written and (
        context.is_holder(text, hit.start())
        or context.counts_something(text, hit.end())
        or context.recurs(text, hit.end())
        or context.is_relative(text, hit.end())
    ):
        return None
    return Atom(*hit.span(), "month", _year(written, base), month, written_year=bool(written))


def _month_year(text: str, hit: re.Match[str], base: int | None) -> Atom | None:
    month = int(hit["month"])
    if not 1 <= month <= 12 or context.is_numbered(text, hit.start()):
        return None
    if context.counts_something(text, hit.end()):
        return None
    return Atom(*hit.span(), "month", int(hit["year"]), month, written_year=True)


def _quarter(text: str, hit: re.Match[str], base: int | None) -> Atom | None:
    name = hit["quarter"]
    written = hit["year"] or hit["year_b"]
    if not written and name.isdigit() and context.counts_something(text, hit.end()):
        return None
    if not written and (context.recurs(text, hit.end()) or context.is_relative(text, hit.end())):
        return None
    number = ROMAN.get(name) or int(name)
    months = (3 * number - 2, 3 * number)
    return Atom(*hit.span(), "quarter", _year(written, base), months=months, written_year=bool(written))


def _part(text: str, hit: re.Match[str], base: int | None) -> Atom | None:
    """Read "6 tháng đầu năm", "9 tháng năm 2020": so many months from one end of a year."""
    count = int(hit["count"]) if hit["count"].isdigit() else _COUNTS.get(hit["count"].lower(), 0)
    written = hit["year"] or hit["year_b"]
    if not 1 <= count <= 12 or (not written and context.is_relative(text, hit.end())):
        return None
    last = (hit["side"] or "").lower() == "cuối"
    months = (13 - count, 12) if last else (1, count)
    return Atom(*hit.span(), "part", _year(written, base), months=months, written_year=bool(written))


def _half(text: str, hit: re.Match[str], base: int | None) -> Atom | None:
    months = (7, 12) if hit["side"].lower() == "cuối" else (1, 6)
    written = hit["year"]
    return Atom(*hit.span(), "part", _year(written, base), months=months, written_year=bool(written))


def _named_year(text: str, hit: re.Match[str], base: int | None) -> Atom | None:
    if context.is_each(text, hit.start()):
        return None
    start = hit.start("year") if context.is_counted(text, hit.start()) else hit.start()
    return Atom(start, hit.end(), "year", int(hit["year"]), written_year=True)


def _bare_year(text: str, hit: re.Match[str], base: int | None) -> Atom | None:
    if context.is_inside(text, hit.start()):
        return None
    sure = context.shows_year(text, hit.start(), hit.end())
    return Atom(*hit.span(), "year", int(hit[0]), is_sure=sure, written_year=True)


_FORMS: tuple[tuple[str, Reader, tuple[str, ...]], ...] = (
    (
        rf"(?=[0-9NnMm])(?:(?P<cue>{_DAY}|{_FIRST_TEN}){_S})?{_L}(?P<day>[0-9]{{1,2}})\s{{0,3}}(?P<sep>[/.-])\s{{0,3}}"
        rf"(?P<month>[0-9]{{1,2}})\s{{0,3}}(?P=sep)\s{{0,3}}(?P<year>{_Y}|[0-9]{{2}}{_R})",
        _full_day,
        ("/", ".", "-"),
    ),
    (r"(?<![0-9./-])(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9](?![0-9-])", _iso_day, ("-",)),
    (
        rf"(?=[0-9NnMmLlDd])(?:(?P<cue>(?:{_DAY}{_S})?{_FIRST_TEN}|{_DAY}|{_B}(?:[Ll]ễ"
        rf"|[Dd]ịp)){_S})?{_L}(?P<day>[0-9]{{1,2}}){_S}"
        rf"{_MONTH}{_S}(?P<month>[0-9]{{1,2}}(?![0-9])|(?i:{_MONTH_NAME})(?=\s+năm\s+[12]))"
        rf"(?:,?\s{{0,5}}{_NAM}\s{{1,5}}(?P<year>{_Y})|\s?[/.-]\s?(?P<year_b>{_Y}))?",
        _worded_day,
        ("háng", "HÁNG"),
    ),
    (
        rf"(?=[0-9NnMm])(?:(?P<cue>{_DAY}(?:{_S}{_FIRST_TEN})?"
        rf"|{_FIRST_TEN}){_S})?{_L}(?P<day>[0-9]{{1,2}})\s?(?P<sep>[/.-])\s?"
        rf"(?P<month>[0-9]{{1,2}})(?![0-9])(?!\s?/\s?[0-9A-ZĐa-zđ])(?!:[0-9])(?!(?P=sep)[0-9])(?![.,][0-9])(?:,?\s{{1,5}}{_NAM}\s{{1,5}}(?P<year>{_Y}))?",
        _short_day,
        ("/", "-", "gày", "ùng", "ồng"),
    ),
    (
        rf"{_DAY}(?:{_BLANK}(?:tháng|THÁNG)(?:{_S}(?P<month>[0-9]{{1,2}})(?:\s{{1,5}}{_NAM}\s{{1,5}}"
        rf"|\s?/\s?)|{_BLANK}{_NAM}\s{{1,5}})"
        rf"|[\s.…_]{{0,40}}/\s?(?P<month_b>[0-9]{{1,2}})\s?/\s?)(?P<year>{_Y})",
        _blank_day,
        ("gày", "GÀY"),
    ),
    (
        rf"{_MONTH}{_S}(?P<month>[0-9]{{1,2}}(?![0-9]|[.,][0-9]{{1,3}}(?![0-9]))"
        rf"|(?i:{_MONTH_NAME})(?=\s+năm\s+[12]))"
        rf"(?:,?\s{{0,5}}{_NAM}\s{{1,5}}(?P<year>{_Y})|\s?[/.-]\s?(?P<year_b>{_Y}))?",
        _month,
        ("háng", "HÁNG"),
    ),
    (rf"(?=[0-9]){_L}(?P<month>[0-9]{{1,2}})\s?/\s?(?P<year>{_Y})(?!\s?/)", _month_year, ("/",)),
    (
        rf"{_QUARTER}{_S}(?P<quarter>IV|I{{1,3}}|[1-4])(?![^\W_])(?![.,][0-9]{{1,3}}(?![0-9]))"
        rf"(?:,?\s{{0,5}}{_NAM}\s{{1,5}}(?P<year>{_Y})|\s?[/.-]\s?(?P<year_b>{_Y}))?",
        _quarter,
        ("uý", "uí", "UÝ", "UÍ"),
    ),
    (
        rf"(?<![^\W_])(?<![0-9][.,])(?P<count>[0-9]{{1,2}}|[Mm]ột|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Ss]áu"
        rf"|[Bb]ảy|[Tt]ám|[Cc]hín|[Mm]ười|BA|SÁU|CHÍN)"
        rf"\s{{1,5}}(?:tháng|THÁNG)\s?(?:\s(?P<side>đầu|ĐẦU|cuối"
        rf"|CUỐI)\s{{1,5}}(?:của\s{{1,3}})?{_NAM}(?![^\W_])(?:\s{{1,5}}(?P<year>{_Y}))?"
        rf"|(?:\s{_NAM}\s{{1,5}}|/\s?)(?P<year_b>{_Y}))",
        _part,
        ("háng", "HÁNG"),
    ),
    (
        rf"{_B}(?:[Nn]ửa|NỬA)\s{{1,5}}(?:năm\s{{1,5}})?(?P<side>đầu|ĐẦU|cuối"
        rf"|CUỐI)\s{{1,5}}(?:{_NAM}(?![^\W_])(?:\s{{1,5}}(?P<year>{_Y}))?)",
        _half,
        ("ửa", "ỬA"),
    ),
    (rf"{_B}{_NAM}\s{{1,5}}(?P<year>{_Y})", _named_year, ("ăm", "ĂM")),
)
_BARE_YEAR = re.compile(rf"(?=1[89]|20){_L}{_Y}")
_CALENDAR = re.compile(
    r"[0-9]|[Qq]u[ýí]\s|QU[ÝÍ]\s|[Nn]ửa|NỬA|tháng\s+đầu|tháng\s+cuối|THÁNG\s+ĐẦU|THÁNG\s+CUỐI"
)
"""Without one of these no form can match."""

_COMPILED = tuple((re.compile(pattern), reader, needs) for pattern, reader, needs in _FORMS)


def atoms(text: str, base: int | None) -> list[Atom]:
    """Return what may be calendar expressions, left to right, without overlap; `base` reads '98."""
    if not _CALENDAR.search(text):
        return []
    found = _sorted(
        atom
        for pattern, reader, needs in _COMPILED
        if any(map(text.__contains__, needs))
        for atom in _all(pattern, reader, text, base)
    )
    years = list(_bare_years(text, _without_overlap(found), base))
    return _without_overlap(_sorted([*found, *years])) if years else _without_overlap(found)


def _sorted(found: Iterable[Atom]) -> list[Atom]:
    return sorted(found, key=lambda atom: (atom.start, -atom.end))


def _without_overlap(found: list[Atom]) -> list[Atom]:
    kept: list[Atom] = []
    for atom in found:
        if not kept or atom.start >= kept[-1].end:
            kept.append(atom)
    return kept


def _bare_years(text: str, taken: list[Atom], base: int | None) -> Iterator[Atom]:
    """Yield the years without "năm"; most digits of a year stand in a longer expression, and cost nothing."""
    at = 0
    for hit in _BARE_YEAR.finditer(text):
        while at < len(taken) and taken[at].end <= hit.start():
            at += 1
        if at == len(taken) or hit.start() < taken[at].start:
            atom = _bare_year(text, hit, base)
            if atom is not None:
                yield atom


def _all(pattern: re.Pattern[str], reader: Reader, text: str, base: int | None) -> Iterator[Atom]:
    for hit in pattern.finditer(text):
        atom = reader(text, hit, base)
        if atom is not None:
            yield atom

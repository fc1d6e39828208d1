"""Ranges and lists of calendar expressions: "từ ngày 01 đến ngày 25/5/2023", "quý I, II và III/2020"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.dates import context
from extractors.dates.atoms import ROMAN, Atom
from schemas.period import UNKNOWN_PERIOD, Period


@dataclass(slots=True)
class Expression:
    """One entry: a single atom, or the first and last of a range."""

    start: int
    end: int
    first: Atom
    last: Atom

    @property
    def is_range(self) -> bool:
        return self.first is not self.last

    @property
    def has_year(self) -> bool:
        return self.first.year is not None and self.last.year is not None

    def period(self) -> Period:
        first = self.first.period()
        if not self.is_range:
            return first
        last = self.last.period()
        if first.earliest is None or last.latest is None or last.latest < first.earliest:
            return UNKNOWN_PERIOD
        return Period.between(first.earliest, last.latest)


_CLOCK = r"(?:(?:lúc\s+)?[0-9]{1,2}\s?(?:giờ|h|g)\s?(?:[0-9]{1,2})?(?:\s?phút)?,?\s+)?"
_JOINED = re.compile(rf"(?:\s?-\s{{0,3}}|\s+(?:đến|tới)\s+)(?:hết\s+|cuối\s+|đầu\s+|trước\s+)?{_CLOCK}\Z")
_FROM = re.compile(
    rf"(?<![^\W_])(?:(?:[Tt]uần\s+)?(?:[Tt]ừ|TỪ)\s+(?:khoảng\s+)?(?:đầu\s+|cuối\s+)?{_CLOCK}"
    r"|(?:[Gg]iai đoạn|GIAI ĐOẠN|[Nn]hiệm k[ỳì]|NHIỆM KỲ|[Tt]hời k[ỳì]|[Nn]iên khó?a|[Nn]iên khoá"
    r"|[Nn]ăm học|[Kk]hóa|[Kk]hoá)\s+"
    r"(?:từ\s+)?|[Tt]uần\s+)\Z"
)
_FIRST_DAY = re.compile(
    r"(?P<lead>(?<![^\W_])(?:[Tt]ừ|[Nn]gày|[Tt]ừ\s+ngày"
    r"|[Cc]ác\s+ngày)\s+)?(?<![0-9])(?<![0-9][.,/:-])(?P<day>[0-9]{1,2})"
    r"(?:\s?-\s?|\s+(?:đến|tới)\s+)(?:hết\s+)?\Z"
)
_OTHER_DAYS = re.compile(
    r"(?<![^\W_])(?P<lead>[Nn]gày)\s+(?P<days>(?:[0-9]{1,2}\s*(?:,|và|,\s*và)\s*(?:ngày\s+)?)+)\Z"
)
_MORE = re.compile(
    r"(?P<members>(?:\s?(?:,|và|-|đến|,\s*và)\s?(?:tháng\s|quý\s)?(?:IV|I{1,3}|[0-9]{1,2})(?![^\W_])){1,12})"
    r"(?:\s?/\s?|\s?-\s?|,?\s+năm\s+)(?P<year>(?:19|20)[0-9]{2})(?![0-9]|[.,][0-9])"
)
_MEMBER = re.compile(r"(?P<joint>,|và|-|đến)\s?(?P<named>(?:tháng\s|quý\s)?(?P<name>IV|I{1,3}|[0-9]{1,2}))")
_LISTED = re.compile(r"\s*(?:,|và|;|,\s*và|hoặc)\s*(?:các\s+)?\Z")


def expressions(text: str, found: list[Atom]) -> list[Expression]:
    """Put atoms together, and drop those that neither their own words nor a range show to be dates."""
    result: list[Expression] = []
    at = 0
    atoms = list(_with_members(text, found))
    while at < len(atoms):
        joined = _range(text, atoms, at)
        if joined is not None:
            result.append(joined)
            at += 2
            continue
        result.extend(_single(text, atoms, at, result))
        at += 1
    return result


def _with_members(text: str, found: list[Atom]) -> Iterator[Atom]:
    """Yield the atoms, with those that a list leaves to the year at its end: "quý I, II/2020"."""
    taken = 0
    for atom in found:
        if atom.start < taken:
            continue
        more = (
            _MORE.match(text, atom.end) if atom.kind in ("month", "quarter") and atom.year is None else None
        )
        members = list(_members(atom, more)) if more else []
        if more is None or not members:
            yield atom
            continue
        yield from members
        taken = more.end()


def _members(atom: Atom, more: re.Match[str]) -> Iterator[Atom]:
    year = int(more["year"])
    named = [(m, _numbered(m["name"], atom.kind)) for m in _MEMBER.finditer(more["members"])]
    if any(number is None for _, number in named):
        return
    yield replace(atom, year=year)
    for hit, number in named:
        assert number is not None
        start = more.start("members") + hit.start("named")
        end = more.end() if hit is named[-1][0] else more.start("members") + hit.end()
        months = (3 * number - 2, 3 * number) if atom.kind == "quarter" else None
        month = number if atom.kind == "month" else None
        yield Atom(start, end, atom.kind, year, month, months=months, written_year=True)


def _numbered(name: str, kind: str) -> int | None:
    if kind == "quarter":
        return ROMAN.get(name) or (int(name) if name in "1234" else None)
    return int(name) if name.isdigit() and 1 <= int(name) <= 12 else None


def _range(text: str, atoms: list[Atom], at: int) -> Expression | None:
    """Return the range that an atom and the next make, if a dash or "đến" joins them."""
    if at + 1 >= len(atoms):
        return None
    first, last = atoms[at], atoms[at + 1]
    between = text[first.end : last.start]
    if len(between) > 30 or not _JOINED.match(between):
        return None
    lead = _FROM.search(text[max(0, first.start - 40) : first.start])
    if not last.is_sure and context.counts_something(text, last.end):
        first.is_sure = first.is_sure and not text[first.start].isdigit()
        return None
    unsure = not (first.is_sure or last.is_sure or lead)
    if (not lead and _is_of_plan(first, last)) or (unsure and not _is_plain_range(text, first, last)):
        return None
    first, last = _share_year(first, last)
    if first.year is not None and last.year is not None:
        days = (first.period().earliest, last.period().latest)
        if days[0] and days[1] and days[1] < days[0]:
            return None
    return Expression(first.start - (len(lead[0]) if lead else 0), last.end, first, last)


def _is_of_plan(first: Atom, last: Atom) -> bool:
    """Read "Kế hoạch năm 2021 đến ngày 30/6/2021": a plan's year, and how far it got."""
    return first.kind == "year" != last.kind and last.year in (first.year, None)


def _is_plain_range(text: str, first: Atom, last: Atom) -> bool:
    if context.counts_something(text, last.end):
        return False
    if first.kind == last.kind == "year":
        return context.goes_on(text, last.end)
    return context.shows_day(text, first.start, first.end) or (
        context.goes_on(text, last.end) and last.written_year
    )


def _share_year(first: Atom, last: Atom) -> tuple[Atom, Atom]:
    """Give both ends the year that one of them states; a range over New Year has two."""
    if first.year is None and last.year is not None:
        back = _month_of(first) > _month_of(last)
        first = replace(first, year=last.year - back)
    elif last.year is None and first.year is not None:
        on = _month_of(last) < _month_of(first)
        last = replace(last, year=first.year + on)
    return first, last


def _month_of(atom: Atom) -> int:
    return atom.months[0] if atom.months else atom.month or 0


def _single(text: str, atoms: list[Atom], at: int, done: list[Expression]) -> Iterator[Expression]:
    """Yield an atom, with the days before it that leave their month to it; nothing if it is no date."""
    atom = atoms[at]
    if atom.kind == "day":
        before = text[max(0, atom.start - 60) : atom.start]
        first = _first_day(text, atom, before)
        if first is not None:
            yield first
            return
        others = list(_other_days(atom, before))
        yield from others
        if others:
            atom.is_sure = True
    if not atom.is_sure and done:
        listed = done[-1].last.kind == atom.kind and _LISTED.match(text[done[-1].end : atom.start])
        atom.is_sure = bool(listed) and context.goes_on(text, atom.end)
    if atom.is_sure:
        yield Expression(atom.start, atom.end, atom, atom)


def _first_day(text: str, last: Atom, before: str) -> Expression | None:
    """Return the range whose first day leaves its month to the last: "15 - 21/6/2021"."""
    hit = _FIRST_DAY.search(before)
    if hit is None or not (hit["lead"] or (last.is_sure and last.written_year)):
        return None
    day = int(hit["day"])
    if not 1 <= day <= 31 or last.day is None or (not hit["lead"] and day >= last.day):
        return None
    start = last.start - len(before) + (hit.start("lead") if hit["lead"] else hit.start("day"))
    lead = _FROM.search(text[max(0, start - 40) : start])
    first = replace(last, start=start, day=day)
    return Expression(start - (len(lead[0]) if lead else 0), last.end, first, last)


def _other_days(last: Atom, before: str) -> Iterator[Expression]:
    """Yield the days of a list that leave their month to its last: "ngày 15, 16 và 17/6"."""
    hit = _OTHER_DAYS.search(before)
    if hit is None:
        return
    base = last.start - len(before)
    for nth, day in enumerate(re.finditer(r"[0-9]{1,2}", hit["days"])):
        start = base + (hit.start("lead") if nth == 0 else hit.start("days") + day.start())
        end = base + hit.start("days") + day.end()
        atom = replace(last, start=start, end=end, day=int(day[0]))
        yield Expression(start, end, atom, atom)

"""The place and date of a heading: "Đồng Tháp, ngày 05 tháng 3 năm 2020", also with parts left blank."""

import re

from extractors.dates.atoms import Atom, atoms
from extractors.letters import UPPER
from schemas.period import Period

Span = tuple[int, int]
# A place may end in a number of its own: "Quận 12", "Đạ Tẻh 2".
_PLACE = rf"(?P<place>[{UPPER}][^\n,|:;0-9]{{1,45}}?(?: ?[0-9]{{1,2}})?)"
_BLANK_DATE = re.compile(
    rf"(?m)(?:^|\s{{2,}}|\|\s*){_PLACE}\s*,\s*"
    r"ngày[\s.…_]*(?:tháng[\s.…_]*(?:năm[\s.…_]*)?|/[\s.…_]*/[ \t]*(?P<year>(?:19|20)[0-9]{2}))?[ \t]*$"
)
# A day left blank before its month and year, and a month with a dash: "ngày …/4/2023", "tháng 4-2023".
_BLANK_DAY = re.compile(
    rf"(?m)(?:^|\s{{2,}}|\|\s*){_PLACE}\s*,\s*"
    r"(?:(?i:ngày)[\s.…_]*[/-]\s?|(?i:tháng)\s+)(?P<month>0?[1-9]|1[0-2])\s?[/-]"
    r"\s?(?P<year>20[0-9]{2}|19[0-9]{2})[ \t]*$"
)
_OPENING = 1000
_OPENS_MINUTES = re.compile(
    r"\s*(?:[0-9.]{1,3}\s+|[-+]\s*)?(?i:hôm nay|vào hồi|vào lúc|hồi|lúc|bắt đầu|thời gian)(?![^\W_])"
    r"[^.;\n]{0,60}\Z"
)
_LEFT_OF_DATE = re.compile(
    rf"(?:^|\s{{2,}}|[|*]\s*)(?:(?P<place>(?:TP\.?\s?|tp\.?\s?)?[{UPPER}][^\s,|:;0-9/]*"
    r"(?: [^\s,|:;0-9/]+){0,6}(?: ?[0-9]{1,2})?)\s*,\s*)?"
    # Reports of storms tell the hour too: "Trực Ninh, hồi 17 giờ ngày 11/11/2013".
    r"(?:(?:vào\s+)?(?:hồi|lúc)?\s*[0-9]{1,2}\s?(?:giờ|h|g)\s?(?:[0-9]{2})?(?:\s?phút)?,?\s+)?\Z"
)


def read_dateline(top: str) -> tuple[Atom | None, str | None, list[Span]]:
    """Return date, place and the spans that they fill in the top of a heading.

    A date behind a place goes before one that stands alone on its line.
    """
    lone: tuple[Atom, int] | None = None
    for atom in atoms(top, None):
        if not atom.written_year or atom.kind not in ("day", "month", "year"):
            continue
        line = top.rfind("\n", 0, atom.start) + 1
        left = _LEFT_OF_DATE.search(top[line : atom.start])
        if left is None or (atom.kind == "year" and not re.match(r"[Nn]gày", top[atom.start :])):
            continue
        if left["place"] is not None:
            return atom, left["place"], [(line + left.start(), atom.end)]
        if lone is None and _ends_line(top, atom):
            lone = atom, line + left.start()
    return _blank_date(top) if lone is None else (lone[0], None, [(lone[1], lone[0].end)])


def _blank_date(top: str) -> tuple[Atom | None, str | None, list[Span]]:
    """Read a place before a date that is blank to its month, its year, or wholly."""
    blank_day = _BLANK_DAY.search(top)
    if blank_day is not None:
        span, month = blank_day.span(), int(blank_day["month"])
        atom = Atom(*span, "month", int(blank_day["year"]), month, written_year=True)
        return atom, blank_day["place"], [span]
    blank = _BLANK_DATE.search(top)
    if blank is None:
        return None, None, []
    year = blank["year"]
    date = Atom(*blank.span(), "year", int(year), written_year=True) if year else None
    return date, blank["place"], [blank.span()]


def dated_line(*lines: str) -> Period | None:
    """Return the date of the first line that is nothing but a place and date."""
    for line in lines:
        if "ngày" in line:
            date, place, spans = read_dateline(line)
            if date is not None and place and not _around(line, spans).strip(" .*|"):
                return date.period()
    return None


def _around(line: str, spans: list[Span]) -> str:
    """Return what stands on a line outside some spans."""
    (start, end), *_ = spans
    return line[:start] + line[end:]


def opening_day(body: str) -> Period | None:
    """Return the day that minutes open with: "Hôm nay, hồi 14 giờ ngày 18 tháng 5 năm 2016".

    What they are founded on ("Căn cứ Quyết định … ngày …") may stand before.
    """
    opening = body[:_OPENING]
    for day in atoms(opening, None):
        line = opening.rfind("\n", 0, day.start) + 1
        if day.kind == "day" and day.written_year and _OPENS_MINUTES.match(opening, line, day.start):
            return day.period()
    return None


def _ends_line(text: str, atom: Atom) -> bool:
    return bool(re.match(r"[\s*|]*(?:\n|\Z)", text[atom.end :]))

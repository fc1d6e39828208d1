"""What number, day and signer put into the report; all of it is blank or the office's own in a draft."""

from datetime import date

from outputs.release_content import ReleaseContent
from outputs.words.written import day, moment, month_number
from schemas.catalogue import text


def number(content: ReleaseContent, lang: str) -> str:
    """Return the line of number and symbol."""
    symbol = content.office.symbol
    if content.issue is None:
        return text("report.number", lang, symbol=symbol)
    return text("report.number.issued", lang, number=content.issue.number, symbol=symbol)


def place_and_date(content: ReleaseContent, lang: str) -> str:
    """Return place and date; the day of a draft is left blank, in the month in which it was made."""
    if content.issue is None:
        return text("report.place-and-date", lang, place=content.office.place, **_month(content.local_time))
    given = content.issue.date
    place = content.office.place
    return text("report.place-and-date.issued", lang, place=place, day=f"{given.day:02d}", **_month(given))


def annex_note(content: ReleaseContent, lang: str) -> str:
    """Return the line that ties an annex to its report."""
    who = {"symbol": content.office.symbol, "issuer": content.office.issuer}
    if content.issue is None:
        return text("report.annex.note", lang, **who, **_month(content.local_time))
    given, number = content.issue.date, content.issue.number
    return text(
        "report.annex.note.issued", lang, **who, number=number, day=f"{given.day:02d}", **_month(given)
    )


def as_of(content: ReleaseContent, lang: str) -> str:
    """Return the moment of the data: when a draft was made; of an issued report the day that it bears.

    Nothing that counts came later, or it could not bear that day.
    """
    if content.issue is None:
        return moment(content.local_time, lang)
    return text("report.as-of-day", lang, day=day(content.issue.date, lang))


def signature(content: ReleaseContent) -> tuple[list[str], str]:
    """Return the lines above a signature and the signer's name; a deputy signs for the head (KT.)."""
    head, issue = content.office.signer, content.issue
    lines = [head.position.upper()]
    if issue is None:
        return lines, head.name
    if issue.position and issue.position.upper() != head.position.upper():
        lines = [f"KT. {head.position.upper()}", issue.position.upper()]
    return lines, issue.signer


def replaced(content: ReleaseContent, lang: str) -> str | None:
    """Return the sentence that names the report which this one replaces, if any."""
    if content.issue is None or content.issue.replaces is None:
        return None
    old = content.issue.replaces
    symbol = f"{old.number}/BC-{content.office.symbol}"
    return text("report.replaces", lang, symbol=symbol, date=day(old.date, lang))


def _month(given: date) -> dict[str, str | int]:
    return {"month": month_number(given.month), "year": given.year}

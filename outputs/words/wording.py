"""Worded numbers as an official prints them: "hơn 1.250 học sinh", "06 lớp", "không phát sinh"."""

from decimal import Decimal

from schemas.catalogue import text
from schemas.interval import Interval, Qualifier


def number(value: Decimal, lang: str = "vi") -> str:
    """Return a number in digits: dots group and a comma is decimal; below ten two digits ("06").

    In English commas group, a dot is decimal and nothing is padded.
    """
    if value == value.to_integral_value():
        whole = int(value)
        if lang == "vi" and 0 < whole < 10:
            return f"0{whole}"
        written = f"{whole:,}"
    else:
        written = f"{value.normalize():,f}"
    return written.translate(str.maketrans(",.", ".,")) if lang == "vi" else written


def render(interval: Interval | None, unit: str, lang: str = "vi", per: str | None = None) -> str:
    """Return a number with its qualifier and unit; None is "chưa có số liệu", zero "không phát sinh"."""
    if interval is None:
        return text("wording.none", lang)
    if interval.is_zero:
        return text("wording.zero", lang)
    counted = f"{unit}/{per}" if per else unit
    joint = "" if unit == "%" else " "
    return f"{_worded(interval, lang)}{joint}{counted}".rstrip()


def _worded(interval: Interval, lang: str) -> str:
    if interval.qualifier is Qualifier.RANGE:
        if interval.low is None or interval.high is None:
            raise ValueError("a range has two ends")
        return text("wording.range", lang, low=number(interval.low, lang), high=number(interval.high, lang))
    if interval.value is None:
        raise ValueError("only a range has no value")
    return text(f"wording.{interval.qualifier}", lang, number=number(interval.value, lang))

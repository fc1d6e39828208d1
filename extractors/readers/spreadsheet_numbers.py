"""Cell values as a Vietnamese reader sees them: dots group, a comma is decimal, days come first."""

import math
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from extractors.cleaning import clean
from extractors.readers.spreadsheet_sheets import SheetCell, Value

# Literal words, escaped signs, a currency's sign, then what shows nothing: colours, conditions, padding.
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<currency>[^\-\]]*)[^\]]*\]|(?P<elapsed>\[[hms]+\])'
    r"|(?P<nothing>\[[^\]]*\]|_.|\*.)|(?P<section>;)|(?P<code>.)",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER_CODE = re.compile(r"[0#?,]*(?:\.(?P<decimals>[0#?]*))?,*%?\Z")
_MOST_DECIMALS = 9
_SIGNIFICANT = 15
_YEARS = range(1900, 2101)
# Of the largest number that a cell can hold, with decimals.
_WIDE = Context(prec=400, rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class _NumberFormat:
    prefix: str
    suffix: str
    grouped: bool
    is_percent: bool
    width: int
    """Least digits before the comma: two in "00"."""
    least: int
    most: int
    """Decimals."""
    thousands: int
    """How many times the number is shown in thousands."""


def shown(cell: SheetCell) -> str:
    """Return the text of a cell, "" for an empty one."""
    value = cell.value
    if isinstance(value, str):
        return clean(value.replace("\r\n", "\n").replace("\r", "\n")).text.strip()
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    return _number(value, cell.format) if isinstance(value, int | float) else _time(value, cell.format)


def is_percent(cell: SheetCell) -> bool:
    """Return whether a number is shown times a hundred."""
    known = _number_format(cell.format)
    return known is not None and known.is_percent


def _number(value: int | float, code: str) -> str:
    if not math.isfinite(value):
        return str(value)
    exact = _without_noise(value)
    known = _number_format(code)
    if known is None:
        return _general(exact)
    exact = exact.scaleb(2 if known.is_percent else 0).scaleb(-3 * known.thousands)
    rounded = exact.quantize(Decimal(1).scaleb(-known.most), context=_WIDE)
    whole, _, decimals = format(abs(rounded), "f").partition(".")
    decimals = decimals[: known.least] + decimals[known.least :].rstrip("0")
    whole = _grouped(whole) if known.grouped else whole.zfill(known.width)
    sign = "-" if rounded < 0 else ""
    return f"{known.prefix}{sign}{whole}{',' + decimals if decimals else ''}{known.suffix}".strip()


def _without_noise(value: int | float) -> Decimal:
    """Return a number without the noise of binary sums: 0.1 + 0.2 is 0.3."""
    return Decimal(value) if isinstance(value, int) else Decimal(f"{value:.{_SIGNIFICANT}g}")


def _general(exact: Decimal) -> str:
    """Write a number that has no format of its own; what may be a year has no dot."""
    rounded = exact.quantize(Decimal(1).scaleb(-_MOST_DECIMALS), context=_WIDE)
    whole, _, decimals = format(abs(rounded), "f").partition(".")
    decimals = decimals.rstrip("0")
    if decimals or int(whole) not in _YEARS:
        whole = _grouped(whole)
    return f"{'-' if rounded < 0 else ''}{whole}{',' + decimals if decimals else ''}"


def _grouped(digits: str) -> str:
    return f"{int(digits):,}".replace(",", ".")


@lru_cache(maxsize=512)
def _number_format(code: str) -> _NumberFormat | None:
    """Read the first section of a format; None where it is general or no plain number.

    The sections for negative numbers and zero are left out: "(1.200)" and "-" would hide minus and zero.
    """
    core, words = "", ["", ""]
    for token in _TOKEN.finditer(code):
        if token["section"]:
            break
        literal = token["quoted"] or token["escaped"] or token["currency"]
        sign = token["code"] or ""
        if literal or (sign and sign not in "0#?,.%"):
            words[bool(core)] += literal or sign
        else:
            if sign and words[1].strip():
                return None
            core += sign
    matched = _NUMBER_CODE.match(core)
    if matched is None or not set(core) & set("0#?") or re.search(r"[A-Za-z/@]", _bare(code)):
        return None
    return _from_core(core, matched["decimals"] or "", words)


def _from_core(core: str, decimals: str, words: list[str]) -> _NumberFormat:
    whole = core.partition(".")[0].rstrip("%")
    inner = whole.rstrip(",")
    behind = core.rstrip("%")
    return _NumberFormat(
        prefix=words[0].lstrip(" -"),
        suffix=("%" if "%" in core else "") + words[1].rstrip(),
        grouped="," in inner,
        is_percent="%" in core,
        width=inner.count("0"),
        least=decimals.count("0"),
        most=len(decimals),
        thousands=len(behind) - len(behind.rstrip(",")),
    )


def _bare(code: str) -> str:
    """Return the first section's codes, without its literal words."""
    return "".join(token["code"] or "" for token in _TOKEN.finditer(code.partition(";")[0]))


def _time(value: Value, code: str) -> str:
    bare = "".join(
        (token["code"] or token["elapsed"] or "") for token in _TOKEN.finditer(code.partition(";")[0])
    ).lower()
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02d}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    assert isinstance(value, date)
    day = _day(value, bare)
    clock = f"{value:%H:%M}" if isinstance(value, datetime) and "h" in bare else ""
    if clock and not ("d" in bare or "y" in bare):
        return clock
    return f"{day} {clock}" if clock and clock != "00:00" else day


def _day(value: date, bare: str) -> str:
    """Write a day with the parts that its format shows; all of them where it shows none."""
    has_day, has_month, has_year = "d" in bare, "m" in bare, "y" in bare
    if has_year and not has_day:
        return f"{value:%m}/{value.year:04d}" if has_month else f"{value.year:04d}"
    if has_day and has_month and not has_year:
        return f"{value:%d/%m}"
    return f"{value:%d/%m}/{value.year:04d}"

"""Days of the lunar calendar (âm lịch): read as such, never as days of the Gregorian one."""

import re

from extractors.letters import LOWER

_FIRST_TEN = r"(?:[Mm]ùng|[Mm]ồng)"
_DAY = r"(?:[Nn]gày\s+)?"
_MONTH = (
    r"(?:[Gg]iêng|[Cc]hạp|(?:một|hai|ba|tư|năm|sáu|bảy|bẩy|tám|chín|mười(?:\s+(?:một|hai))?)(?!\s+năm\s)"
    r"|[0-9]{1,2})"
)
_YEAR = r"(?:\s+(?:năm\s+)?(?:[A-ZĐÁẤẬẴẠẨ][^\W\d_]+\s+){0,4}(?:19|20)[0-9]{2}(?![0-9]))?"
_TET = r"Tết(?:\s+(?:Nguyên\s+[Đđ]án|[Cc]ổ\s+truyền))?"

_LUNAR = re.compile(
    rf"""(?<![^\W_])(?:
      {_DAY}(?:{_FIRST_TEN}\s+)?[0-9]{{1,2}}\s+{_TET}{_YEAR}  # 30 Tết
    | {_DAY}(?:{_FIRST_TEN}\s+)?(?:[0-9]{{1,2}}|[Rr]ằm|{_FIRST_TEN}\s+[{LOWER}]+)
      \s+tháng\s+(?:[Gg]iêng|[Cc]hạp){_YEAR}
    | {_DAY}[Rr]ằm\s+tháng\s+{_MONTH}{_YEAR}
    | {_DAY}{_FIRST_TEN}\s+(?:một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười)\s+{_TET}{_YEAR}
    | {_DAY}(?:{_FIRST_TEN}\s+)?[0-9]{{1,2}}\s?(?:[/-]|\s+tháng\s+)\s?[0-9]{{1,2}}
      (?:\s?[/-]\s?[0-9]{{4}}|\s+năm\s+[0-9]{{4}})?\s*,?\s*\(?(?:[Ââ]m\s+lịch|[ÂA]L)(?![^\W_])
      (?:\s+năm\s+(?:[A-ZĐ]\w+\s+){{0,2}}[0-9]{{4}})?
    | tháng\s+(?:[Gg]iêng|[Cc]hạp){_YEAR}
    )""",
    re.VERBOSE,
)


def spans(text: str) -> list[tuple[int, int]]:
    """Return where lunar days and months stand."""
    if not any(word in text for word in ("Tết", "iêng", "hạp", "ằm", "lịch", "AL", "ÂL")):
        return []
    return [hit.span() for hit in _LUNAR.finditer(text)]

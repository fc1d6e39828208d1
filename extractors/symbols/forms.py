"""The forms of document numbers (số, ký hiệu), family by family (domain.md, section 2).

`SYMBOL` finds candidates; `symbols.py` decides which of them are numbers of documents. A candidate is
a number, perhaps a year, and one or more segments of capitals: 91/KH-STTTT, 09/2019/NĐ-CP,
82/2015/QH13, 36-HD/VPTW, 01/1999/QĐ.UB. Line breaks and stray spaces may stand at its joints.
"""

import re

from extractors.letters import ABBREVIATING, LOWER

LAWFUL = ("CTrPH", "CTrHĐ", "QyĐ", "QĐi", "CTr", "TTr", "TrS", "TTg", "ThU", "TBo", "NHNo")
"""The segments that hold small letters: their usual spelling, longest first."""

_CAPITALS = rf"[{ABBREVIATING}][{ABBREVIATING}0-9]*"
# Offices write small letters within their name or at its end: "HQQNg-NV", the customs of Quảng Ngãi.
_SMALL_END = rf"(?:[a-z](?=-[{ABBREVIATING}]))?"
_PART = rf"(?:(?:{'|'.join(LAWFUL)})(?![{LOWER}])|{_CAPITALS}(?:[a-z]{{1,2}}{_CAPITALS})*{_SMALL_END})"
_SEGMENT = rf"{_PART}(?:\s?&\s?{_PART})*"
_ENDS = r"(?:(?![^\W_])|(?=ngày|của|về|và)|(?=[¹²³⁴-⁹]))"
_JOINT = rf"(?:\s{{0,2}}-\s{{0,3}}|\s{{0,2}}/\s{{0,3}}|\.(?=[{ABBREVIATING}]))"

# Decisions and minutes on printed forms run through a whole service: 0081234/QĐ-XPVPHC.
_OF_FORMS = r"[0-9]{6,8}(?=/(?:QĐ|BB|TB)-)"

SYMBOL = re.compile(
    rf"""
    (?P<number>[0-9]{{1,5}}[a-zđA-ZĐ]?|{_OF_FORMS})
    (?:\s?/\s?(?P<year>(?:19|20)[0-9]{{2}}|[0-9]{{2}}(?=/[A-ZĐ]{{2}})))?
    (?P<joint>\s{{0,2}}/\s{{0,3}}|\s{{0,2}}-\s{{0,2}}|\ (?=[A-ZĐ][A-ZĐTrya-z]{{0,4}}/[A-ZĐ]))
    (?P<segments>{_SEGMENT}(?:{_JOINT}{_SEGMENT})*)
    {_ENDS}
    """,
    re.VERBOSE,
)

INSIDE = re.compile(r"(?:[^\W_]|[0-9][.,:/-]|[A-ZĐ]-|/)\Z")
"""What before a candidate shows that it begins inside something else; a scan may glue "số" to it."""

# "91/kh-stttt": small letters are read only where "số" and a known type vouch for them.
SMALL = re.compile(
    r"(?<=[Ss]ố )(?P<number>[0-9]{1,5})(?P<year>(?!))?(?P<joint>\s?/\s?)"
    r"(?P<segments>[A-Za-zĐđ]{2,5}-[A-Za-zĐđ&]{2,12}(?:-[A-Za-zĐđ&]{2,10})*)(?![^\W_])"
)

STANDARD = re.compile(
    r"(?<![^\W_])(?P<body>QCVN|QCĐP|TCVN|TCCS|TCXDVN|TCXD|TCQS|TCN)"
    r"(?P<number>(?:\ (?:ISO(?:/IEC)?|IEC|ASTM))?\s{1,2}[0-9]{1,6}(?:\s?-\s?(?:[0-9]{1,3}|[A-Z]{1,3}))?)"
    r"\s?:\s?(?P<year>(?:19|20)[0-9]{2})(?P<issuer>\s?/\s?[A-ZĐ][A-ZĐ0-9&]+)?(?![^\W_])"
)

NATIONAL = re.compile(r"(?:QH|UBTVQH)(?P<term>[0-9]{0,2})\Z")
"""The National Assembly and its Standing Committee: the symbol does not name the kind."""

CENTRAL = frozenset({"CP", "TTG", "HĐBT", "HĐCP", "TTCP", "HĐNN", "CTN"})
"""Central bodies that before 2004 signed with their own initials alone: Nghị định số 67/HĐBT."""

SHARING = re.compile(
    r"(?P<numbers>(?:[0-9]{1,5}[a-zđ]?(?:/(?:19|20)[0-9]{2})?\s?/?\s*(?:,|;|và|&"
    r"|,\s*và)\s*(?:số\s*:?\s*)?)+)\Z"
)
SHARED_NUMBER = re.compile(r"(?P<number>[0-9]{1,5}[a-zđ]?)(?:/(?P<year>(?:19|20)[0-9]{2}))?")

_SPACE = re.compile(r"\s+")


def canonical(number: str, year: str | None, joint: str, segments: str) -> str:
    """Return the symbol as the guidelines write it: no spaces, no leading zeros, lawful capitals."""
    sign = joint.strip() or "-"
    plain = re.sub(r"[^\W_&]+", lambda m: _lawful(m[0]), _SPACE.sub("", segments))
    stripped = (number.lstrip("0") or "0").lower()
    return stripped + (f"/{year}" if year else "") + sign + plain


def parts(segments: str) -> list[str]:
    """Return the segments of a symbol: "QĐ-UBND-HC" has three."""
    return re.split(r"[-/.]", _SPACE.sub("", segments))


def _lawful(segment: str) -> str:
    return next((form for form in LAWFUL if form.upper() == segment.upper()), segment.upper())

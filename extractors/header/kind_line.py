"""The line of a heading that names the kind of document: "BÁO CÁO", "B Á O  C Á O", "Báo cáo nhanh …"."""

import re
from functools import cache

from extractors.header.issuer import is_unfinished
from extractors.letters import UPPER
from schemas.document_kind import DocumentKind, document_kinds, kind_named

_LONGEST_NOUN = 60
_MOST_LINES = 40
_PROSE = 160
SPACED = re.compile(rf"(?:[{UPPER}]\s+)+[{UPPER}]")
_NUMBER = re.compile(r"\s*S[ốỐ]\s{0,2}[:.]?[\s.…_]*[0-9]*[\s.…_]*[/-]")
_NUMBER_WITHIN = 6
# Words that begin like a kind and are none: "KẾ HOẠCH HÓA GIA ĐÌNH", "BÁO CÁO VIÊN".
_GOES_ON = re.compile(r"\s(?i:h[óo][áa]|viên)(?![^\W_])")


def kind_line(lines: list[str]) -> tuple[int | None, DocumentKind | None]:
    """Return which of the first lines names the kind of document, and the kind; None for none."""
    in_subject = False
    for at, line in enumerate(lines[:_MOST_LINES]):
        plain = line.strip()
        if plain.startswith("Kính gửi"):
            return None, None
        in_subject = bool(plain) and (in_subject or bool(re.match(r"V/v|Về việc", plain)))
        kind = None if in_subject else _kind_of_line(plain)
        if kind is not None and not _ends_agency(lines, at):
            return at, kind
        if at > 3 and len(plain) > _PROSE:
            return None, None
    return None, None


def _ends_agency(lines: list[str], at: int) -> bool:
    """Return whether a line goes on with the agency above: "BAN CHỈ ĐẠO / CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA".

    The agency stands above its number, and the title below it; without a number the title follows.
    """
    above = lines[at - 1].strip() if at else ""
    if not any(letter.isalpha() for letter in above) or any(map(_NUMBER.match, lines[:at])):
        return False
    below = lines[at + 1 : at + 1 + _NUMBER_WITHIN]
    if any(map(_NUMBER.match, below)):
        return True
    return is_unfinished(above) and any(kind_named(line.strip().capitalize()) is not None for line in below)


def _kind_of_line(plain: str) -> DocumentKind | None:
    spaced = re.sub(r"\s+", "", plain) if SPACED.fullmatch(plain) else None
    shouting = plain[:_LONGEST_NOUN].upper()
    for noun, capitals, kind in _title_nouns():
        if spaced and spaced == capitals.replace(" ", ""):
            return kind
        if not shouting.startswith(capitals) or kind.family in ("copy", "standard"):
            continue
        rest = plain[len(noun) :]
        if rest[:1].isalnum() or _GOES_ON.match(rest):
            continue
        shouted = plain[: len(noun)] == capitals
        if shouted or (plain[0].isupper() and len(plain) < 120 and not plain.endswith((".", ";", ":", ","))):
            return kind
    return None


@cache
def _title_nouns() -> tuple[tuple[str, str, DocumentKind], ...]:
    """Return the names that a title may begin with, longest first: as written, in capitals, and the kind."""
    nouns = sorted(document_kinds().nouns(), key=lambda pair: -len(pair[0]))
    return tuple((noun, noun.upper(), kind) for noun, kind in nouns)


def kind_of_opening(text: str) -> DocumentKind | None:
    """Return the kind that a sentence's first words name: "Báo cáo nhanh gửi Đài …"."""
    words = text.lstrip()[:40]
    for noun, _, kind in _title_nouns():
        if words.startswith(noun + " ") and kind.family != "normative":
            return kind
    return None


LETTER = "Công văn"


def letter_kind() -> DocumentKind:
    kind = kind_named(LETTER)
    assert kind is not None
    return kind

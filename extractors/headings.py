"""Units in the headings, labels and notes of tables: "(triệu đồng)", "Đơn vị tính: giờ", "Số hội nghị"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.rates import rate_after
from extractors.syllables import Syllables
from extractors.units import noun_at, unit_at
from schemas.document import Block, Cell
from schemas.place import Source
from schemas.unit import Phrases, heading_words, qualifier_words

_BRACKETS = re.compile(
    r"\((?:\s*(?:đvt|đơn vị tính|đơn vị|tính bằng)\b)?[\s:]*([^()\s][^()]{0,40})\)", re.IGNORECASE
)
_NOTE = re.compile(
    r"\b(?:đơn vị tính|đơn vị|đvt|đv tính)\s*:[^\S\n]*([^\s().;][^().;\n]{0,40})", re.IGNORECASE
)
_PERCENT = re.compile(r"%|\bt[ỷỉ] lệ\b", re.IGNORECASE)
_FACTOR = re.compile(r"(?:1\.000\.000|1\.000|1000|nghìn|ngàn|triệu|tỷ|tỉ)\b", re.IGNORECASE)
_PLACE = "administrative"
_SIGNS = frozenset({"%", "‰"})
_LAST_BRACKETS = re.compile(r"\([^()]*\)\s*\Z")


@dataclass(frozen=True, slots=True)
class Hit:
    """Words and where they begin in the text that was read."""

    words: str
    start: int


@dataclass(frozen=True, slots=True)
class Heading:
    """Words read around a cell, and their place."""

    words: str
    source: Source
    cell: Cell | None = None

    @classmethod
    def of(cls, block: Block, hit: Hit, cell: Cell | None = None) -> "Heading":
        start = block.start + hit.start
        return cls(" ".join(hit.words.split()), block.place(start, start + len(hit.words)), cell)


def is_one_of(words: str, phrases: Phrases) -> bool:
    """Return whether words are one of some phrases, signs at their ends left out."""
    scan = Syllables(words.strip(" .:()*-+"))
    return len(scan) > 0 and phrases.longest(scan.keys, 0)[0] == len(scan)


def begins_with(words: str, phrases: Phrases) -> bool:
    scan = Syllables(words.strip(" .:()*-+"))
    return phrases.longest(scan.keys, 0)[0] > 0


@lru_cache(maxsize=4096)
def is_numeric(words: str) -> bool:
    """Return whether words are a number, perhaps with its qualifier: "hơn 1.200", "12/15", "85%"."""
    scan = Syllables(words)
    start = 0
    while start < len(scan) and not scan.is_number(start):
        length = qualifier_words().before.longest(scan.keys, start)[0]
        if not length and scan.is_word(start):
            return False
        start += length or 1
    return start < len(scan) and not any(scan.is_word(at) for at in range(start, len(scan)))


def generic(words: str) -> bool:
    """Return whether a column's heading says when or how, not what: "Thực hiện", "Quý I", "Năm 2020"."""
    known = heading_words()
    nameless = not any(letter.isalpha() for letter in words)
    return nameless or is_one_of(words, known.generic) or begins_with(words, known.when)


def unit_in_brackets(text: str) -> Hit | None:
    """Return the unit in the last brackets of a heading, or the "%" that it bears."""
    for match in reversed(list(_BRACKETS.finditer(text))):
        if whole_unit(match[1]):
            return Hit(match[1].strip(), match.start(1))
    percent = _PERCENT.search(text)
    return Hit("%", percent.start()) if percent else None


def unit_in_note(text: str) -> Hit | None:
    """Return the unit that a note above a table states: "(Đơn vị tính: giờ)"."""
    match = _NOTE.search(text)
    return Hit(match[1].strip(), match.start(1)) if match and whole_unit(match[1]) else None


def noun_in(text: str) -> Hit | None:
    """Return the counted noun that begins a heading or label: "Số hội nghị" -> "hội nghị"."""
    scan = Syllables(text)
    at = _behind_leads(scan)
    if at >= len(scan) or noun_at(scan, at) is None:
        return None
    unit = unit_at(scan, at)
    if unit is None or (_PLACE in unit.groups and scan.is_capital(unit.end)):
        # "Huyện A" names whose figures the row holds, not what they count.
        return None
    return Hit(text[scan.starts[unit.start] : scan.ends[unit.end - 1]], scan.starts[unit.start])


def naming(text: str) -> Hit | None:
    """Return all words of a heading or label that says what is counted; None where it is generic."""
    bare = _LAST_BRACKETS.sub("", text).strip(" :.*-+\n")
    return None if generic(bare) else Hit(bare, text.index(bare))


def unit_stated(text: str) -> Hit | None:
    """Return what a unit column states, signs too: "%", "bộ"."""
    sign = text.strip()
    return Hit(sign, text.index(sign)) if sign in _SIGNS else naming(text)


def whole_unit(words: str) -> bool:
    """Return whether words are a unit and nothing else: "bộ", "triệu đồng", "1.000 lượt người", "%"."""
    scan = Syllables(_FACTOR.sub("", words, count=2).strip())
    unit = unit_at(scan, 0)
    if unit is None or not (unit.known or len(scan) == 1):
        return False
    return unit.end == len(scan) or rate_after(scan, unit.end, loose=False)[1] == len(scan)


def _behind_leads(scan: Syllables) -> int:
    at = 0
    while at < len(scan) and not scan.is_word(at):
        at += 1
    leads = heading_words().leads
    while (length := leads.longest(scan.keys, at)[0]) and at + length < len(scan):
        at += length
    return at

"""The unit of a number: the shortest noun phrase that names what it counts, as written.

Known nouns come from `registry/units.toml`; a noun that it does not know is taken up to the next
word that ends a noun phrase, two syllables at most. Names (capitals, quotes) end the unit.
"""

import re
from dataclasses import dataclass

from extractors.syllables import Syllables
from schemas.facts import Measure
from schemas.unit import Noun, units

# A verb that is a noun too stays in a list only before one of these: "tin, bài, thông báo bằng tiếng Kinh".
_AFTER_LIST = {
    ",",
    ";",
    ".",
    ")",
    "/",
    "",
    "bằng",
    "về",
    "cho",
    "tại",
    "trên",
    "với",
    "của",
    "ở",
    "trong",
    "và",
    "để",
    "có",
}
# "1.500 từ." counts words; before anything else it is the preposition.
_ALSO_PREPOSITION = {"từ"}
_AT_ITS_END = {",", ";", ".", ")", "/", ""}
_CONTACTS = {"0", "1", "2", "3", "4"}
MINUTE_STROKES = frozenset("'’′")
# A quote left open before a stroke: the stroke closes it ("mô hình '3 không, 5'").
_OPENING_QUOTE = re.compile(r"(?<![^\s(])['‘’][^\W_][^'‘’]*\Z")
# "tin/bài" lists, "tin/xã" is a rate.
_SLASHED = ({"tin", "bài", "ảnh"}, {"xã", "phường", "thị"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit in the pieces [start, end)."""

    start: int
    end: int
    words: str
    measure: Measure
    groups: frozenset[str] = frozenset()
    known: bool = True


def unit_at(scan: Syllables, at: int) -> Unit | None:
    """Return the unit that begins at a piece, None where no noun does."""
    if at > 0 and scan.is_capital(at) and scan.opens_line(at):
        # A capital opens a new line of a heading: "ĐOÀN KIỂM TRA LIÊN NGÀNH 814" above "Số: 05/BB-ĐKT".
        return None
    unit = _sign(scan, at) or _noun(scan, at)
    if unit is None:
        return _unknown(scan, at)
    return _with_list(scan, unit) if unit.measure is Measure.COUNT else unit


def noun_at(scan: Syllables, at: int) -> Unit | None:
    """Return the known noun that begins at a piece, alone: no list, no guess."""
    return _noun(scan, at)


def ends_noun(scan: Syllables, at: int) -> bool:
    """Return whether a noun phrase ends before a piece: a verb, preposition or attribute follows."""
    return units().stops.longest(scan.keys, at)[0] > 0


def _sign(scan: Syllables, at: int) -> Unit | None:
    if at >= len(scan) or at in scan.walls:
        return None
    written = scan.written(at)
    if written == "%":
        return Unit(at, at + 1, "%", Measure.PERCENT)
    if (compound := _compound_sign(scan, at)) is not None:
        return compound
    measure = units().signs.get(written)
    if measure is None and _is_minute(scan, at):
        return Unit(at, at + 1, written, Measure.DURATION)
    if measure is None or (scan.is_glued(at + 1) and scan.is_word(at + 1)):
        return None
    return Unit(at, at + 1, "đồng" if measure is Measure.MONEY else written, measure)


def _is_minute(scan: Syllables, at: int) -> bool:
    """Return whether a stroke behind a number means minutes: "mỗi kỳ 15'", no quote that it closes."""
    stroke = scan.keys[at]
    if stroke not in MINUTE_STROKES or not (scan.is_glued(at) and scan.is_number(at - 1)):
        return False
    goes_on = scan.is_glued(at + 1) and (scan.is_number(at + 1) or scan.is_word(at + 1))
    opened = _OPENING_QUOTE.search(scan.text[: scan.starts[at]]) if not goes_on else None
    return not goes_on and opened is None and scan.key(at - 2) not in {"°", "º"}


def _compound_sign(scan: Syllables, at: int) -> Unit | None:
    """Read what is written in several pieces: "°C", "F1", "đ/c"."""
    if scan.key(at) == "đ" and scan.key(at + 1) == "/" and scan.key(at + 2) == "c" and scan.is_glued(at + 2):
        # "85 đ/c" are comrades, no money.
        return Unit(at, at + 3, scan.written(at, at + 3), Measure.COUNT)
    if scan.key(at) == "°" and scan.key(at + 1) == "c":
        return Unit(at, at + 2, scan.written(at, at + 2), Measure.OTHER)
    if scan.key(at) == "f" and scan.is_glued(at + 1) and scan.key(at + 1) in _CONTACTS:
        # "45 F1": the contacts of the epidemics
        return Unit(at, at + 2, scan.written(at, at + 2), Measure.COUNT)
    return None


def _noun(scan: Syllables, at: int) -> Unit | None:
    if not scan.is_word(at):
        return None
    length, noun = units().nouns.longest(scan.keys, at)
    length, noun = _within_walls(scan, at, length, noun)
    if length > 1 and units().stops.longest(scan.keys, at + length - 1)[0] > 1:
        # "một năm học tập": the last syllable belongs to the verb behind; yet "dụng cụ thể dục".
        shorter = units().nouns.longest(scan.keys[at : at + length - 1], 0)
        length, noun = shorter if shorter[1] is not None else (length, noun)
    if noun is None or units().stops.longest(scan.keys, at)[0] > length:
        return None
    end = at + length
    if scan.key(at) in _ALSO_PREPOSITION and length == 1 and scan.key(end) not in _AT_ITS_END:
        return None
    if noun.measure is not Measure.COUNT:
        return Unit(at, end, _money_or_percent(noun, scan.written(at, end)), noun.measure)
    groups = noun.groups
    inner = _behind_classifier(scan, end, noun) if noun.takes_noun else _behind_head(scan, end, noun)
    if inner is not None:
        end, groups = inner.end, inner.groups or groups
    return Unit(at, end, scan.written(at, end), Measure.COUNT, groups)


def _within_walls(scan: Syllables, at: int, length: int, noun: Noun | None) -> tuple[int, Noun | None]:
    """A phrase that runs into a date is read again up to it."""
    wall = next((place for place in range(at, at + length) if place in scan.walls), None)
    if wall is None:
        return length, noun
    return units().nouns.longest(scan.keys[at:wall], 0)


def _money_or_percent(noun: Noun, written: str) -> str:
    if noun.measure is Measure.PERCENT:
        return "%"
    # Thousands and millions went into the value; "đồng Việt Nam", "VNĐ" and "đ" are one currency.
    return (
        "đồng"
        if noun.measure is Measure.MONEY and written.lower()[:1] in "đv" and "la" not in written.lower()
        else written
    )


def _behind_head(scan: Syllables, at: int, head: Noun) -> Unit | None:
    """Read what kind of machine, car or card it is: "máy dệt", "thẻ BHYT"; known kinds are nouns."""
    if not head.takes_unknown or units().nouns.longest(scan.keys, at)[0]:
        return None
    return _unknown(scan, at)


def _agent(scan: Syllables, at: int) -> int | None:
    """Return the end of a word for a person in "viên", whatever it is made of: "an toàn viên"."""
    for end in (at + 1, at + 2):
        if not scan.is_word(end) or scan.is_capital(end - 1):
            return None
        if scan.key(end) == "viên":
            return end + 1 if scan.is_word(at) else None
    return None


def _behind_classifier(scan: Syllables, at: int, classifier: Noun) -> Unit | None:
    length, noun = units().nouns.longest(scan.keys, at)
    length, noun = _within_walls(scan, at, length, noun)
    stop = units().stops.longest(scan.keys, at)[0]
    if noun is not None and noun.measure is Measure.COUNT and (not scan.is_capital(at) or length > 1):
        if stop < length or scan.key(at + length) in _AFTER_LIST:
            return (
                _noun(scan, at) if noun.takes_noun else Unit(at, at + length, "", Measure.COUNT, noun.groups)
            )
        return None
    if (agent := _agent(scan, at)) is not None:
        return Unit(at, agent, scan.written(at, agent), Measure.COUNT)
    return _unknown(scan, at) if classifier.takes_unknown else None


def _unknown(scan: Syllables, at: int) -> Unit | None:
    """Guess a noun: one or two syllables that do not end a noun phrase; an abbreviation in capitals alone."""
    if not scan.is_word(at):
        return None
    written = scan.written(at)
    if len(written) > 1 and written.isupper() and not (scan.is_glued(at) and scan.is_number(at - 1)):
        return Unit(at, at + 1, written, Measure.COUNT, known=False)
    if (agent := _agent(scan, at)) is not None:
        return Unit(at, agent, scan.written(at, agent), Measure.COUNT)
    end = at
    while end < at + 2 and _goes_on(scan, end):
        length = units().nouns.longest(scan.keys, end)[0] if end > at else 0
        end += max(length, 1)
    if end == at or len(written) == 1:
        return None
    return Unit(at, end, scan.written(at, end), Measure.COUNT, known=False)


def _goes_on(scan: Syllables, at: int) -> bool:
    if not scan.is_word(at) or scan.is_capital(at) or at in scan.quoted:
        return False
    return not units().stops.longest(scan.keys, at)[0]


def _with_list(scan: Syllables, unit: Unit) -> Unit:
    """Take in what stands in one list with the unit: "tin, bài, phóng sự" is one population."""
    end, groups = unit.end, unit.groups
    while groups and (item := _list_item(scan, end, groups, unit)) is not None:
        end, groups = item.end, item.groups & groups
    if end == unit.end:
        return unit
    return Unit(unit.start, end, scan.written(unit.start, end), Measure.COUNT, groups)


def _list_item(scan: Syllables, at: int, groups: frozenset[str], first: Unit) -> Unit | None:
    joint = scan.key(at)
    if joint not in {",", "và", "hoặc", "/"}:
        return None
    item = _noun(scan, at + 1)
    if item is None or not item.groups & groups or scan.is_number(item.end):
        return None
    shorter = min(first.end - first.start, item.end - item.start)
    if shorter == 1 and scan.key(first.start) == scan.key(item.start):
        # "2 buổi, buổi sáng phát thanh": the second begins a clause; "tờ rơi, tờ gấp" are two kinds.
        return None
    if joint == "/" and not any({scan.key(at - 1), scan.key(at + 1)} <= kinds for kinds in _SLASHED):
        return None
    length = units().stops.longest(scan.keys, at + 1)[0]
    if length >= item.end - item.start and scan.key(item.end) not in _AFTER_LIST:
        return None
    return item

"""Units: the words for what a report counts (`registry/units.toml`, `qualifiers.toml`, `numbered.toml`).

Phrases are looked up piece by piece (syllables, numbers, marks), folded, the longest first.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain
from typing import Any

from schemas.facts import Measure
from schemas.interval import Qualifier
from schemas.wording import fold

PIECE = re.compile(
    r"(?:[kdcm]?m[23²³])(?!\w)"  # m2 is one sign
    r"|[^\W\d_¹²³⁰-₉]+(?:[\u0300-\u0323]+[^\W\d_¹²³⁰-₉]*)*"  # a syllable, composed or not
    r"|\d+(?:[.,]\d+)*"
    r"|[<>]=|\S"
)
_END = "\0"
_HYPHENS = frozenset("-–")
# kỹ = kĩ, sỹ = sĩ, lý = lí: one spelling for look-up.
_OPEN_Y = re.compile(r"^([hklmst])([yỳýỷỹỵ])$")
_I_OF_Y = str.maketrans("yỳýỷỹỵ", "iìíỉĩị")


@lru_cache(maxsize=65536)
def spelling(piece: str) -> str:
    """Return the key under which a piece of text is looked up: folded, y and i made alike."""
    return _OPEN_Y.sub(lambda m: m[1] + m[2].translate(_I_OF_Y), fold(piece).replace("ð", "đ"))


class Phrases:
    """A set of phrases, each with a value; finds the longest that begins or ends at a piece."""

    __slots__ = ("_backward", "_forward")

    def __init__(self) -> None:
        self._forward: dict[str, Any] = {}
        self._backward: dict[str, Any] = {}

    @classmethod
    def of(cls, phrases: Iterable[str]) -> "Phrases":
        made = cls()
        for phrase in phrases:
            made.add(phrase, True)
        return made

    def add(self, phrase: str, value: object) -> None:
        keys = [spelling(piece) for piece in PIECE.findall(phrase)]
        for root, path in ((self._forward, keys), (self._backward, keys[::-1])):
            node = root
            for key in path:
                node = node.setdefault(key, {})
            node[_END] = value

    def longest(self, keys: Sequence[str], at: int) -> tuple[int, Any]:
        """Return how many pieces the longest phrase at a place takes, and its value; (0, None) for none.

        A hyphen between syllables is passed over: "phát thanh - truyền hình".
        """
        node, length, value = self._forward, 0, None
        for position in range(at, len(keys)):
            key = keys[position]
            below = node.get(key)
            if below is None:
                if position == at or key not in _HYPHENS:
                    break
                continue
            node = below
            if _END in node:
                length, value = position - at + 1, node[_END]
        return length, value

    def ending(self, keys: Sequence[str], end: int) -> tuple[int, Any]:
        """Return how many pieces the longest phrase that ends before a place takes, and its value."""
        node, length, value = self._backward, 0, None
        for position in range(end - 1, -1, -1):
            below = node.get(keys[position])
            if below is None:
                break
            node = below
            if _END in node:
                length, value = end - position, node[_END]
        return length, value

    def ends(self, keys: Sequence[str], end: int) -> int:
        """Return how many pieces the longest phrase that ends before a place takes."""
        return self.ending(keys, end)[0]


@dataclass(frozen=True, slots=True)
class Noun:
    """A word that can name what a number counts."""

    measure: Measure
    groups: frozenset[str] = frozenset()
    """Nouns that share a group may stand in one list ("tin, bài, phóng sự")."""
    takes_noun: bool = False
    """A classifier: the noun behind it belongs to the unit ("khẩu súng")."""
    takes_unknown: bool = False
    """Words behind it that no verb or attribute begins belong to the unit ("máy nghiền")."""


@dataclass(frozen=True, slots=True)
class Units:
    """The lexicon of units."""

    nouns: Phrases
    stops: Phrases
    signs: Mapping[str, Measure]
    """Signs by their spelling, letter case kept: m2, kW, h."""
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class QualifierWords:
    before: Phrases
    after: Phrases
    free: Phrases
    """Words that end like a qualifier and are none: "sưu tầm", "hương ước"."""
    compare: frozenset[str]
    sizes: frozenset[str]
    exceed: Phrases
    """Verbs whose "vượt" tells by how much a limit was passed."""
    superlative: Phrases
    """Bound a number only right before it; with "là" between they rank."""
    between: frozenset[str]


@dataclass(frozen=True, slots=True)
class NumberedWords:
    """Words near which a number does not count; `numbered.toml` says of each set where it stands."""

    strong: Phrases
    free: Phrases
    calendar: Phrases
    weak: Phrases
    contact: Phrases
    motto: Phrases
    article: Phrases
    indefinite: Phrases
    clock: Phrases
    lasts: Phrases
    daytime: Phrases
    ranks: Phrases
    year: Phrases
    few: Phrases
    priced: Phrases
    badges: Phrases
    calibre: Phrases
    games: Phrases


def _registry(name: str) -> dict[str, Any]:
    return tomllib.loads(files("schemas.registry").joinpath(name).read_text("utf-8"))


@cache
def units() -> Units:
    """Return the lexicon of `units.toml`."""
    data = _registry("units.toml")
    nouns = _counted(data)
    measures = data["measures"]
    for measure, key in (
        (Measure.DURATION, "duration"),
        (Measure.OTHER, "other"),
        (Measure.MONEY, "money"),
        (Measure.PERCENT, "percent"),
    ):
        for phrase in measures[key]:
            nouns[phrase] = Noun(measure)
    trie = Phrases()
    for phrase, noun in nouns.items():
        trie.add(phrase, noun)
    signs = dict.fromkeys(measures["signs"], Measure.OTHER)
    signs |= dict.fromkeys(measures["time_signs"], Measure.DURATION)
    signs |= dict.fromkeys(measures["money_signs"], Measure.MONEY)
    stops = Phrases.of(chain.from_iterable(data["stops"].values()))
    return Units(trie, stops, signs, frozenset(measures["names"]))


def _counted(data: Mapping[str, Any]) -> dict[str, Noun]:
    """Return the nouns of groups, heads and classifiers; a noun may stand in several groups."""
    groups: dict[str, set[str]] = {}
    for group in data["group"]:
        for term in group["terms"]:
            groups.setdefault(term, set()).add(group["id"])
    for head in data["head"]:
        for word in head["words"]:
            own = groups.setdefault(word, set())
            for complement in head["takes"]:
                groups.setdefault(f"{word} {complement}", set()).update(own)
    things, times, open_heads = (set(data["classifiers"][kind]) for kind in ("things", "times", "open"))
    for word in things | times | open_heads:
        groups.setdefault(word, set())
    return {
        term: Noun(Measure.COUNT, frozenset(own), term in things | times, term in things | open_heads)
        for term, own in groups.items()
    }


@dataclass(frozen=True, slots=True)
class HeadingWords:
    """What the headings of tables say: `[headings]` of `units.toml`."""

    generic: Phrases
    when: Phrases
    leads: Phrases
    row_numbers: Phrases
    unit_column: Phrases
    total: Phrases
    naming: Phrases


@cache
def heading_words() -> HeadingWords:
    """Return the words of `[headings]` in `units.toml`."""
    headings = _registry("units.toml")["headings"]
    return HeadingWords(**{name: Phrases.of(phrases) for name, phrases in headings.items()})


@cache
def qualifier_words() -> QualifierWords:
    """Return the words of `qualifiers.toml`."""
    data = _registry("qualifiers.toml")
    before, after = Phrases(), Phrases()
    for trie, key in ((before, "before"), (after, "after")):
        for qualifier, phrases in data[key].items():
            for phrase in phrases:
                trie.add(phrase, Qualifier(qualifier))
    compare, sizes, between = (
        frozenset(map(spelling, words))
        for words in (data["compare"]["words"], data["compare"]["sizes"], data["between"]["words"])
    )
    free, exceed = Phrases.of(data["free"]["words"]), Phrases.of(data["exceed"]["words"])
    superlative = Phrases.of(data["superlative"]["words"])
    return QualifierWords(before, after, free, compare, sizes, exceed, superlative, between)


@cache
def numbered_words() -> NumberedWords:
    """Return the words of `numbered.toml`."""
    data = _registry("numbered.toml")
    return NumberedWords(**{name: Phrases.of(phrases) for name, phrases in data.items()})

"""What became of every number, date and symbol of a submission, so that none is overlooked.

The text of a submission is cut into marks. Each fact lies in exactly one of them, and so does each digit
and each number in words that was read as no fact at all: what nobody read is shown as such.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TypeAlias

from extractors.numbers import FIRST_WORDS, from_words
from schemas.facts import Extraction, Fact, Quantity, Reference, ZeroStatement
from schemas.figure import Consolidation, Contribution, Exclusion, Mention, Reason, Rule
from schemas.submission import SubmissionState
from schemas.wording import fold


class Fate(StrEnum):
    """What became of some words; the first that holds of a mark is the mark's."""

    COUNTED = "counted"
    LEFT_OUT = "left-out"
    UNCLASSED = "unclassed"
    SYMBOL = "symbol"
    DATE = "date"
    NONE = "none"
    """No quantity: the number of a section, a telephone, a road, a frequency, an article of law."""


ORDER = tuple(Fate)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one figure, or none, made of a fact."""

    fate: Fate
    figure: str | None = None
    why: Rule | Reason | None = None
    mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class Traced:
    """A fact with all that became of it; several outcomes where several figures name it."""

    fact: Fact
    outcomes: tuple[Outcome, ...]

    @property
    def fate(self) -> Fate:
        return min((outcome.fate for outcome in self.outcomes), key=ORDER.index)


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that say a number, a date or a symbol; offsets into the text, end exclusive."""

    start: int
    end: int
    fate: Fate
    facts: tuple[Traced, ...] = ()
    """Empty where the words were read as no fact."""


Fates: TypeAlias = Mapping[tuple[str, str], tuple[Outcome, ...]]
"""Outcomes by submission and fact: files of the same bytes have the same facts."""


def fates(consolidation: Consolidation) -> Fates:
    """Return what a release made of each fact that it names."""
    return fates_of(_mentions(consolidation))


def fates_of(mentions: Iterable[tuple[str | None, Mention]]) -> Fates:
    """Return what became of each fact; mentions come with their figure, None for those that none claims."""
    found: dict[tuple[str, str], list[Outcome]] = {}
    for figure, mention in mentions:
        found.setdefault((mention.submission, mention.fact), []).append(_outcome(figure, mention))
    return {key: tuple(outcomes) for key, outcomes in found.items()}


def _mentions(consolidation: Consolidation) -> Iterator[tuple[str | None, Mention]]:
    for figure in consolidation.figures:
        for mention in (*figure.contributions, *figure.excluded):
            yield figure.id, mention
    for mention in consolidation.unclassed:
        yield None, mention


def _outcome(figure: str | None, mention: Mention) -> Outcome:
    if isinstance(mention, Contribution):
        return Outcome(Fate.COUNTED, figure, mention.rule, mention)
    if isinstance(mention, Exclusion):
        return Outcome(Fate.LEFT_OUT, figure, mention.reason, mention)
    return Outcome(Fate.UNCLASSED, None, getattr(mention, "reason", None), mention)


def marks(extraction: Extraction, submission: str, known: Fates, *, counts: bool) -> tuple[Mark, ...]:
    """Return the marks of a submission's text in reading order; they do not overlap.

    `counts` tells whether the submission counts: in one that does not, what no figure names is left out
    with all of it.
    """
    if extraction.document is None:
        return ()
    text = extraction.document.text
    unnamed = Fate.UNCLASSED if counts else Fate.LEFT_OUT
    traced = [
        Traced(fact, known.get((submission, fact.id)) or (Outcome(_unnamed(fact, unnamed)),))
        for fact in _facts(extraction)
    ]
    read = _joined([*traced, *_own_symbol(extraction)])
    return tuple(sorted([*read, *_unread(text, read)], key=lambda mark: mark.start))


def counted_marks(
    consolidation: Consolidation, readings: Mapping[str, Extraction]
) -> dict[str, Mapping[str, int]]:
    """Return how many marks of each fate stand in each submission whose text is kept."""
    known = fates(consolidation)
    counted: dict[str, Mapping[str, int]] = {}
    for held in (held for delivery in consolidation.deliveries for held in delivery.submissions):
        reading = readings.get(held.submission.id)
        if reading is not None and reading.document is not None and reading.document.blocks:
            found = marks(reading, held.submission.id, known, counts=held.state is SubmissionState.COUNTED)
            counted[held.submission.id] = Counter(mark.fate.value for mark in found)
    return counted


def _facts(extraction: Extraction) -> Iterable[Fact]:
    found = (
        *extraction.quantities, *extraction.zero_statements, *extraction.references, *extraction.dates
    )  # fmt: skip
    return sorted(found, key=lambda fact: (fact.start, -fact.end))


def _unnamed(fact: Fact, unnamed: Fate) -> Fate:
    """Return the fate of a fact that no figure and no list of the release names."""
    if isinstance(fact, Quantity | ZeroStatement):
        return unnamed
    return Fate.SYMBOL if isinstance(fact, Reference) else Fate.DATE


def _own_symbol(extraction: Extraction) -> Iterator[tuple[int, int]]:
    """Yield where the document states its own number: it is no citation, and so no fact."""
    symbol, document = extraction.header.symbol, extraction.document
    if symbol and document is not None:
        spaced = r"\s*".join(re.escape(letter) for letter in symbol if not letter.isspace())
        if found := re.search(rf"(?<!\d)0*{spaced}", document.text):
            yield found.span()


def _joined(traced: Iterable[Traced | tuple[int, int]]) -> list[Mark]:
    """Return one mark for facts whose words overlap, so that all of them can be shown."""
    spans = [
        (each.fact.start, each.fact.end, each) if isinstance(each, Traced) else (*each, None)
        for each in traced
    ]
    made: list[Mark] = []
    for start, end, each in sorted(spans, key=lambda span: (span[0], -span[1])):
        fate, facts = (each.fate, (each,)) if each else (Fate.SYMBOL, ())
        mark = Mark(start, end, fate, facts)
        made.append(_over(made.pop(), mark) if made and start < made[-1].end else mark)
    return made


def _over(one: Mark, other: Mark) -> Mark:
    """Return one mark for two that overlap, the first of which begins first."""
    fate = min((one.fate, other.fate), key=ORDER.index)
    return Mark(one.start, max(one.end, other.end), fate, (*one.facts, *other.facts))


_DIGITS = re.compile(r"\d+(?:[.,/:-]?\d+)*")
_WORD = re.compile(r"[^\W\d_]+")
# Alone these are mostly something else: the article, the year, the third person, the negation.
_AMBIGUOUS = frozenset({"một", "năm", "ba", "tư", "không", "mốt", "nửa"})


def _unread(text: str, read: Iterable[Mark]) -> Iterator[Mark]:
    """Yield the digits, and the numbers in words, that stand in no mark."""
    at = 0
    for mark in (*read, Mark(len(text), len(text), Fate.NONE)):
        for pattern_found in _DIGITS.finditer(text, at, mark.start):
            yield Mark(*pattern_found.span(), Fate.NONE)
        yield from _in_words(text, at, mark.start)
        at = mark.end


def _in_words(text: str, start: int, end: int) -> Iterator[Mark]:
    words = list(_WORD.finditer(text, start, end))
    folded = [fold(word[0]) for word in words]
    at = 0
    while at < len(words):
        length = _number_at(folded, words, at)
        if length:
            yield Mark(words[at].start(), words[at + length - 1].end(), Fate.NONE)
        at += length or 1


def _number_at(folded: list[str], words: list[re.Match[str]], at: int) -> int:
    """Return how many words a number takes that begins here; 0 for none."""
    if folded[at] not in FIRST_WORDS:
        return 0
    found = from_words(folded, at)
    if found is None or (found.length == 1 and folded[at] in _AMBIGUOUS):
        return 0
    run = words[at : at + found.length]
    spaced = all(one.string[one.end() : other.start()].isspace() for one, other in pairwise(run))
    return found.length if spaced else 0

"""In which charset each stretch of a document is: by its font's name first, by its letters second.

A stretch is a line of text, or the runs of a Word paragraph that share a kind of font. What its own
words do not tell, others of that font tell, or else the nearest that are certain.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extractors import viqr
from extractors.legacy_fonts import Evidence, evidence, is_certain, word_readings, words

UNICODE = "Unicode"

_FEW = 3
"""Fewer words that read well in a legacy charset alone prove nothing of a text without such a font."""
_MOST = 0.75
_MANY = 0.4


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words, and the charset that the name of their font stands for; None where it stands for none."""

    text: str
    told: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The charset of a stretch. `is_mixed`: words in Unicode stand among those in the charset."""

    charset: str = UNICODE
    is_mixed: bool = False
    doubt: str | None = None
    """A charset that the stretch may be in; it is left as it is."""


_MAY_BE_LEGACY = re.compile("[\u00a1-\u00ff^`~+']")
_OPEN = Verdict(charset="")


def judge(stretches: Sequence[Stretch]) -> list[Verdict]:
    """Return the charset of each stretch of one document, in the order of reading."""
    if all(stretch.told is None and _is_plain(stretch.text) for stretch in stretches):
        return [Verdict()] * len(stretches)
    weighed = [evidence(stretch.text) for stretch in stretches]
    verdicts = [_alone(one, stretch) for one, stretch in zip(weighed, stretches, strict=True)]
    sure = Counter[str]()
    for one, verdict, stretch in zip(weighed, verdicts, stretches, strict=True):
        if stretch.told is None and verdict.charset not in ("", UNICODE):
            sure[verdict.charset] += one.sure[verdict.charset]
    verdicts = [_enough(v, s, sure) for v, s in zip(verdicts, stretches, strict=True)]
    by_font = {name: _by_font(name, stretches, weighed) for name in {s.told for s in stretches} if name}
    # A font that stands for no charset tells nothing of runs in one that does, nor the other way round.
    nearest = _nearest([_OPEN if s.told else v for v, s in zip(verdicts, stretches, strict=True)])
    return [
        _settled(one, verdict, stretch, by_font.get(stretch.told or "", near))
        for one, verdict, stretch, near in zip(weighed, verdicts, stretches, nearest, strict=True)
    ]


def _is_plain(text: str) -> bool:
    """Return whether no word of a text reads well in a legacy charset alone: nearly every text."""
    if not _MAY_BE_LEGACY.search(text):
        return True
    if text.isascii():
        return viqr.marked_words(text)[1] == 0
    return all(is_certain(word) or UNICODE in word_readings(word) for word in words(text))


def _alone(found: Evidence, stretch: Stretch) -> Verdict:
    """Judge a stretch by its own words; open where they read as well in one charset as in another."""
    charset, well = found.best(stretch.told)
    sure = found.sure.get(charset, 0)
    if found.certain:
        return Verdict(charset, is_mixed=True) if sure > 1 else Verdict()
    if not found.words:
        return _OPEN
    if sure and well >= _MOST * found.words and well > found.unicode:
        return Verdict(charset)
    if found.unicode > well:
        return Verdict()
    if sure > 1 and well >= _MANY * found.words:
        return Verdict(charset="", doubt=charset)
    return _OPEN


def _enough(verdict: Verdict, stretch: Stretch, sure: Counter[str]) -> Verdict:
    """Withdraw what the letters alone say where too few words of the whole document say so."""
    if stretch.told or verdict.charset in ("", UNICODE) or sure[verdict.charset] >= _FEW:
        return verdict
    return Verdict(doubt=verdict.charset)


def _by_font(charset: str, stretches: Sequence[Stretch], weighed: Sequence[Evidence]) -> Verdict:
    """Return what all stretches in fonts of a charset say together: such a font often holds Unicode."""
    of_font = [found for found, stretch in zip(weighed, stretches, strict=True) if stretch.told == charset]
    for_it = sum(found.sure.get(charset, 0) for found in of_font)
    against = sum(found.certain + max(found.unicode - found.valid.get(charset, 0), 0) for found in of_font)
    reads = any(found.valid.get(charset, 0) for found in of_font)
    return Verdict(charset) if reads and for_it >= against else Verdict()


def _nearest(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Return for each stretch the nearest verdict that is not open, the one before where two are as near."""
    before: list[tuple[int, Verdict]] = []
    far = len(verdicts) + 1
    last = (-far, Verdict())
    for at, verdict in enumerate(verdicts):
        last = (at, verdict) if verdict.charset else last
        before.append(last)
    after, found = (2 * far, Verdict()), []
    for at in range(len(verdicts) - 1, -1, -1):
        after = (at, verdicts[at]) if verdicts[at].charset else after
        found.append(before[at][1] if at - before[at][0] <= after[0] - at else after[1])
    return [Verdict(verdict.charset) for verdict in reversed(found)]


def _settled(found: Evidence, verdict: Verdict, stretch: Stretch, other: Verdict) -> Verdict:
    """Close an open verdict by others, unless the stretch reads better in Unicode."""
    if verdict.charset:
        return verdict
    if other.charset == UNICODE:
        return Verdict(doubt=verdict.doubt)
    well = found.valid.get(other.charset, 0)
    if stretch.told or other.charset == viqr.NAME:
        return other if well >= found.unicode else Verdict(doubt=other.charset)
    if well:
        return other if well >= found.unicode else Verdict()
    return Verdict(doubt=other.charset if found.words > found.unicode else None)

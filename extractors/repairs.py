"""What a reader changed from a legacy charset to Unicode, and what it left in doubt: done and told."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from extractors import viqr
from extractors.charset_judgement import UNICODE, Stretch, Verdict, judge
from extractors.cleaning import Cleaned
from extractors.legacy_fonts import is_certain, repaired, word_readings, words
from schemas.finding import Finding, finding
from schemas.place import Source

Unit: TypeAlias = Literal["lines", "runs"]
_LONGEST_EXAMPLE = 40


@dataclass
class Repairs:
    """Counts of one document by charset, each with the first change as its example."""

    unit: Unit
    changed: dict[str, int] = field(default_factory=dict)
    doubtful: dict[str, int] = field(default_factory=dict)
    _examples: dict[str, tuple[str, str]] = field(default_factory=dict)
    _doubts: dict[str, str] = field(default_factory=dict)
    _places: dict[tuple[str, str], Source] = field(default_factory=dict)

    def make(
        self,
        text: str,
        verdict: Verdict,
        *,
        at: Source | None = None,
        capitals: bool = False,
        following: str | None = "",
    ) -> Cleaned:
        """Repair a stretch as judged, and note what was done."""
        if verdict.doubt:
            self.doubtful[verdict.doubt] = self.doubtful.get(verdict.doubt, 0) + 1
            self._doubts.setdefault(verdict.doubt, _shortened(text))
            self._keep_place("legacy-text-doubtful", verdict.doubt, at)
        if verdict.charset == UNICODE:
            return Cleaned(text)
        found = (
            _mixed(text, verdict.charset)
            if verdict.is_mixed
            else repaired(text, verdict.charset, capitals=capitals, following=following)
        )
        if found.text == text:
            return Cleaned(text)
        self.note(verdict.charset, text, found, at)
        return found

    def note(self, charset: str, text: str, found: Cleaned, at: Source | None = None, count: int = 1) -> None:
        """Note that stretches were repaired, with one of them."""
        self.changed[charset] = self.changed.get(charset, 0) + count
        self._examples.setdefault(charset, _example(text, found))
        self._keep_place("legacy-text-repaired", charset, at)

    def _keep_place(self, code: str, charset: str, at: Source | None) -> None:
        if at is not None:
            self._places.setdefault((code, charset), at)

    def findings(self) -> list[Finding]:
        """Return one finding for each charset met."""
        unit = f"legacy.{self.unit}"
        told = [
            finding(
                code := "legacy-text-repaired",
                self._places.get((code, charset)),
                charset=charset,
                count=count,
                unit=unit,
                before=self._examples[charset][0],
                after=self._examples[charset][1],
            )
            for charset, count in self.changed.items()
        ]
        return told + [
            finding(
                code := "legacy-text-doubtful",
                self._places.get((code, charset)),
                charset=charset,
                count=count,
                unit=unit,
                quote=self._doubts[charset],
            )
            for charset, count in self.doubtful.items()
        ]


def repair_lines(lines: Sequence[str], repairs: Repairs, places: Sequence[Source | None]) -> list[Cleaned]:
    """Judge and repair the lines of a document whose fonts are not known."""
    below = [*lines, ""][1:]
    verdicts = judge([Stretch(line) for line in lines])
    escapes = any(viqr.escapes_stops(line) for line in lines)
    return [
        repairs.make(line, verdict, at=place, following=None if escapes else following)
        for line, verdict, place, following in zip(lines, verdicts, places, below, strict=True)
    ]


def _mixed(text: str, charset: str) -> Cleaned:
    """Repair the words of a charset among words in Unicode; one that may be either goes by the nearest."""
    tokens = list(re.finditer(r"\S+", text))
    told = [_told(token[0], charset) for token in tokens]
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for index, token in enumerate(tokens):
        _append_as_is(letters, starts, ends, text, at, token.start())
        at = token.end()
        if not _nearest_told(told, index):
            _append_as_is(letters, starts, ends, text, token.start(), at)
            continue
        found = repaired(token[0], charset)
        letters.append(found.text)
        starts += [token.start() + start for start in found.starts]
        ends += [token.start() + end for end in found.ends]
    _append_as_is(letters, starts, ends, text, at, len(text))
    return Cleaned("".join(letters), tuple(starts), tuple(ends))


def _append_as_is(
    letters: list[str], starts: list[int], ends: list[int], text: str, start: int, end: int
) -> None:
    letters.append(text[start:end])
    starts += range(start, end)
    ends += range(start + 1, end + 1)


def _told(token: str, charset: str) -> bool | None:
    """Return whether a token is in the charset; None where it may be either."""
    if is_certain(token):
        return False
    read = [word_readings(word) for word in words(token)]
    if any(charset in found and UNICODE not in found for found in read):
        return True
    return False if any(charset not in found for found in read) else None


def _nearest_told(told: Sequence[bool | None], index: int) -> bool:
    known = ((abs(at - index), at > index, answer) for at, answer in enumerate(told) if answer is not None)
    return min(known, default=(0, False, False))[2]


def _example(text: str, found: Cleaned) -> tuple[str, str]:
    """Return the first change with the words around it, before and after."""
    first = next(
        (at for at, letter in enumerate(found.text) if text[slice(*found.span(at, at + 1))] != letter),
        0,
    )
    start = found.text.rfind(" ", 0, first) + 1
    end = found.text.find(" ", min(start + _LONGEST_EXAMPLE, len(found.text)))
    after = found.text[start : end if end > 0 else len(found.text)].strip()
    left, right = found.span(start, start + len(after))
    return _shortened(text[left:right]), _shortened(after)


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 2 * _LONGEST_EXAMPLE else words[: 2 * _LONGEST_EXAMPLE] + "…"

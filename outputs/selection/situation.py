"""Where each number stands among the others: its sentence, the words before and behind it, its dates.

The facts of one extraction hold their sentence (`context`), not their place in it; numbers of one
sentence are told apart by their offsets. All text here is folded (`schemas.wording.fold`).
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from schemas.facts import DateMention, Extraction, Quantity, ZeroStatement
from schemas.period import Period
from schemas.place import CellPlace, PagePlace, ParagraphPlace, places
from schemas.wording import fold

Said: TypeAlias = Quantity | ZeroStatement

# A list of clauses: the words after the last of these belong to the number that follows.
BOUNDARY = re.compile(r"[,;:()]|\bvà\b|\.\s|\s[–-]\s")
_BRACKET = re.compile(r"\s*\(([^()]*)\)")
# A date behind these words is that of a document, a law or a yardstick, not of the work done.
_NOT_OF_THE_WORK = re.compile(
    r"(so với|cùng kỳ|tăng|giảm|\bsố\b.*|luật|bộ luật|pháp lệnh|nghị định|nghị quyết|thông tư|quyết định"
    r"|chỉ thị|công văn|hướng dẫn|thông báo|kế hoạch|chương trình|đề án|kỷ niệm|thành lập|sinh)"
    r"[^,;:()\d]*(?:cùng kỳ|ký|ban hành|ngày|tháng|quý|năm|của|lần thứ)?\s*\Z"
)


@dataclass(eq=False, slots=True)
class Sentence:
    """One sentence of the report, with the spans of the numbers in it."""

    text: str
    start: int
    """Offset in the document's text, as near as white space lets it be known."""
    headings: tuple[str, ...]
    spans: list[tuple[int, int]] = field(default_factory=list)
    dates: list[tuple[int, int, Period]] = field(default_factory=list)

    def gap(self, index: int) -> tuple[int, int]:
        """Return where the words between the number before and this one stand."""
        return (self.spans[index - 1][1] if index else 0), self.spans[index][0]

    def lead(self, index: int) -> str:
        """Return the words directly before a number, back to the last comma or the like."""
        start, end = self.gap(index)
        return _last_piece(self.text[start:end])

    def tail(self, index: int) -> tuple[int, int]:
        """Return where the words behind a number that are its own stand: up to a comma or the like.

        Of words between two numbers without a comma all belong to the second: "06 lớp so với 04 lớp".
        """
        start = self.spans[index][1]
        until = self.spans[index + 1][0] if index + 1 < len(self.spans) else len(self.text)
        after = self.text[start:until]
        if bracket := _BRACKET.match(after):
            return start + bracket.start(1), start + bracket.end(1)
        if cut := BOUNDARY.search(after):
            return start, start + cut.start()
        return start, until if until == len(self.text) else start


@dataclass(eq=False, slots=True)
class Situated:
    """A number or statement of none, with its surroundings.

    `sentence` is None in a table cell; there `table` names the table.
    """

    said: Said
    order: int
    headings: tuple[str, ...]
    row: str
    column: str
    sentence: Sentence | None = None
    index: int = 0
    table: tuple[object, ...] | None = None
    noted: str = ""
    """Of what a note says: the sentence or row that bears its mark."""
    heading_periods: tuple[Period, ...] = ()
    """What the nearest of column, row and headings with a date names."""

    @property
    def span(self) -> tuple[int, int]:
        assert self.sentence is not None
        return self.sentence.spans[self.index]

    @property
    def clause(self) -> str:
        """The number with the words that are its own."""
        if self.sentence is None:
            return ""
        start, end = self.sentence.tail(self.index)
        number = self.sentence.text[slice(*self.span)]
        return f"{self.sentence.lead(self.index)} {number} {self.sentence.text[start:end]}"


def situate(extraction: Extraction) -> list[Situated]:
    """Return all numbers and statements of none of an extraction, in reading order."""
    said: list[Said] = sorted(
        (*extraction.quantities, *extraction.zero_statements), key=lambda fact: (fact.start, fact.end)
    )
    dates = dates_of_the_work(extraction)
    by_heading: dict[str, tuple[Period, ...]] = {}
    situated: list[Situated] = []
    for order, fact in enumerate(said):
        line, _, above = fact.context.partition("\n")
        headings = tuple(filter(None, (fold(h) for h in above.split("\n"))))
        here = Situated(fact, order, headings, fold(fact.row or ""), fold(fact.column or ""))
        here.noted = fold(fact.noted or "")
        nearest = (here.column, here.row, here.noted, *reversed(headings))
        here.heading_periods = _nearest_heading(nearest, extraction.dates, by_heading)
        before = situated[-1] if situated else None
        if fact.row is None and fact.column is None:
            _put_in_sentence(here, fold(line), before)
        else:
            here.table = _table(here, before)
        situated.append(here)
    _put_dates(situated, dates)
    return situated


def pieces(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """Cut the words between two offsets at commas and the like.

    Each piece is the mark before it ("" at first) and its start and end.
    """
    found, mark, at = [], "", start
    for boundary in BOUNDARY.finditer(text, start, end):
        found.append((mark, at, boundary.start()))
        mark, at = boundary[0].strip() or ".", boundary.end()
    found.append((mark, at, end))
    return found


def _last_piece(gap: str) -> str:
    # "Kế hoạch: 05 lớp" and "cùng kỳ (04 lớp)": the colon or bracket joins the words to the number.
    bare = gap.rstrip(" :(")
    _, start, end = pieces(bare, 0, len(bare))[-1]
    return bare[start:end].strip()


def _put_in_sentence(here: Situated, line: str, before: Situated | None) -> None:
    words, start = fold(here.said.text), here.said.start
    last = before.sentence if before else None
    if last is not None and last.text == line and before is not None and before.headings == here.headings:
        at = line.find(words, last.spans[-1][1] if last.spans else 0)
        # The same sentence said again elsewhere is another sentence.
        if at >= 0 and abs(start - at - last.start) <= 8 + len(line) // 10:
            last.spans.append((at, at + len(words)))
            here.sentence, here.index = last, len(last.spans) - 1
            return
    at = max(line.find(words), 0)
    here.sentence = Sentence(line, start - at, here.headings, [(at, at + len(words))])


def _table(here: Situated, before: Situated | None) -> tuple[object, ...]:
    """Return what names the table of a cell; without table numbers a run of cells is one table."""
    place = places(here.said.source)[0] if places(here.said.source) else None
    if place is not None and here.said.table is not None:
        return (place.member, here.said.table)
    if isinstance(place, ParagraphPlace) and place.table is not None:
        return (place.member, place.part, place.table)
    if isinstance(place, CellPlace):
        return (place.member, place.sheet)
    if before is not None and before.table is not None and before.headings == here.headings:
        return before.table
    page = place.page if isinstance(place, PagePlace) else None
    return ("run", page, here.order)


def dates_of_the_work(extraction: Extraction) -> list[DateMention]:
    """Return the dates that are not those of a cited document, in reading order."""
    ends = sorted(reference.end for reference in extraction.references)

    def cites(date: DateMention) -> bool:
        at = bisect_left(ends, date.start + 1)
        return at > 0 and date.start - ends[at - 1] <= 12

    known = [date for date in extraction.dates if date.earliest or date.latest]
    return sorted((date for date in known if not cites(date)), key=lambda date: date.start)


def _put_dates(situated: Sequence[Situated], dates: Sequence[DateMention]) -> None:
    starts = [date.start for date in dates]
    done: set[int] = set()
    for here in situated:
        sentence = here.sentence
        if sentence is None or id(sentence) in done:
            continue
        done.add(id(sentence))
        first = bisect_left(starts, sentence.start - 8)
        cursor = 0
        for date in dates[first:]:
            if date.start > sentence.start + len(sentence.text) + 8:
                break
            words = fold(date.text)
            at = sentence.text.find(words, cursor)
            if at >= 0:
                cursor = at + len(words)
                if not _NOT_OF_THE_WORK.search(_last_piece(sentence.text[:at] + "x")[:-1]):
                    sentence.dates.append((at, cursor, date.period))


def _nearest_heading(
    headings: Iterable[str], dates: Sequence[DateMention], known: dict[str, tuple[Period, ...]]
) -> tuple[Period, ...]:
    """Return the periods that the nearest heading with a date names."""
    for heading in headings:
        if heading not in known:
            known[heading] = tuple(_named(heading, dates))
        if known[heading]:
            return known[heading]
    return ()


def _named(heading: str, dates: Sequence[DateMention]) -> Iterable[Period]:
    for date in dates:
        words = fold(date.text)
        at = heading.find(words) if date.earliest or date.latest else -1
        if at >= 0 and not _NOT_OF_THE_WORK.search(heading[:at]):
            yield date.period

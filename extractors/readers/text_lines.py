"""Lines to paragraphs, in text whose lines may be wrapped.

A line break is a paragraph's end only where it must have been meant: the next word would still have
fitted on the line, and a new item or sentence begins. In doubt the lines stay together, for a cut
sentence loses its symbol or date ("Nghị định số / 09/2019/NĐ-CP") and a joined one loses nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise

from extractors.readers import paragraph_signs as signs

_TABLE_LINE = re.compile(r"\S\s+\|\s+\S|^\s*\|\s.*\s\|\s*$")
_RULE_LINE = re.compile(r"^[\s|:+=_-]+$")
_LONG_LINE = 50
# The joint of a symbol or date at which a line was broken: "77/BC-", "ngày 30-".
_BROKEN_AT_JOINT = re.compile(r"[^\W_]&?[-‐‑–/]\s*$")


@dataclass(frozen=True)
class Line:
    """A line of the document: its number from 1, and where it starts in the text."""

    text: str
    number: int
    start: int

    @cached_property
    def is_blank(self) -> bool:
        return not self.text.strip()

    @cached_property
    def is_item(self) -> bool:
        return signs.is_item(self.text)

    @cached_property
    def is_note(self) -> bool:
        return signs.is_note(self.text)

    @cached_property
    def is_table_row(self) -> bool:
        return bool(_TABLE_LINE.search(self.text)) and not _RULE_LINE.match(self.text)

    @cached_property
    def begins(self) -> str:
        return self.text.lstrip()[:1]


@dataclass(frozen=True)
class Group:
    """Lines that make one paragraph, or the rows of one table."""

    lines: tuple[Line, ...]
    is_table: bool = False


def paragraphs(text: str) -> Iterator[Group]:
    """Yield the paragraphs and tables of a text in order; blank lines belong to none."""
    lines = _lines(text)
    width = _wrap_width(lines)
    current: list[Line] = []
    gap = False
    at = 0
    while at < len(lines):
        line = lines[at]
        rows = _table_rows(lines, at)
        if rows:
            yield from _closed(current)
            yield Group(tuple(rows), is_table=True)
            current, at = [], at + len(rows)
            continue
        if line.is_blank:
            gap = True
        elif current and not (_torn(current[-1], line) if gap else _goes_on(current, line, width)):
            yield from _closed(current)
            current = [line]
        else:
            current.append(line)
        gap = gap and line.is_blank
        at += 1
    yield from _closed(current)


def _closed(lines: list[Line]) -> Iterator[Group]:
    if lines:
        yield Group(tuple(lines))


def _lines(text: str) -> list[Line]:
    lines, start = [], 0
    for number, words in enumerate(text.split("\n"), start=1):
        lines.append(Line(words, number, start))
        start += len(words) + 1
    return lines


def _table_rows(lines: list[Line], at: int) -> list[Line]:
    """Return the rows of a table that begins at a line; fewer than two make no table."""
    rows = []
    for line in islice(lines, at, None) if at < len(lines) and lines[at].is_table_row else ():
        if line.is_table_row:
            rows.append(line)
        elif not (rows and _RULE_LINE.match(line.text) and "|" in line.text and "-" in line.text):
            break
    return rows if len(rows) > 1 else []


def _wrap_width(lines: list[Line]) -> int | None:
    """Return the width at which the text is wrapped; None where no line is seen to be wrapped.

    A line is seen to be wrapped where the next begins with a small letter that is no item's.
    """
    wrapped = [
        len(line.text.rstrip())
        for line, after in pairwise(lines)
        if after.begins.islower()
        and not after.is_item
        and not line.is_blank
        and not signs.ends_sentence(line.text)
    ]
    return max(wrapped) if wrapped else None


def _goes_on(current: list[Line], line: Line, width: int | None) -> bool:
    """Return whether a line continues the paragraph of the line right above it."""
    above = current[-1].text.rstrip()
    if _BROKEN_AT_JOINT.search(above):
        return True
    if line.is_item:
        ended = signs.ends_sentence(above) or _fits(above, line, width)
        return signs.wants_number(above) or not ended
    if not _fits(above, line, width) or line.begins.islower():
        return True
    ended = signs.ends_sentence(above) and not signs.ends_in_open_number(above)
    titled = current[0].is_item and len(current) == 1 and line.begins.isupper()
    return not (ended or titled)


def _fits(above: str, line: Line, width: int | None) -> bool:
    """Return whether a line's first word would have had room above: then its break was meant."""
    if width is None:
        return True
    return len(above) + 1 + len(signs.first_words(line.text)) <= width


def _torn(above: Line, line: Line) -> bool:
    """Return whether a blank line stands inside a sentence, as a page break leaves it."""
    words = above.text.rstrip()
    unfinished = words[-1:].isalnum() or words.endswith(",")
    return line.begins.islower() and not line.is_item and unfinished and len(words) >= _LONG_LINE

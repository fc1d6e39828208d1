"""Lines and cells of a PDF in Unicode: those in legacy charsets repaired, each letter with its index."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.charset_judgement import Stretch, Verdict, judge
from extractors.cleaning import Cleaned
from extractors.legacy_fonts import repaired
from extractors.orthography import is_syllable
from extractors.readers.pdf_layout import PageLines
from extractors.readers.pdf_lines import Line
from extractors.readers.pdf_tables import CellWords, PageTable
from extractors.repairs import Repairs
from schemas.legacy_charset import told_by_font
from schemas.place import PagePlace

_TCVN3 = "TCVN3"
_SOFT_HYPHEN = "\u00ad"
_HYPHENED = re.compile(
    r"(?<![\w\-/])(?=[^\s\-]*[^\sA-Z\-])[A-Za-z\u00a1-\u00ff]*-[A-Za-z\u00a1-\u00ff]*(?![\w\-/])"
)


def with_soft_hyphens(words: str) -> str:
    """Return words with TCVN3's code for "ư" where a PDF's font calls it a hyphen: "tr-êng" is "trường"."""
    return _HYPHENED.sub(lambda word: _with_soft_hyphen(word[0]), words) if "-" in words else words


def _with_soft_hyphen(word: str) -> str:
    found = word.replace("-", _SOFT_HYPHEN)
    parts = [repaired(part, _TCVN3).text for part in word.split("-") if part]
    # Two syllables that a hyphen joins are two.
    is_one = is_syllable(repaired(found, _TCVN3).text) and not all(map(is_syllable, parts))
    return found if is_one else word


def repair(pages: Sequence[PageLines], tables: dict[int, list[PageTable]], repairs: Repairs) -> None:
    """Repair the lines of all pages and the cells of their tables, in place."""
    lines = [line for page in pages for line in page.lines]
    cells = [filled for page in pages for table in tables[page.number] for filled in table.cells]
    fonts = [told_by_font(line.font) for line in lines]
    stretches = [
        Stretch(with_soft_hyphens(line.words), charset)
        for line, (charset, _) in zip(lines, fonts, strict=True)
    ]
    verdicts = judge([*stretches, *(Stretch(with_soft_hyphens(filled.words)) for filled in cells)])
    if all(verdict == Verdict() for verdict in verdicts):
        return
    new_lines = iter(
        _line(line, verdict, repairs, capitals)
        for line, verdict, (_, capitals) in zip(lines, verdicts, fonts, strict=False)
    )
    new_cells = iter(
        _cell(filled, verdict, repairs) for filled, verdict in zip(cells, verdicts[len(lines) :], strict=True)
    )
    for page in pages:
        page.lines = [next(new_lines) for _ in page.lines]
    for page in pages:
        tables[page.number] = [
            replace(table, cells=tuple(next(new_cells) for _ in table.cells)) for table in tables[page.number]
        ]


def _line(line: Line, verdict: Verdict, repairs: Repairs, capitals: bool) -> Line:
    place = PagePlace(page=line.page, bbox=line.box)
    found = repairs.make(_written(line.words, verdict), verdict, capitals=capitals, at=place)
    return line if not found.starts else replace(line, words=found.text, indices=_first(line.indices, found))


def _cell(filled: CellWords, verdict: Verdict, repairs: Repairs) -> CellWords:
    found = repairs.make(_written(filled.words, verdict), verdict)
    if not found.starts:
        return filled
    return replace(filled, words=found.text, indices=tuple(_first(filled.indices, found)))


def _written(words: str, verdict: Verdict) -> str:
    return with_soft_hyphens(words) if verdict.charset == _TCVN3 else words


def _first(indices: Sequence[int], found: Cleaned) -> tuple[int, ...]:
    """Return the index of each letter: marks that VNI and VIQR write apart are drawn over or beside it."""
    return tuple(indices[start] for start in found.starts)

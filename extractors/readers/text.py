"""Plain text in Unicode or a charset from before it.

The document's text is the file's text in NFC with LF line ends, repaired where it was in a legacy
charset, and nothing else changed, so that offsets count as contracts.md has them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import PurePath

from extractors.readers.file_signatures import OLE
from extractors.readers.text_charset import decoded, unicode_lines
from extractors.readers.text_lines import Line, paragraphs
from schemas.document import Block, BlockKind, Cell, SourceDocument, Table
from schemas.errors import EmptyFile, UnknownFormat
from schemas.limits import Limits
from schemas.place import LinePlace, Source

NAME = "text"
MEDIA_TYPE = "text/plain"
EXTENSIONS = (".txt", ".text")

# Text to the eye, but of a format that has a reader of its own, or none yet.
_OTHER_MARKUP = re.compile(
    rb"\s*(?:\{\\rtf|<\?xml|<!doctype|<html|<svg|return-path:|received:|mime-version:)", re.IGNORECASE
)
_OTHER_NAMES = {".csv", ".eml", ".htm", ".html", ".json", ".rtf", ".svg", ".toml", ".tsv", ".xml"}

_CELL_GAP = re.compile(r"(?<=\s)\|(?=\s|$)|^\|(?=\s)")


def recognises(content: bytes, name: str) -> bool:
    """Return whether the bytes are text, and not of a format that merely is written as text."""
    if (
        content.startswith(OLE)
        or _OTHER_MARKUP.match(content[:200])
        or PurePath(name).suffix.lower() in _OTHER_NAMES
    ):
        return False
    return decoded(content) is not None


def read(content: bytes, name: str, limits: Limits) -> SourceDocument:
    """Read a text file; every line break inside a paragraph stays, as a soft one."""
    found = decoded(content)
    if found is None:
        raise UnknownFormat(file=name, kind=PurePath(name).suffix or "?")
    found = unicode_lines(found)
    text = found.text
    if not text.strip():
        raise EmptyFile(file=name)
    blocks: list[Block] = []
    tables: list[Table] = []
    for group in paragraphs(text):
        if group.is_table:
            _add_table(group.lines, blocks, tables)
        else:
            blocks.append(_block(text, group.lines))
    return SourceDocument(
        text=text,
        blocks=tuple(blocks),
        media_type=MEDIA_TYPE,
        reader=NAME,
        tables=tuple(tables),
        findings=found.findings,
    )


@dataclass(frozen=True, slots=True)
class LineLocator:
    """Finds the lines on which a part of a block stands; `first` is the line where the block starts."""

    text: str
    first: int

    def __call__(self, start: int, end: int) -> Source:
        top = self.first + self.text.count("\n", 0, start)
        bottom = top + self.text.count("\n", start, max(start, end))
        return _line(top) if top == bottom else tuple(map(_line, range(top, bottom + 1)))


@lru_cache(maxsize=1024)
def _line(number: int) -> LinePlace:
    """Return a line as a place; the facts of one line share it."""
    return LinePlace(line=number)


def _block(text: str, lines: tuple[Line, ...]) -> Block:
    start = lines[0].start + _indent(lines[0].text)
    end = lines[-1].start + len(lines[-1].text.rstrip())
    kind: BlockKind = "footnote" if lines[0].is_note else "paragraph"
    return Block(text[start:end], start, kind, LineLocator(text[start:end], lines[0].number))


def _add_table(lines: tuple[Line, ...], blocks: list[Block], tables: list[Table]) -> None:
    title = len(blocks) - 1 if blocks else None
    cells = []
    for row, line in enumerate(lines, start=1):
        for column, start, words in _cells(line):
            if words:
                cells.append(Cell(row=row, column=column, block=len(blocks)))
                blocks.append(Block(words, start, "cell", LineLocator(words, line.number)))
    tables.append(Table(tuple(cells), title))


def _cells(line: Line) -> Iterator[tuple[int, int, str]]:
    """Yield column, start in the document and words of each cell; outer bars bound no cell."""
    bars = [bar.start() for bar in _CELL_GAP.finditer(line.text)]
    edges = [-1, *bars, len(line.text)]
    spans = [(left + 1, right) for left, right in pairwise(edges)]
    if not line.text[spans[0][0] : spans[0][1]].strip() and line.text.lstrip().startswith("|"):
        spans = spans[1:]
    if bars and bars[-1] == len(line.text.rstrip()) - 1:
        spans = spans[:-1]
    for column, (left, right) in enumerate(spans, start=1):
        words = line.text[left:right]
        yield column, line.start + left + _indent(words), words.strip()


def _indent(words: str) -> int:
    return len(words) - len(words.lstrip())

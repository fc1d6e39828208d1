"""Plain text: UTF-8, UTF-16, else windows-1258.

The document's text is the file's text in NFC with LF line ends and nothing else changed, so that
offsets count as contracts.md has them.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import PurePath

from extractors.readers.file_signatures import OLE
from extractors.readers.text_lines import Line, paragraphs
from schemas.document import Block, BlockKind, Cell, SourceDocument, Table
from schemas.errors import EmptyFile, UnknownFormat
from schemas.finding import Finding, finding
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

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_CELL_GAP = re.compile(r"(?<=\s)\|(?=\s|$)|^\|(?=\s)")


def recognises(content: bytes, name: str) -> bool:
    """Return whether the bytes are text, and not of a format that merely is written as text."""
    if (
        content.startswith(OLE)
        or _OTHER_MARKUP.match(content[:200])
        or PurePath(name).suffix.lower() in _OTHER_NAMES
    ):
        return False
    return _decoded(content) is not None


def read(content: bytes, name: str, limits: Limits) -> SourceDocument:
    """Read a text file; every line break inside a paragraph stays, as a soft one."""
    decoded = _decoded(content)
    if decoded is None:
        raise UnknownFormat(file=name, kind=PurePath(name).suffix or "?")
    text = unicodedata.normalize("NFC", decoded.text.replace("\r\n", "\n").replace("\r", "\n"))
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
        findings=decoded.findings,
    )


@dataclass(frozen=True, slots=True)
class LineLocator:
    """Finds the lines on which a part of a block stands; `first` is the line where the block starts."""

    text: str
    first: int

    def __call__(self, start: int, end: int) -> Source:
        top = self.first + self.text.count("\n", 0, start)
        bottom = top + self.text.count("\n", start, max(start, end))
        lines = tuple(LinePlace(line=number) for number in range(top, bottom + 1))
        return lines if len(lines) > 1 else lines[0]


@dataclass(frozen=True, slots=True)
class _Decoded:
    text: str
    findings: tuple[Finding, ...] = ()


def _decoded(content: bytes) -> _Decoded | None:
    """Return the text of bytes, by rules that each can be stated; None where they are no text."""
    for bom, marked in _BOMS:
        if content.startswith(bom):
            return _plausible(_in_charset(content[len(bom) :], marked))
    if utf16 := _utf16_without_bom(content):
        return _plausible(_in_charset(content, utf16))
    if (utf8 := _in_charset(content, "utf-8")) is not None:
        return _plausible(utf8)
    legacy = _plausible(_in_charset(content, "cp1258"))
    note = finding("charset-assumed", charset="windows-1258")
    return legacy and replace(legacy, findings=(*legacy.findings, note))


def _in_charset(content: bytes, charset: str) -> _Decoded | None:
    try:
        return _Decoded(content.decode(charset))
    except UnicodeDecodeError as wrong:
        # A file cut in the middle of a character is still text of that charset.
        whole = content[: wrong.start]
        cut = len(content) - wrong.start < 4 and not whole.isascii()
        return _Decoded(whole.decode(charset), (finding("text-cut-short"),)) if cut else None


def _utf16_without_bom(content: bytes) -> str | None:
    """Name the UTF-16 whose line breaks, spaces and ASCII letters fill every other byte with zero."""
    sample = content[:4096]
    if len(sample) < 4 or len(content) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.4 and not even:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.4 and not odd else None


def _plausible(decoded: _Decoded | None) -> _Decoded | None:
    """Return what was decoded unless it has the control characters of a binary file."""
    if decoded is None or "\x00" in decoded.text:
        return None
    controls = len(_CONTROL.findall(decoded.text))
    return decoded if controls * 100 <= len(decoded.text) else None


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

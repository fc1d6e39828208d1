"""What every reader yields: the text of a file, cut into blocks that know their place.

In memory only; what is kept of a document is its bytes, its facts and its text (`source_text.py`).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from schemas.finding import Finding
from schemas.page_reading import PageReading
from schemas.place import Source

Locator: TypeAlias = Callable[[int, int], Source]
"""Says where a part of a block's text stands; offsets into the block, end exclusive."""

BlockKind: TypeAlias = Literal[
    "paragraph", "heading", "cell", "footnote", "endnote", "header", "footer", "textbox", "comment"
]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, table cell or note: text that is read on its own.

    `start` is where the block begins in the document's text. Line breaks inside a block are soft:
    a sentence, symbol or date may run over them. `text` is NFC, with spaces as the file has them.
    """

    text: str
    start: int
    kind: BlockKind
    locate: Locator
    labels: tuple[tuple[int, int], ...] = ()
    """Where automatic numbers ("1.2.", "a)", "•") stand in `text`, end exclusive: shown, yet not typed."""
    mark: int | None = None
    """Of a note: where in the document's text its mark stands."""

    @property
    def words(self) -> str:
        """The text with spaces in place of automatic numbers, so that they are read as nothing."""
        text = self.text
        for start, end in self.labels:
            text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
        return text

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def place(self, start: int, end: int) -> Source:
        """Return where the part [start, end) of the document's text stands; it must lie in this block."""
        if not self.start <= start <= end <= self.end:
            raise ValueError(f"[{start}, {end}) lies outside the block [{self.start}, {self.end})")
        return self.locate(start - self.start, end - self.start)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table. Rows and columns count from 1 on the table's grid.

    `block` is the index of its block in the document; a merged cell stands once, at its first row and
    column, with the numbers of rows and columns that it covers.
    """

    row: int
    column: int
    block: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table as a grid of cells, in reading order; `title` is the index of the block above it."""

    cells: tuple[Cell, ...]
    title: int | None = None


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A file as text in reading order.

    The blocks' texts stand in `text` at their `start`, in order and without overlap, parted by white
    space, or by " | " between the cells of one table row. `text` is what `extract --text` prints.
    """

    text: str
    blocks: tuple[Block, ...]
    media_type: str
    reader: str
    tables: tuple[Table, ...] = ()
    pages: int | None = None
    findings: tuple[Finding, ...] = field(default=())
    readings: tuple[PageReading, ...] = ()
    """Of the pages that were read from their picture: how."""

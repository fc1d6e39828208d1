"""Puts blocks one after the other into the text of a source document."""

from schemas.document import Block, BlockKind, Cell, Locator, SourceDocument, Table
from schemas.finding import Finding
from schemas.page_reading import PageReading

BETWEEN_BLOCKS = "\n"
BETWEEN_CELLS = " | "


class DocumentBuilder:
    """Gathers a document in reading order; each block is set off from the one before it by its `gap`."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.tables: list[Table] = []
        self.findings: list[Finding] = []
        self.readings: list[PageReading] = []
        self._pieces: list[str] = []
        self._length = 0

    def add(
        self,
        text: str,
        kind: BlockKind,
        locate: Locator,
        gap: str = BETWEEN_BLOCKS,
        *,
        labels: tuple[tuple[int, int], ...] = (),
        mark: int | None = None,
    ) -> int:
        """Append a block and return its index."""
        if self.blocks:
            self._append(gap)
        self.blocks.append(Block(text, self._length, kind, locate, labels, mark))
        self._append(text)
        return len(self.blocks) - 1

    def add_table(self, cells: list[Cell], title: int | None) -> None:
        """Note that blocks already added are the cells of a table; a table of no words is none."""
        if cells:
            self.tables.append(Table(tuple(cells), title))

    def _append(self, words: str) -> None:
        self._pieces.append(words)
        self._length += len(words)

    def document(self, media_type: str, reader: str, pages: int | None = None) -> SourceDocument:
        return SourceDocument(
            text="".join(self._pieces),
            blocks=tuple(self.blocks),
            media_type=media_type,
            reader=reader,
            tables=tuple(self.tables),
            pages=pages,
            findings=tuple(self.findings),
            readings=tuple(self.readings),
        )

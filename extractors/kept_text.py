"""What is kept of a source document when its file is closed."""

from schemas.document import Block, SourceDocument
from schemas.place import CellPlace, PagePlace, places
from schemas.source_text import Leaf, SourceText, TextBlock, TextCell


class KeptText:
    """Gathers the text of a document block by block, so that pages are opened in the order of the facts."""

    def __init__(self, document: SourceDocument) -> None:
        self._document = document
        self._leaves: list[Leaf] = []

    def enter(self, at: int, block: Block) -> None:
        """Note where a block stands, if it stands elsewhere than the one before it."""
        leaf = _leaf(at, block)
        if leaf is not None and not (self._leaves and _same(self._leaves[-1], leaf)):
            self._leaves.append(leaf)

    def kept(self) -> SourceText:
        return SourceText(
            text=self._document.text,
            blocks=tuple(TextBlock(block.start, block.end, block.kind) for block in self._document.blocks),
            tables=tuple(
                tuple(TextCell(c.row, c.column, c.block, c.rows, c.columns) for c in table.cells)
                for table in self._document.tables
            ),
            leaves=tuple(self._leaves),
        )


def _leaf(at: int, block: Block) -> Leaf | None:
    """Return where a block begins; None where its file has neither pages nor sheets nor members."""
    if not block.text:
        return None
    first = places(block.locate(0, 1))[0]
    page = first.page if isinstance(first, PagePlace) else None
    sheet = first.sheet if isinstance(first, CellPlace) else None
    if page is None and sheet is None and not first.member:
        return None
    return Leaf(block=at, member=first.member, page=page, sheet=sheet)


def _same(one: Leaf, other: Leaf) -> bool:
    return (one.member, one.page, one.sheet) == (other.member, other.page, other.sheet)

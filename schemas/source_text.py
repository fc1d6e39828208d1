"""The text of a file as it is kept beside the facts: what the offsets of facts count in, cut into blocks.

A source document lives in memory only, for it can still measure boxes on a page. This is what is left of
it when the file is closed: enough to show a submission whole, every number in it marked.
"""

from typing import NamedTuple

from schemas.base import Model
from schemas.document import BlockKind


class TextBlock(NamedTuple):
    """A paragraph, table cell or note; offsets into the text, end exclusive."""

    start: int
    end: int
    kind: BlockKind


class TextCell(NamedTuple):
    """A cell of a table; rows and columns count from 1, `block` is an index into the blocks."""

    row: int
    column: int
    block: int
    rows: int = 1
    columns: int = 1


class Leaf(Model):
    """Where a run of blocks stands: on a page, in a sheet, in a member of a container."""

    block: int
    """Index of the first block of the run; it ends where the next leaf begins."""
    member: tuple[str, ...] = ()
    page: int | None = None
    sheet: str | None = None


class SourceText(Model):
    """A file as text in reading order."""

    text: str
    blocks: tuple[TextBlock, ...]
    tables: tuple[tuple[TextCell, ...], ...] = ()
    leaves: tuple[Leaf, ...] = ()

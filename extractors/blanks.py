"""Places that a form leaves for a number and that nobody filled in: "đã tổ chức …… lớp", empty cells."""

import re

from extractors.grids import Grid
from schemas.document import SourceDocument, Table

_GAP = r"(?:\.{3,}|…[.…]*|_{3,})"
# Filled in by hand in any heading: "Số: …/BC", "ngày … tháng … năm 2020".
_OF_HEADING = r"(?<!ngày )(?<!tháng )(?<!năm )(?<!Số: )(?<!số: )(?<!Số )"
_BLANK = re.compile(
    rf"(?:(?<=\s)|(?<=[:(]))\s?{_OF_HEADING}{_GAP}(?=\s*(?!tháng|năm|ngày)[^\W\d_])"  # "phát …… tin, bài"
    rf"|:\s*{_GAP}\s*[;.]?\s*$",  # "Số lớp tập huấn: ……"
    re.MULTILINE,
)
_EMPTY = re.compile(r"[\s.…_-]*\Z")
_HAS_NUMBER = re.compile(r"\d")


def count(document: SourceDocument) -> int:
    """Return how many numbers a document leaves blank; a heading's own number and day are not counted."""
    cells = {cell.block for table in document.tables for cell in table.cells}
    prose = (block.text for at, block in enumerate(document.blocks) if at not in cells)
    in_prose = sum(len(_BLANK.findall(text)) for text in prose)
    return in_prose + sum(_in_table(document, table) for table in document.tables)


def _in_table(document: SourceDocument, table: Table) -> int:
    """Return the empty cells under a heading, of a table whose columns hold no number but row numbers."""
    grid = Grid(document, table)
    if len(grid.columns) < 3:
        return 0
    headed = [column for column in grid.columns[1:] if grid.text(grid.rows[0], column)]
    body = [grid.text(row, column) for row in grid.rows[1:] for column in headed]
    if any(_HAS_NUMBER.search(words) for words in body):
        return 0
    return sum(_EMPTY.match(words) is not None for words in body)

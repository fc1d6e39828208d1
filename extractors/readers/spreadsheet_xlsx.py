"""Excel workbooks (.xlsx, .xlsm) by openpyxl: once for formulas and layout, once for computed values."""

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from typing import get_args

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell as StoredCell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook.workbook import Workbook as StoredWorkbook
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet

from extractors.readers.docx_package import Package
from extractors.readers.spreadsheet_sheets import Area, Sheet, SheetCell, Value, Workbook, column_number
from extractors.readers.spreadsheet_values import values_alone
from schemas.errors import DamagedFile
from schemas.finding import Finding, finding
from schemas.limits import Limits

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_AREA = re.compile(
    rb"""<(?:\w+:)?(?:mergeCell|hyperlink)\s[^>]*?ref=["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']"""
)
_MOST_COVERED = 500_000
# openpyxl checks all that a file says of its looks and gives up on what Excel passes over.
_STRICTNESS = (ValueError, TypeError, KeyError, AttributeError, IndexError, InvalidFileException)


def read_xlsx(content: bytes, name: str, limits: Limits) -> Workbook:
    """Read a workbook; links to other files are not followed, macros not looked at.

    Raises:
        DamagedFile, ProtectedFile, TooLarge: as the file is.
    """
    Package(content, name, limits).check_parts()
    try:
        if _covered_cells(content) > _MOST_COVERED:
            return values_alone(content, name, MEDIA_TYPE)
        stored = _loaded(content, computed=False)
        # Two workbooks in memory at once would double what a large file takes.
        sheets = {sheet.title: _layout(sheet) for sheet in stored.worksheets}
        found = tuple(_comments(stored))
        del stored
        for sheet in _loaded(content, computed=True).worksheets:
            _fill_in(sheets[sheet.title], sheet)
    except SyntaxError as fault:
        # Both XML parsers that openpyxl may use raise kinds of it.
        raise DamagedFile(file=name, cause="cause.bad-xml") from fault
    except (zipfile.BadZipFile, zlib.error, EOFError) as fault:
        raise DamagedFile(file=name, cause="cause.bad-package") from fault
    except _STRICTNESS:
        return values_alone(content, name, MEDIA_TYPE)
    return Workbook(tuple(sheets.values()), MEDIA_TYPE, found)


def _covered_cells(content: bytes) -> int:
    """Return how many cells merged areas and links cover: openpyxl makes each of them, empty or not."""
    covered = 0
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for part in package.namelist():
            if "/worksheets/" in part and part.endswith(".xml"):
                for area in _AREA.finditer(package.read(part)):
                    left, top, right, bottom = (corner.decode() for corner in area.groups())
                    columns = column_number(right) - column_number(left) + 1
                    covered += abs(columns) * abs(int(bottom) - int(top) + 1)
    return covered


def _loaded(content: bytes, *, computed: bool) -> StoredWorkbook:
    with warnings.catch_warnings():
        # What openpyxl cannot write back (charts, validations) it tells each time.
        warnings.simplefilter("ignore")
        return load_workbook(io.BytesIO(content), data_only=computed, keep_links=False)


def _stored_cells(sheet: Worksheet) -> Iterator[StoredCell]:
    """Yield the cells that the file holds; `iter_rows` would make all those between them."""
    for cell in sheet._cells.values():
        if isinstance(cell, StoredCell) and cell.value is not None:
            yield cell


def _layout(stored: Worksheet) -> Sheet:
    """Read all but the values that formulas were computed to."""
    sheet = Sheet(stored.title, is_hidden=stored.sheet_state != "visible")
    for cell in _stored_cells(stored):
        formula = _formula(cell)
        if formula is not None:
            sheet.cells[cell.row, cell.column] = SheetCell(None, cell.number_format, formula)
    for area in stored.merged_cells.ranges:
        sheet.merged.append(Area(area.min_row, area.min_col, area.max_row, area.max_col))
    for row, shape in stored.row_dimensions.items():
        if shape.hidden or shape.height == 0:
            sheet.hidden_rows.add(row)
    for width in stored.column_dimensions.values():
        if width.hidden or (width.width == 0 and width.customWidth):
            sheet.hidden_columns.update(range(width.min or 1, (width.max or 0) + 1))
    return sheet


def _formula(cell: StoredCell) -> str | None:
    if cell.data_type != "f":
        return None
    written = cell.value.text if isinstance(cell.value, ArrayFormula) else cell.value
    return written if isinstance(written, str) else "="


def _fill_in(sheet: Sheet, stored: Worksheet) -> None:
    """Add the values, those of formulas too."""
    for cell in _stored_cells(stored):
        at = cell.row, cell.column
        formula = sheet.cells[at].formula if at in sheet.cells else None
        value = cell.value
        if not isinstance(value, get_args(Value)):
            value = str(value)
        font = cell.font.name if isinstance(value, str) else None
        sheet.cells[at] = SheetCell(value, cell.number_format, formula, cell.data_type == "e", font)


def _comments(stored: StoredWorkbook) -> Iterator[Finding]:
    authors = [
        str(cell.comment.author or "?")
        for sheet in stored.worksheets
        for cell in sheet._cells.values()
        if isinstance(cell, StoredCell) and cell.comment is not None
    ]
    if authors:
        yield finding("has-comments", count=len(authors), authors=", ".join(dict.fromkeys(authors)))

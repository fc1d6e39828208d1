"""Excel workbooks of 97-2003 (.xls) by xlrd: values, number formats, merged and hidden cells.

The format keeps formulas as compiled code, which xlrd does not show: a total is checked by its row's
words alone.
"""

import io
import struct

import xlrd
from xlrd.biffh import XLRDError, error_text_from_code
from xlrd.book import Book
from xlrd.compdoc import CompDocError
from xlrd.sheet import Sheet as StoredSheet

from extractors.readers.compound_files import holds_stream
from extractors.readers.spreadsheet_sheets import GENERAL, Area, Sheet, SheetCell, Value, Workbook
from extractors.readers.spreadsheet_values import values_alone
from schemas.errors import DamagedFile, ProtectedFile
from schemas.limits import Limits

MEDIA_TYPE = "application/vnd.ms-excel"

# One past 31/12/9999, the last day that there is.
_DAYS_END = 2958466
# What xlrd raises on files that break the rules of their format.
_FAULTS = (
    XLRDError,
    CompDocError,
    AssertionError,
    AttributeError,
    KeyError,
    IndexError,
    TypeError,
    ValueError,
    OverflowError,
    struct.error,
)


def read_xls(content: bytes, name: str, limits: Limits) -> Workbook:
    """Read a workbook.

    Raises:
        DamagedFile, ProtectedFile: as the file is.
    """
    try:
        book = xlrd.open_workbook(
            file_contents=content, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        )
        sheets = tuple(_sheet(book, stored) for stored in book.sheets())
    except _FAULTS as fault:
        if "encrypted" in str(fault):
            raise ProtectedFile(file=name) from fault
        # Sectors in a circle make calamine ask for memory until the process is stopped.
        if not holds_stream(content, "Workbook", "Book", otherwise=False):
            raise DamagedFile(file=name, cause="cause.bad-workbook") from fault
        return values_alone(content, name, MEDIA_TYPE)
    return Workbook(sheets, MEDIA_TYPE)


def _sheet(book: Book, stored: StoredSheet) -> Sheet:
    sheet = Sheet(stored.name, is_hidden=stored.visibility != 0)
    for row in range(stored.nrows):
        for column, kind in enumerate(stored.row_types(row)):
            if kind not in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
                sheet.cells[row + 1, column + 1] = _cell(book, stored, row, column)
    for top, bottom, left, right in stored.merged_cells:
        sheet.merged.append(Area(top + 1, left + 1, bottom, right))
    sheet.hidden_rows = {row + 1 for row, info in stored.rowinfo_map.items() if info.hidden}
    sheet.hidden_columns = {column + 1 for column, info in stored.colinfo_map.items() if info.hidden}
    return sheet


def _cell(book: Book, stored: StoredSheet, row: int, column: int) -> SheetCell:
    kind, raw = stored.cell_type(row, column), stored.cell_value(row, column)
    value: Value = raw
    if kind == xlrd.XL_CELL_BOOLEAN:
        value = bool(raw)
    elif kind == xlrd.XL_CELL_ERROR:
        value = error_text_from_code.get(int(raw), "#N/A")
    elif kind == xlrd.XL_CELL_DATE and isinstance(raw, float) and 0 < raw < _DAYS_END:
        moment = xlrd.xldate_as_datetime(raw, book.datemode)
        value = moment if raw >= 1 else moment.time()
    look = book.xf_list[stored.cell_xf_index(row, column)]
    known = book.format_map.get(look.format_key)
    code = GENERAL if known is None else known.format_str
    font = book.font_list[look.font_index].name if kind == xlrd.XL_CELL_TEXT else None
    return SheetCell(value, code, None, kind == xlrd.XL_CELL_ERROR, font)

"""OpenDocument spreadsheets (.ods): the cells of content.xml, with formats as the codes of Excel."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from lxml import etree

from extractors.readers.docx_package import Package
from extractors.readers.spreadsheet_ods_styles import Styles, local, named
from extractors.readers.spreadsheet_sheets import Area, Sheet, SheetCell, Value, Workbook
from schemas.errors import DamagedFile, ProtectedFile, TooLarge
from schemas.limits import Limits

MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"

_MOST_CELLS = 2_000_000
_REFERENCE = re.compile(r"\[\.([A-Z]+\d+)(?::\.([A-Z]+\d+))?\]")
_DURATION = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?\Z")
_NO_TEXT = {"annotation", "frame", "custom-shape", "shapes"}


def read_ods(content: bytes, name: str, limits: Limits) -> Workbook:
    """Read a spreadsheet.

    Raises:
        DamagedFile, ProtectedFile, TooLarge: as the file is.
    """
    package = Package(content, name, limits)
    manifest = package.xml("META-INF/manifest.xml")
    if manifest is not None and any(local(element) == "encryption-data" for element in manifest.iter()):
        raise ProtectedFile(file=name)
    root = package.xml("content.xml")
    if root is None:
        raise DamagedFile(file=name, cause="cause.no-document-part")
    styles = Styles((package.xml("styles.xml"), root))
    budget = _Budget(name)
    tables = [element for element in root.iter("{*}table") if _is_sheet(element)]
    return Workbook(tuple(_SheetReader(table, styles, budget).sheet for table in tables), MEDIA_TYPE)


def _is_sheet(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and local(parent) == "spreadsheet"


class _Budget:
    """Counts the cells that repeats make: a few bytes may stand for millions."""

    def __init__(self, name: str) -> None:
        self._name, self._left = name, _MOST_CELLS

    def spend(self, cells: int) -> None:
        self._left -= cells
        if self._left < 0:
            raise TooLarge(file=self._name, size=f"> {_MOST_CELLS}", limit=str(_MOST_CELLS))


class _SheetReader:
    """Reads one table:table; repeated rows and columns count as often as they say."""

    def __init__(self, table: etree._Element, styles: Styles, budget: _Budget) -> None:
        self._styles, self._budget = styles, budget
        self._column_styles: list[tuple[int, str]] = []
        self.sheet = Sheet(named(table, "name") or "", is_hidden=styles.is_hidden(named(table, "style-name")))
        self._columns(table)
        row = 1
        for element in _inside(table, "table-row"):
            row = self._row(element, row)

    def _columns(self, table: etree._Element) -> None:
        column = 1
        for element in _inside(table, "table-column"):
            count = _count(element, "number-columns-repeated")
            self._column_styles.append((column + count, named(element, "default-cell-style-name") or ""))
            if named(element, "visibility") in {"collapse", "filter"}:
                # No sheet is wider than this, whatever the repeats say.
                self.sheet.hidden_columns.update(range(column, min(column + count, 1 << 14)))
            column += count

    def _row(self, element: etree._Element, row: int) -> int:
        """Read a row at a number; return the number of the next."""
        count = _count(element, "number-rows-repeated")
        cells = list(self._cells(element))
        self._budget.spend(count * sum(width for _, width, _, _ in cells) if cells else 0)
        for column, width, cell, (rows, columns) in cells:
            for down in range(count):
                for across in range(width):
                    self.sheet.cells[row + down, column + across] = cell
            if rows > 1 or columns > 1:
                self.sheet.merged.append(Area(row, column, row + rows - 1, column + columns - 1))
        if cells and named(element, "visibility") in {"collapse", "filter"}:
            self.sheet.hidden_rows.update(range(row, row + count))
        return row + count

    def _cells(self, row: etree._Element) -> Iterator[tuple[int, int, SheetCell, tuple[int, int]]]:
        """Yield column, repeats, cell and span of each cell of a row that holds something."""
        column = 1
        for element in row:
            width = _count(element, "number-columns-repeated")
            if local(element) == "table-cell":
                cell = self._cell(element, column, named(row, "default-cell-style-name"))
                if cell is not None:
                    rows = _count(element, "number-rows-spanned")
                    yield column, width, cell, (rows, _count(element, "number-columns-spanned"))
            column += width if local(element) in {"table-cell", "covered-table-cell"} else 0

    def _cell(self, element: etree._Element, column: int, row_style: str | None) -> SheetCell | None:
        value = _value(element)
        formula = _formula(named(element, "formula"))
        if value is None and formula is None:
            return None
        inherited = next((style for end, style in self._column_styles if column < end), "")
        style = named(element, "style-name") or row_style or inherited
        code = self._styles.format(style)
        if named(element, "value-type") == "percentage" and "%" not in code:
            code = "0.##%"
        is_error = isinstance(value, str) and value.startswith("#") and formula is not None
        return SheetCell(value, code, formula, is_error)


def _inside(container: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield rows or columns, also those of groups and headings; not those of tables in cells."""
    for element in container:
        if local(element) == name:
            yield element
        elif local(element).startswith((f"{name}-group", f"table-header-{name[6:]}", f"{name}s")):
            yield from _inside(element, name)


def _count(element: etree._Element, name: str) -> int:
    written = named(element, name) or "1"
    return max(int(written), 1) if written.isdecimal() and len(written) < 9 else 1


def _value(element: etree._Element) -> Value | None:
    kind = named(element, "value-type")
    number = named(element, "value")
    if kind in {"float", "percentage", "currency"} and number is not None:
        return float(number)
    if kind == "date" and (day := named(element, "date-value")):
        return datetime.fromisoformat(day)
    if kind == "time" and (span := _DURATION.match(named(element, "time-value") or "")):
        hours, minutes, seconds = (int(part or 0) for part in span.groups())
        return timedelta(hours=hours, minutes=minutes, seconds=seconds)
    lines = ["".join(_words(inner)) for inner in element if local(inner) == "p"]
    return "\n".join(lines) or named(element, "string-value") or None


def _words(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for inner in element:
        name = local(inner)
        if name == "s":
            yield " " * min(_count(inner, "c"), 100)
        elif name in {"tab", "line-break"}:
            yield "\t" if name == "tab" else "\n"
        elif name not in _NO_TEXT:
            yield from _words(inner)
        yield inner.tail or ""


def _formula(written: str | None) -> str | None:
    """Return "of:=SUM([.C5:.C9])" as Excel writes it: "=SUM(C5:C9)"."""
    if written is None:
        return None
    body = written.partition("=")[2]
    return "=" + _REFERENCE.sub(lambda found: ":".join(filter(None, found.groups())), body)

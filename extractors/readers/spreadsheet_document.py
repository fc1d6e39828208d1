"""A workbook to a source document: sheets to blocks and tables, then what is doubtful in them."""

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module

from extractors.grids import Grid
from extractors.readers import spreadsheet_checks, spreadsheet_legacy, spreadsheet_thousands
from extractors.readers.document_builder import DocumentBuilder
from extractors.readers.spreadsheet_flow import SheetFlow
from extractors.readers.spreadsheet_sheets import Sheet, Workbook
from extractors.readers.spreadsheet_sums import SumChecker
from extractors.readers.spreadsheet_thousands import Around
from extractors.tables import contexts
from schemas.document import SourceDocument
from schemas.errors import EmptyFile
from schemas.finding import Finding
from schemas.limits import Limits


def read_workbook(kind: str, content: bytes, name: str, limits: Limits, reader: str) -> SourceDocument:
    """Read a workbook of a kind: "xlsx", "xls", "ods" or "csv"."""
    # A .csv must not pay for openpyxl.
    module = import_module(f"extractors.readers.spreadsheet_{kind}")
    read: Callable[[bytes, str, Limits], Workbook] = getattr(module, f"read_{kind}")
    workbook = read(content, name, limits)
    # Text files are repaired where they are decoded.
    repaired = [] if kind == "csv" else spreadsheet_legacy.repair(workbook)
    builder = DocumentBuilder()
    several = sum(bool(sheet.cells) for sheet in workbook.sheets) > 1
    flows = [(sheet, SheetFlow(sheet, builder, is_named=several)) for sheet in workbook.sheets]
    builder.findings += [*workbook.findings, *repaired]
    if not builder.blocks and not any(sheet.cells for sheet in workbook.sheets):
        raise EmptyFile(file=name)
    document = builder.document(workbook.media_type, reader)
    # Few sheets need it, and it costs as much as reading them.
    around = cache(lambda: contexts(document))
    for sheet, flow in flows:
        builder.findings += _doubts(document, sheet, flow, around)
    return builder.document(workbook.media_type, reader)


def _doubts(document: SourceDocument, sheet: Sheet, flow: SheetFlow, around: Around) -> Iterator[Finding]:
    yield from spreadsheet_checks.of_sheet(sheet)
    sums = SumChecker(sheet)
    yield from sums.formulas()
    for at in flow.tables:
        grid = Grid(document, document.tables[at])
        if grid.holds_numbers:
            yield from sums.totals(grid, flow.cells)
            yield from spreadsheet_thousands.doubtful(grid, flow.cells, around, sheet.name)

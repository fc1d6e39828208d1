"""The bare values of a workbook by calamine, which passes over faults that stop other readers."""

import io

from python_calamine import CalamineError, CalamineSheet, PasswordError, SheetVisibleEnum, load_workbook

from extractors.readers.spreadsheet_sheets import Area, Sheet, SheetCell, Workbook
from schemas.errors import DamagedFile, ProtectedFile
from schemas.finding import finding


def values_alone(content: bytes, name: str, media_type: str) -> Workbook:
    """Read values, merged cells and hidden sheets; the finding says what is not known.

    Raises:
        DamagedFile, ProtectedFile: as the file is.
    """
    try:
        with load_workbook(io.BytesIO(content)) as workbook:
            sheets = []
            for known in workbook.sheets_metadata:
                sheet = _sheet(workbook.get_sheet_by_name(known.name))
                sheet.is_hidden = known.visible != SheetVisibleEnum.Visible
                sheets.append(sheet)
    except PasswordError as fault:
        raise ProtectedFile(file=name) from fault
    except (CalamineError, ValueError, OSError) as fault:
        raise DamagedFile(file=name, cause="cause.bad-workbook") from fault
    except BaseException as fault:
        # A panic of the library is no Exception, yet costs only this file.
        if type(fault).__name__ != "PanicException":
            raise
        raise DamagedFile(file=name, cause="cause.bad-workbook") from fault
    return Workbook(tuple(sheets), media_type, (finding("values-only"),))


def _sheet(stored: CalamineSheet) -> Sheet:
    sheet = Sheet(stored.name)
    if stored.start is None:
        return sheet
    top, left = stored.start
    for row, values in enumerate(stored.to_python(skip_empty_area=True), start=top + 1):
        for column, value in enumerate(values, start=left + 1):
            if value != "":
                sheet.cells[row, column] = SheetCell(value)
    for (first_row, first_column), (last_row, last_column) in stored.merged_cell_ranges or ():
        sheet.merged.append(Area(first_row + 1, first_column + 1, last_row + 1, last_column + 1))
    return sheet

"""Text cells in a legacy charset (TCVN3, VNI, VIQR), repaired by their font and their letters."""

from dataclasses import replace

from extractors.charset_judgement import Stretch, judge
from extractors.readers.spreadsheet_checks import place
from extractors.readers.spreadsheet_sheets import Workbook
from extractors.repairs import Repairs
from schemas.finding import Finding
from schemas.legacy_charset import legacy_charsets


def repair(workbook: Workbook) -> list[Finding]:
    """Change the text of cells to Unicode where it was in a legacy charset; return what was done."""
    texts = [
        (sheet, at, cell, cell.value)
        for sheet in workbook.sheets
        for at, cell in sorted(sheet.cells.items())
        if isinstance(cell.value, str)
    ]
    repairs = Repairs("runs")
    told = [_told(cell.font) for _, _, cell, _ in texts]
    verdicts = judge([Stretch(words, name) for (_, _, _, words), (name, _) in zip(texts, told, strict=True)])
    for (sheet, at, cell, words), (_, capitals), verdict in zip(texts, told, verdicts, strict=True):
        found = repairs.make(words, verdict, at=place(sheet, at), capitals=capitals)
        if found.text != words:
            sheet.cells[at] = replace(cell, value=found.text)
    return repairs.findings()


def _told(font: str | None) -> tuple[str | None, bool]:
    """Return the charset that a font's name stands for, and whether it shows capitals alone."""
    for charset in legacy_charsets().values() if font else ():
        if font and charset.names_font(font):
            return charset.name, charset.shows_capitals(font)
    return None, False

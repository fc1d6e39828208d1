"""Tables as text (.csv, .tsv): one sheet, named after the file as office programs name it."""

import csv
import io
import unicodedata
from collections import Counter
from pathlib import PurePath

from extractors.readers import text as plain_text
from extractors.readers.spreadsheet_sheets import Sheet, SheetCell, Workbook
from schemas.errors import DamagedFile
from schemas.limits import Limits

MEDIA_TYPE = "text/csv"

_DELIMITERS = (";", ",", "\t", "|")
_SAMPLE_LINES = 200


def read_csv(content: bytes, name: str, limits: Limits) -> Workbook:
    """Read a table; every value is text, as it is written.

    Raises:
        EmptyFile, UnknownFormat: as the text is; DamagedFile: a field has no end.
    """
    decoded = plain_text.read(content, name, limits)
    text, delimiter = decoded.text, None
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        # Excel's own line for the delimiter is no row, yet the rows below count as Excel shows them.
        text, delimiter = rest, first.strip()[4]
    sheet = Sheet(unicodedata.normalize("NFC", PurePath(name).stem))
    try:
        rows = csv.reader(io.StringIO(text), delimiter=delimiter or _delimiter(text))
        for row, fields in enumerate(rows, start=1):
            for column, words in enumerate(fields, start=1):
                if words.strip():
                    sheet.cells[row, column] = SheetCell(words)
    except csv.Error as fault:
        raise DamagedFile(file=name, cause="cause.bad-workbook") from fault
    return Workbook((sheet,), MEDIA_TYPE, decoded.findings)


def _delimiter(text: str) -> str:
    """Return the delimiter that cuts most lines into the same number of fields, more than one."""
    lines = text.split("\n")[:_SAMPLE_LINES]

    def agreeing(delimiter: str) -> tuple[int, int]:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter) if len(row) > 1)
        width, count = max(widths.items(), key=lambda entry: entry[1], default=(0, 0))
        return count, width

    return max(_DELIMITERS, key=agreeing)

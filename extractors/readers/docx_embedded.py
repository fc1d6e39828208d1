"""Workbooks embedded in a Word file: what of them the reader of the page sees.

Whoever pastes a range from a workbook embeds all of it, other districts' sheets too. Only the sheet and
area that the page shows are read; whatever else is embedded is named in a finding.
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from lxml import etree

from extractors.readers.document_builder import DocumentBuilder
from extractors.readers.docx_package import Package
from extractors.readers.docx_runs import DELETED, local
from extractors.readers.spreadsheet_sheets import Area, Sheet, cell_name, column_number
from schemas.errors import UnreadableFile
from schemas.finding import Finding, finding
from schemas.limits import Limits
from schemas.place import ParagraphPlace

# Relations to what is shown by a picture or drawn by the program: objects, charts, diagrams, other files.
_KINDS = ("package", "oleObject", "aFChunk", "chart", "diagramData")
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?\Z")
_OFFICE = "urn:schemas-microsoft-com:office:office"


def objects(paragraph: etree._Element) -> Iterator[str]:
    """Yield the relations of the objects that a paragraph shows."""
    for element in paragraph.iter(f"{{{_OFFICE}}}OLEObject"):
        if not any(local(outer) in DELETED for outer in element.iterancestors()):
            yield from (str(value) for key, value in element.attrib.items() if str(key).endswith("}id"))


class Embedded:
    """Reads what one part shows of the files embedded in it, and keeps account of the rest."""

    def __init__(self, package: Package, part: str, builder: DocumentBuilder, limits: Limits) -> None:
        self._package, self._builder, self._limits = package, builder, limits
        relations = (found for kind in _KINDS for found in package.relations(part, kind))
        self._targets = {id: target for id, target in relations if package.has(target)}
        self._findings: list[Finding] = []

    def __call__(self, relation: str, place: ParagraphPlace) -> None:
        """Read the object behind a relation, shown in the paragraph at `place`."""
        target = self._targets.pop(relation, None)
        if target is None:
            return
        content, name = self._package.unpacked(target) or b"", PurePosixPath(target).name
        # Only files with embedded workbooks pay for the library.
        from extractors.readers import spreadsheet  # noqa: PLC0415

        try:
            sheet = _shown(content, name, self._limits) if spreadsheet.is_workbook(content, name) else None
        except UnreadableFile:
            sheet = None
        if sheet is None or not sheet.cells:
            self._findings.append(finding("embedded-file", place, name=name))
            return
        from extractors.readers.spreadsheet_flow import SheetFlow  # noqa: PLC0415

        SheetFlow(sheet, self._builder, is_named=False, member=(target,))
        ends = [cell_name(end) for end in (min(sheet.cells), max(sheet.cells))]
        self._findings.append(
            finding("embedded-workbook", place, name=name, sheet=sheet.name, cells=":".join(ends))
        )

    def findings(self) -> Iterator[Finding]:
        """Yield what was read and what was not; charts and the like are found by their relations."""
        yield from self._findings
        for target in self._targets.values():
            yield finding("embedded-file", name=PurePosixPath(target).name)


def _shown(content: bytes, name: str, limits: Limits) -> Sheet | None:
    """Return the sheet that is shown of a workbook, with the cells of the area shown; None where none is."""
    from extractors.readers.spreadsheet_xlsx import read_xlsx  # noqa: PLC0415

    sheets = read_xlsx(content, name, limits).sheets
    root = Package(content, name, limits).xml("xl/workbook.xml")
    views = [] if root is None else list(root.iter("{*}workbookView"))
    tab = views[0].get("activeTab", "0") if views else "0"
    if not tab.isdecimal() or int(tab) >= len(sheets):
        return None
    sheet = sheets[int(tab)]
    sizes = [] if root is None else [size.get("ref", "") for size in root.iter("{*}oleSize")]
    return _cut(sheet, _area(sizes[0]) if sizes else None)


def _cut(sheet: Sheet, area: Area | None) -> Sheet:
    """Return what is shown of a sheet: an area of it, or all, without hidden rows and columns."""

    def is_shown(row: int, column: int) -> bool:
        if row in sheet.hidden_rows or column in sheet.hidden_columns:
            return False
        return area is None or (area.top <= row <= area.bottom and area.left <= column <= area.right)

    inside = {at: cell for at, cell in sheet.cells.items() if is_shown(*at)}
    merged = [own for own in sheet.merged if (own.top, own.left) in inside]
    return Sheet(sheet.name, inside, merged)


def _area(written: str) -> Area | None:
    found = _RANGE.match(written)
    if found is None:
        return None
    left, top, right, bottom = found.groups()
    return Area(int(top), column_number(left), int(bottom or top), column_number(right or left))

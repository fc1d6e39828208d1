"""The grid of a table whose rows only tell the widths of their cells, as in .doc and .rtf."""

from collections.abc import Iterator

from lxml import etree

from extractors.readers.docx_runs import attribute, child

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SAME_EDGE = 40
"""Twips by which edges of one column may differ from row to row: less than a millimetre."""


def set_grid(table: etree._Element) -> None:
    """Say of each cell how many columns it covers, by the edges of all cells of a table."""
    rows = [list(_edges(row)) for row in table.iterchildren(f"{W}tr")]
    if any(end <= start for row in rows for _, start, end in row):
        # Widths are missing or of no use: the cells stay as they are.
        return
    columns = _columns([edge for row in rows for _, *ends in row for edge in ends])
    above: dict[int, etree._Element] = {}
    for row in rows:
        begun = {}
        for cell, start, end in row:
            first, last = _column(columns, start), _column(columns, end)
            _set(cell, "gridSpan", str(max(last - first, 1)))
            begun[first] = _merged_down(cell, above.get(first))
        above = begun


def _edges(row: etree._Element) -> Iterator[tuple[etree._Element, int, int]]:
    """Yield the cells of a row with their left and right edge in twips."""
    at = _width(child(row, "trPr", "wBefore"))
    for cell in row.iterchildren(f"{W}tc"):
        width = _width(child(cell, "tcPr", "tcW"))
        yield cell, at, at + width
        at += width


def _width(element: etree._Element | None) -> int:
    words = "" if element is None else attribute(element, "w") or ""
    is_twips = element is not None and attribute(element, "type") in {None, "dxa"}
    return int(words) if is_twips and words.isdecimal() and len(words) < 8 else 0


def _columns(edges: list[int]) -> list[int]:
    columns: list[int] = []
    for edge in sorted(edges):
        if not columns or edge - columns[-1] > _SAME_EDGE:
            columns.append(edge)
    return columns


def _column(columns: list[int], edge: int) -> int:
    return max((at for at, left in enumerate(columns) if left <= edge), default=0)


def _merged_down(cell: etree._Element, above: etree._Element | None) -> etree._Element:
    """Return the cell; one that goes on from above begins there, also where the file does not say so."""
    mark = child(cell, "tcPr", "vMerge")
    goes_on = mark is not None and attribute(mark, "val") != "restart"
    if goes_on and above is not None and child(above, "tcPr", "vMerge") is None:
        _set(above, "vMerge", "restart")
    return cell


def _set(cell: etree._Element, name: str, value: str) -> None:
    properties = child(cell, "tcPr")
    if properties is None:
        properties = etree.Element(f"{W}tcPr")
        cell.insert(0, properties)
    found = child(properties, name)
    if found is None:
        found = etree.SubElement(properties, f"{W}{name}")
    found.set(f"{W}val", value)

"""Which cells of a table make an indicator's number: its total row, else the sum of its rows.

A column of totals stands for the columns that it adds; columns and rows headed "trong đó" are parts.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from outputs.selection.partition import adds_up, interval_of
from outputs.selection.situation import Situated
from schemas.facts import Quantity
from schemas.figure import Rule
from schemas.finding import Finding, finding
from schemas.interval import Interval, total

_WHOLE_AREA = r"toàn (?:huyện|tỉnh|thị xã|thành phố)"
_TOTAL_ROW = re.compile(
    rf"\A(?:[\divxlc]+[.)]?\s*)?(?:tổng cộng|tổng số|tổng|cộng|cộng chung|{_WHOLE_AREA})\b"
)
_GRAND_ROW = re.compile(rf"\b(?:tổng cộng|tổng số|{_WHOLE_AREA})\b")
_TOTAL_COLUMN = re.compile(r"\b(?:tổng cộng|tổng số|tổng|cộng)\b")
_PART = re.compile(r"\b(?:trong đó|gồm|bao gồm|chia ra|riêng)\b")


@dataclass(slots=True)
class TableChoice:
    """What of one table counts for one indicator, by which rule, and what it stands for."""

    counting: list[Situated]
    rule: Rule
    parts: list[Situated] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def sum(self) -> Interval:
        return total(interval_of(cell) for cell in self.counting)


def by_table(cells: Sequence[Situated]) -> list[list[Situated]]:
    """Return the cells of each table, tables in reading order."""
    tables: dict[tuple[object, ...], list[Situated]] = {}
    for cell in cells:
        assert cell.table is not None
        tables.setdefault(cell.table, []).append(cell)
    return list(tables.values())


def choose(cells: Sequence[Situated]) -> TableChoice:
    """Choose among the cells of one table that answer one indicator."""
    kept, parts = _without_part_columns(cells)
    columns: dict[str, list[Situated]] = {}
    for cell in kept:
        columns.setdefault(cell.column, []).append(cell)
    if not any(_is_total_row(cell) for cell in kept):
        rows = [cell for cell in kept if not _PART.search(cell.row)] or list(kept)
        parts += [cell for cell in kept if cell not in rows]
        return TableChoice(rows, Rule.TABLE_SUM, parts)
    choice = TableChoice([], Rule.TABLE_TOTAL, parts)
    for column in columns.values():
        _choose_in_column(column, choice)
    return choice


def _without_part_columns(cells: Sequence[Situated]) -> tuple[list[Situated], list[Situated]]:
    """Part the cells of columns that count from those whose numbers a column of totals holds."""
    headings = dict.fromkeys(cell.column for cell in cells)
    marked = {column for column in headings if _PART.search(column)}
    totals = {column for column in headings if column not in marked and _TOTAL_COLUMN.search(column)}
    counting = totals or (set(headings) - marked) or set(headings)
    kept = [cell for cell in cells if cell.column in counting]
    return kept, [cell for cell in cells if cell.column not in counting]


def _choose_in_column(column: Sequence[Situated], choice: TableChoice) -> None:
    totals = [cell for cell in column if _is_total_row(cell)]
    rows = [cell for cell in column if not _is_total_row(cell) and not _PART.search(cell.row)]
    if not totals:
        choice.counting += rows
        choice.parts += [cell for cell in column if cell not in rows]
        return
    grand = _grand(totals)
    choice.counting += grand
    choice.parts += [cell for cell in column if cell not in grand]
    printed = total(interval_of(cell) for cell in grand)
    if rows and not adds_up([interval_of(row) for row in rows], printed):
        choice.findings.append(
            finding(
                "table-total-differs",
                grand[-1].said.source,
                total=grand[-1].said.text,
                column=column[0].said.column or "",
                sum=total(interval_of(row) for row in rows).value,
            )
        )


def _grand(totals: list[Situated]) -> list[Situated]:
    """Return the total of totals, where the table has one; else all: each ends its own rows."""
    if len(totals) == 1:
        return totals
    *before, last = totals
    if interval_of(last) == total(interval_of(cell) for cell in before):
        return [last]
    named = [cell for cell in totals if _GRAND_ROW.search(cell.row)]
    return named if len(named) == 1 else totals


def _is_total_row(cell: Situated) -> bool:
    said = cell.said
    role = said.row_role if isinstance(said, Quantity) else None
    return role == "total" or (role is None and bool(_TOTAL_ROW.search(cell.row)))

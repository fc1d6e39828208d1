"""A spreadsheet as its cells, whatever the format: values, number formats, formulas, what is hidden."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

from schemas.finding import Finding

Value: TypeAlias = str | int | float | bool | datetime | date | time | timedelta
At: TypeAlias = tuple[int, int]
"""Row and column, both from 1."""

GENERAL = "General"


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell as stored. `value` of a formula is the one last computed, None where the file has none."""

    value: Value | None
    format: str = GENERAL
    """In the codes of Excel: "#,##0.0", "dd/mm/yyyy"."""
    formula: str | None = None
    """Begins with "="; None also where the format's reader cannot tell."""
    is_error: bool = False
    font: str | None = None
    """Of text; legacy charsets are told by it."""


@dataclass(frozen=True, slots=True)
class Area:
    """A block of cells, all ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """One sheet; merged cells have their value in the first cell of the area."""

    name: str
    cells: dict[At, SheetCell] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    is_hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets in their order, and what was doubtful in reading them."""

    sheets: tuple[Sheet, ...]
    media_type: str
    findings: tuple[Finding, ...] = ()


def column_letters(column: int) -> str:
    """Return a column's name: 1 is "A", 28 is "AB"."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the number of a column by its name: "AB" is 28."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def cell_name(at: At) -> str:
    """Return a cell's name: (7, 3) is "C7"."""
    row, column = at
    return f"{column_letters(column)}{row}"

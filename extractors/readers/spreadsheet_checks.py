"""What is doubtful in a sheet before any table is read: hidden parts, formulas without a result, errors."""

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from extractors.readers.spreadsheet_numbers import shown
from extractors.readers.spreadsheet_sheets import At, Sheet, cell_name, column_letters
from schemas.finding import Finding, finding
from schemas.place import CellPlace

_MOST_NAMED = 12


def of_sheet(sheet: Sheet) -> Iterator[Finding]:
    """Yield the doubts of one sheet."""
    filled = sorted(at for at, cell in sheet.cells.items() if shown(cell))
    yield from _hidden(sheet, filled)
    # A formula may well give no words: =IF(A1="","",A1).
    empty = [
        at
        for at, cell in sheet.cells.items()
        if cell.formula is not None and cell.value is None and '""' not in cell.formula
    ]
    for code, found in (
        ("no-cached-value", sorted(empty)),
        ("formula-error", [at for at in filled if sheet.cells[at].is_error]),
    ):
        if found:
            yield finding(code, place(sheet, found[0]), sheet=sheet.name, cells=_names(found))


def place(sheet: Sheet, at: At) -> CellPlace:
    return CellPlace(sheet=sheet.name, cell=cell_name(at))


def _hidden(sheet: Sheet, filled: list[At]) -> Iterator[Finding]:
    """Yield what is hidden and holds something; all of it is read."""
    if sheet.is_hidden and filled:
        ends = [
            cell_name((end(row for row, _ in filled), end(column for _, column in filled)))
            for end in (min, max)
        ]
        yield finding(
            "hidden-cells",
            place(sheet, filled[0]),
            sheet=sheet.name,
            kind="hidden.sheet",
            which=":".join(ends),
        )
    for kind, hidden, side in (
        ("hidden.rows", sheet.hidden_rows, 0),
        ("hidden.columns", sheet.hidden_columns, 1),
    ):
        inside = [at for at in filled if at[side] in hidden]
        if inside:
            numbers = sorted({at[side] for at in inside})
            which = _ranges(numbers, str if side == 0 else column_letters)
            yield finding("hidden-cells", place(sheet, inside[0]), sheet=sheet.name, kind=kind, which=which)


def _ranges(numbers: list[int], name: Callable[[int], str]) -> str:
    """Name rows or columns in order, runs of them by their ends: "5, 8-12"."""
    starts = [numbers[0], *(after for before, after in pairwise(numbers) if after > before + 1)]
    ends = [*(before for before, after in pairwise(numbers) if after > before + 1), numbers[-1]]
    return ", ".join(
        name(start) if start == end else f"{name(start)}-{name(end)}"
        for start, end in zip(starts, ends, strict=True)
    )


def _names(found: Iterable[At]) -> str:
    names = [cell_name(at) for at in found]
    return ", ".join(names[:_MOST_NAMED]) + (f" … ({len(names)})" if len(names) > _MOST_NAMED else "")

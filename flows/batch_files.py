"""The files of `corrections apply`: a TOML list, or a workbook with its decision columns filled."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from pydantic import ValidationError

from extractors.numbers import from_digits
from extractors.readers.spreadsheet_sheets import Sheet
from extractors.readers.spreadsheet_values import values_alone
from flows.batch_words import of_cell
from flows.settings import read_toml
from flows.workers import ReadingPool
from outputs.workbook import DECIDED_SHEETS
from schemas.batch import Row, Wish
from schemas.catalogue import LANGUAGES, text
from schemas.errors import (
    BadBatchRow,
    BadSettings,
    NoPermission,
    TonghopError,
    UnknownName,
    UnreadableFile,
)
from schemas.limits import Limits

Fault: TypeAlias = tuple[str, TonghopError]

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Batch:
    """What a file asks for, and its rows that cannot be understood."""

    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class _Workbook:
    """A workbook out of an office: hostile until read, so a worker reads it."""

    name: str
    content: bytes


def read_batch(file: Path) -> Batch:
    """Read the decisions that a file asks for.

    Raises:
        UnknownName: there is no such file.
        UnreadableFile: it is a workbook that cannot be read.
        BadSettings: it is no TOML, or holds no list of corrections.
    """
    if not file.is_file():
        raise UnknownName(kind="named.file", name=file)
    raw = _from_workbook(file) if file.suffix.lower() in (".xlsx", ".xlsm") else _from_toml(file)
    rows: list[Row] = []
    faults: list[Fault] = []
    for place, given in raw:
        try:
            rows.append(Row(place=place, wish=_wish(given)))
        except TonghopError as fault:
            faults.append((place, fault))
    return Batch(tuple(rows), tuple(faults))


def _from_toml(file: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    raw = read_toml(file)
    shared: dict[str, Any] = {name: raw.pop(name) for name in ("by", "reason") if name in raw}
    listed = raw.pop("correction", [])
    if raw or not isinstance(listed, list):
        place = next(iter(raw), "correction")
        raise BadSettings(file=file, place=place, cause="batch.no-list")
    for at, given in enumerate(listed, 1):
        if not isinstance(given, dict):
            raise BadSettings(file=file, place=f"correction {at}", cause="batch.no-list")
        yield f"[[correction]] {at}", shared | given


def _from_workbook(file: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        task = _Workbook(file.name, file.read_bytes())
    except PermissionError as fault:
        raise NoPermission(file=file) from fault
    except OSError as fault:
        raise UnreadableFile(file=file, cause=fault.strerror or fault) from fault
    with ReadingPool(1, Limits()) as pool:
        sheets = pool.answer(file.name, pool.schedule(_sheets, task))
    names = {text(f"workbook.sheet.{key}", lang): key for key in DECIDED_SHEETS for lang in LANGUAGES}
    known = [sheet for sheet in sheets if sheet.name in names]
    if not any(_column(sheet, "decision") for sheet in known):
        raise BadSettings(file=file, place="-", cause="batch.no-columns")
    for sheet in known:
        yield from _decided(sheet, "finding" if names[sheet.name] == "findings" else "fact")


def _sheets(task: _Workbook) -> list[Sheet]:
    return list(values_alone(task.content, task.name, _XLSX).sheets)


def _decided(sheet: Sheet, about: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Return what each row with a filled decision or reason asks for."""
    columns = [_column(sheet, name) for name in ("decision", "decision_reason")]
    id_column = _column(sheet, "id" if about == "finding" else "fact")
    for row in sorted({row for row, _ in sheet.cells if row > 1}):
        decided, reason = (_at(sheet, row, column) for column in columns)
        if not (_filled(decided) or _filled(reason)):
            continue
        place = f"{sheet.name}!{_letter(columns[0] or 0)}{row}"
        given = {about: str(_at(sheet, row, id_column) or "")}
        if _filled(reason):
            given["reason"] = str(reason).strip()
        yield place, {"cell": decided} | given


def _column(sheet: Sheet, name: str) -> int | None:
    heads = {text(f"workbook.column.{name}", lang) for lang in LANGUAGES}
    found = [column for (row, column), cell in sheet.cells.items() if row == 1 and cell.value in heads]
    return found[0] if found else None


def _at(sheet: Sheet, row: int, column: int | None) -> Any:
    cell = sheet.cells.get((row, column)) if column else None
    return cell.value if cell else None


def _filled(value: Any) -> bool:
    return value is not None and str(value).strip() != ""


def _letter(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _wish(given: dict[str, Any]) -> Wish:
    """Check one row.

    Raises:
        BadBatchRow: it asks for nothing that can be decided, for two things, or in unknown words.
    """
    if "cell" in given:
        cell = given.pop("cell")
        if not _filled(cell):
            raise BadBatchRow(cause="batch.no-decision", given=given.get("reason", ""))
        given = given | of_cell(cell)
    if "value" in given:
        given = given | {"value": plain(given["value"])}
    try:
        return Wish.model_validate(given)
    except ValidationError as fault:
        first = fault.errors()[0]
        where = ".".join(map(str, first["loc"])) or "-"
        cause = first["type"] if first["type"].startswith("batch.") else first["msg"]
        raise BadBatchRow(cause=cause, given=where) from fault


def plain(value: Any) -> str:
    """Return a number of a cell or of TOML, or one as officials write it, as the ledger keeps it.

    Raises:
        BadBatchRow: it is no number.
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(int(value)) if value == int(value) else repr(value)
    read = from_digits(str(value).strip())
    if read is None:
        raise BadBatchRow(cause="batch.number", given=value)
    return str(read)

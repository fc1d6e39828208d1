"""so-lieu.xlsx: all figures and where they come from, for whoever wants to filter and count again."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from typing import Any, TypeAlias

import xlsxwriter

from outputs.office_files import settled
from outputs.release_content import ReleaseContent
from outputs.words.agency_names import group_name, names
from outputs.words.failure_words import cause
from outputs.words.place_words import place_words
from outputs.words.written import iso_day, printable
from schemas.catalogue import text
from schemas.figure import AgencyFigure, Figure, FigureState, Mention
from schemas.finding import Finding, Severity
from schemas.interval import Qualifier

Value: TypeAlias = str | int | float | None

DECIDED_SHEETS = ("contributions", "excluded", "unclassed", "findings")
"""The sheets on whose rows a person can decide; `corrections apply` reads the two last columns back."""

_UNDECIDED: tuple[Value, Value] = (None, None)
# A cell holds so many characters; a longer text would be dropped without a word.
_LONGEST_TEXT = 32_767
# What a document says must stay words: nothing is run, linked or turned into a number.
_OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_A3 = 8
_LINE, _TALLEST_ROW = 15.5, 409.0
"""In points; the tallest is what Excel allows."""
_NARROW, _MIDDLE, _WIDE, _WIDEST = 12, 22, 34, 60


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its key in the catalogue, its columns (heading, width) and its rows."""

    key: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[Value, ...], ...]


def write(content: ReleaseContent, lang: str = "vi") -> bytes:
    """Return the workbook; the same content gives the same bytes."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, _OPTIONS) as book:
        _describe(book, content, lang)
        for make in SHEETS:
            _write_sheet(book, make(content, lang), lang)
    return settled(file.getvalue())


def totals(content: ReleaseContent, lang: str) -> Sheet:
    """Return each figure with its total, its bounds and its sums by group."""
    columns = _columns(
        lang, indicator=_WIDE, unit=_MIDDLE, rendered=_MIDDLE, value=_NARROW, low=_NARROW, high=_NARROW,
        qualifier=_NARROW, complete=_NARROW, gaps=_WIDEST,
    )  # fmt: skip
    groups = [(group_name(content, group, lang), _MIDDLE) for group in content.groups]
    rows = []
    for figure in content.consolidation.figures:
        by_group = [figure.by_group[g].rendered if g in figure.by_group else "" for g in content.groups]
        qualifier = text(f"shown.qualifier.{figure.qualifier}", lang) if figure.qualifier else ""
        rows.append((
            figure.label, figure.unit, figure.rendered, *_numbers(figure), qualifier,
            _yes(figure.complete, lang), names(content, content.gaps(figure)), *by_group, figure.id,
        ))  # fmt: skip
    return Sheet("totals", (*columns, *groups, *_columns(lang, id=_MIDDLE)), tuple(rows))


def by_agency(content: ReleaseContent, lang: str) -> Sheet:
    """Return the matrix: a row an agency, a column a figure; where no number is, the reason in words."""
    figures = content.consolidation.figures
    columns = _columns(lang, agency=_WIDEST, group=_MIDDLE)
    heads = tuple((f"{figure.label} ({figure.unit})", _MIDDLE) for figure in figures)
    rows = [
        (
            delivery.name,
            group_name(content, delivery.group, lang),
            *(_cell(figure.by_agency.get(delivery.agency), lang) for figure in figures),
        )
        for delivery in content.deliveries
    ]
    sums = (_number_or_words(figure, figure.rendered) for figure in figures)
    rows.append((text("workbook.total", lang), "", *sums))
    return Sheet("by-agency", (*columns, *heads), tuple(rows))


def contributions(content: ReleaseContent, lang: str) -> Sheet:
    """Return every mention that counts."""
    columns = _mention_columns(lang, "figure", "rule")
    rows = [
        (
            figure.label,
            *_mention(content, each, lang),
            text(f"shown.rule.{each.rule}", lang),
            each.correction,
            *_UNDECIDED,
        )
        for figure in content.consolidation.figures
        for each in figure.contributions
    ]
    return Sheet(
        "contributions", (*columns, *_columns(lang, correction=_MIDDLE), *_decided(lang)), tuple(rows)
    )


def excluded(content: ReleaseContent, lang: str) -> Sheet:
    """Return every mention that was left out, and why."""
    columns = _mention_columns(lang, "figure", "reason")
    rows = [
        (
            figure.label,
            *_mention(content, each, lang),
            text(f"shown.reason.{each.reason}", lang),
            each.of,
            *_UNDECIDED,
        )
        for figure in content.consolidation.figures
        for each in figure.excluded
    ]
    return Sheet("excluded", (*columns, *_columns(lang, of=_MIDDLE), *_decided(lang)), tuple(rows))


def unclassed(content: ReleaseContent, lang: str) -> Sheet:
    """Return every quantity that no indicator claims."""
    rows = [
        (*_mention(content, each, lang), text(f"shown.reason.{each.reason or 'none'}", lang), *_UNDECIDED)
        for each in content.consolidation.unclassed
    ]
    return Sheet("unclassed", (*_mention_columns(lang, None, "reason"), *_decided(lang)), tuple(rows))


def findings(content: ReleaseContent, lang: str) -> Sheet:
    """Return every finding, the gravest first."""
    order = (Severity.BLOCKING, Severity.WARNING, Severity.INFO)
    columns = _columns(lang, severity=_MIDDLE, message=_WIDEST, remedy=_WIDEST, agency=_WIDE, file=_WIDE,
                       place=_MIDDLE, figure=_MIDDLE, code=_MIDDLE, id=_MIDDLE)  # fmt: skip
    ranked = sorted(content.consolidation.findings, key=lambda finding: order.index(finding.severity))
    return Sheet(
        "findings", (*columns, *_decided(lang)), tuple(_finding(content, finding, lang) for finding in ranked)
    )


def deliveries(content: ReleaseContent, lang: str) -> Sheet:
    """Return what each agency delivered, one row a file, and one for an agency without any."""
    columns = _columns(
        lang, agency=_WIDE, group=_MIDDLE, expected=_NARROW, state=_MIDDLE, file=_WIDE, received=_MIDDLE,
        submission_state=_MIDDLE, cause=_WIDEST, sha256=_WIDE,
        of=_MIDDLE, id=_MIDDLE,
    )  # fmt: skip
    rows: list[tuple[Value, ...]] = []
    for each in content.deliveries:
        state = text(f"shown.delivery.{each.state}", lang)
        who = (each.name, group_name(content, each.group, lang), _yes(each.expected, lang), state)
        for held in each.submissions:
            file = held.submission
            received = file.received.astimezone(content.local_time.tzinfo).strftime("%Y-%m-%d %H:%M")
            rows.append((*who, file.file, received, text(f"shown.submission.{held.state}", lang),
                         cause(content, held, lang), file.sha256,
                         content.file_of(held.of) or held.of, file.id))  # fmt: skip
        if not each.submissions:
            rows.append((*who, *[None] * 7))
    return Sheet("deliveries", columns, tuple(rows))


def cited(content: ReleaseContent, lang: str) -> Sheet:
    """Return the documents that submissions cite, and who cites them."""
    columns = _columns(lang, symbol=_MIDDLE, type=_MIDDLE, date=_NARROW, cited_by=_WIDEST)
    rows = tuple(
        (
            each.symbol,
            each.type,
            iso_day(each.date or "", lang),
            names(content, content.ordered(each.cited_by)),
        )
        for each in content.consolidation.cited
    )
    return Sheet("cited", columns, rows)


SHEETS: tuple[Callable[[ReleaseContent, str], Sheet], ...] = (
    totals, by_agency, contributions, excluded, unclassed, findings, deliveries, cited,
)  # fmt: skip


def _write_sheet(book: Any, sheet: Sheet, lang: str) -> None:
    """Write one sheet with frozen headings, filters and widths."""
    page = book.add_worksheet(text(f"workbook.sheet.{sheet.key}", lang))
    _format(book, page, sheet)
    page.set_row(0, _height([head for head, _ in sheet.columns], sheet.columns))
    for at, row in enumerate(sheet.rows, 1):
        _write_row(page, at, [_safe(value) for value in row])
        page.set_row(at, _height(row, sheet.columns))
    last_row, last_column = max(1, len(sheet.rows)), len(sheet.columns) - 1
    page.conditional_format(0, 0, last_row, last_column, {"type": "no_errors", "format": _ruled(book)})
    if sheet.key in DECIDED_SHEETS:
        asked = text(f"workbook.decide.{'finding' if sheet.key == 'findings' else 'fact'}", lang)
        head = text("workbook.column.decision", lang)
        hint = {"validate": "any", "input_title": head, "input_message": asked}
        page.data_validation(1, last_column - 1, last_row, last_column - 1, hint)
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, last_row, last_column)
    page.set_landscape()
    page.set_paper(_A3)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _write_row(page: Any, at: int, row: Sequence[Value]) -> None:
    """Write a row's words as words and its numbers as numbers, whatever they look like."""
    for column, value in enumerate(row):
        if isinstance(value, str):
            page.write_string(at, column, value)
        elif value is not None:
            page.write_number(at, column, value)


def _format(book: Any, page: Any, sheet: Sheet) -> None:
    """Set widths, number formats and headings."""
    look = {"valign": "top", "text_wrap": True, "font_name": "Times New Roman", "font_size": 11}
    head_look = book.add_format({**look, "bold": True, "bg_color": "#DCE6F1", "valign": "vcenter"})
    for at, (head, width) in enumerate(sheet.columns):
        values = [row[at] for row in sheet.rows]
        fractional = any(isinstance(value, float) for value in values)
        # Numbers among words, as in the matrix, are easier to follow when all stand in the middle.
        mixed = any(isinstance(v, str) for v in values) and any(isinstance(v, int | float) for v in values)
        form = {"num_format": "#,##0.##" if fractional else "#,##0", "align": "center" if mixed else ""}
        page.set_column(at, at, width, book.add_format(look | form))
        page.write_string(0, at, printable(head), head_look)


def _ruled(book: Any) -> Any:
    return book.add_format({"border": 1, "border_color": "#C3CCD6"})


def _height(row: Sequence[Value], columns: tuple[tuple[str, int], ...]) -> float:
    """Return the height at which the longest cell of a row is seen whole: not every program sets it so."""
    lines = (
        sum(ceil(len(line) / width) or 1 for line in value.split("\n"))
        for value, (_, width) in zip(row, columns, strict=True)
        if isinstance(value, str)
    )
    return min(_TALLEST_ROW, _LINE * max(lines, default=1))


def _safe(value: Value) -> Value:
    if not isinstance(value, str):
        return value
    words = printable(value)
    return words if len(words) <= _LONGEST_TEXT else f"{words[: _LONGEST_TEXT - 1]}…"


def _describe(book: Any, content: ReleaseContent, lang: str) -> None:
    created = content.local_time.replace(tzinfo=None, microsecond=0)
    title = text("workbook.title", lang, release=content.release)
    book.set_properties({"title": title, "author": printable(content.office.issuer), "created": created})


def _columns(lang: str, **widths: int) -> tuple[tuple[str, int], ...]:
    return tuple((text(f"workbook.column.{name}", lang), width) for name, width in widths.items())


def _decided(lang: str) -> tuple[tuple[str, int], ...]:
    return _columns(lang, decision=_MIDDLE, decision_reason=_WIDE)


def _mention_columns(lang: str, first: str | None, last: str) -> tuple[tuple[str, int], ...]:
    columns = _columns(
        lang, agency=_WIDE, file=_WIDE, place=_MIDDLE, quote=_WIDE, value=_NARROW, low=_NARROW, high=_NARROW,
        qualifier=_NARROW, unit=_MIDDLE, context=_WIDEST, sha256=_WIDE, fact=_MIDDLE,
    )  # fmt: skip
    leading = _columns(lang, **{first: _WIDE}) if first else ()
    return (*leading, *columns, *_columns(lang, **{last: _WIDE}))


def _mention(content: ReleaseContent, each: Mention, lang: str) -> tuple[Value, ...]:
    unit = each.unit if each.per is None else f"{each.unit or ''}/{each.per}"
    return (
        content.name_of(each.agency), each.file, place_words(each.source, lang), each.quote, *_numbers(each),
        text(f"shown.qualifier.{each.qualifier}", lang), unit, each.context, each.sha256, each.fact,
    )  # fmt: skip


def _finding(content: ReleaseContent, each: Finding, lang: str) -> tuple[Value, ...]:
    labels = {figure.id: figure.label for figure in content.consolidation.figures}
    return (
        text(f"shown.severity.{each.severity}", lang), each.words(lang), each.next_step(lang),
        content.name_of(each.agency), content.file_of(each.submission),
        place_words(each.source, lang) if each.source else None,
        labels.get(each.figure or "", each.figure), each.code, each.id, *_UNDECIDED,
    )  # fmt: skip


def _numbers(of: Figure | Mention) -> tuple[Value, Value, Value]:
    return _number(of.value), _number(of.low), _number(of.high)


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _cell(said: AgencyFigure | None, lang: str) -> Value:
    """Return what an agency says of a figure: a number only where it is exact, else words."""
    if said is None:
        return text("shown.state.absent", lang)
    if said.state is not FigureState.REPORTED:
        return text(f"shown.state.{said.state}", lang)
    return _number_or_words(said, said.rendered)


def _number_or_words(said: AgencyFigure | Figure, rendered: str) -> Value:
    return _number(said.value) if said.qualifier is Qualifier.EXACT and said.value else rendered


def _yes(value: bool, lang: str) -> str:
    return text("shown.yes" if value else "shown.no", lang)

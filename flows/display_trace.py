"""What became of a printed report, a submitted file or a cited document, as tables for people."""

from collections import Counter
from datetime import date
from typing import Any

from pydantic import TypeAdapter
from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from flows.display_trail import file_and_place, two_lines
from outputs.words.place_words import place_words
from outputs.words.written import day
from schemas.catalogue import spoken, text
from schemas.place import Source

Answer = dict[str, Any]

_SOURCE: TypeAdapter[Source] = TypeAdapter(Source)


def report(answer: Answer, lang: str) -> None:
    """Show which figures of a report are other than the release printed, or how many are the same."""
    console = Console()
    console.print(f"\n{answer['file']} · {answer['release']}", style="bold", markup=False, highlight=False)
    if answer["newest"] != answer["release"]:
        console.print(text("trail.report.newer", lang, newest=answer["newest"]), style="yellow", markup=False)
    counts = Counter(row["state"] for row in answer["figures"])
    odd = [row for row in answer["figures"] if row["state"] != "same"]
    if odd:
        table = _table(lang, "table.figure", "trail.report.printed", "trail.report.released", "table.state")
        for row in odd:
            about = row["agency"] or row["group"] or text("trail.report.total", lang)
            state = text(f"trail.report.{row['state']}", lang)
            words = [escape(row[key] or "–") for key in ("printed", "released")]
            table.add_row(two_lines(row["figure"], about), *words, escape(state))
        console.print(table)
    key = "untouched" if answer["untouched"] else "count"
    told = {"same": counts["same"], "odd": len(odd)}
    console.print(text(f"trail.report.{key}", lang, **told), highlight=False, markup=False)


def file(answer: Answer, lang: str) -> None:
    """Show what became of a submitted file, number by number."""
    console = Console()
    for told in answer["submissions"]:
        state = text(f"shown.submission.{told['state'] or 'not-in-release'}", lang)
        console.print(f"\n[bold]{escape(told['file'])}[/bold]: {escape(state)}", highlight=False)
        about = (told["release"], told["agency"] or "–", told["submission"], told["sha256"])
        console.print(" · ".join(about), markup=False, highlight=False, soft_wrap=True)
        if failure := told["failure"]:
            why = text(f"error.{failure['code']}", lang, **spoken(failure["values"], lang))
            console.print(why, markup=False, highlight=False)
        if told["facts"]:
            console.print(_fates(told["facts"], state, lang))
            counts = Counter(row["fate"] for row in told["facts"])
            said = (f"{text(f'audit.fate.{fate}', lang)}: {count}" for fate, count in counts.items())
            console.print("; ".join(said), markup=False, highlight=False)
        _findings(console, told["findings"], lang)


def _fates(facts: list[Answer], state: str, lang: str) -> Table:
    table = _table(lang, "trail.file.quote", "trail.file.fate", "trail.file.place")
    for row in facts:
        place = place_words(_SOURCE.validate_python(row["source"]), lang) if row["source"] else ""
        said = " ".join(row["quote"].split())
        quoted = escape(f"“{said}”") if row["fact"] else two_lines(f"“{said}”", f"… {row['context']} …")
        became = two_lines(
            text(f"audit.fate.{row['fate']}", lang), _became(row, lang) or _with_all(row, state)
        )
        table.add_row(quoted, became, two_lines(place, row["fact"] or ""))
    return table


def _became(row: Answer, lang: str) -> str:
    """Name each figure that a fact went into or was left out of, and the rule or reason."""
    said = []
    for outcome in row["outcomes"]:
        naming = "rule" if outcome["fate"] == "counted" else "reason"
        why = text(f"shown.{naming}.{outcome['why']}", lang) if outcome["why"] else ""
        said.append(": ".join(part for part in (outcome["figure"] or "", why) if part))
    return "; ".join(part for part in said if part)


def _with_all(row: Answer, state: str) -> str:
    """Return why words are left out that no figure names: the whole report is."""
    return state if row["fate"] == "left-out" else ""


def document(answer: Answer, lang: str) -> None:
    """Show who cites a document, with the dates that they give it."""
    console = Console()
    named = [*answer["types"], answer["document"]]
    console.print(f"\n[bold]{escape(' '.join(named))}[/bold]", highlight=False)
    for own in answer["submissions"]:
        console.print(text("trail.document.own", lang, file=own["file"]), markup=False, highlight=False)
    table = _table(lang, "table.agency", "trail.document.quote", "table.file-place")
    for cited in answer["citations"]:
        dated = day(date.fromisoformat(cited["date"]), lang) if cited["date"] else ""
        source = _SOURCE.validate_python(cited["source"])
        quote = " ".join(cited["quote"].split())
        said = two_lines(f"“{quote}”", dated or text("trail.document.undated", lang))
        where = file_and_place(cited["file"], source, lang)
        table.add_row(two_lines(cited["agency"] or "–", cited["release"]), said, where)
    console.print(table)
    _findings(console, answer["findings"], lang)


def _findings(console: Console, findings: list[Answer], lang: str) -> None:
    if findings:
        console.print(f"\n{text('table.findings', lang)}", style="bold")
    for entry in findings:
        console.print(f"  - {entry['message']}", markup=False, highlight=False)


def _table(lang: str, *columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False)
    for column in columns:
        table.add_column(text(column, lang), overflow="fold")
    return table

"""The audit trail as tables for people, on standard output; readable at 80 columns."""

from typing import Any

from pydantic import TypeAdapter
from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from outputs.words.place_words import file_name, place_words
from outputs.words.wording import render
from schemas.catalogue import text
from schemas.interval import Interval
from schemas.place import Source, places

Answer = dict[str, Any]

_SOURCE: TypeAdapter[Source] = TypeAdapter(Source)
_UNSAID = frozenset({"awaited", "missing", "failed", "silent"})
_SHORT = 10
"""Changes, and causes of each, that the end of a night shows."""
_NUMBER = ("value", "low", "high", "qualifier")


def trace(answer: Answer, lang: str) -> None:
    """Show a figure, the words it is made of, and what was left out."""
    console = Console()
    gap = "" if answer["complete"] else f" {text('table.incomplete', lang)}"
    console.print(f"\n[bold]{escape(answer['label'])}: {escape(answer['rendered'])}[/bold]{gap}")
    console.print(f"{answer['request']} · {answer['release']}", markup=False, highlight=False)
    for key, word, naming in (
        ("contributions", "rule", "shown.rule."),
        ("excluded", "reason", "shown.reason."),
    ):
        if answer[key]:
            console.print(f"\n{text(f'table.{key}', lang)}", style="bold")
            console.print(_mentions(answer[key], word, naming, lang))
    if answer["missing"]:
        console.print(f"\n{text('table.unreported', lang)}", style="bold")
        for entry in answer["missing"]:
            state = text(f"shown.state.{entry['state']}", lang)
            console.print(f"  {entry['agency']}: {state}", markup=False, highlight=False)
    if answer["findings"]:
        console.print(f"\n{text('table.findings', lang)}", style="bold")
        for entry in answer["findings"]:
            console.print(f"  - {entry['message']}", markup=False, highlight=False)


def verify(answer: Answer, lang: str) -> None:
    """Show what was checked, how each release came out, and every fault."""
    console = Console()
    console.print(text("verify.checked", lang, **answer["checked"]))
    for entry in answer["releases"]:
        _release_check(console, entry, lang)
    for key, style in (("notes", "yellow"), ("faults", "red")):
        for each in answer[key]:
            words = f"  {each['where']}: {each['message']}"
            console.print(words, style=style, markup=False, highlight=False)
    console.print(text("verify.ok" if answer["ok"] else "verify.not-ok", lang), style="bold")


def _release_check(console: Console, entry: Answer, lang: str) -> None:
    state = text(f"verify.{entry['state']}", lang, why=entry["why"], changed=", ".join(entry["changed"]))
    console.print(f"  {entry['release']}: {state}", markup=False, highlight=False)
    for change in entry["changes"]:
        if change["agency"] is None:
            before, after = (_said(change[side], lang) for side in ("before", "after"))
            words = text("verify.would-change", lang, label=change["label"], before=before, after=after)
            console.print(words, markup=False, highlight=False)


def diff(answer: Answer, lang: str) -> None:
    """Show each figure before and after, the agencies that changed below it, and the causes."""
    console = Console()
    console.print(text("diff.title", lang, old=answer["from"], new=answer["to"]), style="bold")
    if not answer["changes"]:
        console.print(f"  {text('diff.none', lang)}")
    for change in answer["changes"]:
        _change(console, change, lang)


def short_diff(answer: Answer, lang: str) -> None:
    """Show the changed totals of a release that takes the place of another."""
    console = Console()
    whole = [change for change in answer["changes"] if change["agency"] is None]
    console.print(text("diff.title", lang, old=answer["from"], new=answer["to"]))
    if not whole:
        console.print(f"  {text('diff.none', lang)}")
    for change in whole[:_SHORT]:
        _change(console, change | {"causes": change["causes"][:_SHORT]}, lang)
    if more := len(answer["changes"]) - len(whole[:_SHORT]):
        words = text("diff.more", lang, count=more, old=answer["from"], new=answer["to"])
        console.print(f"  {words}", markup=False, highlight=False, soft_wrap=True)


def _change(console: Console, change: Answer, lang: str) -> None:
    said = " → ".join(_said(change[side], lang) for side in ("before", "after"))
    agency = change["agency"]
    if agency is None:
        console.print(f"  {change['label']}: {said}", markup=False, highlight=False)
    else:
        console.print(f"    {agency}: {said}", markup=False, highlight=False)
    for cause in change["causes"]:
        console.print(f"      - {cause['message']}", markup=False, highlight=False, style="dim")


def _said(side: Answer | None, lang: str) -> str:
    if side is None:
        return text("diff.absent", lang)
    if side.get("state") in _UNSAID:
        return text(f"shown.state.{side['state']}", lang)
    gap = "" if side.get("complete", True) else text("diff.gap", lang)
    return f"{side['rendered']}{gap}"


def _mentions(entries: list[Answer], word: str, naming: str, lang: str) -> Table:
    """Return three columns: whose and which fact; words, reading and why; file and place."""
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False)
    table.add_column(text("table.agency-fact", lang), no_wrap=True, overflow="ignore")
    table.add_column(text("table.quote-read", lang), ratio=3, overflow="fold")
    table.add_column(text("table.file-place", lang), ratio=2, overflow="fold")
    for entry in entries:
        read = render(Interval(**{key: entry[key] for key in _NUMBER}), "", lang)
        said = f"“{' '.join(entry['quote'].split())}” → {read}"
        source = _SOURCE.validate_python(entry["source"])
        table.add_row(
            two_lines(entry["agency"] or "–", entry["fact"]),
            two_lines(said, text(naming + entry[word], lang)),
            file_and_place(entry["file"], source, lang),
        )
    return table


def file_and_place(file: str, source: Source, lang: str) -> str:
    """Return a cell that names a file of the inbox and where in it some words stand."""
    member = places(source)[0].member if places(source) else ()
    return two_lines(file_name(file, member), place_words(source, lang))


def two_lines(first: str, second: str) -> str:
    """Return a cell of two lines, the second less prominent."""
    return f"{escape(first)}\n[dim]{escape(second)}[/dim]"

"""Answers as tables for people, on standard output."""

import json
from datetime import date
from typing import Any

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from flows import display_trail
from flows.outcome import NightOutcome, RequestOutcome
from outputs.comparison import Comparison
from outputs.words.place_words import file_name
from outputs.words.written import day
from schemas.catalogue import text

Answer = dict[str, Any]


def as_json(answer: Answer) -> None:
    print(json.dumps(answer, ensure_ascii=False, indent=1))  # noqa: T201


def night(outcome: NightOutcome, lang: str) -> None:
    """Show how a night ended: figures, who is wanting, where the files are, what to do next."""
    console = Console()
    if not outcome.requests:
        console.print(text("night.no-request", lang))
    for request in outcome.requests:
        _request(console, request, lang)
    for file in outcome.unsettled:
        console.print(escape(text("night.unsettled", lang, file=file)))
    for request_id, message in outcome.broken:
        words = text("night.broken", lang, request=request_id, message=message)
        console.print(escape(words), style="red")
    for folder in outcome.unknown_requests:
        console.print(escape(text("night.unknown-request", lang, folder=folder)), style="yellow")
    console.print(text("night.idle", lang) if outcome.is_idle else outcome.sentence(lang), style="bold")


def paths(outcome: NightOutcome) -> None:
    """Print where each release is, and nothing else."""
    for request in outcome.requests:
        print(request.folder)  # noqa: T201


def _request(console: Console, request: RequestOutcome, lang: str) -> None:
    age = text(f"night.release.{_age(request)}", lang)
    console.print(f"\n[bold]{escape(request.release)}[/bold] ({age})")
    states = "; ".join(
        f"{text(f'shown.delivery.{state}', lang)}: {count}"
        for state, count in sorted(request.agencies.items())
    )
    console.print(escape(states))
    if request.missing:
        console.print(escape(text("night.missing", lang, names="; ".join(request.missing))))
    table = _table(lang, "table.figure", "table.value")
    for label, rendered, complete in request.figures:
        gap = "" if complete else f" {text('table.incomplete', lang)}"
        table.add_row(escape(label), escape(rendered + gap))
    console.print(table)
    for name in ("bao-cao.docx", "so-lieu.xlsx", "kiem-toan.html"):
        console.print(f"  {request.folder / name}", soft_wrap=True, highlight=False, markup=False)
    if isinstance(request.changes, Comparison):
        display_trail.short_diff(request.changes.as_answer(lang), lang)
    elif request.changes is not None:
        console.print(request.changes.message(lang), style="yellow", markup=False, highlight=False)
    _next_steps(console, request, lang)


def _age(request: RequestOutcome) -> str:
    return "issued" if request.is_issued else "new" if request.is_new else "same"


def _next_steps(console: Console, request: RequestOutcome, lang: str) -> None:
    steps = []
    if request.failed_submissions:
        steps.append(text("night.next.failures", lang, count=request.failed_submissions))
    if request.missing:
        steps.append(text("night.next.missing", lang, count=len(request.missing), request=request.request))
    if request.blocking:
        steps.append(text("night.next.blocking", lang, count=request.blocking))
    if request.after_issue:
        files = ", ".join(request.after_issue)
        steps.append(text("night.next.after-issue", lang, files=files, request=request.request))
    if request.first_figure:
        steps.append(text("night.next.read", lang, figure=request.first_figure))
    console.print(f"{text('night.next', lang)}:")
    for step in steps:
        console.print(f"  - {step}", markup=False, highlight=False)


def status(answer: Answer, lang: str) -> None:
    """Show each request with its agencies and what each delivered."""
    console = Console()
    for request in answer["requests"]:
        due = text("table.due", lang, day=day(date.fromisoformat(request["due"]), lang))
        release = request["release"] or text("table.no-release", lang)
        console.print(f"\n[bold]{escape(request['request'])}[/bold] · {due} · {escape(release)}")
        table = _table(
            lang, "table.agency", "table.state", "table.received", "table.file", "table.submission"
        )
        for agency in request["agencies"]:
            _agency_rows(table, agency, lang)
        console.print(table)
        console.print(text("table.findings.count", lang, **request["findings"]))
        if issue := request["issue"]:
            told = {"number": issue["number"], "day": day(date.fromisoformat(issue["date"]), lang)}
            console.print(text("table.issued", lang, **told, signer=escape(issue["signer"])))
        for later in request["after_issue"]:
            console.print(escape(text("table.after-issue", lang, file=later["file"])), style="yellow")


def _agency_rows(table: Table, agency: Answer, lang: str) -> None:
    state = text(f"shown.delivery.{agency['state']}", lang)
    if not agency["submissions"]:
        table.add_row(escape(agency["name"]), state, "", "", "")
    for at, entry in enumerate(agency["submissions"]):
        shown = state if at == 0 else ""
        if entry["state"] not in ("counted", "failed"):
            fate = text(f"shown.submission.{entry['state']}", lang)
            shown = f"{shown} ({fate})".strip()
        table.add_row(
            escape(agency["name"]) if at == 0 else "",
            shown,
            entry["received"][:16].replace("T", " "),
            escape("/".join((file_name(entry["file"], tuple(entry["member"])), *entry["member"]))),
            entry["submission"],
        )


def failures(answer: Answer, lang: str) -> None:
    """Show each failed submission: what, why, what to do."""
    console = Console()
    if not answer["failures"]:
        console.print(text("table.no-failures", lang))
        return
    table = _table(lang, "table.submission", "table.file", "table.why", "table.remedy", "table.attempts")
    for entry in answer["failures"]:
        words = (
            entry["submission"],
            entry["file"],
            entry["message"],
            entry["remedy"],
            str(entry["attempts"]),
        )
        table.add_row(*map(escape, words))
    console.print(table)


def corrections(answer: Answer, lang: str) -> None:
    """Show each standing decision: who, when, why, about what."""
    table = _table(lang, "table.submission", "table.by", "table.time", "table.decision", "table.reason-given")
    for made in answer["corrections"]:
        about = made.get("quote") or made.get("submission") or made.get("finding") or ""
        what = f"{made.get('action', made['kind'])}: {about}"
        words = (made["id"], made["by"], made["time"][:16].replace("T", " "), what, made["reason"])
        table.add_row(*map(escape, words))
    Console().print(table)


# What a person copies or compares is never broken over lines.
_WHOLE = frozenset({"table.submission", "table.received"})


def _table(lang: str, *columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD)
    for column in columns:
        table.add_column(text(column, lang), overflow="fold", no_wrap=column in _WHOLE)
    return table

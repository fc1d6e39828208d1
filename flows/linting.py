"""`tonghop lint`: the command, and its work in a worker process, as a document is hostile until read."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from flows.command import Format, choices, show
from schemas.catalogue import text
from schemas.errors import ExitCode


@dataclass(frozen=True, slots=True)
class LintTask:
    """One file to look at."""

    path: Path
    lang: str

    @property
    def name(self) -> str:
        return self.path.name


def lint(file: Annotated[Path, typer.Argument(metavar="FILE")], form: Format = "table") -> None:
    """Check a .docx against the layout of Decree 30/2020 and its own citations."""
    answer = checked(file, choices.lang)
    show(answer, form, _table)
    is_clean = all(made["severity"] == "info" for made in answer["findings"])
    raise typer.Exit(ExitCode.DONE if is_clean else ExitCode.DONE_WITH_GAPS)


def checked(file: Path, lang: str) -> dict[str, Any]:
    """Return the answer of `lint` about a file.

    Raises:
        UnknownName: there is no such file.
        UnreadableFile: it is no .docx, or cannot be read.
    """
    import json  # noqa: PLC0415

    from flows.workers import ReadingPool  # noqa: PLC0415
    from schemas.errors import UnknownName  # noqa: PLC0415
    from schemas.limits import Limits  # noqa: PLC0415

    if not file.is_file():
        raise UnknownName(kind="named.file", name=file)
    task = LintTask(file, lang)
    with ReadingPool(1, Limits()) as pool:
        found: list[dict[str, Any]] = json.loads(pool.answer(task.name, pool.schedule(lint_file, task)))
    return {"schema": "tonghop.lint/1", "file": file.name, "findings": found}


def lint_file(task: LintTask) -> str:
    """Return the findings about a file as JSON; runs in a worker."""
    import json  # noqa: PLC0415

    from outputs.lint import lint as lint_bytes  # noqa: PLC0415
    from outputs.words.place_words import place_words  # noqa: PLC0415
    from schemas.errors import NoPermission, UnreadableFile  # noqa: PLC0415
    from schemas.limits import Limits  # noqa: PLC0415

    try:
        content = task.path.read_bytes()
    except PermissionError as fault:
        raise NoPermission(file=task.name) from fault
    except OSError as fault:
        raise UnreadableFile(file=task.name, cause=fault.strerror or fault) from fault
    told = []
    for made in lint_bytes(content, task.name, Limits(), task.lang):
        shown = made.model_dump(mode="json", include={"code", "severity", "source"})
        place = place_words(made.source, task.lang) if made.source else ""
        told.append(
            shown
            | {"message": made.words(task.lang), "remedy": made.next_step(task.lang)}
            | {"article": made.article, "place": place}
        )
    return json.dumps(told, ensure_ascii=False)


def _table(answer: dict[str, Any], lang: str) -> None:
    """Show each finding: where, what, by which item, what to do."""
    from rich.console import Console  # noqa: PLC0415
    from rich.markup import escape  # noqa: PLC0415

    console = Console()
    for made in answer["findings"]:
        style = "dim" if made["severity"] == "info" else "bold"
        article = made["article"] or text("lint.by-reading", lang)
        where = made["place"] or text("shown.place.file", lang)
        severity = text(f"shown.severity.{made['severity']}", lang)
        console.print(f"[{style}]{escape(made['message'])}[/{style}]", highlight=False)
        console.print(f"  {escape(where)} · {escape(article)} · {severity} · {made['code']}", highlight=False)
        console.print(f"  → {escape(made['remedy'])}", highlight=False)
    noted = sum(made["severity"] == "info" for made in answer["findings"])
    count = len(answer["findings"]) - noted
    key = "lint.count" if count else "lint.clean"
    told = {"file": answer["file"], "count": count, "noted": noted}
    console.print(escape(text(key, lang, **told)))

"""`tonghop remind`: letters to agencies whose reports are wanting."""

from pathlib import Path
from typing import Annotated, Any

import typer

from flows.command import choices, opened, say
from schemas.catalogue import text


def remind(
    request: Annotated[str, typer.Argument(metavar="REQUEST")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the letters go.")],
    together: Annotated[bool, typer.Option("--together", help="One letter to all of them.")] = False,
    due: Annotated[
        str | None, typer.Option("--due", metavar="D", help="The new day: 2020-08-10 or 10/8/2020.")
    ] = None,
    now: Annotated[str | None, typer.Option("--now", metavar="ISO", help="Run as at this moment.")] = None,
) -> None:
    """Write a letter to each agency whose report is missing or unreadable."""
    from flows.finalising import day_of_issue  # noqa: PLC0415

    new_day = day_of_issue(due) if due else None
    if due and new_day is None:
        raise typer.BadParameter(text("usage.day", choices.lang, written=due), param_hint="--due")
    written = letters(opened(), request, together, new_day.date() if new_day else None, now)
    if not written:
        say(text("reminder.nobody", choices.lang))
    for name, content in written.items():
        typer.echo(str(_write(out / name, content)))


def letters(workspace: Any, request: str, together: bool, due: Any, now: str | None) -> dict[str, bytes]:
    """Return the letters by the names of their files; none where nobody is to be reminded."""
    from flows.consolidating import standing  # noqa: PLC0415
    from flows.turn import clock_at  # noqa: PLC0415
    from outputs.history import History  # noqa: PLC0415
    from outputs.release_content import ReleaseContent  # noqa: PLC0415
    from outputs.report import reminder  # noqa: PLC0415

    asked, history, moment = (
        workspace.request(request),
        History.of(workspace.ledger.events()),
        clock_at(now)(),
    )
    content = ReleaseContent(
        consolidation=standing(workspace, history, asked, moment),
        request=asked,
        office=workspace.settings.office,
        agencies=workspace.agencies,
        release=request,
        time=moment,
        ledger_head=workspace.ledger.head().hash,
    )
    lang = workspace.settings.locale
    agencies = reminder.to_remind(content)
    if together and agencies:
        return {f"don-doc-{request}.docx": reminder.write(content, agencies, due, lang)}
    return {f"don-doc-{id}.docx": reminder.write(content, [id], due, lang) for id in agencies}


def _write(path: Path, content: bytes) -> Path:
    """Write a letter beside those of other days: what somebody has edited is not written over.

    Raises:
        CannotWrite: there is such a file, no room, or no right to write.
    """
    from schemas.errors import CannotWrite  # noqa: PLC0415

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError as fault:
        raise CannotWrite(file=path, cause="cause.exists") from fault
    except OSError as fault:
        raise CannotWrite(file=path, cause=fault.strerror or fault) from fault
    return path

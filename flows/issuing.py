"""The commands by which a report goes out: issued as a numbered paper, opened again."""

from typing import Annotated, Any

import typer

from flows.command import Format, choices, opened, say
from schemas.catalogue import text

RequestId = Annotated[str, typer.Argument(metavar="REQUEST")]
Now = Annotated[str | None, typer.Option("--now", metavar="ISO", help="Run as at this moment.")]


def finalise(
    request: RequestId,
    number: Annotated[str, typer.Option("--number", metavar="N", help="Of the register: 123.")],
    day: Annotated[str, typer.Option("--date", metavar="D", help="Of issue: 2020-08-05 or 05/8/2020.")],
    signer: Annotated[str, typer.Option("--signer", metavar="NAME", help="Who signs.")],
    position: Annotated[
        str | None, typer.Option("--position", metavar="TEXT", help="Of a deputy who signs for the head.")
    ] = None,
    now: Now = None,
    form: Format = "table",
) -> None:
    """Make a new release, as issued; refused while blocking findings are open."""
    from flows import finalising  # noqa: PLC0415
    from flows.turn import clock_at  # noqa: PLC0415

    issue = _issue(number, day, signer, position)
    done = finalising.finalise(opened(), request, issue, clock_at(now), choices.lang)
    _tell("finalise.done", done, form)


def reopen(
    request: RequestId,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides; goes into the ledger.")],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; goes into the ledger.")],
    now: Now = None,
    form: Format = "table",
) -> None:
    """Open an issued request again: what arrived since counts in a new draft."""
    from flows import finalising  # noqa: PLC0415
    from flows.turn import clock_at  # noqa: PLC0415

    if not (by.strip() and reason.strip()):
        raise typer.BadParameter(text("usage.reopen", choices.lang))
    _tell("reopen.done", finalising.reopen(opened(), request, by, reason, clock_at(now)), form)


def _issue(number: str, day: str, signer: str, position: str | None) -> Any:
    from pydantic import ValidationError  # noqa: PLC0415

    from flows.finalising import day_of_issue  # noqa: PLC0415
    from schemas.issue import Issue  # noqa: PLC0415

    read = day_of_issue(day)
    if read is None:
        raise typer.BadParameter(text("usage.day", choices.lang, written=day), param_hint="--date")
    if not signer.strip():
        raise typer.BadParameter(text("usage.signer", choices.lang), param_hint="--signer")
    try:
        return Issue(number=number.strip(), date=read.date(), signer=signer.strip(), position=position)
    except ValidationError as fault:
        words = text("usage.register-number", choices.lang, written=number)
        raise typer.BadParameter(words, param_hint="--number") from fault


def _tell(key: str, done: Any, form: str) -> None:
    from flows import display  # noqa: PLC0415

    if form == "json":
        display.as_json(done.as_answer())
        return
    say(text(key, choices.lang, request=done.request, release=done.released.name))
    typer.echo(str(done.released.folder))

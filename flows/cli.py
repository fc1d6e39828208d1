"""The command line (contracts.md, section 2). Heavy imports wait until a command needs them."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal, NoReturn

import typer

from flows import deciding, issuing, keeping, linting, proving, reminding, tracing
from flows.command import Format, NoProgress, choices, opened, say, show, show_progress
from schemas.catalogue import text
from schemas.errors import ExitCode, TonghopError

app = typer.Typer(
    name="tonghop",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Consolidates the reports submitted to a provincial office; every figure is traced to its words.",
)

Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Print the paths of the release only.")]
Now = Annotated[str | None, typer.Option("--now", metavar="ISO", help="Run as at this moment.")]
Jobs = Annotated[int | None, typer.Option("--jobs", min=1, metavar="N", help="Worker processes.")]


@app.callback()
def common(
    workspace: Annotated[
        Path | None,
        typer.Option("--workspace", metavar="DIR", help="Default: the nearest tonghop.toml upwards."),
    ] = None,
    lang: Annotated[Literal["vi", "en"], typer.Option("--lang", help="Language of messages.")] = "vi",
) -> None:
    """Take the choices that every command shares."""
    choices.workspace, choices.lang = workspace, lang


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR")],
    sample: Annotated[bool, typer.Option("--sample", help="With the sample submissions.")] = False,
) -> None:
    """Make a workspace, empty or with the sample submissions."""
    from flows.initialise import initialise  # noqa: PLC0415

    initialise(folder, sample=sample)
    say(text("init.done", choices.lang, folder=folder))


@app.command()
def extract(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…")],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="One JSON file each in DIR.")
    ] = None,
    jobs: Jobs = None,
    as_text: Annotated[bool, typer.Option("--text", help="Print the text that offsets count in.")] = False,
    form: Format = "table",
    no_progress: NoProgress = False,
) -> None:
    """Read files, mails and archives, and print or write their facts. Needs no workspace."""
    from flows import extracting  # noqa: PLC0415

    show_progress(not no_progress)
    if out is None and len(files) == 1 and not files[0].is_dir():
        raise typer.Exit(extracting.one(files[0], as_text=as_text, as_json=form == "json", lang=choices.lang))
    if as_text:
        raise typer.BadParameter(text("usage.text-one-file", choices.lang), param_hint="--text")
    if out is None:
        raise typer.BadParameter(text("usage.out-needed", choices.lang), param_hint="--out")
    raise typer.Exit(extracting.many(files, out, jobs, choices.lang))


@app.command()
def nightly(
    request: Annotated[str | None, typer.Option("--request", metavar="ID", help="Only this request.")] = None,
    jobs: Jobs = None,
    now: Now = None,
    form: Format = "table",
    quiet: Quiet = False,
    no_progress: NoProgress = False,
) -> None:
    """Take in what is new, extract, consolidate, release. A second run changes nothing."""
    workspace = opened()
    if request:
        workspace.request(request)
    show_progress(not (quiet or no_progress))
    from flows.quiet import quiet_night  # noqa: PLC0415

    if (night := quiet_night(workspace, now, request)) is not None:
        ended(night, form, quiet)
    run = prepared(workspace).nightly
    finish(run, form, quiet, workspace=str(workspace.root), now=now, request=request, jobs=jobs)


@app.command()
def rerun(
    submissions: Annotated[list[str] | None, typer.Argument(metavar="SUBMISSION…")] = None,
    failed: Annotated[bool, typer.Option("--failed", help="Every failed submission.")] = False,
    reader: Annotated[
        str | None, typer.Option("--reader", metavar="NAME", help="Read with this reader.")
    ] = None,
    now: Now = None,
    form: Format = "table",
    quiet: Quiet = False,
    no_progress: NoProgress = False,
) -> None:
    """Extract submissions again, only those, then consolidate."""
    from flows.rerunning import chosen  # noqa: PLC0415

    if bool(submissions) == failed:
        raise typer.BadParameter(text("usage.rerun", choices.lang))
    workspace = opened()
    again = chosen(workspace, submissions or [], reader)
    if not again:
        say(text("rerun.none", choices.lang))
        return
    show_progress(not (quiet or no_progress))
    run = prepared(workspace).rerun
    finish(run, form, quiet, workspace=str(workspace.root), submissions=again, now=now, reader=reader)


@app.command()
def status(
    request: Annotated[str | None, typer.Argument(metavar="REQUEST")] = None, form: Format = "table"
) -> None:
    """Show per agency what was delivered, late, failed or missing; the release and its state."""
    from flows import answering, display  # noqa: PLC0415

    answer = answering.status(opened(), request)
    show(answer, form, display.status)


@app.command()
def failures(form: Format = "table") -> None:
    """List failed submissions: what, where, why, what to do."""
    from flows import answering, display  # noqa: PLC0415

    show(answering.failures(opened(), choices.lang), form, display.failures)


@app.command()
def verify(
    release: Annotated[str | None, typer.Argument(metavar="[RELEASE]")] = None,
    heads: Annotated[
        list[str] | None,
        typer.Option("--head", metavar="HASH", help="As printed in a report; the ledger must hold it."),
    ] = None,
    reread: Annotated[bool, typer.Option("--reread", help="Read the archived files again, too.")] = False,
    form: Format = "table",
    no_progress: NoProgress = False,
) -> None:
    """Check the ledger's chain and the archived bytes, and derive releases again, byte for byte."""
    from flows import answering, display_trail  # noqa: PLC0415
    from flows.verifying import Wanted  # noqa: PLC0415

    show_progress(not no_progress)
    wanted = Wanted(release, tuple(heads or ()), reread)
    answer = answering.verify(opened(), wanted, choices.lang)
    show(answer, form, display_trail.verify)
    raise typer.Exit(ExitCode.DONE if answer["ok"] else ExitCode.NOTHING_DONE)


@app.command()
def diff(
    old: Annotated[str, typer.Argument(metavar="RELEASE")],
    new: Annotated[str, typer.Argument(metavar="RELEASE")],
    form: Format = "table",
) -> None:
    """Show which figures changed between two releases, and what caused each change."""
    from flows import answering, display_trail  # noqa: PLC0415

    show(answering.diff(opened(), old, new, choices.lang), form, display_trail.diff)


for command in (
    tracing.trace,
    deciding.correct,
    deciding.corrections,
    deciding.decide,
    deciding.enter,
    issuing.finalise,
    issuing.reopen,
    linting.lint,
    reminding.remind,
    keeping.backup,
    keeping.restore,
    keeping.serve,
):
    app.command()(command)


app.add_typer(proving.ledger)


def prepared(workspace: Any) -> Any:
    """Return the flows, Prefect's settings having been made before its import."""
    from flows import prefect_home  # noqa: PLC0415

    prefect_home.settle(workspace.state_folder / "prefect")
    say(text("night.starting", choices.lang))
    from flows import nightly  # noqa: PLC0415

    return nightly


def finish(run: Callable[..., Any], form: str, quiet: bool, **parameters: object) -> NoReturn:
    """Run a flow, show how it ended, and leave with its exit code."""
    from flows.prefect_home import told_if_it_cannot_run, unwatched  # noqa: PLC0415

    with told_if_it_cannot_run(), unwatched():
        night = run(**parameters, return_state=True).result()
    ended(night, form, quiet)


def ended(night: Any, form: str, quiet: bool) -> NoReturn:
    """Show how a night ended, and leave with its exit code."""
    from flows import display  # noqa: PLC0415

    if form == "json":
        display.as_json(night.as_answer())
    elif quiet:
        display.paths(night)
    else:
        display.night(night, choices.lang)
    raise typer.Exit(night.exit_code)


def main() -> None:
    """Run the program; an error of ours ends with its message, its remedy and its exit code."""
    try:
        app()
    except TonghopError as error:
        say(text("told.error", choices.lang, message=error.message(choices.lang)))
        say(text("told.remedy", choices.lang, remedy=error.remedy(choices.lang)))
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        say(text("told.interrupted", choices.lang))
        sys.exit(ExitCode.NOTHING_DONE)

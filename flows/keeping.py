"""The commands by which an operator keeps the program running and its workspace safe."""

from pathlib import Path
from typing import Annotated

import typer

from flows.command import NoProgress, choices, opened, say, show_progress
from schemas.catalogue import text
from schemas.errors import ExitCode


def backup(
    folder: Annotated[Path, typer.Argument(metavar="DIR")],
    no_progress: NoProgress = False,
) -> None:
    """Copy the workspace into DIR, consistent even while a night runs, and verify the copy."""
    from flows import answering, display_trail  # noqa: PLC0415
    from flows import backup as backing  # noqa: PLC0415
    from flows.verifying import Wanted  # noqa: PLC0415

    show_progress(not no_progress)
    answer = answering.verify(backing.backup(opened(), folder), Wanted(), choices.lang)
    if not answer["ok"]:
        display_trail.verify(answer, choices.lang)
        raise typer.Exit(ExitCode.NOTHING_DONE)
    checked = answer["checked"]
    say(text("backup.done", choices.lang, folder=folder, events=checked["events"], files=checked["files"]))


def restore(
    folder: Annotated[Path, typer.Argument(metavar="DIR")],
    target: Annotated[Path, typer.Argument(metavar="TARGET")],
    no_progress: NoProgress = False,
) -> None:
    """Make a workspace of a backup in TARGET, its database and storage filled, and verify it."""
    from flows import answering, display_trail  # noqa: PLC0415
    from flows import backup as backing  # noqa: PLC0415
    from flows.verifying import Wanted  # noqa: PLC0415

    show_progress(not no_progress)
    answer = answering.verify(backing.restore(folder, target), Wanted(), choices.lang)
    if not answer["ok"]:
        display_trail.verify(answer, choices.lang)
        raise typer.Exit(ExitCode.NOTHING_DONE)
    checked = answer["checked"]
    say(text("restore.done", choices.lang, folder=target, events=checked["events"], files=checked["files"]))


def serve(
    port: Annotated[int, typer.Option("--port", metavar="N", help="Of the server, on 127.0.0.1.")] = 4200,
) -> None:
    """Keep running: the night at 02:00 Asia/Ho_Chi_Minh, and reruns from Prefect's page."""
    from flows import prefect_home, prefect_server  # noqa: PLC0415

    workspace = opened()
    prefect_home.settle(workspace.state_folder / "prefect", page=True)
    say(text("night.starting", choices.lang))
    with prefect_server.running(port) as address:
        from flows import deployments  # noqa: PLC0415

        say(text("serve.ready", choices.lang, address=address.removesuffix("/api")))
        deployments.serve(workspace, choices.lang)

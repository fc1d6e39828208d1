"""What all commands share: the choices before the command, and how answers and messages are told."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

Format = Annotated[Literal["table", "json"], typer.Option("--format", help="How to answer on stdout.")]

NoProgress = Annotated[bool, typer.Option("--no-progress", help="No progress bars (cron).")]


@dataclass(slots=True)
class Choices:
    """What was said before the command."""

    workspace: Path | None = None
    lang: str = "vi"


choices = Choices()


def opened() -> Any:
    """Open the workspace named before the command, or the nearest one."""
    from flows.workspace import Workspace  # noqa: PLC0415

    return Workspace.open(choices.workspace) if choices.workspace else Workspace.find(Path.cwd())


def show(answer: dict[str, Any], form: str, table: Callable[[dict[str, Any], str], None]) -> None:
    """Print an answer for a program or for a person."""
    from flows import display  # noqa: PLC0415

    if form == "json":
        display.as_json(answer)
    else:
        table(answer, choices.lang)


def show_progress(shown: bool) -> None:
    """Show progress bars from here on, if a person is watching."""
    from flows.progress import Bars  # noqa: PLC0415

    Bars.shown, Bars.lang = shown and sys.stderr.isatty(), choices.lang


def say(words: str) -> None:
    """Tell a person something on standard error; standard output is for answers."""
    typer.echo(words, err=True)

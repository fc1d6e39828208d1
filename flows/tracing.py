"""`tonghop trace`: from a figure, a report, a file or a cited document to the words, and back."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from flows import proving
from flows.command import Format, choices, opened, show
from schemas.catalogue import text

Answer = dict[str, Any]
Table = Callable[[Answer, str], None]


def trace(
    figure: Annotated[str | None, typer.Argument(metavar="[REQUEST/]FIGURE")] = None,
    report: Annotated[
        Path | None,
        typer.Option(
            "--report", metavar="FILE.docx", help="Which figures of this report were changed by hand."
        ),
    ] = None,
    file: Annotated[
        str | None,
        typer.Option("--file", metavar="PATH|SUBMISSION", help="What became of this submitted report."),
    ] = None,
    document: Annotated[
        str | None, typer.Option("--document", metavar="SYMBOL", help="Who cites this document.")
    ] = None,
    release: Annotated[str | None, typer.Option("--release", metavar="ID")] = None,
    agency: Annotated[str | None, typer.Option("--agency", metavar="ID")] = None,
    proof: Annotated[
        Path | None,
        typer.Option("--proof", metavar="FILE", help="Prove its events against the printed head."),
    ] = None,
    form: Format = "table",
) -> None:
    """Follow a figure back to submissions, pages and words, and see what was left out and why."""
    named = [each for each in (figure, report, file, document) if each is not None]
    if len(named) != 1:
        raise typer.BadParameter(text("usage.trace-one", choices.lang))
    if figure is None and (agency or proof):
        raise typer.BadParameter(text("usage.trace-figure", choices.lang))
    if figure is None:
        show(*_other(report, file, document, release, form))
        return
    from flows import answering, display_trail  # noqa: PLC0415

    workspace = opened()
    answer = answering.trace(workspace, figure, release, agency)
    if proof is not None:
        proving.write_json(answering.prove(workspace, answer), proof)
    show(answer, form, display_trail.trace)


def _other(
    report: Path | None, file: str | None, document: str | None, release: str | None, form: str
) -> tuple[Answer, str, Table]:
    from flows import display_trace, trailing  # noqa: PLC0415

    workspace = opened()
    if report is not None:
        return trailing.of_report(workspace, report, release), form, display_trace.report
    if file is not None:
        return trailing.of_file(workspace, file, release), form, display_trace.file
    assert document is not None
    return trailing.of_document(workspace, document, release), form, display_trace.document

"""The commands by which persons decide: each records who and why, and makes a new release."""

from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from flows.command import Format, choices, opened, show
from schemas.catalogue import text

By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides; goes into the ledger.")]
Why = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; goes into the ledger.")]
Value = Annotated[str | None, typer.Option("--value", metavar="N", help="The number, as 1.200 or 95,5.")]
Qualified = Annotated[
    Literal["exact", "about", "nearly", "over", "under", "at_least", "at_most", "mean"] | None,
    typer.Option("--qualifier", metavar="Q"),
]


def correct(
    by: By,
    reason: Why,
    fact: Annotated[str | None, typer.Argument(metavar="[FACT]", help="Id as trace shows it.")] = None,
    value: Value = None,
    qualifier: Qualified = None,
    unit: Annotated[str | None, typer.Option("--unit", metavar="U")] = None,
    exclude: Annotated[
        str | None, typer.Option("--exclude", metavar="REASON", help="It counts no longer: repeated, plan, …")
    ] = None,
    include: Annotated[bool, typer.Option("--include", help="It counts.")] = False,
    figure: Annotated[str | None, typer.Option("--figure", metavar="ID", help="With --include.")] = None,
    submission: Annotated[str | None, typer.Option("--submission", metavar="ID")] = None,
    agency: Annotated[str | None, typer.Option("--agency", metavar="ID", help="Whose it is.")] = None,
    replaces: Annotated[str | None, typer.Option("--replaces", metavar="ID")] = None,
    ignore: Annotated[bool, typer.Option("--ignore", help="It is no report.")] = False,
    form: Format = "table",
) -> None:
    """Record a person's correction or decision on one fact or submission, then make a new release."""
    from flows import correcting, drafting  # noqa: PLC0415

    on_fact = [value is not None, exclude is not None, include]
    on_submission = [agency is not None, replaces is not None, ignore]
    if (fact is None) == (submission is None) or sum(on_fact if fact else on_submission) != 1:
        raise typer.BadParameter(text("usage.correct", choices.lang))
    workspace, person = opened(), drafting.Person(by, reason)
    if submission is not None:
        action, target = "agency" if agency else "replaces" if replaces else "ignore", agency or replaces
        recorded = correcting.correct_submission(workspace, submission, person, action, target)
    elif fact is not None and value is not None:
        read = drafting.Read(number(value), as_qualifier(qualifier), unit)
        recorded = correcting.correct_value(workspace, fact, person, read)
    elif fact is not None and exclude is not None:
        recorded = correcting.exclude(workspace, fact, person, exclude)
    else:
        recorded = correcting.include(workspace, fact or "", person, figure)
    tell(recorded, form)


def corrections(
    action: Annotated[str | None, typer.Argument(metavar="[withdraw ID|apply FILE]")] = None,
    id: Annotated[str | None, typer.Argument(hidden=True)] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME")] = None,
    reason: Annotated[str | None, typer.Option("--reason", metavar="TEXT")] = None,
    form: Format = "table",
) -> None:
    """List the standing corrections and decisions, withdraw one, or record all of a file."""
    from flows import correcting, display, drafting  # noqa: PLC0415

    if action is None:
        show(correcting.listed(opened()), form, display.corrections)
    elif action == "withdraw" and id and by and reason:
        tell(correcting.withdraw(opened(), id, drafting.Person(by, reason)), form)
    elif action == "apply" and id:
        _apply(Path(id), by, reason, form)
    else:
        raise typer.BadParameter(text("usage.withdraw", choices.lang))


def _apply(file: Path, by: str | None, reason: str | None, form: str) -> None:
    from flows import batches, display  # noqa: PLC0415

    applied = batches.apply(opened(), file, by, reason)
    if form == "json":
        display.as_json(applied.as_answer())
        return
    names = ", ".join(each.name for each in applied.released) or "-"
    made, known = len(applied.made), applied.known
    typer.echo(text("corrections.applied", choices.lang, made=made, known=known, releases=names))


def decide(
    finding: Annotated[str, typer.Argument(metavar="FINDING")],
    by: By,
    reason: Why,
    choose: Annotated[
        str | None, typer.Option("--choose", metavar="ID", help="The submission that counts.")
    ] = None,
    form: Format = "table",
) -> None:
    """Close a finding, with the choice where it offers one."""
    from flows import correcting, drafting  # noqa: PLC0415

    tell(correcting.decide(opened(), finding, drafting.Person(by, reason), choose), form)


def enter(
    submission: Annotated[str, typer.Option("--submission", metavar="ID")],
    figure: Annotated[str, typer.Option("--figure", metavar="ID")],
    value: Annotated[str, typer.Option("--value", metavar="N", help="The number, as 1.200 or 95,5.")],
    quote: Annotated[str, typer.Option("--quote", metavar="TEXT", help="The words as they stand there.")],
    by: By,
    reason: Why,
    qualifier: Qualified = None,
    form: Format = "table",
) -> None:
    """Take in a figure that a person read from what no reader could read."""
    from flows import correcting, drafting  # noqa: PLC0415
    from schemas.interval import Qualifier  # noqa: PLC0415

    person, read = drafting.Person(by, reason), as_qualifier(qualifier) or Qualifier.EXACT
    entered = drafting.Entered(submission, figure, number(value), read, quote)
    tell(correcting.enter(opened(), person, entered), form)


def number(written: str) -> str:
    """Read a number as officials write it, and return it as the ledger keeps it."""
    from extractors.numbers import from_digits  # noqa: PLC0415

    read = from_digits(written)
    if read is None:
        raise typer.BadParameter(text("usage.number", choices.lang, written=written), param_hint="--value")
    return str(read)


def as_qualifier(word: str | None) -> Any:
    from schemas.interval import Qualifier  # noqa: PLC0415

    return Qualifier(word) if word else None


def tell(recorded: Any, form: str) -> None:
    """Say what was recorded and which release it led to."""
    from flows import display  # noqa: PLC0415

    if form == "json":
        display.as_json(recorded.as_answer())
    else:
        id, name = recorded.correction.id, recorded.released.name
        typer.echo(text("correct.done", choices.lang, id=id, release=name))

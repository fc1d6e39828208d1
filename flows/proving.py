"""The commands that hand the ledger, or a proof of it, to whoever checks it without this program."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from flows.command import choices, opened, say
from schemas.catalogue import text
from schemas.errors import CannotWrite

ledger = typer.Typer(
    name="ledger",
    help="Write the ledger, its head, or a proof that it only grew, to be checked without this program.",
    no_args_is_help=True,
)

Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Default: standard output.")]


@ledger.command()
def export(out: Out = None) -> None:
    """Write every event as a line of JSON."""
    from outputs.ledger_proofs import lines  # noqa: PLC0415

    _write("".join(f"{line}\n" for line in lines(opened().ledger.events())), out)


@ledger.command()
def head() -> None:
    """Print sequence, hash and Merkle root of the newest event."""
    from outputs.ledger_proofs import head as head_of  # noqa: PLC0415

    write_json(head_of(list(opened().ledger.events())), None)


@ledger.command()
def proof(
    old: Annotated[str, typer.Argument(metavar="OLD", help="Sequence or hash, as printed.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Sequence or hash, as printed.")],
    out: Out = None,
) -> None:
    """Prove that between two printed heads events were only added."""
    from outputs.ledger_proofs import consistency_proof  # noqa: PLC0415

    write_json(consistency_proof(list(opened().ledger.events()), old, new), out)


def write_json(answer: dict[str, Any], out: Path | None) -> None:
    """Write an answer as JSON, to a file or to standard output."""
    _write(json.dumps(answer, ensure_ascii=False, indent=1) + "\n", out)


def _write(content: str, out: Path | None) -> None:
    if out is None:
        sys.stdout.write(content)
        return
    try:
        out.write_text(content, "utf-8")
    except OSError as fault:
        raise CannotWrite(file=out, cause=fault.strerror or fault) from fault
    say(text("ledger.written", choices.lang, file=out))

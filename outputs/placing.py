"""What was read in a member, as it is seen from its container: the way to it before each place."""

from typing import TypeVar

from schemas.facts import Extraction, Fact
from schemas.finding import Finding
from schemas.place import Source, within

Kind = TypeVar("Kind", bound=Fact)

_FACTS = ("references", "dates", "quantities", "zero_statements", "declares")


def placed(read: Extraction, members: tuple[str, ...]) -> Extraction:
    """Return an extraction whose every place leads into the container first; ids of facts stay.

    The same bytes beside the container have the same facts, so a decision on one of them holds for both.
    """
    if not members:
        return read
    facts = {name: tuple(_fact(fact, members) for fact in getattr(read, name)) for name in _FACTS}
    findings = tuple(_finding(made, members) for made in read.findings)
    return read.model_copy(update={**facts, "findings": findings})


def _fact(fact: Kind, members: tuple[str, ...]) -> Kind:
    moved: dict[str, Source] = {"source": within(fact.source, members)}
    unit_from = getattr(fact, "unit_from", None)
    if unit_from is not None:
        moved["unit_from"] = within(unit_from, members)
    return fact.model_copy(update=moved)


def _finding(made: Finding, members: tuple[str, ...]) -> Finding:
    return made.model_copy(update={"source": within(made.source, members)}) if made.source else made

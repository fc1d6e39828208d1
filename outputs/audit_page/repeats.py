"""Which of several equal quotes in one sentence a mention is: "02 lớp cho Đoàn; 02 lớp cho Hội"."""

from collections.abc import Iterable
from typing import TypeAlias

from outputs.release_content import ReleaseContent
from schemas.figure import Mention
from schemas.place import CellPlace, LinePlace, PagePlace, Source, places

Turn: TypeAlias = tuple[int, int]
"""The mention is the nth, from 0, of so many."""


def turns(content: ReleaseContent) -> dict[str, Turn]:
    """Return the turn of each fact among those with the same words in the same sentence.

    Facts are told apart by their places, or by their order where one list holds them all. Where neither
    decides, they are left out.
    """
    alike: dict[tuple[str, str, str], dict[str, tuple[int, Mention]]] = {}
    for number, mentions in enumerate(_lists(content)):
        for each in mentions:
            alike.setdefault((each.sha256, each.context, each.quote), {}).setdefault(
                each.fact, (number, each)
            )
    made: dict[str, Turn] = {}
    for facts in alike.values():
        found = list(facts.values())
        spots = {fact: _spot(each.source) for fact, (_, each) in facts.items()}
        if len(set(spots.values())) == len(spots):
            order = sorted(spots, key=lambda fact: spots[fact])
        elif len({number for number, _ in found}) == 1:
            order = list(facts)
        else:
            continue
        made |= {fact: (at, len(order)) for at, fact in enumerate(order)}
    return made


def _lists(content: ReleaseContent) -> Iterable[Iterable[Mention]]:
    for figure in content.consolidation.figures:
        yield figure.contributions
        yield figure.excluded
    yield content.consolidation.unclassed


def _spot(source: Source) -> tuple[object, ...]:
    """Return what orders places of one sentence as they are read."""
    if not places(source):
        return ("file",)
    first = places(source)[0]
    if isinstance(first, PagePlace):
        x0, top, *_ = first.bbox if isinstance(first.bbox[0], float | int) else first.bbox[0]
        return ("page", first.page, round(top), x0)
    if isinstance(first, CellPlace):
        return ("cell", first.sheet, len(first.cell), first.cell)
    if isinstance(first, LinePlace):
        return ("line", first.line)
    return ("paragraph", first.part, first.paragraph, first.row or 0, first.column or 0)

"""A report that has been through people's hands, against the release that printed it.

Each printed figure carries its identity in a content control (outputs/report/identity.py). A figure printed
several times (in a sentence, a table, an annex) is compared as often: equal words first, then in order.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest
from typing import Any

from outputs.report.controls import Control
from outputs.report.identity import tag

Answer = dict[str, Any]


class Standing(StrEnum):
    """What became of a printed figure."""

    SAME = "same"
    CHANGED = "changed"
    """Its words are other than those that the release printed."""
    MISSING = "missing"
    """Taken out, or retyped so that it lost its identity."""
    ADDED = "added"
    """Printed more often than the release did."""
    FOREIGN = "foreign"
    """Brought in from the report of another release."""


@dataclass(frozen=True, slots=True)
class Printing:
    """A release's report as it was printed: its figures by tag, and what each tag names."""

    controls: Sequence[Control]
    names: Mapping[str, tuple[str, str | None, str]]
    """By tag: figure, agency or "@group", label."""


def names_of(released: Answer) -> dict[str, tuple[str, str | None, str]]:
    """Return what each tag that a release may print names, from its figures.json."""
    return {
        tag(released["release"], figure["id"], part): (figure["id"], part, figure["label"])
        for figure in released["figures"]
        for part in (None, *figure["by_agency"], *(f"@{group}" for group in figure["by_group"]))
    }


def candidates(held: Iterable[Control], releases: Iterable[str]) -> list[str]:
    """Return the releases that most of the figures in a report may be of; none where none is known.

    There are several only where a release's name is so long that the tags end in a hash before its number.
    """
    tags = [control.tag for control in held]
    hits = {name: sum(_may_be_of(each, name) for each in tags) for name in releases}
    most = max(hits.values(), default=0)
    return [name for name, count in hits.items() if count == most > 0]


def _may_be_of(tag: str, release: str) -> bool:
    return tag.startswith(f"{release}|") or ("#" in tag and f"{release}|".startswith(tag.rpartition("#")[0]))


def compared(held: Sequence[Control], printing: Printing) -> list[Answer]:
    """Return each figure of a report, in its order, then those that are missing from it."""
    has: dict[str, list[tuple[int, str]]] = {}
    printed: dict[str, list[str]] = {}
    for at, control in enumerate(held):
        has.setdefault(control.tag, []).append((at, control.words))
    for control in printing.controls:
        printed.setdefault(control.tag, []).append(control.words)
    rows = [
        (len(held) if at is None else at, _row(name, said, was, printing))
        for name in dict.fromkeys((*has, *printed))
        for at, said, was in _paired(has.get(name, []), printed.get(name, []))
    ]
    return [row for _, row in sorted(rows, key=lambda entry: entry[0])]


def _paired(
    has: list[tuple[int, str]], printed: list[str]
) -> Iterator[tuple[int | None, str | None, str | None]]:
    """Yield place and words in the report beside the words of the release; None where there are none."""
    left = list(printed)
    odd: list[tuple[int, str]] = []
    for at, said in has:
        match = said if said in left else None
        if match is None:
            odd.append((at, said))
        else:
            left.remove(match)
            yield at, said, match
    for entry, was in zip_longest(odd, left):
        yield (*(entry or (None, None)), was)


def _row(name: str, said: str | None, was: str | None, printing: Printing) -> Answer:
    figure, part, label = printing.names.get(name, (name.partition("|")[2], None, ""))
    is_group = part is not None and part.startswith("@")
    return {
        "figure": figure,
        "label": label,
        "agency": None if is_group else part,
        "group": part[1:] if part and is_group else None,
        "printed": said,
        "released": was,
        "state": str(_standing(name, said, was, printing)),
    }


def _standing(name: str, said: str | None, was: str | None, printing: Printing) -> Standing:
    if said is None:
        return Standing.MISSING
    if was is None:
        return Standing.ADDED if name in printing.names else Standing.FOREIGN
    return Standing.SAME if said == was else Standing.CHANGED

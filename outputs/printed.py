"""Which figure bears printed words such as "hơn 1.250 học sinh"."""

from collections.abc import Iterable, Iterator
from typing import Any

from schemas.errors import UnknownName
from schemas.wording import fold

Answer = dict[str, Any]


def figure_printed_as(words: str, released: Iterable[Answer]) -> tuple[str, str | None]:
    """Return the figure printed in these words, as REQUEST/FIGURE, and the agency whose part it is.

    A total goes before parts: an agency that alone reports prints the words of the total.

    Raises:
        UnknownName: nothing is printed so (the nearest are named), or several are (all are named).
    """
    printed = [entry for each in released for entry in _printed(each)]
    wanted = fold(words)
    found = [entry for entry in printed if fold(entry[0]) == wanted]
    totals = [entry for entry in found if entry[2] is None]
    hits = totals or found
    if len(hits) == 1:
        return hits[0][1], hits[0][2]
    if hits:
        options = [figure if agency is None else f"{figure} --agency {agency}" for _, figure, agency in hits]
        raise UnknownName(kind="named.figure", name=words, known=", ".join(options))
    ids = [figure.rpartition("/")[2] for _, figure, agency in printed if agency is None]
    raise UnknownName.nearest("named.figure", words, [*ids, *(entry[0] for entry in printed)])


def _printed(released: Answer) -> Iterator[tuple[str, str, str | None]]:
    """Yield all words that a release prints, with the figure and agency that they are of."""
    for figure in released["figures"]:
        name = f"{released['request']}/{figure['id']}"
        yield figure["rendered"], name, None
        for agency, part in figure["by_agency"].items():
            if part["value"] is not None:
                yield part["rendered"], name, agency

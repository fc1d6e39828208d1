"""What is found in one text, kind after kind: the same finders as the components of spaCy, without a Doc.

None of the finders asks for tokens, and a Doc costs as much as reading symbols and dates; only
pipelines of spaCy need one.
"""

from collections.abc import Callable

from extractors import dates, header, quantities, symbols
from extractors.reading import Reading, Surroundings
from extractors.view import View, view

Finder = Callable[[View, Reading], None]


def _header(seen: View, reading: Reading) -> None:
    if reading.surroundings.is_heading:
        header.find(seen, reading)


FINDERS: dict[str, Finder] = {
    "header": _header,
    "symbols": symbols.find,
    "dates": dates.find,
    "quantities": quantities.find,
}
"""In the order in which they build on one another."""


def read_text(text: str, surroundings: Surroundings) -> Reading:
    """Read all facts of one text, with what is known around it."""
    reading = Reading(surroundings, text)
    seen = view(text)
    for find in FINDERS.values():
        find(seen, reading)
    return reading

"""What is found in one text, kind after kind: the same finders as the components of spaCy, without a Doc.

None of the finders asks for tokens, and a Doc costs as much as reading symbols and dates; only
pipelines of spaCy need one.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from extractors import dates, header, symbols
from extractors.reading import Reading, Surroundings
from extractors.view import View, view

if TYPE_CHECKING:
    from spacy.tokens import Doc

Finder = Callable[[View, Reading], None]


def _quantities(_seen: View, reading: Reading) -> None:
    # Loaded when first used: what reads no quantities does not pay for their registries.
    from extractors import quantities  # noqa: PLC0415

    # Of a Doc quantities read the text alone, which the reading has too.
    reading.quantities.extend(quantities.find(cast("Doc", reading), reading))


def _header(seen: View, reading: Reading) -> None:
    if reading.surroundings.is_heading:
        header.find(seen, reading)


FINDERS: dict[str, Finder] = {
    "header": _header,
    "symbols": symbols.find,
    "dates": dates.find,
    "quantities": _quantities,
}
"""In the order in which they build on one another."""


def read_text(text: str, surroundings: Surroundings) -> Reading:
    """Read all facts of one text, with what is known around it."""
    reading = Reading(surroundings, text)
    seen = view(text)
    for find in FINDERS.values():
        find(seen, reading)
    return reading

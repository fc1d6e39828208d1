"""What the components of the pipeline find in one block, before it is given its place in the file.

Each component reads a spaCy Doc and fills its list in `doc._.reading`; offsets count in the Doc's
text, end exclusive. Components see the block, the words that head it, and nothing of the file.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from schemas.document import BlockKind
from schemas.facts import Header, Measure
from schemas.interval import Qualifier
from schemas.period import Period
from schemas.place import Source

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class FoundReference:
    start: int
    end: int
    symbol: str
    type: str | None
    date: date | None


@dataclass(frozen=True, slots=True)
class FoundDate:
    start: int
    end: int
    period: Period
    calendar: Literal["gregorian", "lunar"] = "gregorian"


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    start: int
    end: int
    value: Decimal | tuple[Decimal, Decimal]
    qualifier: Qualifier
    unit: str | None
    measure: Measure
    per: str | None = None
    unit_from: Source | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """A finding in the making: its code, where it arose, and what fills its words."""

    code: str
    start: int
    end: int
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CellContext:
    """What the table says around a cell: words of its row and column headings, and its unit."""

    row: str
    column: str
    unit: str | None
    """Of the unit column, of the column heading in brackets, or of the title; None where none says."""
    unit_from: Source | None
    role: Literal["total", "part"] | None = None
    numbered: bool = False
    """The cell stands in the column of row numbers (STT, TT): its number is no quantity."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a component may know beyond the block itself."""

    kind: BlockKind = "paragraph"
    year: int | None = None
    """The header's year, which completes dates that have none."""
    headings: tuple[str, ...] = ()
    """The titles above the block, outermost first."""
    cell: CellContext | None = None
    is_heading: bool = False
    """The Doc is the document's heading block: the header component reads it."""


@dataclass(slots=True)
class Reading:
    """All that the components found in a Doc."""

    surroundings: Surroundings = field(default_factory=Surroundings)
    text: str = ""
    """The Doc's text: spaCy puts `doc.text` together anew each time it is asked for."""
    references: list[FoundReference] = field(default_factory=list)
    dates: list[FoundDate] = field(default_factory=list)
    quantities: list[FoundQuantity] = field(default_factory=list)
    header: Header | None = None
    own_symbol: tuple[int, int] | None = None
    """Where the heading states the document's own number: no mention of another document."""
    doubts: list[Doubt] = field(default_factory=list)

    def is_claimed(self, start: int, end: int) -> bool:
        """Return whether a part of the text belongs to a reference or date: it is no quantity."""
        claimed: list[FoundReference | FoundDate] = [*self.references, *self.dates]
        return any(found.start < end and start < found.end for found in claimed)


def reading(doc: "Doc") -> Reading:
    """Return the reading of a Doc made by the pipeline."""
    result = doc._.reading
    assert isinstance(result, Reading)
    return result

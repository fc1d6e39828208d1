"""Where words stand in a file, one model a kind of file (contracts.md, section 4).

All counts are from 1. `member` leads into a container: the names to open in turn,
such as ("thu.zip", "bao-cao.docx") in a mail; empty for a file that is no container. The name of the file
that lies in the inbox is not among them: it may be renamed there, and its facts stay the same.
"""

from typing import Literal, TypeAlias

from pydantic import SerializerFunctionWrapHandler, model_serializer

from schemas.base import Model

Box: TypeAlias = tuple[float, float, float, float]
"""x0, top, x1, bottom in points; origin at the top left of the page as it is displayed."""


class _Place(Model):
    member: tuple[str, ...] = ()

    @model_serializer(mode="wrap")
    def _only_what_applies(self, handler: SerializerFunctionWrapHandler) -> dict[str, object]:
        return {key: value for key, value in handler(self).items() if value not in (None, (), [])}


class PagePlace(_Place):
    """A place on a page of a PDF or scan."""

    page: int
    bbox: Box | tuple[Box, ...]
    """One box, or one a line where the words wrap."""
    confidence: float | None = None
    """Of the characters read, 0 to 1; only where a scan was read."""


Part: TypeAlias = Literal["body", "footnote", "endnote", "header", "footer", "textbox", "comment"]


class ParagraphPlace(_Place):
    """A paragraph of a word-processor file."""

    part: Part
    paragraph: int
    """Counts every w:p of the part in document order, those in tables and text boxes included."""
    table: int | None = None
    row: int | None = None
    column: int | None = None
    """Column of the grid, so that a merged cell counts for the columns it covers."""


class CellPlace(_Place):
    """A cell of a spreadsheet, such as sheet "T6", cell "C7"."""

    sheet: str
    cell: str


class LinePlace(_Place):
    """A line of a text file."""

    line: int


Place: TypeAlias = PagePlace | ParagraphPlace | CellPlace | LinePlace

Source: TypeAlias = Place | tuple[Place, ...]
"""Where a quote stands: one place, or several where the words run over pages, lines or paragraphs."""


def places(source: Source) -> tuple[Place, ...]:
    """Return the places of a source as a tuple, whichever form it has."""
    return source if isinstance(source, tuple) else (source,)


def within(source: Source, member: tuple[str, ...]) -> Source:
    """Return a source as it is seen from the container: the way to its file first."""
    if not member:
        return source
    if isinstance(source, tuple):
        return tuple(_led(place, member) for place in source)
    return _led(source, member)


def _led(place: Place, member: tuple[str, ...]) -> Place:
    return place.model_copy(update={"member": (*member, *place.member)})

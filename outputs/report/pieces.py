"""What a paragraph of the report is made of: words, printed figures, footnotes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from string import Formatter
from typing import TypeAlias

from outputs.words.written import printable
from schemas.catalogue import wording


@dataclass(frozen=True, slots=True)
class Words:
    """Running words."""

    words: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed figure, wrapped so that it can be traced; `part` is an agency or "@group"."""

    words: str
    figure: str
    part: str | None = None
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote. The same words again refer to the note that stands already."""

    words: str


Piece: TypeAlias = Words | Printed | Note
Pieces: TypeAlias = tuple[Piece, ...]


def pieces(key: str, lang: str, **values: str | Pieces) -> Pieces:
    """Fill a sentence of the catalogue with words and pieces."""
    return filled(wording(key, lang), **values)


def filled(template: str, **values: str | Pieces) -> Pieces:
    """Fill a template with words and pieces; what stands in a value is never read as a placeholder."""
    made: list[Piece] = []
    for literal, field, _, _ in Formatter().parse(template):
        if literal:
            made.append(Words(literal))
        if field is not None:
            value = values[field]
            made.extend((Words(value),) if isinstance(value, str) else value)
    return tuple(made)


def joined(parts: Iterable[Pieces], separator: str = "; ") -> Pieces:
    """Put several runs of pieces into one sentence."""
    made: list[Piece] = []
    for part in parts:
        if made:
            made.append(Words(separator))
        made.extend(part)
    return tuple(made)


def begun(sentence: Pieces) -> Pieces:
    """Return a sentence with a capital where it begins with words."""
    if sentence and isinstance(sentence[0], Words) and sentence[0].words:
        first = sentence[0]
        return (replace(first, words=first.words[:1].upper() + first.words[1:]), *sentence[1:])
    return sentence


def bold(sentence: Sequence[Piece]) -> Pieces:
    return tuple(replace(piece, bold=True) if not isinstance(piece, Note) else piece for piece in sentence)


def plain(sentence: Iterable[Piece]) -> str:
    """Return the words of a sentence without its notes."""
    return printable("".join(piece.words for piece in sentence if not isinstance(piece, Note)))

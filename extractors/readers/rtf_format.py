"""How words of rich text are shown: what a group inherits from the one around it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

from lxml import etree

from extractors.readers.docx_grid import W

Align: TypeAlias = Literal["", "superscript", "subscript"]


def element(name: str, **attributes: str) -> etree._Element:
    """Return a Word element with Word attributes."""
    return etree.Element(f"{W}{name}", {f"{W}{key}": value for key, value in attributes.items()})


@dataclass(frozen=True, slots=True)
class Format:
    """The format of a run and of its paragraph."""

    font: int | None = None
    hidden: bool = False
    align: Align = ""
    inserted: bool = False
    deleted: bool = False
    author: int = 0
    in_table: bool = False
    level: int | None = None
    """Of tables within tables, where the file tells it."""
    outline: int | None = None
    skipped: int = 1
    """Characters that stand in for each Unicode one, for programs that know none."""

    @property
    def depth(self) -> int:
        """How many tables a paragraph stands in."""
        if self.level is not None:
            return self.level
        return 1 if self.in_table else 0

    def plain(self, font: int | None) -> "Format":
        """Return the format of the paragraph with the runs' format as the file's."""
        return Format(
            font, in_table=self.in_table, level=self.level, outline=self.outline, skipped=self.skipped
        )

    def with_word(self, word: str, number: int | None) -> "Format | None":
        """Return the format after a control word; None where the word is none of format."""
        change = _CHANGES.get(word)
        return None if change is None else replace(self, **change(number))

    def run(self, inner: Sequence[etree._Element], font: str, authors: Sequence[str]) -> etree._Element:
        """Return a run of this format, in the change that it is part of."""
        run = element("r")
        properties = element("rPr")
        if font:
            properties.append(element("rFonts", ascii=font, hAnsi=font))
        if self.hidden:
            properties.append(element("vanish"))
        if self.align:
            properties.append(element("vertAlign", val=self.align))
        run.append(properties)
        run.extend(inner)
        kind = "del" if self.deleted else "ins" if self.inserted else ""
        if not kind:
            return run
        author = authors[self.author] if self.author < len(authors) else "?"
        change = element(kind, author=author)
        change.append(run)
        return change


# What each control word changes; a switch is on without a number and off with 0.
_CHANGES: dict[str, Callable[[int | None], dict[str, Any]]] = {
    "f": lambda number: {"font": number},
    "v": lambda number: {"hidden": number != 0},
    "super": lambda number: {"align": "superscript" if number != 0 else ""},
    "sub": lambda number: {"align": "subscript" if number != 0 else ""},
    "nosupersub": lambda _: {"align": ""},
    "revised": lambda number: {"inserted": number != 0},
    "deleted": lambda number: {"deleted": number != 0},
    "revauth": lambda number: {"author": number or 0},
    "revauthdel": lambda number: {"author": number or 0},
    "intbl": lambda number: {"in_table": number != 0},
    "itap": lambda number: {"level": number or 0},
    "outlinelevel": lambda number: {"outline": number},
    "pard": lambda _: {"in_table": False, "level": None, "outline": None},
    "uc": lambda number: {"skipped": max(number or 0, 0)},
}

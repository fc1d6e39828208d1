"""Automatic numbers of paragraphs, as Word shows them: "1.", "2.1.", "a)", "•".

Lists that share a definition (`w:abstractNum`) go on counting from one another; a list that says
where to begin starts anew the first time it is used (`w:startOverride`).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from extractors.readers.docx_number_forms import bullet, written
from extractors.readers.docx_runs import DELETED, attribute, child, is_on, local
from extractors.readers.docx_styles import Styles

_PLACE = re.compile(r"%([1-9])")
_NONE = "0"
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Label:
    """What stands in front of a paragraph; `counts` is False of a bullet."""

    text: str
    counts: bool


@dataclass(slots=True)
class _List:
    """A list that paragraphs point at: the definition it shares, its own levels, where it begins."""

    shared: str
    levels: dict[int, etree._Element]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of one file."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        everything = [] if root is None else list(root)
        self._shared = {attribute(e, "abstractNumId"): e for e in everything if local(e) == "abstractNum"}
        numbers = [element for element in everything if local(element) == "num"]
        self._elements = {attribute(element, "numId") or "": element for element in numbers}
        self._lists: dict[str, _List | None] = {}

    def labels(self, paragraphs: Iterable[etree._Element]) -> dict[etree._Element, Label]:
        """Return the labels of the paragraphs of one part, given in the order of the document."""
        counting = _Counting()
        found: dict[etree._Element, Label] = {}
        for paragraph in paragraphs:
            place = self._place(paragraph)
            if place is not None and not _is_gone(paragraph):
                label = counting.next(*place)
                if label.text:
                    found[paragraph] = label
        return found

    def _place(self, paragraph: etree._Element) -> tuple[str, _List, int] | None:
        """Return the list and level of a paragraph; None where it bears no number."""
        if not self._elements:
            return None
        number, level = _stated(child(paragraph, "pPr", "numPr"))
        style = ""
        if number is None:
            for name, element in self._styles.chain(self._styles.of_paragraph(paragraph)):
                number, styled = _stated(child(element, "pPr", "numPr"))
                if number is not None:
                    style, level = name, styled if level is None else level
                    break
        found = None if number in (None, _NONE) else self._list(number or "")
        if found is None:
            return None
        if level is None:
            level = _level_of_style(found, style)
        return (number or "", found, level) if level in found.levels else None

    def _list(self, number: str) -> _List | None:
        if number not in self._lists:
            self._lists[number] = self._made(number)
        return self._lists[number]

    def _made(self, number: str) -> _List | None:
        element = self._elements.get(number)
        reference = None if element is None else child(element, "abstractNumId")
        if element is None or reference is None:
            return None
        shared = attribute(reference, "val") or ""
        made = _List(shared, self._levels(shared))
        for override in (inner for inner in element if local(inner) == "lvlOverride"):
            at = _integer(attribute(override, "ilvl"), 0)
            if (own := child(override, "lvl")) is not None:
                made.levels[at] = own
            if (start := child(override, "startOverride")) is not None:
                made.starts[at] = _integer(attribute(start, "val"), 1)
        return made

    def _levels(self, shared: str) -> dict[int, etree._Element]:
        """Return the levels of a definition; some only name the style of the list that has them."""
        definition = self._shared.get(shared)
        if definition is None:
            return {}
        link = child(definition, "numStyleLink")
        if link is not None:
            name = attribute(link, "val")
            linked = (child(other, "styleLink") for other in self._shared.values())
            owner = next(
                (mark.getparent() for mark in linked if mark is not None and attribute(mark, "val") == name),
                None,
            )
            definition = definition if owner is None else owner
        levels = [inner for inner in definition if local(inner) == "lvl"]
        return {_integer(attribute(level, "ilvl"), 0): level for level in levels}


class _Counting:
    """How far each definition has counted, while the paragraphs of a part pass by."""

    def __init__(self) -> None:
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def next(self, number: str, of: _List, level: int) -> Label:
        counts = self._counts.setdefault(of.shared, {})
        if level in of.starts and (number, level) not in self._begun:
            counts[level] = of.starts[level]
        else:
            counts[level] = counts[level] + 1 if level in counts else _start(of, level)
        self._begun.add((number, level))
        for lower in [at for at in counts if at > level and _restarts(of, at, level)]:
            del counts[lower]
        return _label(of, level, counts)


def _label(of: _List, level: int, counts: dict[int, int]) -> Label:
    element = of.levels[level]
    pattern = _value(element, "lvlText") or ""
    form = _value(element, "numFmt") or "decimal"
    if form == "bullet":
        return Label(bullet(pattern, _font(element)), counts=False)
    is_legal = is_on(child(element, "isLgl"))

    def number(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        if at not in of.levels or at > level:
            return ""
        own = _value(of.levels[at], "numFmt") or "decimal"
        return written(counts.get(at, _start(of, at)), "decimal" if is_legal and own != "none" else own)

    return Label(_PLACE.sub(number, pattern).strip(), counts=True)


def _restarts(of: _List, lower: int, level: int) -> bool:
    """Return whether a level begins anew behind a paragraph of an outer one."""
    after = of.levels.get(lower)
    restart = None if after is None else _value(after, "lvlRestart")
    if restart is None:
        return True
    return restart != _NONE and level < _integer(restart, _LEVELS)


def _start(of: _List, level: int) -> int:
    element = of.levels.get(level)
    return 1 if element is None else _integer(_value(element, "start"), 1)


def _level_of_style(of: _List, style: str) -> int:
    """Return the level that a definition ties to a style, else the outermost."""
    tied = (at for at, level in of.levels.items() if style and _value(level, "pStyle") == style)
    return next(tied, 0)


def _stated(properties: etree._Element | None) -> tuple[str | None, int | None]:
    """Return list and level that numbering properties state, None of each where they do not."""
    if properties is None:
        return None, None
    level = _value(properties, "ilvl")
    return _value(properties, "numId"), None if level is None else _integer(level, 0)


def _is_gone(paragraph: etree._Element) -> bool:
    """Return whether a paragraph is no longer one: its mark or its table row was deleted."""
    mark = child(paragraph, "pPr", "rPr")
    if mark is not None and any(local(inner) in DELETED for inner in mark):
        return True
    rows = paragraph.iterancestors("{*}tr")
    return any(child(row, "trPr", name) is not None for row in rows for name in DELETED)


def _font(level: etree._Element) -> str:
    fonts = child(level, "rPr", "rFonts")
    return "" if fonts is None else attribute(fonts, "ascii") or attribute(fonts, "hAnsi") or ""


def _value(element: etree._Element, name: str) -> str | None:
    found = child(element, name)
    return None if found is None else attribute(found, "val")


def _integer(words: str | None, default: int) -> int:
    return int(words) if words is not None and words.isascii() and words.isdecimal() else default

"""The words of one Word paragraph, as they are shown."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from lxml import etree

from extractors.cleaning import raised
from extractors.repairs import Repairs
from schemas.place import ParagraphPlace

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_MATH = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
)
# Page numbers, also those of a table of contents, are no words of the report; a second reference to a
# footnote is its mark again: "59" with the mark of note 2 is not 592.
_LAYOUT_FIELDS = {"PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF", "NOTEREF"}
_SYMBOL_FONT = {0xB7: "•", 0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×"}
_PRIVATE = re.compile("[\uf000-\uf0ff]")
_FIXED = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_PIECES = {"t", "sym", "fldChar", "instrText", *_FIXED}
DELETED = frozenset({"del", "moveFrom"})
NOTE_MARK = "\uffff"
"""Stands where the mark of a note does: XML cannot hold this character."""
NoteKind: TypeAlias = Literal["footnote", "endnote"]
_NOTE_MARKS: dict[str, NoteKind] = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
# Properties, instructions and markers hold no words; a text box is a block of its own.
_WORDLESS = {
    "pPr",
    "rPr",
    "delText",
    "delInstrText",
    "p",
    "tbl",
    "txbxContent",
    "sdtPr",
    "sdtEndPr",
    "footnoteRef",
}
_OFF = {"0", "false", "off", "none"}


def local(element: etree._Element) -> str:
    """Return the name of a Word element without its namespace, "" for one of another vocabulary."""
    if not isinstance(element.tag, str):
        return ""
    namespace, _, name = element.tag[1:].partition("}")
    return name if namespace in _WORD else ""


def attribute(element: etree._Element, name: str) -> str | None:
    """Return a Word attribute, whichever of the two namespaces the file uses."""
    return next((value for ns in _WORD if (value := element.get(f"{{{ns}}}{name}")) is not None), None)


def child(element: etree._Element, *path: str) -> etree._Element | None:
    """Return the first descendant along a path of Word elements."""
    at: etree._Element | None = element
    for name in path:
        if at is None:
            return None
        at = next((inner for inner in at if local(inner) == name), None)
    return at


def is_on(element: etree._Element | None) -> bool:
    """Return whether a switch such as `w:vanish` is there and not set to off."""
    return element is not None and (attribute(element, "val") or "1") not in _OFF


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The mark of a note, which names the note by its kind and id."""

    kind: NoteKind
    id: str


@dataclass
class Marks:
    """What was met on the way that a person should know of."""

    changes: list[tuple[str, ParagraphPlace | None]] = field(default_factory=list)
    """Who made each tracked change, and where."""
    hidden: list[tuple[str, ParagraphPlace]] = field(default_factory=list)
    """The words of each hidden run."""
    repairs: Repairs = field(default_factory=lambda: Repairs("runs"))


@dataclass
class Fields:
    """The fields that are open: a field's code is not shown, its result is.

    `is_sound` is false where fields are not closed; their marks are then ignored, lest text be lost.
    """

    is_sound: bool = True
    _open: list[tuple[str, str]] = field(default_factory=list)

    @property
    def are_shown(self) -> bool:
        return all(state == "result" for state, _ in self._open)

    def meet(self, mark: str | None) -> None:
        if not self.is_sound:
            return
        if mark == "begin":
            self._open.append(("code", ""))
        elif mark == "separate" and self._open:
            code = self._open[-1][1]
            shown = _field_name(code) not in _LAYOUT_FIELDS
            self._open[-1] = ("result" if shown else "layout", code)
        elif mark == "end" and self._open:
            self._open.pop()

    def add_code(self, words: str) -> None:
        if self._open and self._open[-1][0] == "code":
            self._open[-1] = ("code", self._open[-1][1] + words)


def sound_fields(root: etree._Element) -> Fields:
    """Return the fields of a part, none open yet."""
    marks = [attribute(mark, "fldCharType") for mark in root.iter("{*}fldChar")]
    return Fields(is_sound=marks.count("begin") == marks.count("end"))


class Words:
    """Collects the shown text of paragraphs of one part, and the marks met there.

    `repaired` has the text of each `w:t` that was in a legacy charset; `hides` tells of a run in a
    paragraph whether its words are hidden.
    """

    def __init__(
        self,
        fields: Fields,
        marks: Marks,
        repaired: Mapping[etree._Element, str],
        hides: Callable[[etree._Element, etree._Element], bool],
        place: Callable[[etree._Element], ParagraphPlace],
    ) -> None:
        self._fields = fields
        self._marks = marks
        self._repaired = repaired
        self._hides, self._place = hides, place
        self._paragraph: etree._Element | None = None
        self._notes: list[NoteMark] = []

    def of(self, paragraph: etree._Element) -> tuple[str, list[NoteMark]]:
        """Return the text of a paragraph, and the notes whose marks stand in it as `NOTE_MARK`.

        Line breaks stay as such.
        """
        self._paragraph, self._notes = paragraph, []
        return "".join(self._walk(paragraph, "")), self._notes

    def _walk(self, element: etree._Element, before: str) -> Iterator[str]:
        for inner in element:
            for words in self._one(inner, before):
                before = words or before
                yield words

    def _one(self, element: etree._Element, before: str) -> Iterator[str]:
        name = local(element)
        if name == "r":
            yield from self._run(element, before)
        elif name in _PIECES or _is_math_text(element):
            yield self._piece(element, name or "t")
        elif name not in _WORDLESS | DELETED and not _is_layout_field(element, name):
            yield from self._walk(element, before)

    def _run(self, run: etree._Element, before: str) -> Iterator[str]:
        assert self._paragraph is not None
        if self._hides(run, self._paragraph):
            self._hidden_run(run)
            return
        align = child(run, "rPr", "vertAlign")
        is_raised = align is not None and attribute(align, "val") == "superscript"
        follows_mark = False
        for piece in run:
            name = local(piece)
            if name in _NOTE_MARKS:
                self._notes.append(NoteMark(_NOTE_MARKS[name], attribute(piece, "id") or ""))
                follows_mark = (attribute(piece, "customMarkFollows") or "0") not in _OFF
                yield NOTE_MARK
                continue
            words = "" if follows_mark and name == "t" else self._piece(piece, name)
            if words and is_raised:
                words = raised(words, before)
            before = words or before
            yield words
            if not name or name in {"drawing", "pict", "object"}:
                yield from self._walk(piece, before)

    def _hidden_run(self, run: etree._Element) -> None:
        """Note the words of a hidden run; the fields that begin or end in it still count."""
        words = "".join(self._piece(piece, local(piece)) for piece in run)
        if words.strip() and self._paragraph is not None:
            self._marks.hidden.append((words.strip(), self._place(self._paragraph)))

    def _piece(self, piece: etree._Element, name: str) -> str:
        if name == "fldChar":
            self._fields.meet(attribute(piece, "fldCharType"))
            return _chosen_entry(piece)
        if name == "instrText":
            self._fields.add_code(piece.text or "")
        if not self._fields.are_shown:
            return ""
        if name == "t":
            return _meant(piece, self._repaired.get(piece, piece.text or ""))
        return _symbol(piece) if name == "sym" else _FIXED.get(name, "")


def _chosen_entry(mark: etree._Element) -> str:
    """Return what is chosen in a drop-down field of a form: the file holds no result of it."""
    choices = child(mark, "ffData", "ddList")
    if choices is None:
        return ""
    chosen = next((inner for inner in choices if local(inner) in {"result", "default"}), None)
    entries = [attribute(inner, "val") or "" for inner in choices if local(inner) == "listEntry"]
    at = attribute(chosen, "val") if chosen is not None else "0"
    return entries[int(at)] if at is not None and at.isdecimal() and int(at) < len(entries) else ""


def _is_layout_field(element: etree._Element, name: str) -> bool:
    return name == "fldSimple" and _field_name(attribute(element, "instr") or "") in _LAYOUT_FIELDS


def _field_name(code: str) -> str:
    return (code.split() or [""])[0].upper()


def _is_math_text(element: etree._Element) -> bool:
    return isinstance(element.tag, str) and element.tag[1:].partition("}")[::2] in {(ns, "t") for ns in _MATH}


def _meant(piece: etree._Element, words: str) -> str:
    """Return words whose characters of the private area, as old files keep symbols, are said in Unicode."""
    if not _PRIVATE.search(words):
        return words
    run = piece.getparent()
    fonts = None if run is None else child(run, "rPr", "rFonts")
    is_symbol = fonts is not None and (attribute(fonts, "ascii") or "").lower() == "symbol"
    return _PRIVATE.sub(lambda sign: _SYMBOL_FONT.get(ord(sign[0]) - 0xF000, "") if is_symbol else "", words)


def _symbol(element: etree._Element) -> str:
    """Return the character of a `w:sym`; of a picture font only what has a meaning in text."""
    try:
        code = int(attribute(element, "char") or "", 16)
    except ValueError:
        return ""
    if 0xF000 <= code <= 0xF0FF:
        is_symbol = (attribute(element, "font") or "").lower() == "symbol"
        return _SYMBOL_FONT.get(code - 0xF000, "") if is_symbol else ""
    return chr(code) if 0x20 <= code < 0xD800 else ""

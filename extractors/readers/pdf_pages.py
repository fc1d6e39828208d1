"""Pages of a PDF as pdfium sees them: characters, their boxes, and what is drawn.

Boxes are turned at once into points from the top left of the page as it is displayed. pdfium knows no
threads: one process reads one file at a time.
"""

import ctypes
import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Protocol

import pypdfium2
import pypdfium2.raw as pdfium

from schemas.errors import DamagedFile, ProtectedFile
from schemas.place import Box

# pdfium writes this for a hyphen at a line's end, and leaves the line break out.
BREAKING_HYPHEN = "\ufffe"
_VOTERS = 5
_THIN = 3.0
_MANY_SEGMENTS = 5
_LONGEST_NAME = 128
_WHITE, _CLEAR = 230, 25
_UNDRAWN = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)


@contextmanager
def opened(content: bytes, name: str) -> Iterator[pypdfium2.PdfDocument]:
    """Open a PDF from its bytes.

    Raises:
        ProtectedFile: it asks for a password.
        DamagedFile: pdfium cannot open it.
    """
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as fault:
        if fault.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise ProtectedFile(file=name) from fault
        raise DamagedFile(file=name, cause="cause.bad-pdf") from fault
    try:
        yield document
    finally:
        document.close()


@dataclass(frozen=True, slots=True)
class Geometry:
    """The visible part of a page in its own coordinates, and how far it is turned clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @property
    def width(self) -> float:
        return self.top - self.bottom if self.rotation % 180 else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self.rotation % 180 else self.top - self.bottom

    def displayed(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Turn a box in page coordinates into one on the page as displayed."""
        if self.rotation == 90:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.rotation == 180:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        if self.rotation == 270:
            return self.top - top, self.right - right, self.top - bottom, self.right - left
        return left - self.left, self.top - top, right - self.left, self.top - bottom


class LetteredPage(Protocol):
    """A page as lines and tables are told apart on it, by its letters; boxes are in points from the top left.

    `text` has a line break where a line ends. Boxes are those of the page turned so that its words run
    from left to right.
    """

    @property
    def number(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def is_sideways(self) -> bool: ...
    def box(self, index: int) -> Box: ...
    def baseline(self, index: int) -> float: ...
    def size(self, index: int) -> float: ...
    def font(self, index: int) -> str: ...
    def shown_boxes(self) -> list[Box]:
        """Return the boxes of all characters, in which the cells of tables are measured too."""


@dataclass
class PageText:
    """The characters of an open page, by pdfium's index; boxes are measured when asked for.

    `reading` is the page turned so that its words run from left to right: lines are told apart there.
    """

    number: int
    text: str
    geometry: Geometry
    reading: Geometry
    page: pypdfium2.PdfPage
    _handle: pypdfium2.PdfTextPage
    _rect: pdfium.FS_RECTF = field(default_factory=pdfium.FS_RECTF)
    _matrix: pdfium.FS_MATRIX = field(default_factory=pdfium.FS_MATRIX)
    _colour: tuple[ctypes.c_uint, ...] = field(
        default_factory=lambda: tuple(ctypes.c_uint() for _ in range(4))
    )

    def box(self, index: int) -> Box:
        """Return the box of a character as read: as wide as it advances, as high as its font."""
        return self.reading.displayed(*_measured(self._handle, index, self._rect))

    def baseline(self, index: int) -> float:
        """Return how far down the page the line is on which a character stands, as read."""
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(self._handle, index, ctypes.byref(x), ctypes.byref(y))
        return self.reading.displayed(x.value, y.value, x.value, y.value)[1]

    def size(self, index: int) -> float:
        """Return the size of a character's font in points, as drawn."""
        matrix = self._matrix
        pdfium.FPDFText_GetMatrix(self._handle, index, ctypes.byref(matrix))
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        return float(pdfium.FPDFText_GetFontSize(self._handle, index)) * scale

    def font(self, index: int) -> str:
        """Return the name of a character's font without the mark of a subset ("ABCDEF+")."""
        name, flags = ctypes.create_string_buffer(_LONGEST_NAME), ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self._handle, index, name, _LONGEST_NAME, ctypes.byref(flags))
        return name.value.decode("utf-8", "replace").rpartition("+")[2]

    def shown_box(self, index: int) -> Box:
        """Return the box of a character on the page as displayed."""
        return self.geometry.displayed(*_measured(self._handle, index, self._rect))

    def shown_boxes(self) -> list[Box]:
        return [self.shown_box(index) for index in range(len(self.text))]

    def is_unseen(self, index: int) -> bool:
        """Return whether a character is white, drawn invisibly or outside of the page.

        It may be seen all the same: on a dark ground, or where a picture shows the same words.
        """
        red, green, blue, alpha = self._colour
        known = pdfium.FPDFText_GetFillColor(self._handle, index, red, green, blue, alpha)
        if known and (min(red.value, green.value, blue.value) >= _WHITE or alpha.value <= _CLEAR):
            return True
        drawn = pdfium.FPDFText_GetTextObject(self._handle, index)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(drawn) if drawn else pdfium.FPDF_TEXTRENDERMODE_FILL
        return mode in _UNDRAWN or self.is_outside(self.shown_box(index))

    def is_outside(self, box: Box) -> bool:
        """Return whether a box on the page as displayed lies wholly outside of it."""
        return box[2] <= 0 or box[3] <= 0 or box[0] >= self.geometry.width or box[1] >= self.geometry.height

    @property
    def is_sideways(self) -> bool:
        """Whether the words run in another direction than from left to right on the page as displayed."""
        return self.reading.rotation != self.geometry.rotation


def _measured(handle: pypdfium2.PdfTextPage, index: int, rect: pdfium.FS_RECTF) -> Box:
    pdfium.FPDFText_GetLooseCharBox(handle, index, ctypes.byref(rect))
    return rect.left, rect.bottom, rect.right, rect.top


def is_ruled(page: pypdfium2.PdfPage) -> bool:
    """Return whether enough is drawn for the rules of a table: two lines each way, or two frames."""
    across = down = frames = 0
    for drawn in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3):
        left, bottom, right, top = drawn.get_bounds()
        width, height = right - left, top - bottom
        if height < _THIN < width:
            across += 1
        elif width < _THIN < height:
            down += 1
        elif width >= _THIN and height >= _THIN:
            frames += 2 if pdfium.FPDFPath_CountSegments(drawn) > _MANY_SEGMENTS else 1
    return (across > 1 and down > 1) or frames > 1


@contextmanager
def open_page(document: pypdfium2.PdfDocument, number: int, name: str) -> Iterator[pypdfium2.PdfPage]:
    """Open a page by its number from 1.

    Raises:
        DamagedFile: the page cannot be loaded.
    """
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError as fault:
        raise DamagedFile(file=name, cause="cause.bad-page") from fault
    try:
        yield page
    finally:
        page.close()


@contextmanager
def page_text(document: pypdfium2.PdfDocument, number: int, name: str) -> Iterator[PageText]:
    """Open a page with its characters.

    Raises:
        DamagedFile: the page cannot be loaded.
    """
    with open_page(document, number, name) as page:
        try:
            handle = page.get_textpage()
        except pypdfium2.PdfiumError as fault:
            raise DamagedFile(file=name, cause="cause.bad-page") from fault
        try:
            left, bottom, right, top = page.get_bbox()
            geometry = Geometry(left, bottom, right, top, page.get_rotation())
            text = _characters(handle)
            reading = replace(geometry, rotation=_direction(handle, text))
            yield PageText(number, text, geometry, reading, page, handle)
        finally:
            handle.close()


def _direction(handle: pypdfium2.PdfTextPage, text: str) -> int:
    """Return by how much the page must be turned clockwise for its longest lines to run rightwards."""
    rect = pdfium.FS_RECTF()
    votes = dict.fromkeys((0, 90, 180, 270), 0)
    lines = [line.span() for line in re.finditer(r"[^\r\n\ufffe]{2,}", text)]
    for start, end in sorted(lines, key=lambda span: span[0] - span[1])[:_VOTERS]:
        first, last = _measured(handle, start, rect), _measured(handle, end - 1, rect)
        right, up = last[0] - first[0], last[1] - first[1]
        if abs(right) >= abs(up):
            votes[0 if right >= 0 else 180] += end - start
        else:
            votes[90 if up > 0 else 270] += end - start
    return max(votes, key=lambda turn: votes[turn])


def _characters(handle: pypdfium2.PdfTextPage) -> str:
    """Return one character of text for each of pdfium's, so that indices agree."""
    count = handle.count_chars()
    text: str = handle.get_text_range() if count else ""
    if len(text) == count:
        return text
    codes = (pdfium.FPDFText_GetUnicode(handle, index) for index in range(count))
    return "".join(_character(code) for code in codes)


def _character(code: int) -> str:
    if code == 0x2:
        return BREAKING_HYPHEN
    return "\ufffd" if 0xD800 <= code < 0xE000 or code > 0x10FFFF else chr(code)

"""Pages of a PDF that are pictures: read by OCR where they have no text, or where theirs is worse.

A scanner may lay text of its own under the picture, and a broken font may turn text into nonsense. Such
text is compared with what OCR reads on the same page, by its share of Vietnamese syllables.
"""

import re

import pypdfium2
import pypdfium2.raw as pdfium

from extractors.charset_judgement import Stretch, Verdict, judge
from extractors.orthography import is_syllable
from extractors.readers.ocr_engines import OcrFailed, engine_for
from extractors.readers.ocr_pages import OcrPage, read_page
from extractors.readers.pdf_pages import PageText
from schemas.finding import Finding, finding
from schemas.limits import Limits

_FEW_LETTERS = 20
_WHOLE_PAGE = 0.6
"""Of the page, covered by one picture: a scan, and text on it that of a scanner."""
_POOR = 0.7
"""Least share of syllables in text that nobody need doubt; names and abbreviations are the rest."""
_CLEARLY = 0.03
"""By how much the share of syllables must differ: else a page's own text counts."""
_DPI, _LEAST_DPI = 300.0, 150.0
_MOST_PIXELS = 25_000_000
_WORD = re.compile(r"[^\W\d_]{2,}")
_BROKEN = re.compile("[\x00-\x08\ufffd\ue000-\uf8ff]")


class PictureReader:
    """Reads the pages of one PDF that need it, as many as the limits allow."""

    def __init__(self, name: str, limits: Limits) -> None:
        self.pages: dict[int, OcrPage] = {}
        self.unread: list[int] = []
        """Pages that are pictures, and were not read."""
        self._name = name
        self._limits = limits
        self._asked = 0
        self._findings: list[Finding] = []
        self._replaced: list[int] = []
        self._kept: list[int] = []

    def read(self, page: PageText) -> OcrPage | None:
        """Return a page as OCR reads it, None where its own text counts."""
        own = page.text.strip()
        is_bare = len(own) < _FEW_LETTERS and _largest_picture(page) > 0
        if not is_bare and not _is_doubtful(page):
            return None
        if self._asked >= self._limits.ocr_pages:
            self._note_unread(page, is_bare)
            return None
        self._asked += 1
        try:
            found = _read(page, self._limits, self._name)
        except OcrFailed as fault:
            self._note_unread(page, is_bare)
            self._findings.append(finding("ocr-failed", page=page.number, cause=fault))
            return None
        return self._better(page, found, is_bare)

    def findings(self) -> list[Finding]:
        """Return what was unread, and which of two texts counts."""
        listed = {
            "page-without-text": self.unread,
            "ocr-over-text-layer": self._replaced,
            "text-layer-kept": self._kept,
        }
        told = [
            finding(code, pages=", ".join(str(page) for page in pages))
            for code, pages in listed.items()
            if pages
        ]
        return [*self._findings, *told]

    def _better(self, page: PageText, found: OcrPage, is_bare: bool) -> OcrPage | None:
        if is_bare:
            if not found.text:
                self.unread.append(page.number)
                return None
        elif quality(found.text) < quality(page.text) + _CLEARLY:
            self._kept.append(page.number)
            return None
        else:
            self._replaced.append(page.number)
        self.pages[page.number] = found
        return found

    def _note_unread(self, page: PageText, is_bare: bool) -> None:
        if is_bare:
            self.unread.append(page.number)


def quality(text: str) -> float:
    """Return the share of words that are Vietnamese syllables, less what no glyph is known for."""
    words = _WORD.findall(text)
    broken = len(_BROKEN.findall(text))
    right = sum(is_syllable(word) for word in words)
    return right / max(len(words) + broken, 1)


def _is_doubtful(page: PageText) -> bool:
    """Return whether a page's own text is to be compared with its picture.

    Text in a legacy charset is no such: it is repaired, and exactly.
    """
    if _largest_picture(page) >= _WHOLE_PAGE:
        return True
    if (
        len(_WORD.findall(page.text)) + len(_BROKEN.findall(page.text)) < _FEW_LETTERS
        or quality(page.text) >= _POOR
    ):
        return False
    lines = [Stretch(line) for line in page.text.splitlines() if line.strip()]
    return all(verdict == Verdict() for verdict in judge(lines))


def _largest_picture(page: PageText) -> float:
    """Return the share of the page that its largest picture covers."""
    whole = page.geometry.width * page.geometry.height
    shares = [0.0]
    for drawn in page.page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = drawn.get_bounds()
        shares.append(abs((right - left) * (top - bottom)) / max(whole, 1.0))
    return max(shares)


def _read(page: PageText, limits: Limits, name: str) -> OcrPage:
    dpi = _own_dpi(page)
    dpi = min(dpi, (_MOST_PIXELS / max(page.geometry.width * page.geometry.height, 1.0)) ** 0.5 * 72)
    image = page.page.render(scale=dpi / 72).to_pil()
    return read_page(image, dpi, page.number, engine_for(limits, name))


def _own_dpi(page: PageText) -> float:
    """Return the dots an inch of the largest picture; drawn at them, nothing of it is lost or made up."""
    found: list[tuple[float, float]] = []
    for drawn in page.page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = drawn.get_bounds()
        found.append(((right - left) * (top - bottom), _dots(drawn, max(right - left, top - bottom))))
    return min(max(max(found)[1], _LEAST_DPI), _DPI) if found else _DPI


def _dots(picture: pypdfium2.PdfObject, longest: float) -> float:
    return float(max(picture.get_px_size())) / max(longest, 1.0) * 72

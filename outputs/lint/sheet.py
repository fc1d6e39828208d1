"""A Word file as a clerk looks at it: paragraphs with what they look like, pages, page numbers."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from extractors.cleaning import clean
from extractors.readers.docx_numbering import Numbering
from extractors.readers.docx_package import Package
from extractors.readers.docx_runs import DELETED, attribute, child, is_on, local
from extractors.readers.docx_styles import Styles, named_style
from extractors.readers.docx_tables import grid_rows
from outputs.lint.styles import Effective, Look, Setting
from schemas.errors import DamagedFile
from schemas.limits import Limits
from schemas.place import ParagraphPlace

_MM_PER_TWIP = 25.4 / 1440
_BREAKS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}


@dataclass(frozen=True, slots=True)
class Run:
    text: str
    look: Look


@dataclass(frozen=True)
class Line:
    """A paragraph of the body; `cell` is (table, row, column), from 1."""

    place: ParagraphPlace
    runs: tuple[Run, ...]
    setting: Setting
    label: str
    """Its automatic number, "" without one."""
    section: int

    @cached_property
    def text(self) -> str:
        words = " ".join("".join(run.text for run in self.runs).split())
        return f"{self.label} {words}".strip() if self.label else words

    @property
    def cell(self) -> tuple[int, int, int] | None:
        at = self.place
        return (at.table, at.row or 0, at.column or 0) if at.table is not None else None

    @property
    def table(self) -> int | None:
        return self.place.table

    def mostly(self, name: str) -> object:
        """Return the value of a look's property that most letters have."""
        counts: Counter[object] = Counter()
        for run in self.runs:
            counts[getattr(run.look, name)] += len(run.text.strip())
        return counts.most_common(1)[0][0] if counts else None

    @property
    def is_upper(self) -> bool:
        letters = [(c, run.look.capitals) for run in self.runs for c in run.text if c.isalpha()]
        return bool(letters) and all(capital or c == c.upper() for c, capital in letters)


@dataclass(frozen=True, slots=True)
class Page:
    """The page of a section. Lengths in millimetres."""

    width: float
    height: float
    margins: dict[str, float]
    landscape: bool
    hides_first_number: bool


@dataclass(frozen=True, slots=True)
class PageNumber:
    """Where the file prints page numbers: in a header or footer, for which pages, and how."""

    part: str
    kind: str
    """"default", "first" or "even"."""
    alignment: str
    look: Look | None


@dataclass(frozen=True, slots=True)
class Sheet:
    lines: tuple[Line, ...]
    pages: tuple[Page, ...]
    numbers: tuple[PageNumber, ...]


def open_sheet(content: bytes, name: str, limits: Limits) -> Sheet:
    """Read a Word file with all its looks.

    Raises:
        DamagedFile, ProtectedFile, TooLarge: as the file is.
    """
    package = Package(content, name, limits)
    root = package.xml(package.main)
    if root is None or child(root, "body") is None:
        raise DamagedFile(file=name, cause="cause.no-document-part")
    styled = package.first_related(package.main, "styles")
    styles = Styles(styled)
    effective = Effective(styles, styled, package.first_related(package.main, "theme"))
    numbering = Numbering(package.first_related(package.main, "numbering"), styles)
    sections = [element for element in root.iter("{*}sectPr") if local(element)]
    return Sheet(
        tuple(_lines(root, effective, numbering)),
        tuple(map(_page, sections)),
        tuple(_numbers(package, sections, effective)),
    )


def _lines(root: etree._Element, effective: Effective, numbering: Numbering) -> Iterator[Line]:
    paragraphs = [element for element in root.iter("{*}p") if local(element)]
    labels = numbering.labels(paragraphs)
    places = _places(root, paragraphs)
    section = 0
    for paragraph in paragraphs:
        label = labels.get(paragraph)
        runs = tuple(_runs(paragraph, effective))
        yield Line(
            places[paragraph], runs, effective.setting(paragraph), label.text if label else "", section
        )
        section += child(paragraph, "pPr", "sectPr") is not None


def _places(root: etree._Element, paragraphs: list[etree._Element]) -> dict[etree._Element, ParagraphPlace]:
    numbers = {element: number for number, element in enumerate(paragraphs, 1)}
    found = {p: ParagraphPlace(part="body", paragraph=number) for p, number in numbers.items()}
    for table, number in ((t, n) for n, t in enumerate((t for t in root.iter("{*}tbl") if local(t)), 1)):
        for row in grid_rows(table):
            for cell in row.cells:
                for p in cell.element.iter("{*}p"):
                    if p in numbers:
                        found[p] = ParagraphPlace(
                            part="body",
                            paragraph=numbers[p],
                            table=number,
                            row=row.number,
                            column=cell.column,
                        )
    return found


def _runs(paragraph: etree._Element, effective: Effective) -> Iterator[Run]:
    table = next(paragraph.iterancestors("{*}tbl"), None)
    table_style = "" if table is None else named_style(child(table, "tblPr"), "tblStyle")
    for run in paragraph.iter("{*}r"):
        if local(run) != "r" or next(run.iterancestors("{*}p"), None) is not paragraph:
            continue
        if any(local(outer) in DELETED for outer in run.iterancestors()):
            continue
        words = "".join(_words(run))
        if words:
            yield Run(words, effective.look(run, paragraph, table_style))


def _words(run: etree._Element) -> Iterator[str]:
    for piece in run:
        name = local(piece)
        if name == "t":
            yield clean(piece.text or "").text
        elif name in _BREAKS:
            yield _BREAKS[name]


def _page(section: etree._Element) -> Page:
    size, margins = child(section, "pgSz"), child(section, "pgMar")
    named = ("top", "bottom", "left", "right")
    sides = {} if margins is None else {side: attribute(margins, side) for side in named}
    width, height = (_mm(None if size is None else attribute(size, side)) for side in ("w", "h"))
    return Page(
        width,
        height,
        {side: _mm(value) for side, value in sides.items()},
        landscape=width > height,
        hides_first_number=is_on(child(section, "titlePg")),
    )


def _mm(twips: str | None) -> float:
    return round(float(twips) * _MM_PER_TWIP, 1) if twips and twips.lstrip("-").isdecimal() else 0.0


def _numbers(package: Package, sections: list[etree._Element], effective: Effective) -> Iterator[PageNumber]:
    """Yield each paragraph of a header or footer of the first section that shows the page's number."""
    for part in ("header", "footer"):
        for reference in sections[0].iterfind(f"{{*}}{part}Reference") if sections else ():
            id = next((str(v) for k, v in reference.attrib.items() if str(k).endswith("}id")), "")
            target = package.target(package.main, id)
            root = package.xml(target) if target else None
            for paragraph in root.iter("{*}p") if root is not None else ():
                if _shows_page(paragraph):
                    kind = attribute(reference, "type") or "default"
                    setting = effective.setting(paragraph)
                    runs = [run for run in paragraph.iter("{*}r") if local(run)]
                    look = effective.look(runs[-1], paragraph, "") if runs else None
                    yield PageNumber(part, kind, setting.alignment, look)


def _shows_page(paragraph: etree._Element) -> bool:
    said = [element.text or "" for element in paragraph.iter("{*}instrText")]
    said += [attribute(field, "instr") or "" for field in paragraph.iter("{*}fldSimple")]
    return any(words.split()[:1] == ["PAGE"] for words in said)

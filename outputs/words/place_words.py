"""Where a quote stands, in words: "trang 2", "bảng 2, hàng 3, cột 1", "dòng 12"."""

from itertools import groupby

from schemas.catalogue import text
from schemas.place import CellPlace, LinePlace, PagePlace, ParagraphPlace, Place, Source, places
from schemas.source_text import Leaf


def place_words(source: Source, lang: str = "vi") -> str:
    """Say where a quote stands; the files to open in a container come first."""
    if not places(source):
        return text("shown.place.file", lang)
    said = []
    for member, together in groupby(places(source), key=lambda place: place.member):
        where = _together(tuple(together), lang)
        if member:
            inside = text("shown.place.inside", lang).join(f"“{name}”" for name in reversed(member))
            where = text("shown.place.member", lang, member=inside, where=where)
        said.append(where)
    return "; ".join(said)


def file_name(file: str, member: tuple[str, ...] = ()) -> str:
    """Return the name of the file of the inbox: of a member of a container, the container's.

    `member` is that of a place, which goes on where a workbook lies in a report.
    """
    for length in range(len(member), 0, -1):
        way = "".join(f"/{name}" for name in member[:length])
        if file.endswith(way):
            return file.removesuffix(way).rpartition("/")[2]
    return file.rpartition("/")[2]


def leaf_words(leaf: Leaf, lang: str = "vi") -> str:
    """Name the page, sheet or file of a container in which a run of blocks stands."""
    said = [f"“{name}”" for name in leaf.member]
    if leaf.page is not None:
        said.append(text("shown.place.page", lang, number=leaf.page))
    if leaf.sheet is not None:
        said.append(text("shown.place.whole-sheet", lang, sheet=leaf.sheet))
    return ", ".join(said)


def _together(run: tuple[Place, ...], lang: str) -> str:
    """Say several places of one file; running lines and pages as one span, equal ones once."""
    lines = [place.line for place in run if isinstance(place, LinePlace)]
    if len(lines) == len(run):
        return _span("line", lines, lang)
    pages = [place.page for place in run if isinstance(place, PagePlace)]
    if len(pages) == len(run):
        return _span("page", pages, lang)
    return "; ".join(dict.fromkeys(_one(place, lang) for place in run))


def _span(kind: str, numbers: list[int], lang: str) -> str:
    first, last = min(numbers), max(numbers)
    if first == last:
        return text(f"shown.place.{kind}", lang, number=first)
    return text(f"shown.place.{kind}s", lang, first=first, last=last)


def _one(place: Place, lang: str) -> str:
    if isinstance(place, LinePlace):
        return text("shown.place.line", lang, number=place.line)
    if isinstance(place, PagePlace):
        return text("shown.place.page", lang, number=place.page)
    if isinstance(place, CellPlace):
        return text("shown.place.sheet", lang, sheet=place.sheet, cell=place.cell)
    return _paragraph(place, lang)


def _paragraph(place: ParagraphPlace, lang: str) -> str:
    if place.table is not None:
        where = text(
            "shown.place.table", lang, table=place.table, row=place.row or "–", column=place.column or "–"
        )
    else:
        where = text("shown.place.paragraph", lang, number=place.paragraph)
    if place.part == "body":
        return where
    return text("shown.place.in-part", lang, part=text(f"shown.part.{place.part}", lang), where=where)

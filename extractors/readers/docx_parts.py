"""The parts of a Word file in reading order, as blocks of a source document."""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from lxml import etree

from extractors.readers.document_builder import DocumentBuilder
from extractors.readers.docx_flow import PartFlow
from extractors.readers.docx_fonts import Fonts
from extractors.readers.docx_package import Package
from extractors.readers.docx_runs import Marks, attribute, child, local
from schemas.document import SourceDocument
from schemas.errors import DamagedFile, EmptyFile
from schemas.finding import finding
from schemas.limits import Limits
from schemas.place import ParagraphPlace

NoteKind: TypeAlias = Literal["footnote", "endnote"]
MarginKind: TypeAlias = Literal["header", "footer"]

_HEADING_NAMES = ("heading", "title", "subtitle")


def read_package(content: bytes, name: str, limits: Limits, media_type: str, reader: str) -> SourceDocument:
    """Read the package of a Word file: body, notes, headers and footers."""
    package = Package(content, name, limits)
    root = package.xml(package.main)
    body = None if root is None else child(root, "body")
    if root is None or body is None:
        raise DamagedFile(file=name, cause="cause.no-document-part")
    builder, marks = DocumentBuilder(), Marks()
    styles = next(iter(package.related(package.main, "styles")), "")
    fonts = Fonts(package.xml(styles))
    flow = PartFlow(root, "body", builder, marks, fonts=fonts, headings=_heading_styles(package))
    flow.read(body, "paragraph")
    _read_notes(package, "footnote", builder, marks, fonts)
    _read_notes(package, "endnote", builder, marks, fonts)
    _read_margins(package, root, "header", builder, marks, fonts)
    _read_margins(package, root, "footer", builder, marks, fonts)
    if not builder.blocks:
        raise EmptyFile(file=name)
    _add_findings(package, builder, marks)
    return builder.document(media_type, reader)


def _heading_styles(package: Package) -> frozenset[str]:
    """Return the ids of the styles that make a heading."""
    roots = [package.xml(part) for part in package.related(package.main, "styles")]
    found = set()
    for style in (style for root in roots if root is not None for style in root.iter("{*}style")):
        name = child(style, "name")
        called = "" if name is None else (attribute(name, "val") or "").lower()
        if called.startswith(_HEADING_NAMES) or child(style, "pPr", "outlineLvl") is not None:
            found.add(attribute(style, "styleId") or "")
    return frozenset(found)


def _read_notes(
    package: Package, kind: NoteKind, builder: DocumentBuilder, marks: Marks, fonts: Fonts
) -> None:
    """Read the notes that the body points at, in the order of their marks."""
    wanted = list(dict.fromkeys(id for of, id in marks.notes if of == kind))
    for root in _parts(package, f"{kind}s"):
        notes = {attribute(note, "id"): note for note in root if local(note) == kind}
        flow = PartFlow(root, kind, builder, marks, fonts=fonts)
        for id in wanted:
            if (note := notes.get(id)) is not None:
                flow.read(note, kind)


def _read_margins(
    package: Package,
    body: etree._Element,
    kind: MarginKind,
    builder: DocumentBuilder,
    marks: Marks,
    fonts: Fonts,
) -> None:
    """Read the headers or footers that a section uses, each once; their paragraphs are counted through."""
    first = 1
    for target in dict.fromkeys(_references(package, body, kind)):
        root = package.xml(target)
        if root is not None:
            flow = PartFlow(root, kind, builder, marks, fonts=fonts, first=first)
            flow.read(root, kind)
            first += flow.paragraphs


def _references(package: Package, body: etree._Element, kind: str) -> Iterator[str]:
    for reference in body.iter(f"{{*}}{kind}Reference"):
        id = next((value for key, value in reference.attrib.items() if str(key).endswith("}id")), "")
        if target := package.target(package.main, str(id)):
            yield target


def _parts(package: Package, kind: str) -> Iterator[etree._Element]:
    for part in package.related(package.main, kind)[:1]:
        if (root := package.xml(part)) is not None:
            yield root


def _add_findings(package: Package, builder: DocumentBuilder, marks: Marks) -> None:
    if marks.changes:
        authors = ", ".join(marks.authors)
        builder.findings.append(finding("tracked-changes", count=marks.changes, authors=authors))
    builder.findings += marks.repairs.findings()
    if marks.hidden:
        builder.findings.append(finding("hidden-text", count=marks.hidden))
    comments = [note for root in _parts(package, "comments") for note in root if local(note) == "comment"]
    if comments:
        authors = ", ".join(dict.fromkeys(attribute(note, "author") or "?" for note in comments))
        place = ParagraphPlace(part="comment", paragraph=1)
        builder.findings.append(finding("has-comments", place, count=len(comments), authors=authors))

"""The parts of a Word file in reading order, as blocks of a source document."""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from lxml import etree

from extractors.readers.document_builder import DocumentBuilder
from extractors.readers.docx_doubts import doubts
from extractors.readers.docx_embedded import Embedded
from extractors.readers.docx_flow import PartFlow, WordFile
from extractors.readers.docx_fonts import Fonts
from extractors.readers.docx_numbering import Numbering
from extractors.readers.docx_package import Package
from extractors.readers.docx_runs import Marks, NoteKind, NoteMark, attribute, child, is_on, local
from extractors.readers.docx_styles import Styles
from schemas.document import SourceDocument
from schemas.errors import DamagedFile, EmptyFile
from schemas.limits import Limits

MarginKind: TypeAlias = Literal["header", "footer"]


def read_package(content: bytes, name: str, limits: Limits, media_type: str, reader: str) -> SourceDocument:
    """Read the package of a Word file: body with its notes, headers and footers."""
    package = Package(content, name, limits)
    root = package.xml(package.main)
    body = None if root is None else child(root, "body")
    if root is None or body is None:
        raise DamagedFile(file=name, cause="cause.no-document-part")
    file = _word_file(package)
    embedded = Embedded(package, package.main, file.builder, limits)
    flow = PartFlow(root, "body", file, notes=_Notes(package, file), objects=embedded)
    flow.read(body, "paragraph")
    _read_margins(package, root, "header", file)
    _read_margins(package, root, "footer", file)
    if not file.builder.blocks:
        raise EmptyFile(file=name)
    file.builder.findings += doubts(package, root, flow, file)
    file.builder.findings += embedded.findings()
    return file.builder.document(media_type, reader)


def _word_file(package: Package) -> WordFile:
    styles = Styles(package.first_related(package.main, "styles"))
    numbering = Numbering(package.first_related(package.main, "numbering"), styles)
    return WordFile(DocumentBuilder(), Marks(), styles, Fonts(styles), numbering)


class _Notes:
    """Reads each note of a file once, where the first mark that points at it stands."""

    def __init__(self, package: Package, file: WordFile) -> None:
        self._flows: dict[NoteKind, PartFlow] = {}
        self._notes: dict[NoteMark, etree._Element] = {}
        for kind in ("footnote", "endnote"):
            root = package.first_related(package.main, f"{kind}s")
            if root is not None:
                self._flows[kind] = PartFlow(root, kind, file)
                notes = (note for note in root if local(note) == kind)
                self._notes |= {NoteMark(kind, attribute(note, "id") or ""): note for note in notes}

    def __call__(self, note: NoteMark, mark: int | None) -> None:
        if (element := self._notes.pop(note, None)) is not None:
            self._flows[note.kind].read(element, note.kind, mark)


def _read_margins(package: Package, body: etree._Element, kind: MarginKind, file: WordFile) -> None:
    """Read the headers or footers that a section shows, each once; what they hold is counted through."""
    first = first_table = 1
    for target in dict.fromkeys(_shown_margins(package, body, kind)):
        root = package.xml(target)
        if root is not None:
            flow = PartFlow(root, kind, file, first=first, first_table=first_table)
            flow.read(root, kind)
            first, first_table = first + flow.paragraphs, first_table + flow.tables


def _shown_margins(package: Package, body: etree._Element, kind: MarginKind) -> Iterator[str]:
    """Yield the parts of headers or footers, without those that wait to be switched on.

    A first page of its own or even pages of their own leave their parts behind when switched off.
    """
    settings = package.first_related(package.main, "settings")
    has_even = settings is not None and is_on(child(settings, "evenAndOddHeaders"))
    for reference in body.iter(f"{{*}}{kind}Reference"):
        section, type = reference.getparent(), attribute(reference, "type")
        has_first = section is not None and is_on(child(section, "titlePg"))
        is_shown = {"first": has_first, "even": has_even}.get(type or "", True)
        id = next((value for key, value in reference.attrib.items() if str(key).endswith("}id")), "")
        if is_shown and (target := package.target(package.main, str(id))):
            yield target

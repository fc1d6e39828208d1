"""The document being written: paragraphs, tables, printed figures and notes, in order."""

from collections.abc import Mapping, Sequence
from typing import Any

import docx
from docx.document import Document as DocumentObject
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from outputs.report.footnotes import Footnotes
from outputs.report.identity import LONGEST_TAG, tag
from outputs.report.layout import set_up
from outputs.report.pieces import Note, Pieces, Printed, Words
from outputs.report.word_comments import WordComments
from outputs.words.written import printable

_CELL_MARGIN = Mm(1.2)
_UNUSED_PARTS = frozenset({"thumbnail", "stylesWithEffects", "customXml", "numbering"})
_USED_STYLES = frozenset({"Normal", "Header", "DefaultParagraphFont", "TableNormal", "NoList", "TableGrid"})


class Paper:
    """A report in the making."""

    def __init__(
        self, release: str, doubts: Mapping[tuple[str, str | None], list[str]] | None = None
    ) -> None:
        """Begin a report; `doubts` are told where a figure, or an agency's part of it, first stands."""
        self.document = docx.Document()
        self.notes = Footnotes()
        self.comments = WordComments()
        self._doubts = dict(doubts or {})
        self._release = release
        self._controls = 0
        self._style_ids: dict[str, str] = {}
        _strip_template(self.document)
        set_up(self.document)

    def say(self, style: str, content: str | Pieces) -> Paragraph:
        """Add a paragraph."""
        paragraph = self.document.add_paragraph()
        self._set_style(paragraph, style)
        return self.fill(paragraph, content)

    def fill(self, paragraph: Paragraph, content: str | Pieces) -> Paragraph:
        """Write words, printed figures and notes into a paragraph."""
        for piece in (Words(content),) if isinstance(content, str) else content:
            if isinstance(piece, Note):
                self.notes.refer(paragraph, printable(piece.words))
                continue
            run = paragraph.add_run(printable(piece.words))
            for words in run._r.iterchildren(qn("w:t")):
                words.set(qn("xml:space"), "preserve")
            run.bold = piece.bold or None
            if isinstance(piece, Words):
                run.italic = piece.italic or None
            else:
                self._wrap(run._r, piece)
                self.comments.mark(run, self._doubts.pop((piece.figure, piece.part), ()))
        return paragraph

    def fill_cell(self, cell: _Cell, style: str, content: str | Pieces) -> Paragraph:
        """Write into an empty cell."""
        paragraph = cell.paragraphs[0]
        self._set_style(paragraph, style)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        return self.fill(paragraph, content)

    def table(self, rows: int, widths: Sequence[Length], *, ruled: bool) -> Table:
        """Add an empty table with fixed column widths."""
        table: Table = self.document.add_table(rows, len(widths))
        table.autofit = False
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        if ruled:
            table.style = "Table Grid"
        _set_margins(table, _CELL_MARGIN if ruled else Length(0))
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
            for cell in column.cells:
                cell.width = width
        return table

    def _set_style(self, paragraph: Paragraph, name: str) -> None:
        """Set a style by its name: looked up once, python-docx would go through all styles each time."""
        if name not in self._style_ids:
            self._style_ids[name] = self.document.styles[name].style_id
        paragraph._p.style = self._style_ids[name]

    def _wrap(self, run: Any, piece: Printed) -> None:
        """Put a content control around a run: the printed number keeps its identity through edits."""
        self._controls += 1
        control, properties, inside = (OxmlElement(f"w:{name}") for name in ("sdt", "sdtPr", "sdtContent"))
        for name, value in (
            ("alias", piece.figure[:LONGEST_TAG]),
            ("tag", tag(self._release, piece.figure, piece.part)),
            ("id", str(self._controls)),
        ):
            property_ = OxmlElement(f"w:{name}")
            property_.set(qn("w:val"), value)
            properties.append(property_)
        run.addprevious(control)
        control.append(properties)
        control.append(inside)
        inside.append(run)


def repeat_heading(table: Table, rows: int = 1) -> None:
    """Print a table's first rows again on each page, and keep every row on one page."""
    for at, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if at < rows:
            properties.append(OxmlElement("w:tblHeader"))


def _set_margins(table: Table, margin: Length) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        element = OxmlElement(f"w:{side}")
        element.set(qn("w:w"), str(round(margin.pt * 20)))
        element.set(qn("w:type"), "dxa")
        margins.append(element)
    table._tbl.tblPr.append(margins)
    # tblLook must stay last.
    for look in table._tbl.tblPr.findall(qn("w:tblLook")):
        table._tbl.tblPr.append(look)


def _strip_template(document: DocumentObject) -> None:
    """Take out what python-docx's template brings and a report has no use for."""
    package, part = document.part.package, document.part
    for holder in (package, part):
        for id in [id for id, rel in holder.rels.items() if rel.reltype.rpartition("/")[2] in _UNUSED_PARTS]:
            del holder.rels[id]
    styles = document.styles.element
    for style in list(styles.iterchildren(qn("w:style"))):
        if style.get(qn("w:styleId")) not in _USED_STYLES:
            styles.remove(style)
            continue
        for link in style.findall(qn("w:link")):
            style.remove(link)

"""Real Word footnotes: python-docx writes none, so their part is made here.

ECMA-376, part 1, 17.11: a part of notes, of which the first two are the separators that the
settings name, and in the text a run that refers to each note.
"""

from typing import Any

from docx.document import Document as DocumentObject
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from lxml import etree

_SEPARATORS = (("separator", 0), ("continuationSeparator", 1))
_FIRST_NOTE = 2
# Word's own references leave the settings' footnote properties before these.
_AFTER_FOOTNOTE_PROPERTIES = (
    "w:endnotePr",
    "w:compat",
    "w:docVars",
    "w:rsids",
    "m:mathPr",
    "w:themeFontLang",
    "w:clrSchemeMapping",
    "w:shapeDefaults",
    "w:decimalSymbol",
    "w:listSeparator",
)


class Footnotes:
    """The footnotes of one document, in the order in which the text refers to them."""

    def __init__(self) -> None:
        self._notes: dict[str, int] = {}

    def refer(self, paragraph: Paragraph, words: str) -> None:
        """Refer to a note with these words: a new one, or the one that stands already."""
        if words in self._notes:
            _add_cross_reference(paragraph, self._notes[words])
            return
        self._notes[words] = number = len(self._notes) + 1
        start, end = _bookmark("Start", number), _bookmark("End", number)
        paragraph._p.append(start)
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(_id(number)))
        _reference_run(paragraph)._r.append(reference)
        paragraph._p.append(end)

    def save(self, document: DocumentObject) -> None:
        """Write the part, its relationship and the settings; a document without notes gets none."""
        if not self._notes:
            return
        root = parse_xml(f"<w:footnotes {nsdecls('w')}/>")
        for kind, number in _SEPARATORS:
            root.append(_separator(kind, number))
        for words, number in self._notes.items():
            root.append(_note(words, number))
        bytes_ = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        package = document.part.package
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, bytes_, package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        _name_separators(document)


def _id(number: int) -> int:
    return _FIRST_NOTE + number - 1


def _bookmark_name(number: int) -> str:
    return f"_RefNote{number}"


def _bookmark(end: str, number: int) -> Any:
    mark = OxmlElement(f"w:bookmark{end}")
    mark.set(qn("w:id"), str(number))
    if end == "Start":
        mark.set(qn("w:name"), _bookmark_name(number))
    return mark


def _reference_run(paragraph: Paragraph) -> Any:
    return paragraph.add_run(style="footnote reference")


def _add_cross_reference(paragraph: Paragraph, number: int) -> None:
    """Refer once more to a note that stands already, by a field that Word keeps right."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), f" NOTEREF {_bookmark_name(number)} \\f \\h ")
    run = _reference_run(paragraph)
    run.text = str(number)
    paragraph._p.append(field)
    field.append(run._r)


def _separator(kind: str, number: int) -> Any:
    return parse_xml(
        f'<w:footnote {nsdecls("w")} w:type="{kind}" w:id="{number}"><w:p><w:pPr>'
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        f"<w:r><w:{kind}/></w:r></w:p></w:footnote>"
    )


def _note(words: str, number: int) -> Any:
    note: Any = parse_xml(
        f'<w:footnote {nsdecls("w")} w:id="{_id(number)}"><w:p>'
        '<w:pPr><w:pStyle w:val="footnotetext"/></w:pPr>'
        '<w:r><w:rPr><w:rStyle w:val="footnotereference"/></w:rPr><w:footnoteRef/></w:r>'
        '<w:r><w:t xml:space="preserve"/></w:r></w:p></w:footnote>'
    )
    note.find(f".//{qn('w:t')}").text = f" {words}"
    return note


def _name_separators(document: DocumentObject) -> None:
    properties = OxmlElement("w:footnotePr")
    for _, number in _SEPARATORS:
        note = OxmlElement("w:footnote")
        note.set(qn("w:id"), str(number))
        properties.append(note)
    settings = document.settings.element
    later = next(
        (child for child in settings if child.tag in {qn(t) for t in _AFTER_FOOTNOTE_PROPERTIES}), None
    )
    if later is None:
        settings.append(properties)
    else:
        later.addprevious(properties)

"""Real Word comments, written in one go: python-docx looks at all earlier ones for each that is added.

ECMA-376, part 1, 17.13.4: a part of comments, and in the text a range and a reference for each. At 200
reports with seven thousand doubts the looking took 105 of the 135 seconds of a report.
"""

from collections.abc import Sequence
from typing import Any

from docx.document import Document as DocumentObject
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.run import Run
from lxml import etree

from outputs.words.written import printable

_AUTHOR, _INITIALS = "Tổng hợp", "TH"


class WordComments:
    """The comments of one document, in the order in which the text bears them."""

    def __init__(self) -> None:
        self._said: list[Sequence[str]] = []

    def mark(self, run: Run, said: Sequence[str]) -> None:
        """Comment on a run: one comment with a paragraph for each thing said, none where nothing is."""
        if said:
            run.mark_comment_range(run, len(self._said))
            self._said.append(said)

    def save(self, document: DocumentObject) -> None:
        """Write the part and its relationship; a document without comments gets none.

        No comment bears a date: the same release must give the same bytes.
        """
        if not self._said:
            return
        root = parse_xml(f"<w:comments {nsdecls('w')}/>")
        for number, said in enumerate(self._said):
            root.append(_comment(number, said))
        content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        name = PackURI("/word/comments.xml")
        part = Part(name, CONTENT_TYPE.WML_COMMENTS, content, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.COMMENTS)


def _comment(number: int, said: Sequence[str]) -> Any:
    comment: Any = parse_xml(
        f'<w:comment {nsdecls("w")} w:id="{number}" w:author="{_AUTHOR}" w:initials="{_INITIALS}">'
        '<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>'
        '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r></w:p></w:comment>'
    )
    for at, words in enumerate(said):
        if at:
            comment.append(
                parse_xml(f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="CommentText"/></w:pPr></w:p>')
            )
        run: Any = parse_xml(f'<w:r {nsdecls("w")}><w:t xml:space="preserve"/></w:r>')
        run.find(qn("w:t")).text = printable(words)
        comment[-1].append(run)
    return comment

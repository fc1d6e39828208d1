"""The .docx that msdoc2docx makes, put right where it says less than the .doc.

A .doc gives each table row cells of its own widths; which columns of the grid they cover follows from
their edges. Names of authors stand in a table that the converter does not read.
"""

import io
import zipfile
from dataclasses import dataclass

from lxml import etree

from extractors.readers.docx_grid import W, set_grid
from extractors.readers.docx_package import Package
from extractors.readers.docx_runs import attribute, local
from schemas.limits import Limits

_ANCHOR = "\ufffc"
_NUMBERED_AUTHOR = "Author "


@dataclass(frozen=True, slots=True)
class Mending:
    """What the .doc tells beyond its .docx."""

    authors: tuple[str, ...] = ()
    boxes: tuple[str, ...] = ()


def mended(content: bytes, mending: Mending, limits: Limits) -> bytes:
    """Return the package with its text parts put right."""
    package = Package(content, "", limits)
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            root = package.xml(name) if _has_text(name) else None
            if root is not None:
                _mend(root, mending, is_body=name == package.main)
            target.writestr(name, source.read(name) if root is None else etree.tostring(root))
    return made.getvalue()


def _has_text(name: str) -> bool:
    return name.startswith("word/") and name.count("/") == 1 and name.endswith(".xml")


def _mend(root: etree._Element, mending: Mending, is_body: bool) -> None:
    for note in [note for note in root if "eparator" in (attribute(note, "type") or "")]:
        # The line above the notes; a .doc holds it apart from them.
        root.remove(note)
    for table in list(root.iter(f"{W}tbl")):
        set_grid(table)
    _name_authors(root, mending.authors)
    _take_out_anchors(root, mending.boxes if is_body else ())


def _name_authors(root: etree._Element, authors: tuple[str, ...]) -> None:
    for change in root.iter(f"{W}ins", f"{W}del"):
        number = (change.get(f"{W}author") or "").removeprefix(_NUMBERED_AUTHOR)
        if number.isdecimal() and int(number) < len(authors):
            change.set(f"{W}author", authors[int(number)])


def _take_out_anchors(root: etree._Element, boxes: tuple[str, ...]) -> None:
    """Take out the marks of drawings; the words of boxes that are left over go where the first one stood."""
    anchored = [text for text in root.iter(f"{W}t") if _ANCHOR in (text.text or "")]
    for text in anchored:
        text.text = (text.text or "").replace(_ANCHOR, "")
    runs = [run for text in anchored if (run := text.getparent()) is not None and local(run) == "r"]
    paragraphs = [*runs, *root.iter(f"{W}p")]
    if boxes and paragraphs:
        picture = etree.SubElement(paragraphs[0], f"{W}pict")
        content = etree.SubElement(picture, f"{W}txbxContent")
        for words in boxes:
            run = etree.SubElement(etree.SubElement(content, f"{W}p"), f"{W}r")
            etree.SubElement(run, f"{W}t").text = words

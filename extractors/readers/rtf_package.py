"""The parts that were read from rich text, as the package of a .docx in memory."""

import io
import zipfile
from dataclasses import dataclass, field

from lxml import etree

from extractors.readers.docx_grid import W

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "word/document.xml"


@dataclass
class Parts:
    """The parts of a Word file by name: "document", "footnotes", "header1"."""

    roots: dict[str, etree._Element] = field(default_factory=dict)


def package_of(parts: Parts) -> bytes:
    """Return the package, not compressed: it is read at once."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("_rels/.rels", _relations({"m": ("officeDocument", _MAIN)}))
        names = {
            name: (name.rstrip("0123456789"), f"{name}.xml") for name in parts.roots if name != "document"
        }
        package.writestr("word/_rels/document.xml.rels", _relations(names))
        for name, root in parts.roots.items():
            package.writestr(f"word/{name}.xml", etree.tostring(root))
    return made.getvalue()


def reference(kind: str, id: str, type: str) -> etree._Element:
    """Return what points from a section at its header or footer."""
    return etree.Element(f"{W}{kind}Reference", {f"{W}type": type, f"{{{_OFFICE}}}id": id})


def _relations(links: dict[str, tuple[str, str]]) -> bytes:
    root = etree.Element(f"{{{_PACKAGE}}}Relationships")
    for id, (kind, target) in links.items():
        attributes = {"Id": id, "Type": f"{_OFFICE}/{kind}", "Target": target}
        etree.SubElement(root, f"{{{_PACKAGE}}}Relationship", attributes)
    return etree.tostring(root)

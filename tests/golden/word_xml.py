"""Word files from plain XML: what python-docx cannot write, and nothing that it would add."""

import io
import zipfile
from collections.abc import Mapping

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ROOTS = {"header": "hdr", "footer": "ftr"}
_TYPES = {"document": "document.main", "footnotes": "footnotes", "endnotes": "endnotes", "header": "header",
          "footer": "footer", "comments": "comments", "numbering": "numbering", "styles": "styles",
          "settings": "settings"}  # fmt: skip


def word_package(
    body: str, parts: Mapping[str, str], *, strict: bool = False, files: Mapping[str, bytes] = {}
) -> bytes:
    """Return a .docx of the XML within w:body and within the roots of other parts ("footnotes", "header1").

    `files` are members of other kinds by relation: {"package": ...} lies in word/embeddings/.
    """
    content = io.BytesIO()
    office = STRICT_OFFICE if strict else OFFICE
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _content_types(["document", *parts]))
        main = _relation("m", f"{office}/officeDocument", "word/document.xml")
        package.writestr("_rels/.rels", _relations([main]))
        package.writestr("word/document.xml", _root("document", f"<w:body>{body}</w:body>", strict))
        links = [_relation(name, f"{office}/{_kind(name)}", f"{name}.xml") for name in parts]
        for kind, file in files.items():
            links.append(_relation(kind, f"{office}/{kind}", f"embeddings/{kind}1.xlsx"))
            package.writestr(f"word/embeddings/{kind}1.xlsx", file)
        package.writestr("word/_rels/document.xml.rels", _relations(links))
        for name, xml in parts.items():
            package.writestr(f"word/{name}.xml", _root(_ROOTS.get(_kind(name), name), xml, strict))
    return content.getvalue()


def with_members(content: bytes, **members: bytes | None) -> bytes:
    """Return a package with members replaced or added (of names without their folder), None: left out."""
    made = io.BytesIO()
    source = zipfile.ZipFile(io.BytesIO(content))
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name in source.namelist():
            key = name.rpartition("/")[2].replace(".", "_")
            new = members.get(key, source.read(name))
            if new is not None:
                package.writestr(name, new)
    return made.getvalue()


def _kind(name: str) -> str:
    return name.rstrip("0123456789")


def _root(name: str, xml: str, strict: bool) -> str:
    namespaces = (
        f'xmlns:w="{STRICT_WORD if strict else WORD}" xmlns:r="{STRICT_OFFICE if strict else OFFICE}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    )
    return f"<w:{name} {namespaces}>{xml}</w:{name}>"


def _relation(id: str, type: str, target: str) -> str:
    return f'<Relationship Id="{id}" Type="{type}" Target="{target}"/>'


def _relations(links: list[str]) -> str:
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(links)}</Relationships>'


def _content_types(names: list[str]) -> str:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    known = [
        f'<Override PartName="/word/{name}.xml" ContentType="{word}.{_TYPES[_kind(name)]}+xml"/>'
        for name in names
    ]
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>'
        f"{''.join(known)}</Types>"
    )


def p(*runs: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(runs)}</w:p>"


def r(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def tc(*contents: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(contents)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def grid(drawn: str) -> str:
    """Return a table drawn as lines of cells between bars; of numbers in front of "#" Word counts itself."""
    rows = [[cell.strip() for cell in line.split("|")] for line in drawn.strip().splitlines()]
    return tbl(*(tr(*(tc(p(r(words)) if words else p()) for words in row)) for row in rows))


def box(*paragraphs: str) -> str:
    """Return a text box as Word writes it: in DrawingML, and in VML for old programs."""
    inside = "".join(paragraphs)
    return (
        "<w:r><mc:AlternateContent>"
        '<mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx>'
        f"<w:txbxContent>{inside}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def field(code: str, result: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code_run = f"<w:r><w:instrText> {code} </w:instrText></w:r>"
    return mark.format("begin") + code_run + mark.format("separate") + r(result) + mark.format("end")


def note_mark(kind: str, id: int) -> str:
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{id}"/></w:r>'


def note(kind: str, id: int, *paragraphs: str) -> str:
    return f'<w:{kind} w:id="{id}">{"".join(paragraphs)}</w:{kind}>'


def control(*contents: str) -> str:
    return f"<w:sdt><w:sdtPr><w:tag w:val='o'/></w:sdtPr><w:sdtContent>{''.join(contents)}</w:sdtContent></w:sdt>"


def changed(kind: str, author: str, *contents: str) -> str:
    return (
        f'<w:{kind} w:id="1" w:author="{author}" w:date="2020-07-01T08:00:00Z">{"".join(contents)}</w:{kind}>'
    )


def deleted(words: str) -> str:
    return f'<w:r><w:delText xml:space="preserve">{words}</w:delText></w:r>'


def numbered(list_id: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def level(at: int, form: str, text: str, more: str = "", fonts: str = "") -> str:
    own = f'<w:rPr><w:rFonts w:ascii="{fonts}" w:hAnsi="{fonts}"/></w:rPr>' if fonts else ""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/>{own}</w:lvl>'
    )


def definition(id: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{id}">{"".join(levels)}</w:abstractNum>'


def numbers(id: int, of: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{id}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'

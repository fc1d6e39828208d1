"""The words of a Word part in Unicode: runs in legacy charsets are repaired, by font and by letters."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from extractors.charset_judgement import Stretch, Verdict, judge
from extractors.readers.docx_fonts import Fonts
from extractors.readers.docx_runs import local
from extractors.repairs import Repairs
from schemas.legacy_charset import told_by_font
from schemas.place import ParagraphPlace

_PARTING = {"tab", "ptab", "br", "cr", "sym", "noBreakHyphen", "footnoteReference", "endnoteReference"}


@dataclass
class _Runs:
    """Runs of a paragraph that stand side by side in fonts of one kind: a word may run over them."""

    paragraph: etree._Element
    told: str | None
    capitals: bool
    pieces: list[etree._Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(piece.text or "" for piece in self.pieces)


def repaired_texts(
    paragraphs: Iterable[etree._Element],
    place: Callable[[etree._Element], ParagraphPlace],
    fonts: Fonts,
    repairs: Repairs,
) -> dict[etree._Element, str]:
    """Return the text of each `w:t` in the paragraphs of a part that does not read as it stands."""
    stretches = [runs for paragraph in paragraphs for runs in _runs(paragraph, fonts)]
    verdicts = judge([Stretch(runs.text, runs.told) for runs in stretches])
    texts: dict[etree._Element, str] = {}
    for runs, verdict in zip(stretches, verdicts, strict=True):
        text = runs.text
        if verdict == Verdict():
            continue
        found = repairs.make(text, verdict, at=place(runs.paragraph), capitals=runs.capitals)
        if found.text != text:
            starts = found.starts or tuple(range(len(text)))
            texts.update(_cut(runs.pieces, found.text, starts))
    return texts


def _runs(paragraph: etree._Element, fonts: Fonts) -> Iterator[_Runs]:
    """Yield the stretches of a paragraph; text boxes in it are paragraphs of their own."""
    current: _Runs | None = None
    for piece in _pieces(paragraph):
        if local(piece) in _PARTING:
            if current is not None:
                yield current
            current = None
            continue
        told, capitals = _told(fonts, piece, paragraph)
        if current is None or (current.told, current.capitals) != (told, capitals):
            if current is not None:
                yield current
            current = _Runs(paragraph, told, capitals)
        current.pieces.append(piece)
    if current is not None:
        yield current


def _pieces(element: etree._Element) -> Iterator[etree._Element]:
    for inner in element:
        name = local(inner)
        if name == "t" or name in _PARTING:
            yield inner
        elif name not in {"p", "tbl", "txbxContent", "pPr", "rPr"} and isinstance(inner.tag, str):
            yield from _pieces(inner)


def _told(fonts: Fonts, piece: etree._Element, paragraph: etree._Element) -> tuple[str | None, bool]:
    """Return the charset that the font of a piece stands for, and whether it shows capitals alone."""
    run = piece.getparent()
    if run is None or local(run) != "r":
        return None, False
    return told_by_font(fonts.of(run, paragraph))


def _cut(
    pieces: list[etree._Element], text: str, starts: tuple[int, ...]
) -> Iterator[tuple[etree._Element, str]]:
    """Give each piece the letters of the repaired text that begin in it."""
    end, at = 0, 0
    for piece in pieces:
        end += len(piece.text or "")
        first = at
        while at < len(text) and starts[at] < end:
            at += 1
        yield piece, text[first:at]

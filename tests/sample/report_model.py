"""What a sample report is made of, before any file format."""

from __future__ import annotations

from dataclasses import dataclass

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"


@dataclass(frozen=True)
class Heading:
    """A titled clause on its own line, as "1. Công tác chỉ đạo"."""

    text: str


@dataclass(frozen=True)
class Paragraph:
    """Running text; `note` becomes a real footnote in Word, where the text ends."""

    text: str
    note: str | None = None


@dataclass(frozen=True)
class Table:
    """A ruled table. A cell of `head` that is None continues the cell to its left, "^" the one above."""

    caption: str
    head: tuple[tuple[str | None, ...], ...]
    body: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]  # centimetres


Block = Heading | Paragraph | Table


@dataclass(frozen=True)
class Report:
    """One report of one agency, with the heading block of Decree 30/2020 around it."""

    parent: str
    issuer: str
    number: str  # as printed after "Số", colon included where the form has one
    place_date: str
    subject: str
    blocks: tuple[Block, ...]
    recipients: tuple[str, ...]
    position: str
    signer: str
    nation: tuple[str, ...] = (NATION, MOTTO)
    kind: str = "BÁO CÁO"


def merged_spans(head: tuple[tuple[str | None, ...], ...]) -> list[tuple[int, int, int, int]]:
    """Rectangles (top, left, bottom, right) of the heading cells that cover several."""
    spans = []
    for top, row in enumerate(head):
        for left, text in enumerate(row):
            if text in (None, "^"):
                continue
            right, bottom = left, top
            while right + 1 < len(row) and row[right + 1] is None:
                right += 1
            while bottom + 1 < len(head) and head[bottom + 1][left] == "^":
                bottom += 1
            if (bottom, right) != (top, left):
                spans.append((top, left, bottom, right))
    return spans

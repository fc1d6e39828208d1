"""What a hostile file may cost before its reading is ended: `[limits]` of tonghop.toml."""

from typing import Literal, TypeAlias

from pydantic import PositiveInt

from schemas.base import Model

OcrEngineName: TypeAlias = Literal["auto", "tesseract", "trueocr"]
"""`auto` is Tesseract where the machine has it with Vietnamese data, else trueocr."""


class Limits(Model):
    """Limits for the reading of one file; a real report of 300 pages stays well below each of them."""

    seconds: PositiveInt = 300
    """A page that is read from its picture takes one to four."""
    memory_mb: PositiveInt = 2048
    """Of the worker process that reads the file."""
    file_mb: PositiveInt = 200
    """Of the file as it arrived."""
    unpacked_mb: PositiveInt = 600
    """Of all members of a package or container together, pictures included."""
    members: PositiveInt = 500
    """Files in one container, those of the containers in it included."""
    depth: PositiveInt = 6
    """Containers in each other: a .zip in a forwarded mail in a mail is three."""
    part_mb: PositiveInt = 60
    """Of one part that is parsed, such as the body of a .docx: its tree takes many times as much."""
    pages: PositiveInt = 2000
    ocr_pages: PositiveInt = 60
    """Pages of one file that are read from their picture; a finding names the others."""
    megapixels: PositiveInt = 120
    """Of one page of a picture file: A4 at 600 dots an inch has 35."""
    ocr_engine: OcrEngineName = "auto"
    """`engine` of `[ocr]`: not what reading may cost, yet by far the most of what it does."""
    second_opinion: bool = False
    """Let LibreOffice, where installed, read .doc and .rtf too, and tell where its numbers differ."""

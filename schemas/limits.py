"""What a hostile file may cost before its reading is ended: `[limits]` of tonghop.toml."""

from pydantic import PositiveInt

from schemas.base import Model


class Limits(Model):
    """Limits for the reading of one file; a real report of 300 pages stays well below each of them."""

    seconds: PositiveInt = 120
    memory_mb: PositiveInt = 2048
    """Of the worker process that reads the file."""
    file_mb: PositiveInt = 200
    """Of the file as it arrived."""
    unpacked_mb: PositiveInt = 600
    """Of all members of a package or container together, pictures included."""
    part_mb: PositiveInt = 60
    """Of one part that is parsed, such as the body of a .docx: its tree takes many times as much."""
    pages: PositiveInt = 2000

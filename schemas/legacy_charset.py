"""Charsets in which Vietnamese was written before Unicode (`registry/legacy_charsets.toml`)."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from schemas.base import Model


class LegacyCharset(Model):
    """One charset: `letters` maps each code, of one or two Latin-1 characters, to its letter in NFC."""

    name: str
    source: str
    letters: dict[str, str]
    font: str | None = None
    capitals: str | None = None

    def names_font(self, font: str) -> bool:
        """Return whether a font's name says that its text is in this charset."""
        return self.font is not None and re.search(self.font, font) is not None

    def shows_capitals(self, font: str) -> bool:
        """Return whether a font shows every letter as a capital, whatever was typed."""
        return self.capitals is not None and re.search(self.capitals, font) is not None


@cache
def legacy_charsets() -> dict[str, LegacyCharset]:
    """Return the registered charsets by name."""
    raw = tomllib.loads(files("schemas.registry").joinpath("legacy_charsets.toml").read_text("utf-8"))
    return {name: _charset(name, entry) for name, entry in raw.items()}


def _charset(name: str, entry: dict[str, object]) -> LegacyCharset:
    codes, letters = list(str(entry.pop("codes", ""))), list(str(entry.pop("letters", "")))
    rows = entry.pop("pairs", [])
    assert isinstance(rows, list)
    for code_row, letter_row in zip(rows[::2], rows[1::2], strict=True):
        codes += code_row.split()
        letters += letter_row.split()
    also = entry.pop("also", {})
    assert isinstance(also, dict)
    table = dict(zip(codes, letters, strict=True)) | also
    return LegacyCharset.model_validate({"name": name, "letters": table, **entry})


def told_by_font(font: str) -> tuple[str | None, bool]:
    """Return the charset that a font's name stands for, and whether it shows capitals alone."""
    for charset in legacy_charsets().values():
        if charset.names_font(font):
            return charset.name, charset.shows_capitals(font)
    return None, False

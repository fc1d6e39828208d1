"""The fonts of rich text: their names, and the code page in which bytes set in them are written."""

from dataclasses import dataclass, field

from striprtf.striprtf import charset_map

from schemas.legacy_charset import told_by_font

_ANSI = {0, 1}
_SYMBOL = 2
_PRIVATE = 0xF000
_WESTERN = "cp1252"


@dataclass
class Fonts:
    """The font table, filled while it is read."""

    code_page: str = _WESTERN
    _names: dict[int, str] = field(default_factory=dict)
    _charsets: dict[int, int] = field(default_factory=dict)
    _current: int = 0

    def begin(self, number: int) -> None:
        self._current = number
        self._names.setdefault(number, "")

    def set_charset(self, charset: int) -> None:
        self._charsets[self._current] = charset

    def add_name(self, words: str) -> None:
        """Take part of a font's name; a semicolon ends it."""
        self._names[self._current] = self._names.get(self._current, "") + words

    def name(self, number: int | None) -> str:
        return self._names.get(number or 0, "").split(";")[0].strip()

    def decoded(self, data: bytes, number: int | None) -> str:
        """Return bytes as text; bytes of a picture font in the private area, as Word keeps them."""
        charset = self._charsets.get(number or 0, 0)
        if charset == _SYMBOL:
            return "".join(chr(_PRIVATE + byte) if byte > 0x20 else chr(byte) for byte in data)
        legacy, _ = told_by_font(self.name(number))
        if legacy is not None:
            # Fonts such as .VnTime draw Vietnamese letters at Western places, whatever they declare.
            return _lenient(data, _WESTERN)
        return _lenient(
            data, self.code_page if charset in _ANSI else charset_map.get(charset, self.code_page)
        )


def _lenient(data: bytes, code_page: str) -> str:
    """Return bytes in a code page; those that it lacks as the page of the same numbers has them."""
    try:
        return data.decode(code_page)
    except UnicodeDecodeError:
        return "".join(_one(bytes([byte]), code_page) for byte in data)


def _one(byte: bytes, code_page: str) -> str:
    try:
        return byte.decode(code_page)
    except UnicodeDecodeError:
        return byte.decode("latin-1")

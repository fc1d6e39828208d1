"""Unicode text written as the charsets from before Unicode have it: the way in, for tests of the way back."""

import re
import unicodedata

from schemas.legacy_charset import legacy_charsets

_SHAPES = {"\u0302": "^", "\u0306": "(", "\u031b": "+"}
_TONES = {"\u0301": "'", "\u0300": "`", "\u0309": "?", "\u0303": "~", "\u0323": "."}


def encode(text: str, charset: str) -> str:
    """Return codes as characters of Latin-1; a capital that TCVN3 lacks becomes a small letter."""
    if charset == "VIQR":
        return "".join(_in_viqr(text))
    codes = {}
    for code, letter in legacy_charsets()[charset].letters.items():
        codes.setdefault(letter, code)
    return "".join(codes.get(letter, codes.get(letter.lower(), letter)) for letter in text)


def encode_bytes(text: str, charset: str) -> bytes:
    """Return the bytes of a file; what the charset lacks becomes a question mark."""
    if charset == "windows-1258":
        return "".join(map(_tone_apart, text)).encode("cp1258", "replace")
    return encode(text, charset).encode("latin-1", "replace")


def _in_viqr(text: str):
    for at, letter in enumerate(text):
        if letter in "đĐ":
            yield "dd" if letter == "đ" else "DD"
            continue
        base, *marks = unicodedata.normalize("NFD", letter)
        if letter in "'`?~.^(+*" and re.search(r"[^\W\d_]\Z", text[:at]):
            yield "\\"
        shapes = [_SHAPES[mark] for mark in marks if mark in _SHAPES]
        tones = [_TONES[mark] for mark in marks if mark in _TONES]
        yield "".join((base, *shapes, *tones)) if len(marks) == len(shapes) + len(tones) else letter


def _tone_apart(letter: str) -> str:
    """Return a letter as windows-1258 writes it: the tone is a character of its own."""
    split = unicodedata.normalize("NFD", letter)
    tones = [mark for mark in split[1:] if mark in _TONES]
    return unicodedata.normalize("NFC", "".join(mark for mark in split if mark not in tones)) + "".join(tones)

"""The bytes of a text file as Unicode: by its byte order mark, as UTF-16 or UTF-8, else as it reads best.

A file that is no Unicode is judged among windows-1258, TCVN3, VNI and VISCII by how many of its words
are Vietnamese syllables; nothing in its bytes names the charset.
"""

import codecs
import re
import unicodedata
from dataclasses import dataclass, replace

from extractors.legacy_fonts import repaired, share_of_syllables
from extractors.repairs import Repairs, repair_lines
from schemas.finding import Finding, finding
from schemas.place import LinePlace

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_DEFAULT = "windows-1258"
_BY_TABLE = ("TCVN3", "VNI", "VISCII")
_READS_WELL = 0.7
_SAMPLE = 200_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file with its line ends as they are; `charset` only where it is none of Unicode."""

    text: str
    charset: str | None = None
    findings: tuple[Finding, ...] = ()


def decoded(content: bytes) -> Decoded | None:
    """Return the text of bytes, by rules that each can be stated; None where they are no text."""
    for bom, marked in _BOMS:
        if content.startswith(bom):
            return _plausible(_in_charset(content[len(bom) :], marked))
    if utf16 := _utf16_without_bom(content):
        return _plausible(_in_charset(content, utf16))
    if (utf8 := _in_charset(content, "utf-8")) is not None:
        return _plausible(utf8)
    return _legacy(content)


def unicode_lines(found: Decoded) -> Decoded:
    """Return a text in NFC with LF line ends, its lines in legacy charsets repaired and that told."""
    lines = found.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    places = [LinePlace(line=number) for number in range(1, len(lines) + 1)]
    repairs = Repairs("lines")
    if found.charset is None:
        lines = [line.text for line in repair_lines(lines, repairs, places)]
    elif found.charset != _DEFAULT:
        pairs = [(line, repaired(line, found.charset)) for line in lines]
        for (line, after), place in zip(pairs, places, strict=True):
            if line != after.text:
                repairs.note(found.charset, line, after, place)
        lines = [after.text for _, after in pairs]
    text = unicodedata.normalize("NFC", "\n".join(lines))
    return Decoded(text, found.charset, (*found.findings, *repairs.findings()))


def _legacy(content: bytes) -> Decoded | None:
    """Return the text in the charset in which it reads best, as characters of that charset's codes."""
    windows = _in_charset(content, "cp1258")
    codes = content.decode("latin-1")
    readings = {name: repaired(codes[:_SAMPLE], name) for name in _BY_TABLE}
    shares = {name: share_of_syllables(found.text) for name, found in readings.items()}
    best = max(shares, key=lambda name: shares[name])
    plain = share_of_syllables(unicodedata.normalize("NFC", windows.text[:_SAMPLE])) if windows else 0.0
    if shares[best] >= _READS_WELL and shares[best] > plain and _plausible(Decoded(readings[best].text)):
        return Decoded(codes, best)
    note = finding("charset-assumed", charset=_DEFAULT)
    assumed = _plausible(windows)
    return assumed and replace(assumed, charset=_DEFAULT, findings=(*assumed.findings, note))


def _in_charset(content: bytes, charset: str) -> Decoded | None:
    try:
        return Decoded(content.decode(charset))
    except UnicodeDecodeError as wrong:
        # A file cut in the middle of a character is still text of that charset.
        whole = content[: wrong.start]
        cut = len(content) - wrong.start < 4 and not whole.isascii()
        return Decoded(whole.decode(charset), findings=(finding("text-cut-short"),)) if cut else None


def _utf16_without_bom(content: bytes) -> str | None:
    """Name the UTF-16 whose line breaks, spaces and ASCII letters fill every other byte with zero."""
    sample = content[:4096]
    if len(sample) < 4 or len(content) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.4 and not even:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.4 and not odd else None


def _plausible(found: Decoded | None) -> Decoded | None:
    """Return what was decoded unless it has the control characters of a binary file."""
    if found is None or "\x00" in found.text:
        return None
    controls = len(_CONTROL.findall(found.text))
    return found if controls * 100 <= len(found.text) else None

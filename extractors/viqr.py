"""VIQR: Vietnamese in ASCII, marks written behind their letter ("tie^'ng Vie^.t"); RFC 1456, section 3."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from extractors.cleaning import Cleaned
from extractors.orthography import is_syllable

NAME = "VIQR"

_SHAPES = {"^": "\u0302", "(": "\u0306", "+": "\u031b", "*": "\u031b"}
_TONES = {"'": "\u0301", "`": "\u0300", "?": "\u0309", "~": "\u0303", ".": "\u0323"}
_SHAPED = r"[aeoAEO]\^|[aA]\(|[ouOU][+*]"
_LETTER = rf"(?:(?:{_SHAPED})['`?~.]?|[aeiouyAEIOUY]['`?~.]|[dD][dD]|[A-Za-z])"
_WORD = re.compile(rf"(?<![A-Za-z\\])(?:{_LETTER})+|\\(?P<escaped>[\\'`?~.^(+*dD])")
_PIECE = re.compile(_LETTER)
# A mark for a shape, "`" or "~" or "dd" at the beginning: nothing else in plain text looks so.
_TELLING = re.compile(rf"{_SHAPED}|[aeiouyAEIOUY][`~]|^dd|^D[dD]")
_ABBREVIATION = re.compile(r"(?=.*DD|.*U\+)(?:[A-Z]|U\+)*|QDDi|dd")
# A mark within a word, no stop or question behind it.
_INNER = re.compile(r"[aeiouyAEIOUY]['`~?.][A-Za-z]")
# "GDDDT" is GDĐT: no abbreviation has Đ before D.
_ABBREVIATED = re.compile(r"D(?=DD(?!D))|DD|dd|U\+|.")
# Marks that stand together, and the circumflex, tell a foreign name too: "DDa('k", "Kate^".
_MARKED = re.compile(r"\^|[aA]\([\'`?~.]|[oOuU]\+[\'`?~.]")
_ADDRESS = re.compile(r"\S*(?:@|://|www\.)\S*")
_END = re.compile(r"\s*\n\s*(?:\n|[A-Z0-9\-+*]|[dD]D)|\s*\Z|[\"')\]]")


def marked_words(text: str) -> tuple[int, int]:
    """Return how many words have marks that tell VIQR, and how many of these are syllables then."""
    found = [word[0] for word in _words(text) if _TELLING.search(word[0])]
    marked = [word for word in found if not _ABBREVIATION.fullmatch(word)]
    return len(marked), sum(is_syllable(_letters(word)) for word in marked)


def escapes_stops(text: str) -> bool:
    """Return whether full stops are told from the mark of the same look, as RFC 1456 asks."""
    return "\\." in text


def repaired(text: str, following: str | None = "") -> Cleaned:
    """Return VIQR as Unicode; words that are no syllables with their marks stay, but for "DD" in "QDD".

    `following` is the next line, None where the writer parts full stops from marks by "\\.".
    """
    whole = f"{text}\n{following}"
    pieces: list[tuple[str, int, int]] = []
    at = 0
    for found in _words(text):
        pieces += [(text[i], i, i + 1) for i in range(at, found.start())]
        if found["escaped"]:
            pieces.append((found["escaped"], found.start(), found.end()))
            at = found.end()
            continue
        at = found.end() - (following is not None and _ends_sentence(whole, found))
        pieces += _read(text, found.start(), at)
    pieces += [(text[i], i, i + 1) for i in range(at, len(text))]
    return Cleaned(
        "".join(letter for letter, _, _ in pieces),
        tuple(start for _, start, _ in pieces),
        tuple(end for _, _, end in pieces),
    )


def _words(text: str) -> Iterator[re.Match[str]]:
    addresses = [found.span() for found in _ADDRESS.finditer(text)]
    for word in _WORD.finditer(text):
        if not any(start <= word.start() < end for start, end in addresses):
            yield word


def _ends_sentence(text: str, word: re.Match[str]) -> bool:
    """Return whether the last mark is a full stop; a title in capitals seldom ends in one."""
    stem = text[word.start() : word.end() - 1]
    ends = text[word.end() - 1] == "." and _END.match(text, word.end()) is not None
    return ends and not stem.isupper() and is_syllable(_letters(stem))


def _read(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield the letters of a word with their bounds in the text."""
    word = text[start:end]
    marked = _MARKED.search(word) and not _ABBREVIATION.fullmatch(word)
    if marked or is_syllable(_letters(word)) or _is_loan(word):
        edges = [start + piece.start() for piece in _PIECE.finditer(word)]
        for left, right in pairwise([*edges, end]):
            yield _letter(text[left:right]), left, right
    elif _ABBREVIATION.fullmatch(word):
        for piece in _ABBREVIATED.finditer(word):
            yield _letter(piece[0]), start + piece.start(), start + piece.end()
    else:
        yield from ((text[i], i, i + 1) for i in range(start, end))


def _is_loan(word: str) -> bool:
    """Return whether a word written together is two syllables with their marks: "he'cta" is "hécta"."""
    if _INNER.search(word) is None:
        return False
    letters = _letters(word)
    return any(is_syllable(letters[:at]) and is_syllable(letters[at:]) for at in range(2, len(letters) - 1))


def _letters(word: str) -> str:
    return "".join(_letter(piece[0]) for piece in _PIECE.finditer(word))


def _letter(written: str) -> str:
    if written in ("dd", "dD"):
        return "đ"
    if written in ("DD", "Dd"):
        return "Đ"
    marks = (_SHAPES.get(mark) or _TONES.get(mark) or mark for mark in written[1:])
    return unicodedata.normalize("NFC", written[0] + "".join(marks))

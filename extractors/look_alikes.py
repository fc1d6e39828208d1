"""Letters that OCR takes for the digits they look like, mended where nothing else can be meant.

Letters become digits only within a word that is a number but for them: at least one digit beside, no other
letter, and of a form that numbers have. Nothing moves: each letter becomes one, and the quote stays as read.
"""

import re
from collections.abc import Iterator

_DIGIT = {"l": "1", "I": "1", "|": "1", "O": "0", "o": "0", "Q": "0", "S": "5", "B": "8", "Z": "2"}
_LIKE = "lIOoSBZQ|"
_CERTAIN = "lIOo|"
"""Those that stand for a digit in any number; the others may be letters of a code ("5B", "2S")."""

# A day, month or year of a date; a number before the slash of a symbol; a grouped number.
_DATE = rf"[\d{_LIKE}]{{1,2}}(?P<sign>[/.\-])[\d{_LIKE}]{{1,2}}(?P=sign)[\d{_LIKE}]{{4}}"
_SYMBOL = rf"[\d{_LIKE}]{{1,5}}(?=\s?/\s?(?:(?:19|20)\d\d\s?/\s?)?[A-ZĐ]{{2}})"
_GROUPED = rf"[\d{_LIKE}]{{1,3}}(?:\.[\d{_LIKE}]{{3}})+"
_COUNT = rf"[\d{_CERTAIN}]{{2,6}}(?=\s+[^\W\d_A-ZĐ])"
_NUMBER = re.compile(rf"(?<![\w|./\-])(?:{_DATE}|{_GROUPED}|{_SYMBOL}|{_COUNT})(?![\w|])")

# Words that fix what a number beside them is, and what they are by it: their marks blur to others.
_WORDS = re.compile(
    r"\b(?P<article>[Đđ]iế|[Đđ]iể)(?=u\s+\d)|(?<=tỷ\s)(?P<money>đố|đổ|đõ)(?=ng\b)"
    r"|(?<=triệu\s)(?P<million>đố|đổ|đõ)(?=ng\b)|\b(?P<nearly>[Gg]ấ)(?=n\s+\d)"
)
_MARKS = {"iế": "iề", "iể": "iề", "đố": "đồ", "đổ": "đồ", "đõ": "đồ", "ấ": "ầ"}


def mended(text: str) -> str:
    """Return a text of the same length with such letters as digits, and such words with their marks."""
    text = _WORDS.sub(lambda word: _with_marks(word[0]), text)
    for start, end, reading in found(text):
        text = text[:start] + reading + text[end:]
    return text


def _with_marks(word: str) -> str:
    return next(word.replace(blurred, meant) for blurred, meant in _MARKS.items() if blurred in word)


def found(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where a number with such letters stands, and the number that it is."""
    for number in _NUMBER.finditer(text):
        words = number[0]
        if _is_certain(words):
            yield number.start(), number.end(), "".join(_DIGIT.get(letter, letter) for letter in words)


def _is_certain(words: str) -> bool:
    """Return whether a word is a number: more digits than letters that look like them, and one at least."""
    digits = sum(letter.isdigit() for letter in words)
    letters = sum(letter in _LIKE for letter in words)
    return 0 < letters <= digits

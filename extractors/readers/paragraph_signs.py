"""Signs in the words of a line that a paragraph begins or ends there; of text files and PDFs alike."""

import re

_NOTE = r"\[\d{1,3}\]|[⁽(][\u00b9\u00b2\u00b3\u2070-\u2079]+[⁾)]|[\u00b9\u00b2\u00b3\u2070-\u2079]+(?=\s)"
_ITEM = re.compile(
    rf"\s*(?:[-–—+*•●▪◦➢✓]\s|\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}[.)]\s|\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}\s"
    rf"|\d{{1,2}}[-/]\s|[a-zđ]\)\s?|[IVX]{{1,5}}[.)/]\s|[A-ZĐ]\.\s|\(\d{{1,2}}\)\s?|{_NOTE}"
    r"|Nơi nhận\s*:|Kính gửi\s*:)"
)
_NOTE_LINE = re.compile(rf"\s*(?:{_NOTE})\s*\S")
_ENDS = re.compile(r"(?:[.;:!?…”]|\./\.)\s*$")
_NUMBER_AT_END = re.compile(r"\d\.\s*$")
# A number that follows one of these is theirs, though it opens a line like an item's: "khoản / 2. ...".
_WANTS_NUMBER = re.compile(r"\b(?:số|ngày|tháng|điều|khoản|điểm)\s*$", re.IGNORECASE)


def is_item(words: str) -> bool:
    """Return whether words begin like an item of a list, a numbered title or a note."""
    return bool(_ITEM.match(words))


def is_note(words: str) -> bool:
    """Return whether words begin with the mark of a footnote."""
    return bool(_NOTE_LINE.match(words))


def ends_sentence(words: str) -> bool:
    """Return whether words end as a sentence, clause of a list or lead-in does."""
    return bool(_ENDS.search(words))


def ends_in_open_number(words: str) -> bool:
    """Return whether words end in a number and a dot, which may go on: "ngày 15." and "6.2020"."""
    return bool(_NUMBER_AT_END.search(words))


def wants_number(words: str) -> bool:
    """Return whether a number must follow."""
    return bool(_WANTS_NUMBER.search(words))


def first_words(words: str) -> str:
    """Return what would have had to fit on the line before: a word, of an item its mark and one word."""
    return " ".join(words.split()[: 2 if is_item(words) else 1])

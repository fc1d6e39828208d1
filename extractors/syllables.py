"""A block's text as the pieces that the reading of quantities works on: syllables, numbers and marks."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from schemas.unit import PIECE, spelling

# A name in quotes is short; what runs on is speech or an unclosed quote.
_QUOTED = re.compile(r"“[^“”]{1,160}”|\"[^\"“”]{1,160}\"|«[^«»]{1,160}»|‘[^‘’]{1,160}’|”[^“”]{1,80}”")

_QUOTES = re.compile('[“”"«‘]')
_MOST_KEYS = 65536
_NONE: frozenset[int] = frozenset()


class _Keys(dict[str, str]):
    """The keys of pieces met before: most words of a report are, and a look-up is all they cost."""

    def __missing__(self, piece: str) -> str:
        if len(self) >= _MOST_KEYS:
            self.clear()
        key = self[piece] = spelling(piece)
        return key


_KEYS = _Keys()


def _offsets(text: str, pieces: Iterable[str]) -> tuple[list[int], list[int]]:
    """Return where pieces found in order begin and end: quicker than a match object for each."""
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for piece in pieces:
        at = text.index(piece, at)
        starts.append(at)
        at += len(piece)
        ends.append(at)
    return starts, ends


class Syllables:
    """Pieces of a text with their offsets; `keys` are folded for look-up.

    Pieces that belong to a reference or date are walls: no unit, qualifier or label crosses them.
    """

    __slots__ = ("ends", "keys", "quoted", "starts", "text", "walls")

    def __init__(self, text: str, claimed: Iterable[tuple[int, int]] = ()) -> None:
        self.text = text
        pieces = PIECE.findall(text)
        self.keys = [*map(_KEYS.__getitem__, pieces)]
        self.starts, self.ends = _offsets(text, pieces)
        self.walls = self._pieces_in(claimed)
        self.quoted = (
            self._pieces_in(match.span() for match in _QUOTED.finditer(text))
            if _QUOTES.search(text)
            else _NONE
        )

    def __len__(self) -> int:
        return len(self.keys)

    def _pieces_in(self, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
        inside: set[int] = set()
        for start, end in spans:
            inside.update(range(bisect_right(self.ends, start), bisect_left(self.starts, end)))
        return frozenset(inside)

    def key(self, at: int) -> str:
        """Return the key of a piece, "" outside the text and at a wall."""
        return self.keys[at] if 0 <= at < len(self.keys) and at not in self.walls else ""

    def written(self, at: int, end: int | None = None) -> str:
        """Return the text of pieces [at, end), its white space made single spaces."""
        last = at if end is None else end - 1
        if not 0 <= at <= last < len(self.keys):
            return ""
        return " ".join(self.text[self.starts[at] : self.ends[last]].split())

    def is_number(self, at: int) -> bool:
        return 0 <= at < len(self.keys) and self.keys[at][0].isdecimal() and at not in self.walls

    def is_word(self, at: int) -> bool:
        return 0 <= at < len(self.keys) and self.keys[at][0].isalpha() and at not in self.walls

    def is_capital(self, at: int) -> bool:
        return 0 <= at < len(self.keys) and self.text[self.starts[at]].isupper()

    def is_glued(self, at: int) -> bool:
        """Return whether nothing parts a piece from the one before it."""
        return 0 < at < len(self.keys) and self.ends[at - 1] == self.starts[at]

    def opens_line(self, at: int) -> bool:
        """Return whether a piece is the first of the block or of a line."""
        return at == 0 or "\n" in self.text[self.ends[at - 1] : self.starts[at]]

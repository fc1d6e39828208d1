"""Rich text as a row of tokens: groups, control words, and the bytes of the text between them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?"
    rb"|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n\0]+|([^\\{}\r\n\0]+)|\\",
    re.DOTALL,
)
_BRACE = re.compile(rb"\\bin(\d{1,10}) ?|\\.|[{}]", re.DOTALL)


class Token(NamedTuple):
    """One token: exactly one of its fields is filled, `number` goes with `word`."""

    word: str = ""
    number: int | None = None
    data: bytes = b""
    """Bytes of text in the code page of the font."""
    sign: str = ""
    """A control symbol such as "~"."""
    brace: str = ""


class Tokens:
    """Iterates over the tokens of a file, and can leave the rest of a group out."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._at = 0

    def __iter__(self) -> Iterator[Token]:
        while found := _TOKEN.match(self._content, self._at):
            self._at = found.end()
            word, number, code, sign, brace, data = found.groups()
            if word == b"bin":
                self._at += max(int(number or 0), 0)
            elif word:
                yield Token(word=word.decode("ascii"), number=None if number is None else int(number))
            elif code:
                yield Token(data=bytes.fromhex(code.decode("ascii")))
            elif sign:
                yield Token(sign=sign.decode("latin-1"))
            elif brace:
                yield Token(brace=brace.decode("ascii"))
            elif data:
                yield Token(data=data)

    def skip_group(self) -> None:
        """Go to the brace that closes the group, which is the next token; pictures may be megabytes."""
        depth = 0
        while found := _BRACE.search(self._content, self._at):
            if found[0] == b"{":
                depth += 1
            elif found[0] == b"}":
                if not depth:
                    self._at = found.start()
                    return
                depth -= 1
            self._at = found.end() + (int(found[1]) if found[1] else 0)
        self._at = len(self._content)

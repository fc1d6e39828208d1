"""Words of Vietnamese official prose: symbols, dates and numbers whole, all else apart.

spaCy's own Vietnamese tokenizer splits at spaces alone ("26/4/2019;" is one token). Here
`91/KH-STTTT`, `26/4/2019`, `1.200` and `LĐ-TB&XH` are one token each, punctuation is parted from
words, and a number from the word glued to it (`15phút`, `súng,05`).
"""

import re
from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractors.letters import ABBREVIATING

_CAPITALS = ABBREVIATING + "Ð"
_HYPHEN = "[-‐‑–−]"
_PART = rf"(?:QyĐ|CTrPH|CTr|TTr|TrS|TTg|ThU|[{_CAPITALS}][{_CAPITALS}0-9]*)"
_WORDS = re.compile(
    rf"""
      [0-9]+[a-zđ]?(?:/[0-9]{{2,4}})?[/-]{_PART}(?:[-‐‑–−&./]{_PART})*(?![^\W\d_])  # 91/KH-STTTT
    | [0-9]+(?:[./-][0-9]+)+                                   # 26/4/2019, 1.200, 0263.3822.113
    | [0-9]+(?:,[0-9]+)?                                       # 95,5
    | {_PART}(?:(?:&|{_HYPHEN}){_PART})+(?![^\W\d_])           # LĐ-TB&XH, KT-XH
    | [^\W\d_][^\W\d_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W\d_]*)*[0-9]*(?![0-9])  # words; VTV8, QH14
    | [^\W\d_]+
    | \s+
    | \.{{2,}}
    | .
    """,
    re.VERBOSE | re.DOTALL,
)


class VietnameseTokenizer:
    """Turns text into a Doc whose text is exactly the same."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        words: list[str] = []
        spaces: list[bool] = []
        for word in _WORDS.findall(text):
            # spaCy keeps one space with the word before it; further ones are a token.
            follows = word[0] == " " and bool(words) and not spaces[-1]
            if follows:
                spaces[-1] = True
            if rest := word[follows:]:
                words.append(rest)
                spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_bytes(self, **_: object) -> bytes:
        return b""

    def from_bytes(self, _data: bytes, **_: object) -> "VietnameseTokenizer":
        return self

    def to_disk(self, _path: object, **_: object) -> None:
        """The tokenizer holds no data: nothing is written."""

    def from_disk(self, _path: object, **_: object) -> "VietnameseTokenizer":
        return self


def create_tokenizer() -> Callable[[Language], VietnameseTokenizer]:
    """Return the factory that spaCy's configuration asks for (`@tokenizers = "tonghop.Tokenizer.v1"`)."""

    def build(nlp: Language) -> VietnameseTokenizer:
        return VietnameseTokenizer(nlp.vocab)

    return build

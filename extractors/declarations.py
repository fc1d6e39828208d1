"""What a report says it is to another: "Báo cáo này thay thế Báo cáo số 45/BC-VHTT".

Only reports and letters are looked for as the other document: that a decree replaces a decree is no
business of the submissions. A declaration takes effect only where it meets a submission.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

from schemas.wording import fold

Relation: TypeAlias = Literal["replaces", "corrects", "supplements"]

_KINDS = "báo cáo|công văn|văn bản|số liệu|phụ lục|biểu"
_WORDS: tuple[tuple[Relation, str], ...] = (
    ("replaces", r"thay\s+thế|thay\s+cho"),
    ("corrects", r"đính\s+chính|điều\s+chỉnh"),
    ("supplements", r"bổ\s+sung"),
)
# Hardly a block declares anything: these words are looked for first, at the speed of one search.
_ANY = re.compile("|".join(words for _, words in _WORDS), re.IGNORECASE)
# "Báo cáo này thay thế (cho) Báo cáo số …", "đính chính số liệu tại Báo cáo số …", "(thay thế Báo cáo …)".
_OBJECT = rf"(?:\s+(?:cho|vào|tại|của|trong|các|một\s+số|số\s+liệu|nội\s+dung))*\s+(?P<kind>{_KINDS})\b"
# "Báo cáo bổ sung", "Báo cáo (thay thế)", "BÁO CÁO ĐÍNH CHÍNH": the title itself.
_TITLE = rf"\b(?P<kind>{_KINDS})\s*\(?\s*"
_FORMS = tuple(
    (
        relation,
        re.compile(rf"\b(?:{words}){_OBJECT}", re.IGNORECASE),
        re.compile(rf"{_TITLE}(?:{words})\b", re.IGNORECASE),
    )
    for relation, words in _WORDS
)


class Cited(Protocol):
    """A reference found in the block: `extractors.reading.FoundReference`, without importing spaCy."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def symbol(self) -> str: ...
    @property
    def type(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class FoundDeclaration:
    start: int
    end: int
    relation: Relation
    symbol: str | None
    type: str | None


def find(text: str, references: Sequence[Cited] = ()) -> Iterator[FoundDeclaration]:
    """Yield the declarations of one block; `references` are those found in it, for the other's symbol."""
    if not _ANY.search(text):
        return
    for relation, deed, title in _FORMS:
        hits = [*deed.finditer(text), *title.finditer(text)]
        seen: list[int] = []
        for hit in sorted(hits, key=lambda hit: (hit.start(), -hit.end())):
            if not any(hit.start() < end for end in seen):
                seen.append(hit.end())
                yield _declared(text, hit, relation, references)


def _declared(
    text: str, hit: re.Match[str], relation: Relation, references: Sequence[Cited]
) -> FoundDeclaration:
    cited = next((ref for ref in references if _follows(text, hit.end(), ref.start)), None)
    kind = fold(hit["kind"])
    return FoundDeclaration(
        start=hit.start(),
        end=cited.end if cited else hit.end(),
        relation=relation,
        symbol=cited.symbol if cited else None,
        type=cited.type if cited else kind.capitalize() if kind in ("báo cáo", "công văn") else None,
    )


def _follows(text: str, end: int, start: int) -> bool:
    """Return whether what starts here stands close behind in the same sentence."""
    return 0 <= start - end <= 80 and not re.search(r"[;]|\.\s", text[end:start])

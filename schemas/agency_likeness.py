"""Which agency a misspelt name or folder probably means: offered to a person, never taken.

Compared without tone marks and spaces, with a few slips of the pen: names of one kind differ only in their
place ("huyện Tam Nông", "huyện Tam Bình"), so a share of the whole name would take one for the other.
"""

import re
import unicodedata
from collections.abc import Iterable

from rapidfuzz.distance import OSA

from schemas.agency import Agency, AgencyRegistry
from schemas.wording import fold

_LETTERS_A_SLIP = 8
_MOST_SLIPS = 3
_FEWEST_LETTERS = 4
# As offices shorten them in headings and in the names of folders; whole words only.
_IN_FULL = {
    "tp": "thành phố",
    "tx": "thị xã",
    "tt": "thị trấn",
    "h": "huyện",
    "p": "phường",
    "vhtt": "văn hóa và thông tin",
    "vh-tt": "văn hóa và thông tin",
    "ubnd": "ủy ban nhân dân",
    "ptth": "phát thanh và truyền hình",
    "pt-th": "phát thanh và truyền hình",
}
_SHORT = re.compile(
    rf"(?<![^\W_])(?:{'|'.join(sorted(map(re.escape, _IN_FULL), key=len, reverse=True))})(?![^\W_])\.?"
)


def likely(words: str, agencies: AgencyRegistry) -> tuple[Agency, ...]:
    """Return the agencies whose name, alias or folder is nearest to these words, where one is near.

    Several only where they are equally near.
    """
    near = [
        (distance, agency)
        for agency in agencies.agency
        if (distance := min(_distances(words, agency), default=None)) is not None
    ]
    nearest = min((distance for distance, _ in near), default=0)
    return tuple(agency for distance, agency in near if distance == nearest)


def _distances(words: str, agency: Agency) -> Iterable[int]:
    written = _spellings(words)
    for known in (agency.id, agency.name, *agency.aliases):
        for spelling in _spellings(known):
            for given in written:
                most = min(_MOST_SLIPS, len(spelling) // _LETTERS_A_SLIP + 1)
                found = OSA.distance(given, spelling, score_cutoff=most)
                if found <= most and min(len(given), len(spelling)) >= _FEWEST_LETTERS:
                    yield found


def _spellings(words: str) -> set[str]:
    """Return words as they stand and with what is shortened written out, both bare."""
    folded = fold(words.replace("_", " "))
    return {_bare(folded), _bare(_SHORT.sub(lambda hit: _IN_FULL[hit[0].rstrip(".")], folded))}


def _bare(words: str) -> str:
    plain = unicodedata.normalize("NFD", words).replace("đ", "d")
    return re.sub(r"[^a-z0-9]", "", plain)

"""The tag by which a printed figure is known in the report: RELEASE|FIGURE[|AGENCY or @GROUP].

Word takes tags of at most 64 characters. A longer one ends in "#" and the beginning of the SHA-256 of the
whole, which whoever holds figures.json can compute for each figure, agency and group.
"""

import hashlib

LONGEST_TAG = 64
_HASH_DIGITS = 16


def tag(release: str, figure: str, part: str | None = None) -> str:
    """Return the tag of a figure, or of the part of it that an agency or "@group" contributes."""
    whole = "|".join((release, figure) if part is None else (release, figure, part))
    if len(whole) <= LONGEST_TAG:
        return whole
    digest = hashlib.sha256(whole.encode()).hexdigest()[:_HASH_DIGITS]
    return f"{whole[: LONGEST_TAG - _HASH_DIGITS - 1]}#{digest}"

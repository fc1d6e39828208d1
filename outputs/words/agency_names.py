"""How the report names agencies: in full, by the short name within a group, and several in one breath."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from outputs.release_content import ReleaseContent
from schemas.catalogue import keys, text
from schemas.wording import syllables

# A short name keeps the word for the kind of place: "huyện Cao Lãnh" is not "thành phố Cao Lãnh".
_KINDS_OF_PLACE = frozenset({"tỉnh", "huyện", "thị", "thành", "quận", "xã", "phường"})
_SHORTEST_SHARED = 3


def short_name(content: ReleaseContent, agency: str) -> str:
    """Return the part of a name that tells an agency from the others of its group."""
    name = content.name_of(agency)
    shared = shared_words(_names_of_group(content, content.group_of(agency)))
    return name[len(shared) :].strip() if shared and name.startswith(shared + " ") else name


def group_name(content: ReleaseContent, group: str, lang: str = "vi") -> str:
    """Return the heading of a group; the office's own is its name, an unknown group's its id."""
    if group == "office":
        return content.office.issuer
    key = f"shown.group.{group}"
    return text(key, lang) if key in keys() else group


def short_group_name(content: ReleaseContent, group: str, lang: str = "vi") -> str:
    """Return the heading of a group's column."""
    key = f"shown.group-short.{group}"
    return text(key, lang) if key in keys() else group_name(content, group, lang)


def names(content: ReleaseContent, agencies: Iterable[str], notes: Mapping[str, str] | None = None) -> str:
    """Name agencies in one breath, what their group shares said once; a note follows its agency.

    "Báo Đồng Tháp; Phòng Văn hóa và Thông tin huyện Lai Vung (02), huyện Tam Nông (05)".
    """
    by_group: dict[str, list[str]] = {}
    for agency in agencies:
        by_group.setdefault(content.group_of(agency), []).append(agency)
    noted = notes or {}
    return "; ".join(_of_group(content, group, members, noted) for group, members in by_group.items())


@lru_cache(maxsize=64)
def shared_words(full_names: tuple[str, ...]) -> str:
    """Return the words with which all names begin, "" where they are few or there is one name only."""
    if len(full_names) < 2:
        return ""
    split = [name.split() for name in full_names]
    shared: list[str] = []
    for words in zip(*split, strict=False):
        if len(set(words)) > 1 or _KINDS_OF_PLACE.intersection(syllables(words[0])):
            break
        shared.append(words[0])
    leaves_something = all(len(words) > len(shared) for words in split)
    return " ".join(shared) if len(shared) >= _SHORTEST_SHARED and leaves_something else ""


def _of_group(content: ReleaseContent, group: str, members: Sequence[str], notes: Mapping[str, str]) -> str:
    shared = shared_words(_names_of_group(content, group))
    full = {agency: content.name_of(agency) for agency in members}
    short = {agency: short_name(content, agency) for agency in members}
    if not shared or any(short[agency] == full[agency] for agency in members):
        return "; ".join(full[agency] + notes.get(agency, "") for agency in members)
    return f"{shared} {', '.join(short[agency] + notes.get(agency, '') for agency in members)}"


def _names_of_group(content: ReleaseContent, group: str) -> tuple[str, ...]:
    return tuple(agency.name for agency in content.agencies.agency if agency.group == group)

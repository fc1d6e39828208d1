"""The printed figures of a report as they stand in its file today, known by their content controls."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from extractors.readers.docx_package import Package
from extractors.readers.docx_runs import DELETED, attribute, child, local
from schemas.limits import Limits

_SPACES = frozenset({"tab", "br", "cr"})


@dataclass(frozen=True, slots=True)
class Control:
    """One printed figure: its tag (identity.py) and the words that stand in it."""

    tag: str
    words: str


def controls(content: bytes, name: str, limits: Limits) -> tuple[Control, ...]:
    """Return the printed figures of a Word file in reading order, tracked changes as accepted.

    Raises:
        UnreadableFile: it is no package of a Word file, or beyond the limits.
    """
    package = Package(content, name, limits)
    root = package.xml(package.main)
    return tuple(_held(root)) if root is not None else ()


def _held(root: etree._Element) -> Iterator[Control]:
    for element in root.iter("{*}sdt"):
        properties, inside = child(element, "sdtPr"), child(element, "sdtContent")
        tag = child(properties, "tag") if properties is not None else None
        said = attribute(tag, "val") if tag is not None else None
        if said and ("|" in said or "#" in said) and inside is not None:
            yield Control(said, " ".join("".join(_letters(inside)).split()))


def _letters(element: etree._Element) -> Iterator[str]:
    """Yield what is read in an element: what was struck out with tracked changes is gone."""
    for each in element:
        name = local(each)
        if name == "t":
            yield each.text or ""
        elif name in _SPACES:
            yield " "
        elif name == "noBreakHyphen":
            yield "-"
        elif name not in DELETED:
            yield from _letters(each)

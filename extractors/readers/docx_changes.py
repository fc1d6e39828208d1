"""Tracked changes of a Word part, as a person counts them."""

from collections.abc import Iterator

from lxml import etree

from extractors.readers.docx_runs import attribute, local

_CHANGES = ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel")


def tracked_changes(root: etree._Element) -> Iterator[tuple[str, etree._Element | None]]:
    """Yield who made each change of a part, and the paragraph it stands in.

    A stretch of changed runs is one change, and so is a paragraph that was typed or deleted whole.
    """
    for change in root.iter(*(f"{{*}}{name}" for name in _CHANGES)):
        if not local(change) or _goes_on(change):
            continue
        paragraph = next(change.iterancestors("{*}p"), None)
        if _is_mark(change):
            if paragraph is not None and _has_others(paragraph, change):
                continue
        elif paragraph is None:
            owner = next(change.iterancestors("{*}tr", "{*}tc"), change)
            paragraph = next(owner.iter("{*}p"), None)
        yield attribute(change, "author") or "?", paragraph


def _goes_on(change: etree._Element) -> bool:
    """Return whether a change is of one kind and author with the element before it."""
    before = change.getprevious()
    if before is None or before.tag != change.tag:
        return False
    return all(attribute(before, name) == attribute(change, name) for name in ("author", "date"))


def _is_mark(change: etree._Element) -> bool:
    """Return whether it is the mark at the end of a paragraph that changed."""
    parent = change.getparent()
    return parent is not None and local(parent) == "rPr"


def _has_others(paragraph: etree._Element, change: etree._Element) -> bool:
    others = paragraph.iter(*(f"{{*}}{name}" for name in _CHANGES))
    return any(other is not change and local(other) and not _is_mark(other) for other in others)

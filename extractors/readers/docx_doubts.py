"""What of a Word file a person should know of: changes, hidden text, comments."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from extractors.readers.docx_flow import PartFlow, WordFile
from extractors.readers.docx_package import Package
from extractors.readers.docx_runs import Marks, attribute, local
from schemas.finding import Finding, finding
from schemas.place import Source

_QUOTED = 80
_COMMENTED = 300
_NOTHING = "…"
_MOST_COMMENTS = 100


def doubts(package: Package, root: etree._Element, body: PartFlow, file: WordFile) -> Iterator[Finding]:
    """Yield the findings of a file that has been read."""
    yield from _changes(file.marks)
    yield from file.marks.repairs.findings()
    yield from _hidden(file.marks)
    yield from _comments(package, root, body, file)


def _changes(marks: Marks) -> Iterator[Finding]:
    if marks.changes:
        authors = ", ".join(dict.fromkeys(author for author, _ in marks.changes))
        first = next((place for _, place in marks.changes if place is not None), None)
        yield finding("tracked-changes", first, count=len(marks.changes), authors=authors)


def _hidden(marks: Marks) -> Iterator[Finding]:
    if marks.hidden:
        first = marks.hidden[0][1]
        words = " ".join(words for words, place in marks.hidden if place == first)
        yield finding("hidden-text", first, count=len(marks.hidden), quote=_short(words, _QUOTED))


@dataclass(slots=True)
class _Commented:
    """What a comment is about: the paragraph where it begins, and the words it covers."""

    paragraph: etree._Element | None = None
    words: str = ""


def _comments(package: Package, root: etree._Element, body: PartFlow, file: WordFile) -> Iterator[Finding]:
    """Yield each comment, with the place of the words it is about and its own."""
    comments = package.first_related(package.main, "comments")
    if comments is None:
        return
    about = _commented(root)
    flow = PartFlow(comments, "comment", file)
    found = [element for element in comments if local(element) == "comment"]
    for comment in found[:_MOST_COMMENTS]:
        of = about.get(attribute(comment, "id") or "", _Commented())
        yield _comment(comment, of, flow, body)
    if rest := found[_MOST_COMMENTS:]:
        authors = dict.fromkeys(attribute(comment, "author") or "?" for comment in rest)
        yield finding("has-comments", count=len(rest), authors=", ".join(authors))


def _comment(comment: etree._Element, of: _Commented, flow: PartFlow, body: PartFlow) -> Finding:
    first = next((inner for inner in comment.iter("{*}p") if local(inner)), None)
    places = [body.place(of.paragraph)] if of.paragraph is not None else []
    places += [flow.place(first)] if first is not None else []
    source: Source | None = tuple(places) if len(places) > 1 else next(iter(places), None)
    return finding(
        "comment",
        source,
        author=attribute(comment, "author") or "?",
        text=_short(flow.text(comment), _COMMENTED) or _NOTHING,
        quote=_short(of.words, _QUOTED) or _NOTHING,
    )


def _commented(root: etree._Element) -> dict[str, _Commented]:
    """Return what each comment of a part is about, by its id."""
    found: dict[str, _Commented] = {}
    open_ids: dict[str, None] = {}
    paragraph: etree._Element | None = None
    for element in root.iter():
        name = local(element)
        id = attribute(element, "id") or ""
        if name == "p":
            paragraph = element
        elif name in {"commentRangeStart", "commentReference"}:
            about = found.setdefault(id, _Commented())
            about.paragraph = paragraph if about.paragraph is None else about.paragraph
            if name == "commentRangeStart":
                open_ids[id] = None
        elif name == "commentRangeEnd":
            open_ids.pop(id, None)
        elif name == "t":
            for open_id in list(open_ids):
                found[open_id].words += element.text or ""
                if len(found[open_id].words) > _QUOTED:
                    # Enough to be quoted; a hostile file may leave all its comments open.
                    del open_ids[open_id]
    return found


def _short(words: str, most: int) -> str:
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"

"""A mention as a row of a table: its words, where they stand, how they were read, why they count or not."""

from collections.abc import Iterator
from dataclasses import dataclass

from outputs.audit_page.anchors import figure_anchor, mention_anchor, source_anchor
from outputs.audit_page.passage import Passage, passage
from outputs.audit_page.showing import Showing
from outputs.words.place_words import place_words
from outputs.words.wording import render
from schemas.catalogue import text
from schemas.figure import Contribution, Exclusion, Figure, Mention, Unclassed
from schemas.interval import Interval
from schemas.picture import Picture


@dataclass(frozen=True, slots=True)
class Row:
    """A mention: the words, where they stand, how they were read, and why they count or do not."""

    agency: str
    agency_id: str
    anchor: str
    """Where links to this agency's part of a figure lead; "" for further rows of the agency."""
    own_anchor: str
    """Where links to this mention lead."""
    quote: str
    passage: Passage
    reading: str
    file: str
    sha256: str
    place: str
    why: str
    fact: str
    source: str
    """Link to its words in the whole submission; "" where they are not shown."""
    pictures: tuple[Picture, ...] = ()
    """The words on the pages of a PDF or scan."""
    correction: str | None = None
    instead: str | None = None
    """What counts in its stead."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The mentions of a figure as rows, made one at a time: a thousand reports have a hundred thousand.

    The first row of each agency bears the anchor that the matrix links to, unless it is `linked` before.
    """

    showing: Showing
    figure: Figure
    mentions: tuple[Contribution, ...] | tuple[Exclusion, ...]
    linked: frozenset[str] = frozenset()

    def __len__(self) -> int:
        return len(self.mentions)

    def __iter__(self) -> Iterator[Row]:
        seen = set(self.linked)
        for each in self.mentions:
            agency = each.agency or ""
            anchor = "" if not agency or agency in seen else figure_anchor(self.figure.id, agency)
            seen.add(agency)
            yield row(self.showing, each, self.figure.id, anchor)


def row(showing: Showing, each: Mention, figure: str | None = None, anchor: str = "") -> Row:
    """Return a mention of a figure, or of none, as it is shown."""
    content = showing.content
    quote = showing.masked(each.quote)
    return Row(
        agency=content.name_of(each.agency) or showing.words("audit.no-agency"),
        agency_id=each.agency or "",
        anchor=anchor,
        own_anchor=mention_anchor(figure, each),
        quote=quote,
        passage=passage(showing.masked(each.context), quote, showing.turns.get(each.fact)),
        reading=reading(each, showing.lang),
        file=each.file,
        sha256=each.sha256,
        place=place_words(each.source, showing.lang),
        why=why(each, showing.lang),
        fact=each.fact,
        source=source_anchor(each.submission, each.fact) if content.shows(each) else "",
        pictures=content.pictures(each) if isinstance(each, Contribution) else (),
        correction=each.correction if isinstance(each, Contribution) else None,
        instead=_instead(showing, each.of) if isinstance(each, Exclusion) else None,
    )


def why(each: Mention, lang: str) -> str:
    """Say by which rule a mention counts, or for which reason it does not."""
    if isinstance(each, Contribution):
        return text(f"shown.rule.{each.rule}", lang)
    reason = each.reason if isinstance(each, Exclusion | Unclassed) else None
    return text(f"shown.reason.{reason or 'none'}", lang)


def _instead(showing: Showing, of: str | None) -> str | None:
    """Name what counts instead: a mention by its words, a submission by its file."""
    counted = showing.counted.get(of or "")
    if counted:
        return showing.words("audit.instead.fact", quote=showing.masked(counted.quote), id=counted.fact)
    return showing.content.file_of(of) or of


def reading(each: Mention, lang: str) -> str:
    """Say as what a quote was read."""
    read = Interval(value=each.value, low=each.low, high=each.high, qualifier=each.qualifier)
    return render(read, each.unit or "", lang, each.per)

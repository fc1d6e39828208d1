"""How a total was added up: groups, their agencies, what each said, and whether the sums agree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from outputs.audit_page.anchors import mention_anchor
from outputs.audit_page.showing import Showing
from outputs.combination import combine
from outputs.words.agency_names import group_name
from outputs.words.wording import number, render
from schemas.figure import AgencyFigure, Contribution, Figure, WordedSum
from schemas.interval import Interval

_LONG = 40
_SPELLED_OUT = 12
"""More parts than these are counted rather than written out in one line."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A printed number and what it was put together from, down to the words of reports."""

    name: str
    words: str
    bounds: str
    printed: Interval | None
    leaves: tuple[Interval | None, ...]
    """What the reports said, below this branch."""
    parts: tuple["Branch", ...] = ()
    spelled_out: str = ""
    """The addition of the parts, with bounds; "" for a mention, and where there is one part."""
    agrees: bool | None = None
    """Whether the parts, put together again here, give the printed number; None for a mention."""
    anchor: str = ""

    @property
    def is_long(self) -> bool:
        """Whether the tree is folded at first."""
        return len(self.leaves) > _LONG


def sum_tree(showing: Showing, figure: Figure) -> Branch | None:
    """Return the tree of a figure; None where nothing was added."""
    if figure.combine == "list" or not figure.contributions:
        return None
    content = showing.content
    by_group: dict[str, dict[str, list[Contribution]]] = {}
    for each in figure.contributions:
        agency = each.agency or ""
        by_group.setdefault(content.group_of(agency), {}).setdefault(agency, []).append(each)
    groups = [
        _group(showing, figure, group, by_group[group]) for group in content.groups if group in by_group
    ]
    return _branch(showing, figure, figure.label, _interval(figure), groups)


def _group(
    showing: Showing, figure: Figure, group: str, said: Mapping[str, Sequence[Contribution]]
) -> Branch:
    agencies = [_agency(showing, figure, agency, said[agency]) for agency in showing.content.ordered(said)]
    printed = _interval(figure.by_group[group]) if group in figure.by_group else None
    return _branch(showing, figure, group_name(showing.content, group, showing.lang), printed, agencies)


def _agency(showing: Showing, figure: Figure, agency: str, said: Sequence[Contribution]) -> Branch:
    parts = [_leaf(showing, figure, each) for each in said]
    printed = _interval(figure.by_agency[agency]) if agency in figure.by_agency else None
    return _branch(showing, figure, showing.content.name_of(agency), printed, parts)


def _leaf(showing: Showing, figure: Figure, each: Contribution) -> Branch:
    read = _interval(each)
    words = render(read, each.unit or figure.unit, showing.lang, each.per)
    quote = " ".join(showing.masked(each.quote).split())
    anchor = mention_anchor(figure.id, each)
    return Branch(quote, words, bounds(read, showing.lang), read, leaves=(read,), anchor=anchor)


def _branch(
    showing: Showing, figure: Figure, name: str, printed: Interval | None, parts: Sequence[Branch]
) -> Branch:
    leaves = tuple(leaf for part in parts for leaf in part.leaves)
    again = combine([leaf for leaf in leaves if leaf is not None], figure.combine)
    added = figure.combine != "sum" or _bounds_add(printed, parts)
    return Branch(
        name=name,
        words=render(printed, figure.unit, showing.lang),
        bounds=bounds(printed, showing.lang),
        printed=printed,
        leaves=leaves,
        parts=tuple(parts),
        spelled_out=_spelled_out(showing, figure, parts, printed),
        agrees=again == printed and added,
    )


def _bounds_add(printed: Interval | None, parts: Sequence[Branch]) -> bool:
    """Return whether the bounds of the parts, added one by one, are those of the printed number."""
    if printed is None:
        return False
    said = [part.printed for part in parts if part.printed is not None]
    low = _added([each.low for each in said])
    high = _added([each.high for each in said])
    return len(said) == len(parts) and (low, high) == (printed.low, printed.high)


def _added(bounds: Sequence[Decimal | None]) -> Decimal | None:
    known = [bound for bound in bounds if bound is not None]
    return sum(known, Decimal(0)) if len(known) == len(bounds) else None


def _spelled_out(showing: Showing, figure: Figure, parts: Sequence[Branch], printed: Interval | None) -> str:
    if len(parts) < 2:
        return ""
    shown = [f"{part.bounds}" for part in parts[:_SPELLED_OUT]]
    if len(parts) > _SPELLED_OUT:
        shown.append(showing.words("audit.tree.more", number=len(parts) - _SPELLED_OUT))
    if figure.combine == "max":
        return f"max({'; '.join(shown)}) = {bounds(printed, showing.lang)}"
    return f"{' + '.join(shown)} = {bounds(printed, showing.lang)}"


def bounds(read: Interval | None, lang: str) -> str:
    """Write the bounds of a number as mathematics does: [1.200; ∞), [5], (-∞; 40]."""
    if read is None:
        return "∅"
    if read.low is not None and read.low == read.high:
        return f"[{_plain(read.low, lang)}]"
    low = "(−∞" if read.low is None else f"[{_plain(read.low, lang)}"
    high = "∞)" if read.high is None else f"{_plain(read.high, lang)}]"
    return f"{low}; {high}"


def _plain(value: Decimal, lang: str) -> str:
    """Return a number without the zero that papers put before one digit."""
    written = number(value, lang)
    return written.lstrip("0") if written[1:].isdigit() else written


def _interval(said: Figure | Contribution | AgencyFigure | WordedSum) -> Interval | None:
    if said.qualifier is None:
        return None
    return Interval(value=said.value, low=said.low, high=said.high, qualifier=said.qualifier)
